import { checksIn } from "../bank/walk-criteria.ts";
import {
  type Finding,
  type Question,
  type ReviewReport,
  SEVERITIES,
  type Simulation,
  type SketchFigures,
} from "../model/index.ts";
import { partLabel } from "./part-name.ts";
import { type ReviewReading } from "./read-review.ts";
import { type Repair } from "./repair.ts";

/** The review for the report; findings say how each fault was decided. */
export function reportReview({
  review,
  repair,
  after,
  findings,
  question,
  render,
}: {
  review: ReviewReading;
  repair: Repair & { before: Simulation | null };
  after: Simulation | null;
  findings: readonly Finding[];
  question: Question;
  /** Fills in the bank's texts. */
  render: (text: string) => string;
}): ReviewReport {
  const { given, faults, caught, alarms } = review;
  const criterionOf = (fault: string) =>
    question.rubric.criteria.find(({ check }) =>
      checksIn(check).some((part) => part.kind === "fault" && part.fault === fault),
    )?.id ?? null;
  const verdicts = new Map(findings.map(({ criterion, verdict }) => [criterion, verdict]));
  return {
    faults: [...faults]
      .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
      .map(({ id, targets, severity, explain }) => {
        const criterion = criterionOf(id);
        const [part = "whole"] = targets;
        const accusation = caught.get(id)?.accusation;
        const row = accusation?.row ?? null;
        return {
          id,
          criterion,
          part,
          label: partLabel(part, given),
          severity,
          explain: render(explain),
          verdict: verdicts.get(criterion ?? "") ?? "not-met",
          row,
          stated: row === null ? null : (accusation?.severity ?? null),
        };
      }),
    alarms: alarms.map(({ accusation, sound }) => {
      const part = sound?.target ?? [...accusation.parts][0] ?? null;
      return {
        row: accusation.row,
        part,
        label: part === null ? accusation.said : partLabel(part, given),
        why: sound === null ? null : render(sound.why),
      };
    }),
    changed: repair.changed,
    before: figuresOf(repair.before),
    after: repair.changed ? figuresOf(after) : null,
  };
}

function figuresOf(simulation: Simulation | null): SketchFigures | null {
  if (simulation === null) return null;
  const { nodes, p99Ms, availability, usdPerMonth } = simulation;
  const busiest = nodes.reduce<SketchFigures["busiest"]>(
    (best, { id, label, utilisation }) =>
      utilisation !== null && utilisation > (best?.utilisation ?? 0) ? { id, label, utilisation } : best,
    null,
  );
  return { p99Ms, availability, usdPerMonth, busiest };
}
