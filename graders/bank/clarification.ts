import type { Question, Variant } from "../model/index.ts";
import { matchPattern } from "../text/pattern.ts";
import { renderTemplate } from "./template.ts";

/** What the interviewer says, and the clarification that it comes from (null: none matched). */
export interface ClarificationReply {
  clarification: string | null;
  reply: string;
}

export const UNKNOWN_REPLY = "Assume what is reasonable and write it down.";
const LONGEST_QUESTION = 2_000;

/**
 * The interviewer's reply to a clarifying question. The clarification that most of its patterns recognise answers; among
 * equals, the first in the file.
 */
export function matchClarification({
  question,
  variant,
  text,
}: {
  question: Question;
  variant: Variant;
  text: string;
}): ClarificationReply {
  const sentences = text
    .slice(0, LONGEST_QUESTION)
    .split(/[?!\n]|\.\s/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
  let best: { id: string; answer: string; hits: number } | null = null;
  for (const { id, asks, answer } of question.clarifications) {
    const hits = asks.filter((pattern) =>
      sentences.some((sentence) => matchPattern(pattern, sentence)),
    ).length;
    if (hits > (best?.hits ?? 0)) best = { id, answer, hits };
  }
  if (best === null) return { clarification: null, reply: UNKNOWN_REPLY };
  return { clarification: best.id, reply: renderTemplate(best.answer, variant.parameters).trim() };
}
