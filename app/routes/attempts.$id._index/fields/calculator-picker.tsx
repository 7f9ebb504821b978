import { useMemo, useRef, useState } from "react";
import { CALCULATORS, type Estimate, type PriceTable } from "~graders";
import { Button } from "~/components/button.tsx";
import { calculate } from "~/components/calculators/calculation.ts";
import { CalculatorFields } from "~/components/calculators/calculator-fields.tsx";
import { CalculatorResult, CalculatorSteps } from "~/components/calculators/calculator-result.tsx";
import { byHeading } from "~/components/calculators/families.ts";
import { Field } from "~/components/field.tsx";

const GROUPS = byHeading(CALCULATORS);

/** A calculator of one's choice, live, whose result goes into the ledger as a row that can be followed. */
export function CalculatorPicker({
  prices,
  onInsert,
}: {
  /** Null: the built-in table. */
  prices: PriceTable | null;
  onInsert: (row: Estimate) => void;
}) {
  const [name, setName] = useState("traffic");
  const inputs = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const calculation = useMemo(() => calculate(name, typed, prices ?? undefined), [name, typed, prices]);
  if (!calculation) return null;
  const { summary, fields, steps, isExample } = calculation;
  // An example's figures are nobody's estimate.
  const row = isExample ? null : calculation.row;

  const read = () => {
    const controls = inputs.current?.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]") ?? [];
    setTyped(Object.fromEntries([...controls].map((control) => [control.name, control.value])));
  };
  const insert = () => {
    if (row) onInsert(row);
  };

  return (
    <div className="stack gap-4">
      <Field label="Calculator" hint={summary}>
        {(control) => (
          <select
            className="input"
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setTyped({});
            }}
            {...control}
          >
            {GROUPS.map(({ heading, entries }) => (
              <optgroup key={heading} label={heading}>
                {entries.map((entry) => (
                  <option key={entry.name} value={entry.name}>
                    {entry.title}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <div key={name} ref={inputs} className="calc-layout" onInput={read}>
        <CalculatorFields fields={fields} onEnter={insert} />
        <div className="stack gap-4 min-w-0">
          <CalculatorResult {...calculation} />
          <CalculatorSteps steps={steps} />
          {row ? (
            <p className="calc-formula">
              {row.name} = {row.expression}
            </p>
          ) : null}
          <div className="row justify-between">
            <Button look="primary" disabled={!row} onClick={insert}>
              Insert into the ledger
            </Button>
            <a href={`/calculators/${name}`} target="_blank" rel="noreferrer">
              Formula, assumptions and source<span className="visually-hidden"> (opens a new tab)</span>
            </a>
          </div>
        </div>
      </div>
    </div>
  );
}
