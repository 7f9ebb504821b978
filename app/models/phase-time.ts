import type { AnswerField, Phase } from "~graders";

/** Where work on a field belongs. Explanations and reviews are one piece of work, so they have no phase of their own. */
const PHASE_OF: Partial<Record<AnswerField, Phase>> = {
  functional: "requirements",
  nonFunctional: "requirements",
  scope: "requirements",
  ledger: "estimates",
  api: "interfaces",
  dataModel: "interfaces",
  sketch: "architecture",
  diagrams: "architecture",
  deepDives: "deep-dives",
  decisions: "deep-dives",
  costs: "wrap-up",
  operations: "wrap-up",
};

/** The fields that belong to a phase. */
export const fieldsOf = (phase: Phase): AnswerField[] =>
  (Object.keys(PHASE_OF) as AnswerField[]).filter((field) => PHASE_OF[field] === phase);

export interface PhaseTime {
  phase: Phase;
  ms: number;
}

/**
 * Where the time went: what passed before a save is put down to the field that was saved, and what passed after the
 * last save to that one. `elapsedMs` of each save is time spent, pauses left out.
 */
export function phaseTimes(
  saves: readonly { field: AnswerField; elapsedMs: number }[],
  totalMs: number,
): PhaseTime[] {
  const spent = new Map<Phase, number>();
  const add = (field: AnswerField, ms: number) => {
    const phase = PHASE_OF[field];
    if (phase) spent.set(phase, (spent.get(phase) ?? 0) + Math.max(0, ms));
  };
  let untilMs = 0;
  for (const { field, elapsedMs } of saves) {
    add(field, elapsedMs - untilMs);
    untilMs = Math.max(untilMs, elapsedMs);
  }
  const last = saves.at(-1);
  if (last) add(last.field, totalMs - untilMs);
  return [...spent].map(([phase, ms]) => ({ phase, ms }));
}
