import { type Misconception } from "../../model/index.ts";

type Draft = Omit<Misconception, "unless" | "dismisses" | "patterns" | "serious"> & Partial<Misconception>;

/** Fills in what an author may leave out. Patterns are checked by a test, not on every start. */
export const defineBeliefs = (drafts: readonly Draft[]): Misconception[] =>
  drafts.map((draft) => ({ patterns: [], unless: [], dismisses: [], serious: false, ...draft }));

/** The ways to say that something is not needed. Each noun is one word, or several joined by hyphens. */
export function needless(...nouns: readonly string[]): string[] {
  const patterns: string[] = [];
  for (let at = 0; at < nouns.length; at += 6) {
    const noun = nouns.slice(at, at + 6).join("|");
    patterns.push(
      `no ${noun} be|step|test? need|require|necessary`,
      `no ${noun} be need|require|necessary|use`,
      `no ${noun} or ~ be need|require|necessary`,
      `no ~ or|nor ${noun} be need|require|necessary`,
      `neither ~ ${noun} ~ be need|require|necessary|worth`,
      `${noun} be not even|strictly? need|require|necessary|useful|worthwhile|worth|important`,
      `${noun} be unnecessary|needless|superfluous|redundant|pointless|useless|overkill`,
      `${noun} be counterproductive|wasteful|waste|optional`,
      `${noun} need|require not be`,
      `${noun} need not`,
      `no need|reason|point for|to|in|of have|run|do|use|keep|add|plan? ${noun}`,
      `not need|require any|a? ${noun}`,
      `can|could|should|we|i|to skip ${noun}`,
      `${noun} add|bring nothing`,
      `${noun} can be omit|skip|drop|ignore|neglect|leave`,
    );
  }
  return patterns;
}
