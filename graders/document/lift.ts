import { ANSWER_LIMITS, type Answer, type FieldPath, type Sketch } from "../model/index.ts";
import { hasBill, liftCosts } from "./lift-costs.ts";
import { liftDecisions } from "./lift-decisions.ts";
import { liftLedger } from "./lift-ledger.ts";
import { liftTargets } from "./lift-targets.ts";
import { type Lift, passagesOf } from "./passages.ts";
import { readMermaid } from "./read-mermaid.ts";

/**
 * Rows that repeat what also stands in a text field: by the row's path (`ledger.3`, `decisions.0`), the field and the
 * offsets of the text it was read from. Whoever reads text skips the rows named here, so that nothing counts twice.
 */
export type Lifted = Record<string, { field: FieldPath; start: number; end: number }>;

interface TextField {
  path: FieldPath;
  title: string;
  text: string;
}

/** Text fields in the order in which a reader meets them. */
function textFields(answer: Answer): TextField[] {
  return [
    ...answer.functional.map((text, index) => ({ path: `functional.${index}`, title: "", text })),
    { path: "scope", title: "", text: answer.scope },
    { path: "prose", title: "", text: answer.prose },
    { path: "api", title: "API", text: answer.api },
    { path: "dataModel", title: "Data model", text: answer.dataModel },
    ...answer.deepDives.map(({ title, text }, index) => ({ path: `deepDives.${index}.text`, title, text })),
    { path: "operations", title: "Operations", text: answer.operations },
  ];
}

/** Who draws the components as a diagram, and no sketch, has drawn them. */
function sketchOf({ sketch, diagrams }: Answer): Sketch {
  if (sketch.nodes.length > 0 || sketch.draft !== undefined) return sketch;
  for (const { kind, text } of diagrams) {
    const read = kind === "component" ? readMermaid(text) : null;
    if (read?.ok && read.sketch.nodes.length > 1) return read.sketch;
  }
  return sketch;
}

/**
 * Reads typed rows out of an answer's text: ledger rows from equations and tables, decisions, cost lines and
 * non-functional targets, and the sketch from a component diagram. The text stays as it is; rows that already stand in the form are not added again.
 */
export function liftAnswer(source: Answer): { answer: Answer; lifted: Lifted } {
  const answer: Answer = {
    ...source,
    sketch: sketchOf(source),
    nonFunctional: [...source.nonFunctional],
    ledger: [...source.ledger],
    decisions: [...source.decisions],
    costs: [...source.costs],
  };
  const lifted: Lifted = {};

  const add = <Row>(name: string, rows: Row[], field: FieldPath, found: Lift<Row>[], onlyKnown = false) => {
    if (found.length === 0) return;
    const known = new Map(rows.map((row, index) => [JSON.stringify(row), index]));
    for (const { row, start, end } of found) {
      const key = JSON.stringify(row);
      const same = known.get(key);
      /* A row lifted earlier, in an answer that was stored since then, is still a copy of its text. */
      const index = same ?? rows.length;
      if (same === undefined && onlyKnown) continue;
      if (index >= ANSWER_LIMITS.rows || Object.hasOwn(lifted, `${name}.${index}`)) continue;
      lifted[`${name}.${index}`] = { field, start, end };
      if (same === undefined) {
        known.set(key, index);
        rows.push(row);
      }
    }
  };

  const fields = textFields(source).flatMap(({ path, title, text }) =>
    text.trim() === "" ? [] : [{ path, text, passages: passagesOf(text, title) }],
  );
  const elsewhere = source.costs.length === 0 && !fields.some(({ passages }) => hasBill(passages));
  for (const { path, text, passages } of fields) {
    /* Who filled in the form's own rows has said there what the targets are. */
    const typed = source.nonFunctional.length > 0;
    add("nonFunctional", answer.nonFunctional, path, liftTargets(passages, path), typed);
    const costs = liftCosts(passages, { elsewhere });
    // A cost line carries its own sum; as a ledger row too, one slip would count twice.
    const sums = liftLedger(text, passages, path).filter(
      (sum) => !costs.some((cost) => sum.start < cost.end && sum.end > cost.start),
    );
    add("ledger", answer.ledger, path, sums);
    add("decisions", answer.decisions, path, liftDecisions(passages));
    add("costs", answer.costs, path, costs, source.costs.length > 0);
  }
  return { answer, lifted };
}
