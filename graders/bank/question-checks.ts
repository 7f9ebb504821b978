import type { Question } from "../model/index.ts";
import type { RunCalculator } from "./run-calculator.ts";

export interface QuestionProblem {
  path: (string | number)[];
  message: string;
}

export interface QuestionChecks {
  question: Question;
  /** Ids of the lexicon; left out: ids are not checked. */
  conceptIds?: ReadonlySet<string>;
  runCalculator?: RunCalculator;
}
