import type { Estimate, Given } from "~graders";
import { givenText } from "../given-text.ts";

const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9_]{0,40}$/;

/**
 * Names a sum may use: the question's givens and the rows so far. A press puts one where the cursor was. `large`: the givens
 * stand there with their values.
 */
export function LedgerNames({
  givens,
  rows,
  large,
  disabled,
  onInsert,
}: {
  givens: readonly Given[];
  rows: readonly Estimate[];
  large: boolean;
  disabled: boolean;
  onInsert: (name: string) => void;
}) {
  const given = givens.map(({ id }) => id);
  const values = new Map(large ? givens.map((one) => [one.id, givenText(one)]) : []);
  const named = rows.map(({ name }) => name.trim()).filter((name) => PLAIN_NAME.test(name));
  const names = [...new Set([...given, ...named])].slice(0, 40);
  if (names.length === 0) return null;
  return (
    <div className="ledger-names" role="group" aria-label="Insert a name into the sum">
      <span className="muted" aria-hidden="true">
        Insert
      </span>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          className="name-chip"
          disabled={disabled}
          // The press must not take the focus, or the cursor's place would be lost on touch screens.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onInsert(name)}
        >
          {name}
          {values.has(name) ? <span className="name-value"> {values.get(name)}</span> : null}
        </button>
      ))}
    </div>
  );
}
