export { parseQuestionFiles, type ParsedQuestion } from "./parse-question-files.ts";
export { type BankProblem } from "./yaml-file.ts";
export { checkQuestion } from "./check-question.ts";
export { type QuestionChecks, type QuestionProblem } from "./question-checks.ts";
export { checksIn, eachCheck } from "./walk-criteria.ts";
export { drawVariant } from "./variant.ts";
export { givenSketch } from "./given-sketch.ts";
export { renderTemplate, placeholders } from "./template.ts";
export { resolveQuantities } from "./quantities.ts";
export { runBankCalculator, type RunCalculator } from "./run-calculator.ts";
export { checkCondition, evaluateCondition, type BankQuantity } from "./condition.ts";
export {
  phasePlan,
  publicQuestion,
  questionCard,
  type PlannedPhase,
  type PublicQuestion,
  type QuestionCard,
} from "./public-question.ts";
export { matchClarification, UNKNOWN_REPLY, type ClarificationReply } from "./clarification.ts";
export { questionJsonSchema } from "./json-schema.ts";
export { sha256 } from "./sha256.ts";
export { questionSkeleton } from "./skeleton.ts";
export { isConceptFamily, parseTopicFile, type Topic } from "./topic-file.ts";
export { familiesOf } from "./families-of.ts";
export { nestsTooDeeply } from "./yaml-depth.ts";
export { splitFrontMatter } from "./sample-files.ts";
