import { useState } from "react";
import type { Decision } from "~graders";
import { type ControlProps, Field } from "~/components/field.tsx";
import { TextArea } from "~/components/text-area.tsx";
import { optionLines } from "../answer-form.ts";
import { useWorkspace } from "../context.ts";
import { RowControls, useRows } from "./rows.tsx";

const BLANK: Decision = { title: "", options: [], choice: "", because: "", consequences: "" };

const PARTS = [
  { part: "choice", label: "Choice" },
  { part: "because", label: "Because" },
  { part: "consequences", label: "What it costs us" },
] as const;

/** Trade-offs as short decision records. `single`: one of them, for a drill that ends in one choice. */
export function DecisionsField({ single = false }: { single?: boolean }) {
  const tools = useRows("decisions", BLANK);
  const { locked } = useWorkspace();
  return (
    <ol className="rows">
      {(single ? tools.shown.slice(0, 1) : tools.shown).map((decision, index) => {
        const change = (patch: Partial<Decision>) => tools.change(index, { ...decision, ...patch });
        const named = (part: string) => ({
          name: `decisions.${index}.${part}`,
          "data-control": part,
          readOnly: locked,
        });
        return (
          <li
            key={index}
            className="block-row"
            data-row={`decisions.${index}`}
            data-blank={index === tools.rows.length}
          >
            <div className="block-head">
              <input
                className="input"
                {...named("title")}
                aria-label={`Decision ${index + 1}`}
                placeholder={index === tools.rows.length ? "What had to be decided?" : undefined}
                value={decision.title}
                maxLength={2000}
                onChange={(event) => change({ title: event.target.value })}
                onKeyDown={tools.onKeyDown(index, "title")}
              />
              {single ? null : <RowControls tools={tools} index={index} name="decision" />}
            </div>
            <div className="decision-grid">
              <Field label="Options, one a line">
                {(control) => (
                  <OptionsArea
                    control={{ ...control, ...named("options") }}
                    options={decision.options}
                    onChange={(options) => change({ options })}
                  />
                )}
              </Field>
              {PARTS.map(({ part, label }) => (
                <Field key={part} label={label}>
                  {(control) => (
                    <TextArea
                      {...control}
                      {...named(part)}
                      className="input-short"
                      value={decision[part]}
                      maxLength={part === "choice" ? 2_000 : 60_000}
                      onChange={(event) => change({ [part]: event.target.value })}
                    />
                  )}
                </Field>
              ))}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Options are a list in the answer and lines in the page; a line being typed may be blank or end in a space. */
function OptionsArea({
  control,
  options,
  onChange,
}: {
  control: ControlProps & { name: string; "data-control": string; readOnly: boolean };
  options: string[];
  onChange: (options: string[]) => void;
}) {
  const [typed, setTyped] = useState(options.join("\n"));
  const same = optionLines(typed).join("\n") === options.join("\n");
  return (
    <TextArea
      {...control}
      className="input-short"
      value={same ? typed : options.join("\n")}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(optionLines(event.target.value).slice(0, 12));
      }}
    />
  );
}
