import { type InputHTMLAttributes, useState } from "react";
import { Button } from "~/components/button.tsx";
import { Field, type FieldProps } from "~/components/field.tsx";
import { useScripts } from "./use-scripts.ts";

/** A password, which can be shown while it is typed. What was typed never comes back from the server. */
export function PasswordField({
  label,
  hint,
  error,
  className,
  ...rest
}: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  const [shown, setShown] = useState(false);
  const scripts = useScripts();
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      {(control) => (
        <div className="flex gap-2">
          <input
            className="input"
            type={shown ? "text" : "password"}
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            required
            {...control}
            {...rest}
          />
          {scripts ? (
            <Button aria-pressed={shown} aria-controls={control.id} onClick={() => setShown(!shown)}>
              Show<span className="visually-hidden"> {label}</span>
            </Button>
          ) : null}
        </div>
      )}
    </Field>
  );
}
