import type { AnswerField } from "~graders";
import type { FieldChange } from "~/protocol/attempt.ts";

/**
 * The answer page as a plain form. A control is named by its place in the answer: `prose`, `functional.0`,
 * `ledger.2.name`, `decisions.0.options` (one option a line); the sketch is JSON. `revision.<field>` says which fields the
 * page holds and what they are based on, so an emptied list differs from one that was not on the page.
 */
export const REVISION = "revision.";

const SHAPES: Record<AnswerField, "text" | "lines" | "rows" | "json"> = {
  functional: "lines",
  nonFunctional: "rows",
  scope: "text",
  ledger: "rows",
  api: "text",
  dataModel: "text",
  sketch: "json",
  deepDives: "rows",
  decisions: "rows",
  costs: "rows",
  operations: "text",
  faults: "rows",
  diagrams: "rows",
  prose: "text",
};

const isField = (name: string): name is AnswerField => Object.hasOwn(SHAPES, name);

/** Rows are counted by their place in the form, never by a number that somebody sends. */
const MOST_ROWS = 1_000;

/** What a posted answer page changes. Values are not checked here; the model that saves them does. */
export function parseAnswerForm(form: FormData): FieldChange[] {
  return [...new Set(form.keys())].flatMap((name) => {
    const field = name.startsWith(REVISION) ? name.slice(REVISION.length) : "";
    if (!isField(field)) return [];
    const revision = Number(form.get(name));
    const baseRevision = Number.isInteger(revision) && revision >= 0 ? revision : 0;
    return [{ field, baseRevision, value: readField(form, field) }];
  });
}

function readField(form: FormData, field: AnswerField): unknown {
  switch (SHAPES[field]) {
    case "text":
      return textOf(form, field);
    case "json":
      return readJson(textOf(form, field));
    case "lines":
      return numbered(form, field).flatMap(([, controls]) => {
        const line = controls.get("") ?? "";
        return line.trim() === "" ? [] : [line];
      });
    case "rows":
      return numbered(form, field).flatMap(([, controls]) => readRow(controls));
  }
}

/** Browsers send line breaks as CRLF; answers hold LF, so that offsets mean the same everywhere. */
function plainBreaks(value: FormDataEntryValue | null): string {
  return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
}

const textOf = (form: FormData, name: string): string => plainBreaks(form.get(name));

/** The controls of a list, row by row in order of their numbers: `ledger.2.name` is `name` of row 2. */
function numbered(form: FormData, field: string): [number, Map<string, string>][] {
  const rows = new Map<number, Map<string, string>>();
  for (const [name, value] of form) {
    if (!name.startsWith(`${field}.`)) continue;
    const [row = "", control = ""] = name.slice(field.length + 1).split(".");
    const index = Number(row);
    if (!/^\d{1,3}$/.test(row) || index >= MOST_ROWS) continue;
    const controls = rows.get(index) ?? new Map<string, string>();
    rows.set(index, controls.set(control, plainBreaks(value)));
  }
  return [...rows].sort(([a], [b]) => a - b);
}

/** Choices that stand in a row before anything is typed. */
const PRESET = new Set(["comparator", "severity", "kind"]);

/** A row in which nothing was typed is no row. */
function readRow(controls: Map<string, string>): Record<string, unknown>[] {
  const entries = [...controls].filter(([name]) => name !== "");
  const typed = entries.some(([name, value]) => !PRESET.has(name) && value.trim() !== "");
  if (!typed) return [];
  return [
    Object.fromEntries(
      entries.map(([name, value]) => [name, name === "options" ? optionLines(value) : value]),
    ),
  ];
}

export const optionLines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
