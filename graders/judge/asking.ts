import { renderTemplate } from "../bank/index.ts";
import {
  type Answer,
  type Asked,
  type Finding,
  type ModelAnswer,
  type Question,
  type Variant,
} from "../model/index.ts";
import { readAnswer } from "../truth/read-answer.ts";
import { type Asking } from "./messages.ts";

/** Verdicts of sums, drawings and simulations, which no reading overrules. */
const EXACT = new Set([
  "estimate",
  "sum",
  "cost",
  "component",
  "path",
  "redundancy",
  "isolation",
  "load",
  "latency",
  "availability",
  "budget",
  "curveball",
  "diagram",
  "consistent",
  "repaired",
]);

/** Whether a second reading of a check's verdict is worth asking for: it rests on how words were read. */
export const canBeReadAgain = (question: Question, criterion: string): boolean => {
  const kind = question.rubric.criteria.find(({ id }) => id === criterion)?.check.kind;
  return kind !== undefined && kind !== "judge" && !EXACT.has(kind);
};

/**
 * What the judge is to be asked about one criterion, with the numbers as this answer took them. With `disputed`, it reads
 * again what a check has decided. Null: the question has no such criterion, or none that is the judge's to read.
 */
export function askingFor({
  question,
  variant,
  answer,
  asked,
  modelAnswers,
  criterion: id,
  disputed,
}: {
  question: Question;
  variant: Variant;
  answer: Answer;
  asked: readonly Asked[];
  modelAnswers: readonly ModelAnswer[];
  criterion: string;
  disputed: Finding | null;
}): Omit<Asking, "material"> | null {
  const criterion = question.rubric.criteria.find((one) => one.id === id);
  if (!criterion) return null;
  const { quantities } = readAnswer({ question, variant, answer, asked, said: [] });
  const render = (text: string) => renderTemplate(text, quantities.plain);
  const { check, title, level, why, advice } = criterion;
  const ask =
    check.kind === "judge"
      ? render(check.ask)
      : disputed && canBeReadAgain(question, id)
        ? `Does the answer meet this? A full answer would do this: ${render(advice)} Decide by its meaning, whatever words it uses.`
        : null;
  if (ask === null) return null;
  return {
    question,
    variant,
    criterion: { title: render(title), level, why: render(why) },
    ask,
    reference: referenceFor(modelAnswers, variant),
  };
}

/** The model answer that is right for this variant. */
export function referenceFor(answers: readonly ModelAnswer[], { regime }: Variant): Answer | null {
  const fitting =
    answers.find((model) => regime !== null && model.regime === regime) ??
    answers.find((model) => model.regime === undefined) ??
    answers[0];
  return fitting?.answer ?? null;
}
