import type { Answer, Finding, Report } from "~graders";
import { highlightPlain, renderHighlighted, type Span } from "./highlight.server.ts";

/** One field of an answer, ready to be shown. */
export type AnswerSection = { id: string; label: string } & (
  | { kind: "text"; parts: { label: string | null; html: string }[] }
  | { kind: "rows"; columns: string[]; rows: { cells: string[]; problem: string | null }[] }
  | { kind: "sketch" }
  | { kind: "diagrams"; diagrams: { label: string; text: string; html: string }[] }
);

type Spans = ReadonlyMap<string, Span[]>;

/** Where the report's quotes stand, by field path. Findings are numbered from 1 in the report's order. */
export function spansByField(report: { findings: readonly Pick<Finding, "evidence">[] }): Spans {
  const spans = new Map<string, Span[]>();
  report.findings.forEach((finding, index) => {
    for (const evidence of finding.evidence) {
      if (evidence.kind !== "quote") continue;
      const at = spans.get(evidence.field) ?? [];
      at.push({
        start: evidence.start,
        end: evidence.end,
        findings: [index + 1],
        id: quoteAnchor(evidence.field, evidence.start),
      });
      spans.set(evidence.field, at);
    }
  });
  return spans;
}

/** The anchor of a quote in the page. */
export const quoteAnchor = (field: string, start: number): string =>
  `quote-${field.replaceAll(".", "-")}-${start}`;

const EMPTY: Spans = new Map();

/** An answer's filled fields in the order of the form, its text as safe HTML with the evidence marked. */
export function answerView(
  answer: Answer,
  { spans = EMPTY, ledger = [] }: { spans?: Spans; ledger?: Report["ledger"] } = {},
): AnswerSection[] {
  const html = (path: string, text: string) => renderHighlighted(text, spans.get(path) ?? []);
  const part = (path: string, text: string, label: string | null = null) =>
    text.trim() === "" ? [] : [{ label, html: html(path, text) }];
  const text = (
    id: string,
    label: string,
    parts: { label: string | null; html: string }[],
  ): AnswerSection[] => (parts.length === 0 ? [] : [{ id, label, kind: "text", parts }]);
  const rows = (
    id: string,
    label: string,
    columns: string[],
    list: { cells: string[]; problem: string | null }[],
  ): AnswerSection[] => (list.length === 0 ? [] : [{ id, label, kind: "rows", columns, rows: list }]);

  return [
    ...text(
      "functional",
      "Functional requirements",
      answer.functional.flatMap((item, i) => part(`functional.${i}`, item)),
    ),
    ...rows(
      "nonFunctional",
      "Non-functional requirements",
      ["Metric", "Target"],
      answer.nonFunctional
        .filter((row) => row.metric || row.value)
        .map((row) => ({
          cells: [
            [row.metric, row.percentile].filter(Boolean).join(" "),
            `${row.comparator} ${row.value} ${row.unit}`,
          ],
          problem: null,
        })),
    ),
    ...text("scope", "Scope and assumptions", part("scope", answer.scope)),
    ...rows(
      "ledger",
      "Ledger",
      ["Name", "Expression", "Value"],
      answer.ledger.flatMap((row, index) => {
        if (!row.name && !row.expression) return [];
        const line = ledger.find((candidate) => candidate.row === index);
        return [{ cells: [row.name, row.expression, line?.value ?? ""], problem: line?.problem ?? null }];
      }),
    ),
    ...text("api", "Interfaces", part("api", answer.api)),
    ...text("dataModel", "Data model", part("dataModel", answer.dataModel)),
    ...(answer.sketch.nodes.length > 0 ? [{ id: "sketch", label: "Sketch", kind: "sketch" as const }] : []),
    ...diagramsOf(answer, spans),
    ...text(
      "deepDives",
      "Deep dives",
      answer.deepDives.flatMap((dive, i) =>
        part(`deepDives.${i}.text`, dive.text, dive.title || `Deep dive ${i + 1}`),
      ),
    ),
    ...text(
      "decisions",
      "Decisions",
      answer.decisions.flatMap((decision, i) => [
        ...part(`decisions.${i}.choice`, decision.choice, decision.title || `Decision ${i + 1}`),
        ...decision.options.flatMap((option, k) =>
          part(`decisions.${i}.options.${k}`, option, k === 0 ? "Options" : null),
        ),
        ...part(`decisions.${i}.because`, decision.because, "Because"),
        ...part(`decisions.${i}.consequences`, decision.consequences, "Consequences"),
      ]),
    ),
    ...rows(
      "costs",
      "Costs",
      ["Item", "Quantity", "Unit price", "Per month"],
      answer.costs
        .filter((line) => line.item || line.perMonth)
        .map((line) => ({ cells: [line.item, line.quantity, line.unitPrice, line.perMonth], problem: null })),
    ),
    ...text("operations", "Operations", part("operations", answer.operations)),
    ...text(
      "faults",
      "Faults",
      answer.faults.flatMap((fault, i) => [
        ...part(`faults.${i}.claim`, fault.claim, fault.target || `Fault ${i + 1}`),
        ...part(`faults.${i}.fix`, fault.fix, "Fix"),
      ]),
    ),
    ...text("prose", "Explanation", part("prose", answer.prose)),
  ];
}

/** Diagrams with anything in them; a second one of a kind is numbered, so that each has a name of its own. */
function diagramsOf({ diagrams }: Answer, spans: Spans): AnswerSection[] {
  const shown = diagrams.flatMap(({ kind, text }, index) => {
    if (text.trim() === "") return [];
    const nth = diagrams.slice(0, index).filter((other) => other.kind === kind).length + 1;
    const label = `${kind.charAt(0).toUpperCase()}${kind.slice(1)} diagram${nth > 1 ? ` ${nth}` : ""}`;
    return [{ label, text, html: highlightPlain(text, spans.get(`diagrams.${index}.text`) ?? []) }];
  });
  return shown.length === 0 ? [] : [{ id: "diagrams", label: "Diagrams", kind: "diagrams", diagrams: shown }];
}
