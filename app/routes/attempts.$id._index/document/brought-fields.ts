import { type Answer, type AnswerField, documentProblem, readDocument } from "~graders";
import { isFilled, type Section } from "../sections.ts";
import { asText } from "../versions.ts";

/** What a document brings for one field of the answer. */
export interface Brought {
  field: AnswerField;
  title: string;
  value: Answer[AnswerField];
  /** How much it is: `7 rows`, `240 words`. */
  amount: string;
  /** As text that can be compared with what stands in the field. */
  text: string;
}

export type BroughtDocument =
  { ok: true; fields: Brought[]; warnings: string[] } | { ok: false; message: string };

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

function amountOf(field: AnswerField, value: Answer[AnswerField]): string {
  if (typeof value === "string") return count(value.split(/\s+/).filter(Boolean).length, "word");
  if (!Array.isArray(value)) return count(value.nodes.length, "component");
  if (field === "decisions") return count(value.length, "decision");
  if (field === "deepDives") return count(value.length, "section");
  if (field === "diagrams") return count(value.length, "diagram");
  return count(value.length, "row");
}

/** Decisions told in prose stay there: the grade reads them where they stand, and as records they would say half. */
export function withoutToldDecisions({ answer, lifted }: ReturnType<typeof readDocument>): Answer {
  return {
    ...answer,
    decisions: answer.decisions.filter((_, row) => !Object.hasOwn(lifted, `decisions.${row}`)),
  };
}

/** What a design document in Markdown holds for the sections of this round, in their order. */
export function readBrought(markdown: string, sections: readonly Section[]): BroughtDocument {
  const problem = documentProblem(markdown);
  if (problem !== null) return { ok: false, message: problem };
  const read = readDocument(markdown);
  const { warnings } = read;
  const answer = withoutToldDecisions(read);
  const fields = sections.flatMap(({ field, title }) => {
    const value = answer[field];
    return isFilled(value)
      ? [{ field, title, value, amount: amountOf(field, value), text: asText(field, value) }]
      : [];
  });
  return fields.length > 0
    ? { ok: true, fields, warnings }
    : { ok: false, message: "Nothing in this text could be read as part of a design." };
}
