import type { Assignment } from "~/models/assignment.server.ts";
import { zonedLabel } from "~/time-zone.ts";

export type WindowState = "draft" | "not-open" | "open" | "closed" | "released";

export function windowState({ publishedAt, releasedAt, rules }: Assignment, now: Date): WindowState {
  if (publishedAt === null) return "draft";
  if (releasedAt !== null) return "released";
  if (now < rules.opensAt) return "not-open";
  return now < rules.closesAt ? "open" : "closed";
}

/** An assignment as lists and heads show it, its times in the course's zone. */
export function assignmentCard(assignment: Assignment, timeZone: string, now: Date) {
  const { id, rules, questions, attempts } = assignment;
  const slots = new Set(questions.map(({ slot }) => slot)).size;
  return {
    id,
    title: rules.title,
    mode: rules.mode,
    state: windowState(assignment, now),
    opens: zonedLabel(rules.opensAt.toISOString(), timeZone),
    closes: zonedLabel(rules.closesAt.toISOString(), timeZone),
    slots,
    attempts,
  };
}
