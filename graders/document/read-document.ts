import { ANSWER_LIMITS, type Answer, AnswerSchema } from "../model/index.ts";
import { AnswerAssembly } from "./assembly.ts";
import { fromForeignMarkup } from "./foreign-markup.ts";
import { liftAnswer, type Lifted } from "./lift.ts";
import { outlineOf } from "./sections.ts";

/** Characters of a document that is read at all: some thirty thousand words. */
export const DOCUMENT_MAX = 200_000;

export interface ReadDocument {
  title: string;
  answer: Answer;
  lifted: Lifted;
  warnings: string[];
}

/** Line ends of one kind, no byte order mark, no control characters. */
function clean(text: string): string {
  return text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, " ");
}

/** Is this more than readDocument takes? The sentence says so to the person who sent it. */
export function documentProblem(markdown: string): string | null {
  if (markdown.length > DOCUMENT_MAX) {
    return `This document has ${markdown.length} characters; at most ${DOCUMENT_MAX} can be read. Send the design without its attachments.`;
  }
  return markdown.trim() === "" ? "This document is empty." : null;
}

/**
 * Reads a design document into an answer. Sections go to the field their heading names, in jargon or in plain words;
 * what fits none becomes a deep dive, or prose; nothing of the text gets lost. Then what is typed in a form is read out
 * of the text too: the sketch from Mermaid, ledger rows, decisions, cost lines and targets (`lifted` says where each
 * stands). Beyond DOCUMENT_MAX only the beginning is read, with a warning; ask documentProblem first.
 */
export function readDocument(markdown: string): ReadDocument {
  const cut = markdown.length > DOCUMENT_MAX;
  const outline = outlineOf(fromForeignMarkup(clean(cut ? markdown.slice(0, DOCUMENT_MAX) : markdown)));
  const assembly = new AnswerAssembly(outline.text);
  for (const part of outline.parts) assembly.add(part);
  const { answer, lifted } = liftAnswer(AnswerSchema.parse(assembly.answer()));
  return {
    title: outline.title.slice(0, ANSWER_LIMITS.line),
    answer,
    lifted,
    warnings: [
      ...(cut ? [`The document was cut after ${DOCUMENT_MAX} characters.`] : []),
      ...outline.warnings,
      ...assembly.warnings,
    ],
  };
}
