import type { KeyboardEvent } from "react";
import { useWorkspace } from "../context.ts";
import { RowControls, useRows } from "./rows.tsx";

/** Requirements, one a line. Enter goes to the next; pasting several lines makes several. */
export function FunctionalField() {
  const tools = useRows("functional", "");
  const { locked } = useWorkspace();

  const onKeyDown = (index: number) => (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") {
      event.preventDefault();
      tools.focus(index + 1);
    } else if (event.key === "Backspace" && event.currentTarget.value === "" && index > 0) {
      event.preventDefault();
      tools.remove(index);
    } else tools.onKeyDown(index, "line")(event);
  };

  return (
    <ol className="rows">
      {tools.shown.map((line, index) => (
        <li key={index} className="line-row" data-row={`functional.${index}`}>
          <span className="row-number" aria-hidden="true">
            {index + 1}
          </span>
          <input
            className="input"
            name={`functional.${index}`}
            aria-label={`Requirement ${index + 1}`}
            data-control="line"
            placeholder={index === 0 ? "A viewer opens the home page and sees twenty videos" : undefined}
            value={line}
            readOnly={locked}
            maxLength={2000}
            autoComplete="off"
            onChange={(event) => tools.change(index, event.target.value)}
            onKeyDown={onKeyDown(index)}
            onPaste={(event) => {
              const lines = event.clipboardData
                .getData("text")
                .split(/\r?\n/)
                .map((text) => text.replace(/^\s*(?:[-*•]|\d{1,3}[.)])\s+/, "").trim())
                .filter((text) => text !== "");
              if (lines.length < 2 || locked) return;
              event.preventDefault();
              tools.replace(index, line.trim() === "" ? lines : [line, ...lines]);
              tools.focus(index + lines.length);
            }}
          />
          <RowControls tools={tools} index={index} name="requirement" />
        </li>
      ))}
    </ol>
  );
}
