import { useState } from "react";
import { Button } from "~/components/button.tsx";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { useWorkspace } from "../context.ts";
import { isFilled } from "../sections.ts";
import { asText } from "../versions.ts";
import type { Brought } from "./brought-fields.ts";

const START = 900;

const beginning = (text: string) => (text.length > START ? `${text.slice(0, START)}…` : text);

/** What was recognised, a section each: empty ones are ticked, and one that holds text says what it would replace. */
export function BroughtList({
  fields,
  warnings,
  onPut,
  onCancel,
}: {
  fields: readonly Brought[];
  warnings: readonly string[];
  onPut: (chosen: readonly Brought[]) => void;
  onCancel: () => void;
}) {
  const { saver, locked } = useWorkspace();
  const holds = (brought: Brought) => isFilled(saver.value(brought.field) as Brought["value"]);
  const [chosen, setChosen] = useState(
    () => new Set(fields.filter((brought) => !holds(brought)).map(({ field }) => field)),
  );
  const picked = fields.filter(({ field }) => chosen.has(field));
  const replaced = picked.filter(holds).length;
  return (
    <div className="stack gap-3">
      <ul className="brought">
        {fields.map((brought) => {
          const { field, title, amount, text } = brought;
          const held = holds(brought);
          return (
            <li key={field}>
              <label className="brought-choice">
                <input
                  type="checkbox"
                  checked={chosen.has(field)}
                  disabled={locked}
                  onChange={(event) => {
                    const next = new Set(chosen);
                    if (event.target.checked) next.add(field);
                    else next.delete(field);
                    setChosen(next);
                  }}
                />
                <span>
                  <strong>{title}</strong> <span className="number">{amount}</span>
                  {held ? <span className="text-warn"> replaces what stands there</span> : null}
                </span>
              </label>
              <details>
                <summary>
                  Look<span className="visually-hidden"> at {title}</span>
                </summary>
                <div className={held ? "versions" : undefined}>
                  <ScrollFrame label={`${title} in the document`} className="brought-text">
                    {beginning(text)}
                  </ScrollFrame>
                  {held ? (
                    <ScrollFrame label={`${title} as it stands`} className="brought-text">
                      {beginning(asText(field, saver.value(field)))}
                    </ScrollFrame>
                  ) : null}
                </div>
              </details>
            </li>
          );
        })}
      </ul>
      {warnings.length > 0 ? (
        <ul className="text-sm text-warn">
          {warnings.slice(0, 5).map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      ) : null}
      <div className="row">
        <Button look="primary" disabled={locked || picked.length === 0} onClick={() => onPut(picked)}>
          {replaced > 0 ? `Put in ${picked.length}, replace ${replaced}` : `Put in ${picked.length}`}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
