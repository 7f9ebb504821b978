import { Link, type LinkProps } from "@remix-run/react";
import { type ButtonHTMLAttributes, forwardRef } from "react";
import { classes } from "./classes.ts";

export type ButtonLook = "plain" | "primary" | "danger" | "quiet";

interface Look {
  look?: ButtonLook;
  /** Square, for a lone icon; give it an aria-label. */
  icon?: boolean;
}

const classOf = (look: ButtonLook, icon: boolean, more?: string) =>
  classes("button", look !== "plain" && `button-${look}`, icon && "button-icon", more);

export const Button = forwardRef<HTMLButtonElement, ButtonHTMLAttributes<HTMLButtonElement> & Look>(
  function Button({ look = "plain", icon = false, className, type = "button", ...rest }, ref) {
    return <button ref={ref} type={type} className={classOf(look, icon, className)} {...rest} />;
  },
);

/** A link that looks like a button: for going somewhere, never for doing something. */
export function ButtonLink({ look = "plain", icon = false, className, ...rest }: LinkProps & Look) {
  return <Link className={classOf(look, icon, className)} {...rest} />;
}
