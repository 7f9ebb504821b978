import { type Answer, type FieldPath, type NonFunctional } from "../model/index.ts";
import { addressesGrader } from "./set-aside.ts";
import { type LiftedRows } from "./types.ts";

/** One text of the answer and how it is to be read. */
export interface AnswerText {
  path: FieldPath;
  text: string;
  /** `markdown` is cut into blocks; `line` is one sentence; `title` heads what follows; `label` only names. */
  form: "markdown" | "line" | "title" | "label";
  /** Texts with the same group are one block: the parts of one decision, a deep dive and its title. */
  group?: string;
  /** Headings it stands under. */
  headings: string[];
  /** The form's own field says that this is a reason (`because`, `consequences`). */
  reason?: boolean;
  /** An option that was not chosen. */
  turnedDown?: boolean;
  /** A number belongs to it though none stands in the text (a ledger or cost row). */
  numbered?: boolean;
}

/** A non-functional requirement as one line; offsets of evidence at `nonFunctional.N` point into this. */
export const nonFunctionalText = ({ metric, comparator, value, unit, percentile }: NonFunctional): string =>
  [percentile, metric, value === "" ? "" : comparator, value, unit].filter((part) => part !== "").join(" ");

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Everything that the candidate wrote, in reading order. Rows that only copy what stands elsewhere are left out. */
export function textsOf(answer: Answer, lifted: LiftedRows = {}): AnswerText[] {
  const texts: AnswerText[] = [];
  const copies = Object.keys(lifted).length > 0;
  const isCopy = (path: FieldPath) => {
    if (!copies) return false;
    for (let end = path.length; end > 0; end = path.lastIndexOf(".", end - 1))
      if (Object.hasOwn(lifted, path.slice(0, end))) return true;
    return false;
  };
  const add = (path: FieldPath, text: string, form: AnswerText["form"], more: Partial<AnswerText> = {}) => {
    if (text.trim() !== "" && !isCopy(path)) texts.push({ path, text, form, headings: [], ...more });
  };

  answer.functional.forEach((line, at) =>
    add(`functional.${at}`, line, "line", { headings: ["Requirements"] }),
  );
  answer.nonFunctional.forEach((row, at) =>
    add(`nonFunctional.${at}`, nonFunctionalText(row), "line", { headings: ["Requirements"] }),
  );
  add("scope", answer.scope, "markdown");
  answer.ledger.forEach((row, at) => {
    const numbered = row.expression.trim() !== "";
    add(`ledger.${at}.name`, row.name, "label", { group: `ledger.${at}`, numbered });
    add(`ledger.${at}.note`, row.note, "markdown", { group: `ledger.${at}`, numbered });
  });
  add("api", answer.api, "markdown");
  add("dataModel", answer.dataModel, "markdown");
  answer.sketch.nodes.forEach((node, at) => add(`sketch.nodes.${at}.label`, node.label, "label"));
  answer.sketch.groups.forEach((group, at) => add(`sketch.groups.${at}.label`, group.label, "label"));
  answer.sketch.edges.forEach((edge, at) => add(`sketch.edges.${at}.label`, edge.label, "label"));
  answer.deepDives.forEach((dive, at) => {
    const headings = dive.title.trim() === "" ? [] : [dive.title];
    add(`deepDives.${at}.title`, dive.title, "title");
    add(`deepDives.${at}.text`, dive.text, "markdown", { headings });
  });
  answer.decisions.forEach((decision, at) => {
    const group = `decisions.${at}`;
    const headings = decision.title.trim() === "" ? [] : [decision.title];
    const reasoned = decision.because.trim() !== "" && !addressesGrader(decision.because);
    add(`${group}.title`, decision.title, "title", { group });
    decision.options.forEach((option, index) => {
      const chosen = same(option, decision.choice);
      add(`${group}.options.${index}`, option, "label", {
        group,
        headings,
        turnedDown: !chosen && decision.choice.trim() !== "",
      });
    });
    add(`${group}.choice`, decision.choice, "line", { group, headings, reason: reasoned });
    add(`${group}.because`, decision.because, "markdown", { group, headings, reason: true });
    add(`${group}.consequences`, decision.consequences, "markdown", { group, headings, reason: true });
  });
  answer.costs.forEach((line, at) =>
    add(`costs.${at}.item`, line.item, "label", {
      headings: ["Cost"],
      numbered: `${line.quantity}${line.unitPrice}${line.perMonth}`.trim() !== "",
    }),
  );
  add("operations", answer.operations, "markdown");
  answer.faults.forEach((fault, at) => {
    const group = `faults.${at}`;
    add(`${group}.target`, fault.target, "title", { group });
    add(`${group}.claim`, fault.claim, "markdown", { group, headings: [fault.target] });
    add(`${group}.fix`, fault.fix, "markdown", { group, headings: [fault.target] });
  });
  add("prose", answer.prose, "markdown");
  return texts;
}
