import { type Question, drawVariant, grade, readDocument, type Report } from "~graders";

/** Grades a pasted answer by a drafted rubric. Nothing is stored. */
export function tryRubric(question: Question, text: string): Report {
  const { answer, lifted } = readDocument(text);
  return grade({ question, variant: drawVariant({ question, seed: null }), answer, lifted });
}
