import type { ReactNode } from "react";
import { classes } from "./classes.ts";

/** One sentence the reader must see, and what can be done about it. `bad` interrupts a screen reader; the rest wait. */
export function Banner({
  tone = "plain",
  actions,
  children,
}: {
  tone?: "plain" | "ok" | "warn" | "bad";
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div
      className={classes("banner", tone !== "plain" && `banner-${tone}`)}
      role={tone === "bad" ? "alert" : "status"}
    >
      <div>{children}</div>
      {actions ? <div className="row">{actions}</div> : null}
    </div>
  );
}
