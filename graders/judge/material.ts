import { sha256 } from "../bank/index.ts";
import { writeDocument } from "../document/index.ts";
import { type Answer } from "../model/index.ts";

/** Longest answer that is put before the judge, in UTF-16 units: some 15,000 tokens, five times a full round. */
export const LONGEST_MATERIAL = 60_000;

/** Stands before each line of the answer. A line without it is not the candidate's. */
const MARK = "│ ";

export interface Material {
  /** Opening line, marked lines, closing line. */
  block: string;
  /** The answer as a document, as the judge reads it without the marks. */
  text: string;
}

/**
 * The answer as delimited data. The delimiters hold the answer's own hash, which no answer can contain, and each line is
 * marked, so that nothing in it can pass for the end of the data or for a turn of the dialogue. (Marking the data is what
 * Hines et al., 2024, "Defending against indirect prompt injection attacks with spotlighting", found to help.)
 */
export function materialOf({ title, answer }: { title: string; answer: Answer }): Material {
  const text = visible(writeDocument({ title, answer }));
  const fence = sha256(text).slice(0, 24);
  const marked = text.split("\n").map((line) => MARK + line);
  return { block: [`<<<ANSWER ${fence}`, ...marked, `ANSWER ${fence}>>>`].join("\n"), text };
}

/** A passage as the judge copied it: marks of lines are ours, not the candidate's. */
export const withoutMarks = (quote: string) => quote.replace(/(^|\n)[ \t]*│ ?/g, "$1");

/** Not seen by a reader: controls, soft hyphens, zero-width and direction marks. They only serve to hide something. */
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/;
export const isUnseen = (unit: string) => UNSEEN.test(unit);
const ALL_UNSEEN = new RegExp(UNSEEN.source, "g");

/** Line ends of one kind, and nothing that is not seen. */
const visible = (text: string) =>
  text.replace(/\r\n?|[\u2028\u2029\u0085\u000b\u000c]/g, "\n").replace(ALL_UNSEEN, "");
