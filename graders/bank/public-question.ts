import {
  PHASES,
  type Format,
  type Given,
  type Phase,
  type Question,
  type Sketch,
  type Variant,
} from "../model/index.ts";
import { givenSketch } from "./given-sketch.ts";

/** What a list of questions shows of one. */
export type QuestionCard = Pick<
  Question,
  "id" | "title" | "level" | "format" | "minutes" | "summary" | "skills"
>;

/** Each field by name: a field added to the question stays out of the browser until it is named here. */
export const questionCard = ({
  id,
  title,
  level,
  format,
  minutes,
  summary,
  skills,
}: Question): QuestionCard => ({ id, title, level, format, minutes, summary, skills });

/** What a browser may see of a question before its attempt is closed, and nothing else. */
export interface PublicQuestion extends QuestionCard {
  prompt: string;
  givens: Given[];
  phases: PlannedPhase[];
  /** What a review starts from; null in other formats. */
  sketch: Sketch | null;
}

export interface PlannedPhase {
  phase: Phase;
  minutes: number;
}

export function publicQuestion(question: Question, variant: Variant): PublicQuestion {
  const { prompt, givens } = variant;
  return {
    ...questionCard(question),
    prompt,
    givens,
    phases: phasePlan(question),
    sketch: givenSketch(question, variant),
  };
}

/** Parts of the round by format. Design: the AI/ML split of 45 minutes. */
const SPLITS: Record<Format, Partial<Record<Phase, number>>> = {
  design: {
    requirements: 6,
    estimates: 4,
    interfaces: 6,
    architecture: 11,
    "deep-dives": 12,
    "wrap-up": 6,
  },
  explain: { requirements: 1, estimates: 3, "deep-dives": 7, "wrap-up": 2 },
  estimate: { requirements: 1, estimates: 7, "deep-dives": 3, "wrap-up": 1 },
  review: { requirements: 2, architecture: 8, "deep-dives": 7, "wrap-up": 3 },
  project: {
    requirements: 3,
    estimates: 4,
    interfaces: 3,
    architecture: 6,
    "deep-dives": 8,
    "wrap-up": 4,
  },
};

/** Whole minutes per phase, in order, that sum to the round's. A question's own split comes first. */
export function phasePlan({
  phases,
  format,
  minutes,
}: Pick<Question, "phases" | "format" | "minutes">): PlannedPhase[] {
  const shares = phases ?? SPLITS[format];
  const planned = PHASES.flatMap((phase) => {
    const share = shares[phase] ?? 0;
    return share > 0 ? [{ phase, share }] : [];
  });
  const total = planned.reduce((sum, { share }) => sum + share, 0);
  let spent = 0;
  let before = 0;
  return planned.map(({ phase, share }) => {
    spent += share;
    const end = Math.round((minutes * spent) / total);
    const plan = { phase, minutes: end - before };
    before = end;
    return plan;
  });
}
