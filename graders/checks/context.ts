import { type BankQuantity } from "../bank/index.ts";
import {
  type Answer,
  type Asked,
  type Contradiction,
  type Expression,
  type Question,
  type Revision,
  type Simulation,
  type Sketch,
} from "../model/index.ts";
import { type Repair } from "../review/repair.ts";
import { type ReviewReading } from "../review/read-review.ts";
import { type Reading, type Sentence, type Token } from "../text/types.ts";
import { type Amount } from "../truth/amount.ts";
import { type Bill } from "../truth/bill.ts";
import { type Named } from "../truth/binding.ts";
import { type Numbers } from "../truth/numbers.ts";
import { type Outcome } from "./outcome.ts";

/** A criterion as the judge decided it; `share` null: it could not. */
export type Judged = Pick<Outcome, "share" | "evidence" | "found">;

/** All that a check may look at. Built once per answer, in grade.ts. */
export interface CheckContext {
  question: Question;
  answer: Answer;
  asked: readonly Asked[];
  reading: Reading;
  /** Every number the answer states, wherever it stands. */
  numbers: Numbers;
  bill: Bill;
  /** What a quantity comes to: on the candidate's own assumptions, and on the question's numbers where those differ. */
  expected: (quantity: string) => Amount[];
  /** The value of a bank expression in a unit; null when it cannot be computed. */
  amount: (expression: Expression, unit: string) => number | null;
  /** Every quantity of the question, computed from these values (by id, each in its own unit) where they are given. */
  recompute: (own: Readonly<Record<string, number>>) => Readonly<Record<string, BankQuantity>>;
  /** Words by which rows and sentences name a quantity of the question. */
  namesOf: (quantity: string) => Named;
  /** How much of a point a sentence can prove, 0 to 1, beside the other points that rest on it. */
  carries: (sentence: Sentence) => number;
  conceptName: (concept: string) => string;
  /** Whether a text that the reading does not hold (a row lifted from prose) names a concept. */
  isNamedIn: (concept: string, tokens: readonly Token[]) => boolean;
  /** Of these concepts, those that a text names, each by words of its own. */
  namedIn: (concepts: readonly string[], tokens: readonly Token[]) => string[];
  /** Concepts that the candidate's clarifying questions ask about. */
  askedFor: ReadonlySet<string>;
  /** The answer was read from a document: what it says may stand in any field. */
  fromDocument: boolean;
  /** null: there is no sketch, or it cannot be run. */
  simulation: Simulation | null;
  contradictions: readonly Contradiction[];
  /** The answer as it stood at the curveball, and what came of it; null: there was none. */
  before: Answer | null;
  revision: Omit<Revision, "rose"> | null;
  /** The candidate's review of the given sketch; null: the question gives none. */
  review: ReviewReading | null;
  /** What became of the given sketch, and the simulation of it as it was given. */
  repair: (Repair & { given: Sketch; before: Simulation | null }) | null;
  /** Verdicts of the judge on the criterion at hand. */
  judged: Judged | null;
}
