import { ANSWER_LIMITS, type Decision } from "../model/index.ts";
import { toldDecision } from "./told-decision.ts";
import { type Lift, type Clause, type Passage, plain, sentencesOf } from "./passages.ts";

const REASON = String.raw`(?:\s*[,;:–—-]?\s+(?:because|since|as|for|due to|so that|given)\s+|\s*[:;–—]\s+|\s*,\s+(?=it|they|this|that|which|but))`;
const NAME = String.raw`([^.;:]{2,140}?)`;

/** "Chose HNSW over IVF-PQ because …", "we went with Kafka instead of SQS since …". */
const CHOSE = new RegExp(
  String.raw`\b(?:chose|choose|chosen|picked|pick|went with|go with|going with|use|using|prefer|preferred|selected|select|favou?r|opted for|opt for|took|take|lean to|settled on)\s+${NAME}\s+(?:over|instead of|rather than|in place of|and not)\s+${NAME}(?:${REASON}(.{2,600})|[.;]|$)`,
  "i",
);
/** "We choose AP because …": a choice with its reason, the alternative unsaid. */
const CHOSE_ONE =
  /\b(?:chose|choose|picked|went with|go with|going with|use|prefer|opted for|settled on)\s+([^.;:,]{2,80}?),?\s+(?:because|since)\s+(.{8,600})/i;
/** "I rejected pure Redis since …", "we ruled out sharding because …". */
const REJECTED = new RegExp(
  String.raw`\b(?:rejected|reject|ruled out|rule out|turned down|decided against|chose against|considered)\s+${NAME}(?:${REASON}(.{2,600})|[.;]|$)`,
  "i",
);
/** "Why not one bigger model? …" and "Why not X: …". */
const WHY_NOT = /^why (?:not|don't we|can't we)\s+(.{2,160}?)\?\s*(.{4,800})$/i;
const VERSUS = /^([^:]{2,80}?)\s+(?:vs\.?|versus|or)\s+([^:]{2,80}?)\s*[:–—?.]\s+(.{4,})$/i;
const VERDICT =
  /\b(?:we|i|so|i'd|we'd|i'll|we'll|therefore|hence)?\s*(?:use|chose|choose|pick|picked|go with|went with|take|took|prefer|lean to|keep|start with|decided on)\s+([^.;]{2,120}?)(?=\s+(?:because|since|as|for|so|given|until|,)|[.,;]|$)/i;
const REJECTION_HEADING =
  /\b(?:reject\w*|against|turned down|not chosen|alternatives?|why not|ruled out|not taken)\b/i;

const clip = (text: string) => plain(text).slice(0, ANSWER_LIMITS.line);

const decision = (parts: {
  title: string;
  options: string[];
  choice: string;
  because: string;
}): Decision => ({
  title: clip(parts.title),
  options: parts.options.map(clip).filter(Boolean).slice(0, ANSWER_LIMITS.options),
  choice: clip(parts.choice),
  because: plain(parts.because).slice(0, ANSWER_LIMITS.text),
  consequences: "",
});

/** The rest of a passage after a sentence, where a reason told in the next sentence stands. */
function following(passage: Passage, sentence: Clause): string {
  return passage.text.slice(sentence.end - passage.start).trim();
}

function fromSentence(passage: Passage, sentence: Clause): Decision | null {
  const text = plain(sentence.text);
  if (/^(?:if|when|unless)\b/i.test(text)) return null;
  const chose = CHOSE.exec(text);
  if (chose) {
    const [, choice = "", other = "", because] = chose;
    if (choice.split(" ").length > 14 || other.split(" ").length > 14) return null;
    if (/\b(?:because|since)\b/i.test(choice)) return null;
    return decision({
      title: `${choice} over ${other}`,
      options: [choice, other],
      choice,
      because: because ?? following(passage, sentence),
    });
  }
  const rejected = REJECTED.exec(text);
  if (rejected) {
    const [, other = "", because] = rejected;
    if (/^considered/i.test(rejected[0]) && !/\b(?:but|reject|however)\b/i.test(text)) return null;
    return decision({
      title: `Against ${other}`,
      options: [other],
      choice: `not ${other}`,
      because: because ?? following(passage, sentence),
    });
  }
  const one = CHOSE_ONE.exec(text);
  if (!one || /\b(?:not|never|n't)\s*$/i.test(text.slice(0, one.index))) return null;
  const [, choice = "", because = ""] = one;
  return decision({ title: choice, options: [choice], choice, because });
}

/** "… comparable cost, but GPU batches well": the option that "but" turns to. */
function favoured(text: string, options: readonly string[]): string {
  const turn = /^\W*(\w+)/.exec(text.slice(text.toLowerCase().lastIndexOf(" but ") + 5))?.[1]?.toLowerCase();
  if (!/\sbut\s/i.test(text)) return "";
  return options.find((option) => option.toLowerCase().split(/\W+/)[0] === turn) ?? "";
}

function versus(passage: Passage): Decision | null {
  const text = plain(passage.text);
  const found = VERSUS.exec(text.slice(0, 3_000));
  if (!found) return null;
  const [, left = "", right = "", rest = ""] = found;
  if (left.split(" ").length > 10 || right.split(" ").length > 10) return null;
  if (!/\bvs\.?\b|\bversus\b/i.test(text.slice(0, left.length + right.length + 12))) return null;
  const verdict = VERDICT.exec(rest)?.[1] ?? favoured(rest, [left, right]);
  return decision({
    title: `${left} vs ${right}`,
    options: [left, right],
    choice: verdict,
    because: rest,
  });
}

/** In a section on what was turned down, each item is one: a name, then why not. */
function turnedDown(passage: Passage): Decision | null {
  const lead =
    /^(?:\*{1,3}|_{1,2})([^*_]{2,160})(?:\*{1,3}|_{1,2})\s*[:.–—-]?\s*([\s\S]{4,})$/.exec(passage.text) ??
    /^([^:.\n]{2,120})[:–—]\s+([\s\S]{4,})$/.exec(passage.text);
  const found = lead ?? WHY_NOT.exec(plain(passage.text));
  if (!found) return null;
  const [, name = "", because = ""] = found;
  const other = plain(name).replace(/[:.]$/, "");
  return decision({ title: `Against ${other}`, options: [other], choice: `not ${other}`, because });
}

/** Decisions told as prose, bullets or rows, where they stand. */
export function liftDecisions(passages: readonly Passage[]): Lift<Decision>[] {
  return passages.flatMap((passage): Lift<Decision>[] => {
    if (passage.kind === "row") return [];
    const { start, end } = passage;
    const heading = passage.headings[passage.headings.length - 1] ?? "";
    const rejected = /^(?:\*{1,3})?rejected(?:\*{1,3})?\s*:\s*(?:\*{1,3})?\s*(.+)$/is.exec(passage.text);
    if (rejected) {
      const [other = "", ...rest] = plain(rejected[1] ?? "").split(
        /(?<=[a-z\d)])[.:]\s|\s(?:because|since)\s/i,
      );
      const because = rest.join(". ");
      const row = decision({ title: `Against ${other}`, options: [other], choice: `not ${other}`, because });
      return [{ row, start, end }];
    }
    const told = REJECTION_HEADING.test(heading) ? null : toldDecision(passage);
    const whole =
      told ??
      versus(passage) ??
      (passage.about.has("decisions") && REJECTION_HEADING.test(heading) ? turnedDown(passage) : null);
    if (whole) return [{ row: whole, start, end }];
    return sentencesOf(passage).flatMap((sentence) => {
      const row = fromSentence(passage, sentence);
      return row ? [{ row, start: sentence.start, end: sentence.end }] : [];
    });
  });
}
