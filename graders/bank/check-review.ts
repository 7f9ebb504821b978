import { type Question, type Sketch, WHOLE_DESIGN } from "../model/index.ts";
import type { QuestionChecks, QuestionProblem } from "./question-checks.ts";
import { checkCondition, evaluateCondition } from "./condition.ts";
import { readGivenSketch } from "./given-sketch.ts";
import { resolve } from "./quantities.ts";
import { SEEDS } from "./seeds.ts";
import { placeholders } from "./template.ts";
import { drawVariant } from "./variant.ts";
import { eachCheck } from "./walk-criteria.ts";

const OF_REVIEWS: readonly string[] = ["fault", "ranking", "false-alarms", "repaired"];
/** Fewer faults in a variant leave nothing to rank. */
const FEWEST_FAULTS = 3;

/** A review question gives a sketch that can be read and run in every variant; its faults stand in that sketch. */
export function checkReview(checks: QuestionChecks): QuestionProblem[] {
  const { question } = checks;
  const { review, format } = question;
  if (review === undefined) {
    const problems: QuestionProblem[] = eachCheck(question).flatMap(({ check, path }) =>
      OF_REVIEWS.includes(check.kind)
        ? [{ path, message: `“${check.kind}” is for questions that give a sketch to review` }]
        : [],
    );
    if (format === "review")
      problems.push({ path: [], message: "a review gives a flawed sketch: add “review” with its faults" });
    return problems;
  }
  if (format !== "review") return [{ path: ["review"], message: "only a question of format review has one" }];
  const problems = [...checkUses(question), ...checkPlaceholders(question), ...checkConditions(checks)];
  return problems.length > 0 ? problems : checkVariants(question);
}

function checkUses(question: Question): QuestionProblem[] {
  const known = new Set(question.review?.faults.map(({ id }) => id));
  const asked = new Set<string>();
  const problems: QuestionProblem[] = eachCheck(question).flatMap(({ check, path }) => {
    if (check.kind !== "fault") return [];
    asked.add(check.fault);
    return known.has(check.fault)
      ? []
      : [{ path: [...path, "fault"], message: `there is no fault “${check.fault}” in review` }];
  });
  question.review?.faults.forEach(({ id }, index) => {
    if (!asked.has(id))
      problems.push({
        path: ["review", "faults", index, "id"],
        message: `no criterion asks for the fault “${id}”`,
      });
  });
  if (question.workload === undefined)
    problems.push({ path: [], message: "a review needs a workload, so that the sketch can be run" });
  return problems;
}

function checkPlaceholders(question: Question): QuestionProblem[] {
  const names = new Set([...question.parameters, ...question.quantities].map(({ id }) => id));
  return placeholders(question.review?.sketch ?? "")
    .names.filter((name) => !names.has(name))
    .map((name) => ({
      path: ["review", "sketch"],
      message: `{{${name}}} is no parameter or quantity; a label inside a hexagon stands in quotes`,
    }));
}

function checkConditions({ question, runCalculator }: QuestionChecks): QuestionProblem[] {
  const { parameters } = drawVariant({ question, seed: null });
  const { quantities } = resolve({ question, variant: { parameters }, runCalculator });
  return (["faults", "sound"] as const).flatMap((key) =>
    (question.review?.[key] ?? []).flatMap(({ when }, index) => {
      const outcome = when === undefined ? { ok: true as const } : checkCondition(when, quantities);
      return outcome.ok ? [] : [{ path: ["review", key, index, "when"], message: outcome.message }];
    }),
  );
}

function checkVariants(question: Question): QuestionProblem[] {
  const { faults = [], sound = [], essential = [] } = question.review ?? {};
  for (const seed of SEEDS) {
    const where = seed === null ? "without a seed" : `for seed ${seed}`;
    const { parameters } = drawVariant({ question, seed });
    const { quantities } = resolve({ question, variant: { parameters } });
    const read = readGivenSketch(question, { parameters });
    if (!read?.ok) {
      const said = read?.problems[0]?.message ?? "";
      return [{ path: ["review", "sketch"], message: `the sketch cannot be read ${where}: ${said}` }];
    }
    const [warning] = read.warnings;
    if (warning !== undefined)
      return [{ path: ["review", "sketch"], message: `in the sketch, ${where}: ${warning}` }];
    const holds = ({ when }: { when?: string | undefined }) =>
      when === undefined || evaluateCondition(when, quantities);
    if (faults.filter(holds).length < FEWEST_FAULTS)
      return [
        { path: ["review", "faults"], message: `${where} fewer than ${FEWEST_FAULTS} faults are left` },
      ];
    const parts = partsOf(read.sketch);
    const unknown = (path: (string | number)[], part: string) =>
      parts.has(part) ? [] : [{ path, message: `the sketch has no part “${part}”` }];
    const faulty = new Set(faults.filter(holds).flatMap(({ targets }) => targets));
    const problems = [
      ...faults.flatMap(({ targets }, index) =>
        targets.flatMap((part, at) => unknown(["review", "faults", index, "targets", at], part)),
      ),
      ...sound.flatMap(({ target }, index) => unknown(["review", "sound", index, "target"], target)),
      ...essential.flatMap((part, index) => unknown(["review", "essential", index], part)),
      ...sound.flatMap((one, index) =>
        holds(one) && faulty.has(one.target)
          ? [
              {
                path: ["review", "sound", index, "target"],
                message: `“${one.target}” is sound and at fault ${where}; give one of them a “when”`,
              },
            ]
          : [],
      ),
    ];
    if (problems.length > 0) return problems;
  }
  return [];
}

const partsOf = ({ nodes, edges, groups }: Sketch): ReadonlySet<string> =>
  new Set([
    WHOLE_DESIGN,
    ...nodes.map(({ id }) => id),
    ...groups.map(({ id }) => id),
    ...edges.map(({ from, to }) => `${from}->${to}`),
  ]);
