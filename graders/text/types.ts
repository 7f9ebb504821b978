import type { Evidence, FieldPath, Flag, Stance } from "../model/index.ts";

/**
 * Rows of the answer that were read out of its own prose, by field path, with where their text stands. A
 * path covers everything beneath it. Such rows are checked as rows, but their words are read only once.
 */
export type LiftedRows = Readonly<Record<FieldPath, object>>;

/** A word of the answer: its stem for matching, and where it stands in the field's own text. */
export interface Token {
  /** Lower-cased, normalised surface. */
  word: string;
  stem: string;
  /** UTF-16 offsets into the field's text. */
  start: number;
  end: number;
  /** Its value when it is a number (`100k` → 100000, `30%` → 0.3, `one in a thousand` → 0.001). */
  number?: number;
  /** A semicolon stands before it: what follows is another thought, which gaps in patterns do not cross. */
  apart?: true;
  /** Names that start here and were written as one word (`pre-compute`, `model_version`): their stem, in tokens. */
  compounds?: { stem: string; length: number }[];
}

/** A sentence, list item, table row, or line of a list: the unit in which patterns match. */
export interface Sentence {
  /** Position in the reading order of the whole answer. */
  index: number;
  field: FieldPath;
  start: number;
  end: number;
  text: string;
  tokens: Token[];
  /** The heading, item title or lead-in it stands under, innermost first. */
  headings: string[];
  /** Paragraph, list item, table row or decision it belongs to: sentences that share it speak of one thing. */
  block: number;
  kind: "sentence" | "item" | "row" | "heading" | "label";
  /** Why it earns nothing; null: it counts. */
  setAside: "copied-from-prompt" | "repeated" | "addressed-to-grader" | null;
  /** Reads as a bare list of terms: no verb, nothing said of them. */
  bareList: boolean;
  hasNumber: boolean;
  /** A cause, purpose, consequence or rejected alternative is given in it. */
  hasReason: boolean;
  /** It names a component of this design or does something to one. */
  hasAction: boolean;
}

/** One match of a pattern. */
export interface Mention {
  concept: string;
  sentence: Sentence;
  /** UTF-16 offsets into the field's text. */
  start: number;
  end: number;
  stance: Stance;
  depth: "named" | "applied" | "justified";
  /** Matched by jargon (`name`), plain words or a mechanism. */
  by: "name" | "plain" | "mechanism";
}

/** The whole answer as read: what checks look at. */
export interface Reading {
  sentences: Sentence[];
  /** Mentions by concept id, in reading order; none from text set aside. */
  mentions: ReadonlyMap<string, Mention[]>;
  flags: Flag[];
  /** Sentences that hold a false belief: they are evidence of nothing. Left out until beliefs have been looked for. */
  untrue?: ReadonlySet<Sentence>;
  /** Counts over text not set aside, for the caps. */
  words: number;
  /** Of the words that count: the share in bare lists and in dismissals. Of all words: the share repeated, and set aside. */
  shares: { bareList: number; repeated: number; dismissed: number; setAside: number };
}

export type QuoteEvidence = Extract<Evidence, { kind: "quote" }>;
