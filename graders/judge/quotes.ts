import { type Answer, type Evidence, type Flag } from "../model/index.ts";
import { textsOf } from "../text/fields.ts";
import { isUnseen, withoutMarks } from "./material.ts";

/** A shorter passage than this could stand in any answer, and proves nothing. */
const SHORTEST_QUOTE = 12;

export type QuotesRead =
  | { ok: true; evidence: Extract<Evidence, { kind: "quote" }>[] }
  /** The finding is void: `problem` says why, in words for the judge and for the candidate. */
  | { ok: false; problem: string };

/**
 * Finds the judge's quotes in the answer, white space and case apart. One that is not there voids the finding, as does one
 * that rests on text which is set aside: what addresses the grader, and what is copied from the prompt. A passage that
 * runs over several fields (a row of a table) counts, and has no one place to show.
 */
export function locateQuotes({
  quotes,
  answer,
  text,
  flags,
}: {
  quotes: readonly string[];
  answer: Answer;
  /** The answer as the judge read it. */
  text: string;
  flags: readonly Flag[];
}): QuotesRead {
  const fields = textsOf(answer).map(({ path, text }) => ({ path, text, folded: fold(text) }));
  const whole = fold(text).text;
  const evidence: Extract<Evidence, { kind: "quote" }>[] = [];
  for (const quote of quotes) {
    const wanted = fold(withoutMarks(quote)).text.trim();
    const found = fields.flatMap(({ path, text, folded }) => {
      const at = folded.text.indexOf(wanted);
      if (at < 0) return [];
      const start = folded.at[at] ?? 0;
      const end = (folded.at[at + wanted.length - 1] ?? 0) + 1;
      return [{ kind: "quote" as const, field: path, start, end, text: text.slice(start, end) }];
    });
    const isWholeField = found.some(({ start, end, field }) =>
      fields.some(({ path, text }) => path === field && end - start >= text.trim().length),
    );
    if (wanted === "" || (found.length === 0 && !whole.includes(wanted)))
      return { ok: false, problem: "it quotes words that are not in the answer" };
    if (wanted.length < SHORTEST_QUOTE && !isWholeField)
      return { ok: false, problem: "a quote is too short to prove anything" };
    const counted = found.filter((one) => !isSetAside(one, flags));
    if (found.length > 0 && counted.length === 0)
      return { ok: false, problem: "it quotes text that does not count as an answer" };
    const [first] = counted;
    if (first) evidence.push(first);
  }
  return { ok: true, evidence };
}

function isSetAside(
  { field, start, end }: { field: string; start: number; end: number },
  flags: readonly Flag[],
): boolean {
  return flags.some(
    ({ kind, evidence }) =>
      (kind === "addressed-to-grader" || kind === "copied-from-prompt") &&
      evidence.some(
        (one) => one.kind === "quote" && one.field === field && one.start < end && one.end > start,
      ),
  );
}

/** Text with white space run together and case folded; `at` leads each unit of it back to the original. */
function fold(original: string): { text: string; at: number[] } {
  let text = "";
  const at: number[] = [];
  for (let i = 0; i < original.length; i++) {
    const unit = original.charAt(i);
    const space = /\s/.test(unit);
    if (isUnseen(unit) || (space && (text === "" || text.endsWith(" ")))) continue;
    // A letter whose lower case is longer than itself would shift what follows.
    const lower = unit.toLowerCase();
    text += space ? " " : lower.length === 1 ? lower : unit;
    at.push(i);
  }
  return { text, at };
}
