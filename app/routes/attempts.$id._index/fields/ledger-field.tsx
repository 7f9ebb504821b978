import { type ClipboardEvent, type KeyboardEvent, useDeferredValue, useMemo, useRef } from "react";
import type { Estimate, LedgerLine } from "~graders";
import { TextArea } from "~/components/text-area.tsx";
import { useWorkspace } from "../context.ts";
import { CalculatorButton } from "./calculator-button.tsx";
import { LedgerNames } from "./ledger-names.tsx";
import { pastedRows } from "./pasted-rows.ts";
import { RowControls, useRows } from "./rows.tsx";
import { useEngine } from "./use-engine.ts";

const BLANK: Estimate = { name: "", expression: "", note: "" };

/** The numbers, each recomputed as it is typed: name = sum, its value and unit at the right, its trouble beneath. */
export function LedgerField({ large = false }: { large?: boolean }) {
  const tools = useRows("ledger", BLANK);
  const { locked, givens, mode, announce } = useWorkspace();
  const engine = useEngine();
  const settledRows = useDeferredValue(tools.rows);
  const lines = useMemo(
    () => engine?.evaluateLedger({ rows: settledRows, givens }) ?? [],
    [engine, settledRows, givens],
  );
  const caret = useRef({ index: 0, at: 0 });

  const insert = (name: string) => {
    const index = Math.min(caret.current.index, tools.rows.length);
    const row = tools.shown[index] ?? BLANK;
    const at = Math.min(caret.current.at, row.expression.length);
    const [before, after] = [row.expression.slice(0, at), row.expression.slice(at)];
    const text = `${before}${before === "" || /[\s(]$/.test(before) ? "" : " "}${name}`;
    tools.change(index, { ...row, expression: text + after });
    caret.current = { index, at: text.length };
    tools.focus(index, "expression");
  };

  const append = (row: Estimate) => {
    const end = tools.rows.length;
    const name = freeName(row.name, tools.rows);
    tools.change(end, { ...row, name });
    // The dialog gives the focus back to its button first.
    requestAnimationFrame(() => tools.focus(end, "name"));
    announce(`${name} is now row ${end + 1}`);
  };

  const onPaste = (index: number, row: Estimate) => (event: ClipboardEvent) => {
    const pasted = pastedRows(event.clipboardData.getData("text"));
    if (pasted.length < 2 || locked) return;
    event.preventDefault();
    const keepsRow = row.name !== "" || row.expression !== "";
    tools.replace(index, keepsRow ? [row, ...pasted] : pasted);
    tools.focus(index + pasted.length, "expression");
  };

  const onKeyDown =
    (index: number, control: "name" | "expression") =>
    (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      const { value } = event.currentTarget;
      if (control === "name" && event.key === "=") {
        event.preventDefault();
        tools.focus(index, "expression");
      } else if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        if (control === "name") tools.focus(index, "expression");
        else tools.focus(index + 1, "name");
      } else if (event.key === "Backspace" && value === "" && control === "expression") {
        event.preventDefault();
        tools.focus(index, "name");
      } else tools.onKeyDown(index, control)(event);
    };

  return (
    <div className={large ? "ledger ledger-large" : "ledger"}>
      <LedgerNames givens={givens} rows={tools.rows} large={large} disabled={locked} onInsert={insert} />
      <ol className="rows ledger-rows">
        {tools.shown.map((row, index) => {
          const line = lines[index];
          const remark = remarkOn(line, mode === "practice");
          const remarkId = `ledger-${index}-remark`;
          return (
            <li key={index} className="ledger-row" data-row={`ledger.${index}`}>
              <span className="row-number" aria-hidden="true">
                {index + 1}
              </span>
              <input
                className="input input-mono ledger-name"
                name={`ledger.${index}.name`}
                aria-label={`Name of estimate ${index + 1}`}
                data-control="name"
                placeholder={index === 0 ? "peak_qps" : "name"}
                value={row.name}
                readOnly={locked}
                maxLength={2000}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                onChange={(event) => tools.change(index, { ...row, name: event.target.value })}
                onKeyDown={onKeyDown(index, "name")}
                onPaste={onPaste(index, row)}
              />
              <span className="ledger-equals" aria-hidden="true">
                =
              </span>
              <TextArea
                className="input-mono ledger-sum"
                name={`ledger.${index}.expression`}
                aria-label={`Sum of estimate ${index + 1}`}
                aria-invalid={remark?.tone === "bad" ? true : undefined}
                aria-describedby={remark ? remarkId : undefined}
                data-control="expression"
                rows={1}
                placeholder={index === 0 ? "3 * dau * views / 1 day" : "sum with units"}
                value={row.expression}
                readOnly={locked}
                maxLength={2000}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                onChange={(event) => tools.change(index, { ...row, expression: event.target.value })}
                onSelect={(event) => (caret.current = { index, at: event.currentTarget.selectionStart })}
                onKeyDown={onKeyDown(index, "expression")}
                onPaste={onPaste(index, row)}
              />
              <LedgerValue line={line} />
              <RowControls tools={tools} index={index} name="estimate" />
              {remark ? (
                <p id={remarkId} className={`ledger-remark ledger-remark-${remark.tone}`}>
                  {remark.text}
                </p>
              ) : null}
              <input
                className="input ledger-note"
                name={`ledger.${index}.note`}
                aria-label={`Note on estimate ${index + 1}`}
                data-control="note"
                data-filled={row.note !== ""}
                placeholder="Note: where it comes from, what you assume"
                value={row.note}
                readOnly={locked}
                maxLength={2000}
                autoComplete="off"
                onChange={(event) => tools.change(index, { ...row, note: event.target.value })}
                onKeyDown={tools.onKeyDown(index, "note")}
              />
            </li>
          );
        })}
      </ol>
      {mode === "practice" ? (
        <div className="row pt-3">
          <CalculatorButton disabled={locked} onInsert={append} />
        </div>
      ) : null}
    </div>
  );
}

/** The name, with a number behind it where an earlier row has it already. */
function freeName(wanted: string, rows: readonly Estimate[]): string {
  const taken = new Set(rows.map(({ name }) => name.trim().toLowerCase()));
  let name = wanted;
  for (let next = 2; taken.has(name); next++) name = `${wanted}_${next}`;
  return name;
}

/** `5,208 req/s`: the figure large, the unit as a chip. */
function LedgerValue({ line }: { line: LedgerLine | undefined }) {
  if (!line || line.status !== "ok")
    return <output className="ledger-value ledger-value-none">{line?.status === "error" ? "?" : ""}</output>;
  const space = line.text.indexOf(" ");
  const figure = space < 0 ? line.text : line.text.slice(0, space);
  const unit = space < 0 ? "" : line.text.slice(space + 1);
  return (
    <output className="ledger-value">
      <span className="ledger-figure">{figure}</span>
      {unit === "" ? null : <span className="ledger-unit"> {unit}</span>}
    </output>
  );
}

/** What to say under a row. A slip against the stated result is a hint, so only practice says it. */
function remarkOn(
  line: LedgerLine | undefined,
  hints: boolean,
): { text: string; tone: "bad" | "warn" } | null {
  if (!line) return null;
  if (line.problem !== null) return { text: line.problem, tone: "bad" };
  const slip = hints ? (line.unitMismatch ?? line.slip?.words) : null;
  if (slip) return { text: slip, tone: "warn" };
  return line.warnings.length > 0 ? { text: line.warnings.join(" · "), tone: "warn" } : null;
}
