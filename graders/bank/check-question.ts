import { evaluateExpression, parseUnit, type Quantity, sameUnit } from "../ledger/index.ts";
import type { Format, Question } from "../model/index.ts";
import { weightsAt } from "../model/index.ts";
import { parsePattern } from "../text/pattern.ts";
import { checkCondition } from "./condition.ts";
import { checkFollows } from "./check-follows.ts";
import { checkReview } from "./check-review.ts";
import { resolve } from "./quantities.ts";
import type { QuestionChecks, QuestionProblem } from "./question-checks.ts";
import { placeholders } from "./template.ts";
import { SEEDS } from "./seeds.ts";
import { drawVariant } from "./variant.ts";
import { conceptsOf, eachCheck, expressionsOf, patternsOf, templatesOf } from "./walk-criteria.ts";

/** Units that the workload is taken in; a plain number is read as being in them. */
const WORKLOAD_UNITS = { rps: "1/s", p99: "ms", availability: "1", budgetUsdMonth: "USD" } as const;
const comesIn = (quantity: Quantity, unit: string): boolean =>
  [unit, "1"].some((one) => {
    const parsed = parseUnit(one);
    return parsed !== null && sameUnit(parsed, quantity);
  });

const FEWEST_MISCONCEPTIONS: Record<Format, number> = {
  design: 10,
  explain: 6,
  estimate: 6,
  review: 6,
  project: 10,
};

/** What no schema can say: that a question's parts fit each other. */
export function checkQuestion(checks: QuestionChecks): QuestionProblem[] {
  const { question } = checks;
  const names = new Set([...question.parameters, ...question.quantities].map(({ id }) => id));
  return [
    ...uniqueIds(question),
    ...checkQuantities(checks),
    ...checkTexts(question, names),
    ...checkPatterns(question),
    ...checkConcepts(checks),
    ...checkExpressions(checks, names),
    ...checkRegimes(checks),
    ...checkRubric(question),
    ...checkCurveball(question),
    ...checkFollows(checks),
    ...checkReview(checks),
  ];
}

function uniqueIds(question: Question): QuestionProblem[] {
  const problems: QuestionProblem[] = [];
  const lists: [string[], readonly { id: string }[]][] = [
    [["parameters"], question.parameters],
    [["quantities"], question.quantities],
    [["clarifications"], question.clarifications],
    [["probes"], question.probes],
    [["regimes"], question.regimes],
    [["concepts"], question.concepts],
    [["misconceptions"], question.misconceptions],
    [["review", "faults"], question.review?.faults ?? []],
    [["rubric", "criteria"], question.rubric.criteria],
  ];
  const numbers = new Map<string, string>();
  for (const [path, list] of lists) {
    const seen = new Set<string>();
    list.forEach(({ id }, index) => {
      const at = [...path, index, "id"];
      if (seen.has(id)) problems.push({ path: at, message: `“${id}” stands here twice` });
      seen.add(id);
      if (path[0] !== "parameters" && path[0] !== "quantities") return;
      const other = numbers.get(id);
      if (other !== undefined && other !== path[0]) {
        problems.push({ path: at, message: `“${id}” is a parameter and a derived quantity` });
      }
      numbers.set(id, path[0]);
    });
  }
  return problems;
}

function checkQuantities({ question, runCalculator }: QuestionChecks): QuestionProblem[] {
  const problems: QuestionProblem[] = [];
  question.parameters.forEach(({ band, draws = [], default: fallback }, index) => {
    const path = ["parameters", index];
    if (band !== undefined && band[0] >= band[1]) {
      problems.push({ path: [...path, "band"], message: "write the lower end first" });
    } else if (
      band !== undefined &&
      [fallback, ...draws].some((value) => value < band[0] || value > band[1])
    ) {
      problems.push({ path: [...path, "band"], message: "the default and every draw must lie in the band" });
    }
  });
  const { parameters } = drawVariant({ question, seed: null });
  return [...problems, ...resolve({ question, variant: { parameters }, runCalculator }).problems];
}

function checkTexts(question: Question, names: ReadonlySet<string>): QuestionProblem[] {
  const problems: QuestionProblem[] = [];
  const always = new Set(question.parameters.filter(({ stated }) => stated === "always").map(({ id }) => id));
  const statable = new Set(
    question.parameters.filter(({ stated }) => stated !== "never").map(({ id }) => id),
  );
  for (const { text, path } of templatesOf(question)) {
    const { names: used, styles, malformed } = placeholders(text);
    const where = path[0];
    for (const name of used) {
      if (!names.has(name)) problems.push({ path, message: `{{${name}}} is no parameter or quantity` });
      else if (where === "prompt" && !always.has(name)) {
        problems.push({ path, message: `{{${name}}} is not always stated, so the prompt may not give it` });
      } else if (where === "facts" && !statable.has(name)) {
        problems.push({ path, message: `{{${name}}} is never stated, so a fact may not give it` });
      }
    }
    for (const style of styles)
      problems.push({ path, message: `“|${style}” is unknown; use {{name|short}}` });
    if (malformed) problems.push({ path, message: "a placeholder is written {{name}} or {{name|short}}" });
  }
  return problems;
}

function checkPatterns(question: Question): QuestionProblem[] {
  return patternsOf(question).flatMap(({ text, path }) => {
    const parsed = parsePattern(text);
    return parsed.ok ? [] : [{ path, message: parsed.message }];
  });
}

function checkConcepts({ question, conceptIds }: QuestionChecks): QuestionProblem[] {
  if (conceptIds === undefined) return [];
  const own = new Set(question.concepts.map(({ id }) => id));
  const named = [
    ...eachCheck(question).flatMap(({ check, path }) =>
      conceptsOf(check).map((concept) => ({ id: concept.id, path: [...path, ...concept.path] })),
    ),
    ...(question.review?.faults ?? []).flatMap(({ claim, fix }, index) =>
      Object.entries({ claim, fix }).flatMap(([key, { concepts }]) =>
        concepts.map((id, at) => ({ id, path: ["review", "faults", index, key, "concepts", at] })),
      ),
    ),
    ...question.misconceptions.flatMap(({ dismisses }, index) =>
      dismisses.map((id, at) => ({ id, path: ["misconceptions", index, "dismisses", at] })),
    ),
  ];
  return named.flatMap(({ id, path }) =>
    conceptIds.has(id) || own.has(id) ? [] : [{ path, message: `there is no concept “${id}”` }],
  );
}

function checkExpressions(
  { question, runCalculator }: QuestionChecks,
  names: ReadonlySet<string>,
): QuestionProblem[] {
  const { workload, rubric, facts, regimes, clarifications } = question;
  const { parameters } = drawVariant({ question, seed: null });
  const { quantities } = resolve({ question, variant: { parameters }, runCalculator });
  const scope: Record<string, Quantity> = quantities;
  const computable = (text: string) =>
    text.split(/[^A-Za-z0-9_]+/).every((word) => !names.has(word) || Object.hasOwn(scope, word));
  const problems: QuestionProblem[] = [];
  const expression = (text: string | undefined, path: (string | number)[], unit: string | null) => {
    if (text === undefined || !computable(text)) return;
    const result = evaluateExpression({ text, scope });
    if (!result.ok) problems.push({ path, message: result.message });
    else if (unit !== null && !comesIn(result.quantity, unit))
      problems.push({ path, message: `this does not come out in “${unit}”` });
  };
  const condition = (text: string | undefined, path: (string | number)[]) => {
    if (text === undefined || !computable(text)) return;
    const result = checkCondition(text, quantities);
    if (!result.ok) problems.push({ path, message: result.message });
  };

  for (const key of Object.keys(WORKLOAD_UNITS) as (keyof typeof WORKLOAD_UNITS)[])
    expression(workload?.[key], ["workload", key], WORKLOAD_UNITS[key]);
  for (const { check, path } of eachCheck(question)) {
    for (const inner of expressionsOf(check)) expression(inner.text, [...path, ...inner.path], inner.unit);
    if (check.kind === "target" && parseUnit(check.unit) === null) {
      problems.push({ path: [...path, "unit"], message: `“${check.unit}” is not a ledger unit` });
    }
    if (check.kind === "estimate" && !names.has(check.quantity)) {
      problems.push({ path: [...path, "quantity"], message: `there is no quantity “${check.quantity}”` });
    }
    if (check.kind === "covers" && check.need > check.concepts.length) {
      problems.push({ path: [...path, "need"], message: "this needs more concepts than it lists" });
    }
  }
  rubric.criteria.forEach(({ when }, index) => condition(when, ["rubric", "criteria", index, "when"]));
  facts.forEach(({ when }, index) => condition(when, ["facts", index, "when"]));
  regimes.forEach(({ when }, index) => condition(when, ["regimes", index, "when"]));
  clarifications.forEach(({ reveals }, index) => {
    reveals.forEach((id, at) => {
      if (names.has(id)) return;
      problems.push({
        path: ["clarifications", index, "reveals", at],
        message: `there is no parameter “${id}”`,
      });
    });
  });
  return problems;
}

/** In each variant exactly one regime holds. */
function checkRegimes({ question, runCalculator }: QuestionChecks): QuestionProblem[] {
  if (question.regimes.length === 0) return [];
  for (const seed of SEEDS) {
    const { parameters } = drawVariant({ question, seed });
    const { quantities } = resolve({ question, variant: { parameters }, runCalculator });
    const holding = question.regimes.flatMap(({ id, when }) => {
      const outcome = checkCondition(when, quantities);
      return outcome.ok && outcome.holds ? [id] : [];
    });
    if (holding.length === 1) continue;
    const which = seed === null ? "without a seed" : `for seed ${seed}`;
    const found = holding.length === 0 ? "none does" : `${holding.join(" and ")} do`;
    return [
      { path: ["regimes"], message: `exactly one regime must hold in each variant; ${which} ${found}` },
    ];
  }
  return [];
}

function checkCurveball(question: Question): QuestionProblem[] {
  const throwing = question.probes.flatMap(({ curveball }, index) => (curveball ? [index] : []));
  const problems: QuestionProblem[] = throwing.slice(1).map((index) => ({
    path: ["probes", index, "curveball"],
    message: "one probe of a question breaks something, not several",
  }));
  const [first] = throwing;
  if (first !== undefined && (question.format !== "design" || question.workload === undefined)) {
    problems.push({
      path: ["probes", first, "curveball"],
      message: "only a design round with a workload has a sketch that can be broken",
    });
  }
  if (first !== undefined) return problems;
  for (const { check, path } of eachCheck(question)) {
    if (check.kind === "curveball")
      problems.push({ path, message: "no probe of this question is a curveball, so this never counts" });
  }
  return problems;
}

function checkRubric(question: Question): QuestionProblem[] {
  const problems: QuestionProblem[] = [];
  const { rubric, format, level, misconceptions } = question;
  if (rubric.weights === undefined && format !== "design") {
    problems.push({ path: ["rubric"], message: `a question of format ${format} states its own weights` });
  }
  const weights = weightsAt(rubric, level);
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  if (total !== 100) {
    problems.push({ path: ["rubric", "weights"], message: `weights sum to 100; these sum to ${total}` });
  }
  const covered = new Set(rubric.criteria.map(({ dimension }) => dimension));
  for (const [dimension, weight] of Object.entries(weights)) {
    if (weight > 0 && ![...covered].some((one) => one === dimension)) {
      problems.push({
        path: ["rubric", "weights"],
        message: `no criterion belongs to ${dimension}, which has weight`,
      });
    }
  }
  const fewest = FEWEST_MISCONCEPTIONS[format];
  if (misconceptions.length < fewest) {
    const message = `a question of format ${format} lists at least ${fewest} misconceptions; this has ${misconceptions.length}`;
    problems.push({ path: ["misconceptions"], message });
  }
  if (format === "design" && question.workload === undefined) {
    problems.push({ path: [], message: "a design round needs a workload, for the simulation" });
  }
  return problems;
}
