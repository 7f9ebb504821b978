import type { DeepDive } from "~graders";
import { TextArea } from "~/components/text-area.tsx";
import { useWorkspace } from "../context.ts";
import { RowControls, useRows } from "./rows.tsx";

const BLANK: DeepDive = { title: "", text: "" };

export function DeepDivesField() {
  const tools = useRows("deepDives", BLANK);
  const { locked } = useWorkspace();
  return (
    <ol className="rows">
      {tools.shown.map((dive, index) => (
        <li
          key={index}
          className="block-row"
          data-row={`deepDives.${index}`}
          data-blank={index === tools.rows.length}
        >
          <div className="block-head">
            <input
              className="input"
              name={`deepDives.${index}.title`}
              aria-label={`Title of deep dive ${index + 1}`}
              data-control="title"
              placeholder={index === tools.rows.length ? "Which part? Ranking under 80 ms, say" : undefined}
              value={dive.title}
              readOnly={locked}
              maxLength={2000}
              onChange={(event) => tools.change(index, { ...dive, title: event.target.value })}
              onKeyDown={tools.onKeyDown(index, "title")}
            />
            <RowControls tools={tools} index={index} name="deep dive" />
          </div>
          <TextArea
            name={`deepDives.${index}.text`}
            aria-label={`Text of deep dive ${index + 1}`}
            data-control="text"
            placeholder="How it works, what limits it, what you would measure, what you turned down"
            value={dive.text}
            readOnly={locked}
            maxLength={60_000}
            onChange={(event) => tools.change(index, { ...dive, text: event.target.value })}
          />
        </li>
      ))}
    </ol>
  );
}
