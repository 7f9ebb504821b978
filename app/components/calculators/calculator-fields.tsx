import { Field } from "~/components/field.tsx";
import type { CalculationField } from "./calculation.ts";

/** One control for each input. Uncontrolled: what is typed stays as it is while results come in. */
export function CalculatorFields({
  fields,
  onEnter,
}: {
  fields: readonly CalculationField[];
  /** Where the fields stand in somebody else's form: what Enter does instead of sending that. */
  onEnter?: () => void;
}) {
  return (
    <div className="calc-fields">
      {fields.map((field) => (
        <Field
          key={field.key}
          label={
            <>
              {field.label}
              {field.unit === "" ? null : <span className="calc-unit">{field.unit}</span>}
            </>
          }
          error={field.error}
        >
          {(control) =>
            field.choices.length > 0 ? (
              <select className="input" name={field.key} defaultValue={field.value} {...control}>
                {field.choices.map((choice) => (
                  <option key={choice}>{choice}</option>
                ))}
              </select>
            ) : (
              <input
                className="input input-mono"
                name={field.key}
                defaultValue={field.value}
                placeholder={field.placeholder}
                maxLength={4000}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                onKeyDown={(event) => {
                  if (event.key !== "Enter" || !onEnter) return;
                  event.preventDefault();
                  onEnter();
                }}
                {...control}
              />
            )
          }
        </Field>
      ))}
    </div>
  );
}
