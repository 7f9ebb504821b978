import { stringify } from "yaml";
import { checkQuestion, type QuestionProblem } from "../bank/index.ts";
import { eachCheck, patternsOf } from "../bank/walk-criteria.ts";
import { parseFields, readYaml } from "../bank/yaml-file.ts";
import { CONCEPT_IDS } from "../concepts/index.ts";
import { type Question, QuestionSchema } from "../model/index.ts";
import { DRAFT_LIMITS, RubricDraftSchema, type RubricDraft } from "./draft.ts";

/** A draft as a file: the fields of a question.yaml, and the phrases that its criteria were drafted from. */
const RubricFileSchema = QuestionSchema.extend({ phrases: RubricDraftSchema.shape.phrases.default({}) });

const HEAD = `# Drafted from reference answers. Read every criterion before use: titles, points, advice, patterns. Then
# headroom grade --rubric THIS-FILE ANSWER.md
`;

export function writeRubricYaml(draft: RubricDraft): string {
  const data = withoutEmpty({ ...draft.question, phrases: draft.phrases });
  return `${HEAD}${stringify(data, { lineWidth: 110, aliasDuplicateObjects: false })}`;
}

/** Lists that hold nothing say nothing, and the schema fills them in. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => !(Array.isArray(inner) && inner.length === 0))
      .map(([key, inner]) => [key, withoutEmpty(inner)]),
  );
}

export const writeRubricJson = (draft: RubricDraft): string =>
  `${JSON.stringify({ ...draft.question, phrases: draft.phrases }, null, 2)}\n`;

export type RubricFile = { ok: true; draft: RubricDraft } | { ok: false; message: string };

/**
 * Reads a rubric that was drafted and perhaps edited, YAML or JSON, as data that nobody vouches for. What is wrong is
 * said in one sentence with line and field.
 */
export function readRubricFile({ name, text }: { name: string; text: string }): RubricFile {
  const yaml = readYaml({ file: name, text });
  const fault = ({ line, field, message }: (typeof yaml.problems)[number]): RubricFile => ({
    ok: false,
    message:
      `${name}${line === null ? "" : `:${line}`}${field === "" ? "" : ` ${field}`}: ${message}.`.replace(
        /\.\.$/,
        ".",
      ),
  });
  const [syntax] = yaml.problems;
  if (syntax !== undefined) return fault(syntax);
  if (typeof yaml.data !== "object" || yaml.data === null || Array.isArray(yaml.data))
    return { ok: false, message: `${name}: expected a rubric, with the fields of a question.` };
  const parsed = parseFields(yaml, RubricFileSchema);
  const [wrong] = parsed.problems;
  if (parsed.value === null || wrong !== undefined)
    return wrong === undefined ? { ok: false, message: `${name}: this is no rubric.` } : fault(wrong);
  const { phrases, ...question } = parsed.value;
  const [problem] = rubricProblems(question);
  if (problem !== undefined) return fault(yaml.problemAt(problem.path, problem.message));
  return { ok: true, draft: { question, phrases } };
}

/** What one grade may cost, whoever wrote the rubric; the bank's largest question has half of it. */
const MOST_PATTERNS_TOGETHER = 2_000;
const MOST_NUMBERS = 200;
const MOST_CHECKS = 400;

/**
 * What keeps a draft from being graded by: parts that do not fit each other, or more than a grade may cost. What the
 * bank asks beyond that (misconceptions, a workload, weights of dimensions without criteria) a draft need not have.
 */
export function rubricProblems(question: Question): QuestionProblem[] {
  const { rubric, concepts } = question;
  if (rubric.criteria.length > DRAFT_LIMITS.handedIn)
    return [
      { path: ["rubric", "criteria"], message: `at most ${DRAFT_LIMITS.handedIn} criteria can be graded by` },
    ];
  if (concepts.length > DRAFT_LIMITS.concepts)
    return [{ path: ["concepts"], message: `at most ${DRAFT_LIMITS.concepts} concepts can be looked for` }];
  if (patternsOf(question).length > MOST_PATTERNS_TOGETHER)
    return [{ path: ["concepts"], message: `at most ${MOST_PATTERNS_TOGETHER} patterns can be looked for` }];
  const numbers = question.parameters.length + question.quantities.length + question.regimes.length;
  if (numbers > MOST_NUMBERS || eachCheck(question).length > MOST_CHECKS)
    return [{ path: ["quantities"], message: "this holds more numbers or checks than one grade may cost" }];
  return checkQuestion({ question, conceptIds: new Set(CONCEPT_IDS) }).filter(
    ({ path }) =>
      path.length > 0 && path.join(".") !== "misconceptions" && path.join(".") !== "rubric.weights",
  );
}
