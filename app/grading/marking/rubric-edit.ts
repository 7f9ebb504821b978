import {
  type Criterion,
  DIMENSIONS,
  type Question,
  QuestionSchema,
  type Rubric,
  RubricSchema,
  weightsAt,
} from "~graders";
import { parse, stringify } from "yaml";

export type ReadRubric = { ok: true; rubric: Rubric } | { ok: false; problems: string[] };

const MOST_PROBLEMS = 8;

/** A rubric as somebody typed it, held against the question: every problem in a sentence. */
function readRubric(question: Question, typed: unknown): ReadRubric {
  const own = RubricSchema.safeParse(typed);
  const whole = own.success ? QuestionSchema.safeParse({ ...question, rubric: own.data }) : own;
  if (!own.success || !whole.success) {
    const issues = whole.error?.issues ?? [];
    return {
      ok: false,
      problems: issues.slice(0, MOST_PROBLEMS).map(({ path, message }) => `${path.join(".")}: ${message}`),
    };
  }
  const problems = [
    ...sumOfWeights(own.data),
    ...repeatedIds(own.data.criteria),
    ...changedQuestions(question.rubric.criteria, own.data.criteria),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rubric: own.data };
}

function sumOfWeights({ weights }: Rubric): string[] {
  if (!weights) return [];
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  return Math.abs(sum - 100) < 1e-6 ? [] : [`The weights sum to ${sum}; they must sum to 100.`];
}

function repeatedIds(criteria: readonly Criterion[]): string[] {
  const ids = criteria.map(({ id }) => id);
  return ids
    .filter((id, at) => ids.indexOf(id) !== at)
    .map((id) => `Two criteria are called ${id}; each needs an id of its own.`);
}

/** What the judge read answers to one question does not answer another. */
function changedQuestions(before: readonly Criterion[], after: readonly Criterion[]): string[] {
  return after.flatMap(({ id, check }) => {
    const old = before.find((one) => one.id === id)?.check;
    if (old?.kind !== "judge" && check.kind !== "judge") return [];
    if (!old || (old.kind === "judge" && check.kind === "judge" && old.ask === check.ask)) return [];
    return [
      `What the judge is asked in ${id} has changed: give the criterion a new id, so that it is read anew.`,
    ];
  });
}

/** The rubric as YAML, for whoever edits all of it. */
export const rubricYaml = (rubric: Rubric): string => stringify(rubric, { lineWidth: 100 });

export function readYaml(question: Question, text: string): ReadRubric {
  try {
    return readRubric(question, parse(text, { maxAliasCount: 20 }));
  } catch (error) {
    const said = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    return { ok: false, problems: [`This is not YAML: ${said}`] };
  }
}

/** A form's fields: `points.ID`, `level.ID`, `title.ID`, `why.ID`, `advice.ID`, `weight.DIMENSION` and `enough`. */
export function readFields(question: Question, fields: Readonly<Record<string, string>>): ReadRubric {
  const { rubric } = question;
  const typed = (name: string, old: string) => fields[name]?.trim() ?? old;
  const criteria = rubric.criteria.map((criterion) => ({
    ...criterion,
    points: Number(typed(`points.${criterion.id}`, String(criterion.points))),
    level: typed(`level.${criterion.id}`, criterion.level),
    title: typed(`title.${criterion.id}`, criterion.title),
    why: typed(`why.${criterion.id}`, criterion.why),
    advice: typed(`advice.${criterion.id}`, criterion.advice),
  }));
  const weights = Object.fromEntries(
    DIMENSIONS.flatMap((dimension) => {
      const text = fields[`weight.${dimension}`]?.trim();
      return text === undefined || text === "" ? [] : [[dimension, Number(text)]];
    }),
  );
  const own: Readonly<Record<string, number>> = weightsAt(rubric, question.level);
  const isAsBefore = Object.entries(weights).every(([dimension, weight]) => own[dimension] === weight);
  const stated = isAsBefore ? rubric.weights : weights;
  const enough = Number(typed("enough", String(rubric.enough)));
  return readRubric(question, { ...rubric, criteria, enough, ...(stated && { weights: stated }) });
}
