import {
  checkQuestion,
  parseQuestionFiles,
  type ParsedQuestion,
  type QuestionProblem,
} from "../bank/index.ts";
import type { Question } from "../model/index.ts";
import { rubricProblems } from "./rubric-file.ts";

/**
 * Reads a question that is somebody's own, outside the bank: `question.yaml`, which may be a drafted rubric's file, and
 * model answers, if there are any. It must be whole enough to be asked and graded, and cost no more than a grade may; a
 * public question's list of misconceptions, for one, it need not have.
 * @param files texts by name
 */
export const parseOwnQuestion = (files: Readonly<Record<string, string>>): ParsedQuestion =>
  parseQuestionFiles({ files, samples: false, own: ownProblems });

function ownProblems(question: Question): QuestionProblem[] {
  const problems = rubricProblems(question);
  if (problems.length > 0 || question.format !== "review") return problems;
  // Without its flawed sketch there is nothing to review.
  return checkQuestion({ question }).filter(({ path }) => path.length === 0);
}
