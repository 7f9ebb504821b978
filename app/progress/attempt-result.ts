import { z } from "zod";
import {
  checksIn,
  type ConceptFamily,
  type Criterion,
  DimensionSchema,
  familiesOf,
  isConceptFamily,
  PhaseSchema,
  phasePlan,
  type Question,
  type Report,
} from "~graders";
import type { PhaseTime } from "~/models/phase-time.ts";
import { CONTRADICTED_IN_WORDS, LEFT_OUT_IN_WORDS } from "./mistakes-in-words.ts";

const FamilySchema = z.custom<ConceptFamily>((value) => typeof value === "string" && isConceptFamily(value));

/**
 * Something that went wrong, told so that the same thing in another round has the same `id`: a false belief, a slip, a wrong
 * unit, a contradiction between parts of the answer, or something of its kind left out.
 */
export const MistakeSchema = z.object({
  kind: z.enum(["belief", "slip", "unit", "contradiction", "left-out"]),
  id: z.string(),
  says: z.string(),
  /** What there is to read about it. */
  family: FamilySchema.nullable(),
});
export type Mistake = z.infer<typeof MistakeSchema>;

/** A report in the few figures that progress is made of. */
export const AttemptResultSchema = z.object({
  /** Nothing was handed in: it tells nothing of what a person can do. */
  isBlank: z.boolean(),
  /** `share`: earned over enough, 0 to 1. */
  dimensions: z.array(z.object({ dimension: DimensionSchema, share: z.number() })),
  /** Points of the criteria about a concept family, of families that at least two criteria are about. */
  topics: z.array(z.object({ family: FamilySchema, earned: z.number(), possible: z.number() })),
  mistakes: z.array(MistakeSchema),
  /** Criteria not met, those worth most first. */
  missed: z.array(z.object({ criterion: z.string(), title: z.string(), family: FamilySchema.nullable() })),
  /** Quantities that were asked for: `isMet` false where the sum was missing, or off by more than the check allows. */
  sums: z.array(z.object({ quantity: z.string(), isMet: z.boolean() })),
  /** Time spent and planned; none for formats without phases. */
  phases: z.array(z.object({ phase: PhaseSchema, ms: z.number(), plannedMs: z.number() })),
});
export type AttemptResult = z.infer<typeof AttemptResultSchema>;

const MOST_MISSED = 8;
/** One criterion alone says little of what somebody knows of a family. */
const FEWEST_CRITERIA = 2;

/** What a report says of a person's progress. */
export function attemptResult({
  report,
  question,
  phaseTimes,
}: {
  report: Report;
  question: Question;
  phaseTimes: readonly PhaseTime[];
}): AttemptResult {
  const criteria = new Map(question.rubric.criteria.map((criterion) => [criterion.id, criterion]));
  const found = report.findings.flatMap((finding) => {
    const criterion = criteria.get(finding.criterion);
    if (!criterion || finding.points === null) return [];
    const family = familiesOf(criterion, question)[0] ?? null;
    return [{ ...finding, points: finding.points, check: criterion, family }];
  });
  const topics = new Map<ConceptFamily, { earned: number; possible: number; criteria: number }>();
  for (const { family, points, possible } of found) {
    if (family === null) continue;
    const topic = topics.get(family) ?? { earned: 0, possible: 0, criteria: 0 };
    topics.set(family, {
      earned: topic.earned + points,
      possible: topic.possible + possible,
      criteria: topic.criteria + 1,
    });
  }
  const missed = found.filter(({ verdict }) => verdict === "not-met");
  const plan = new Map(phasePlan(question).map(({ phase, minutes }) => [phase, minutes * 60_000]));
  return {
    isBlank: report.caps.some(({ reason }) => reason === "blank"),
    dimensions: report.dimensions.flatMap(({ dimension, share }) =>
      share === null ? [] : [{ dimension, share }],
    ),
    topics: [...topics]
      .filter(([, { criteria: count }]) => count >= FEWEST_CRITERIA)
      .map(([family, { earned, possible }]) => ({ family, earned, possible })),
    mistakes: distinct([
      ...report.errors.map(({ kind, id, says }): Mistake => {
        if (kind === "misconception") return { kind: "belief", id, says, family: null };
        return kind === "slip" ? SLIP : WRONG_UNIT;
      }),
      ...report.contradictions.map(({ kind }): Mistake => ({
        kind: "contradiction",
        id: kind,
        says: CONTRADICTED_IN_WORDS[kind],
        family: null,
      })),
      ...missed.flatMap(({ check, family }) => leftOut(check, family)),
    ]),
    missed: missed
      .toSorted((a, b) => b.possible - a.possible)
      .slice(0, MOST_MISSED)
      .map(({ criterion, title, family }) => ({ criterion, title, family })),
    sums: found.flatMap(({ check, verdict }) =>
      checksIn(check.check).flatMap((one) =>
        one.kind === "estimate" ? [{ quantity: one.quantity, isMet: verdict === "met" }] : [],
      ),
    ),
    phases: phaseTimes.map(({ phase, ms }) => ({
      phase,
      ms: Math.round(ms),
      plannedMs: plan.get(phase) ?? 0,
    })),
  };
}

const SLIP: Mistake = { kind: "slip", id: "slip", says: "A sum that does not come out", family: "capacity" };
const WRONG_UNIT: Mistake = {
  kind: "unit",
  id: "unit",
  says: "One unit taken for another",
  family: "capacity",
};

/** What a criterion that was not met says of a habit; nothing where it is about this question alone. */
function leftOut(criterion: Criterion, family: ConceptFamily | null): Mistake[] {
  for (const check of checksIn(criterion.check)) {
    const says = LEFT_OUT_IN_WORDS[check.kind];
    if (says !== undefined) return [{ kind: "left-out", id: check.kind, says, family }];
  }
  return [];
}

function distinct(mistakes: readonly Mistake[]): Mistake[] {
  return [...new Map(mistakes.map((mistake) => [`${mistake.kind} ${mistake.id}`, mistake])).values()];
}
