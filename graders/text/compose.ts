import { type Answer, type Flag } from "../model/index.ts";
import { remembering } from "../ledger/remembering.ts";
import { readClauses, type Clauses } from "./clauses.ts";
import { textsOf, type AnswerText } from "./fields.ts";
import { normalise } from "./normalise.ts";
import { copyDetector, repeatDetector } from "./repeats.ts";
import { splitSentences, type RawSentence } from "./sentences.ts";
import { addressesGrader, endsAnswer, isAside, isOutcome, isRoleTurn } from "./set-aside.ts";
import { signalsOf, type Signals } from "./signals.ts";
import { withoutArticles } from "./pattern.ts";
import { tokenise } from "./tokens.ts";
import { type LiftedRows, type Sentence } from "./types.ts";

/** A sentence with what reading it needs beside what checks see. */
export interface Composed {
  sentence: Sentence;
  source: AnswerText;
  clauses: Clauses;
  signals: Signals;
  /** Tokens (without articles) that were copied from the prompt. */
  copied: ReadonlySet<number>;
  /** It opens its block. */
  first: boolean;
}

const WHY_COLUMN =
  /\b(?:why|reason|rationale|because|trade-?offs?|consequence|justification|effect|impact)\b/i;
/* Text fields in which lists of names are the form itself. */
const TABULAR = /^(?:api|dataModel)\b/;

/** What tells copies of a prompt; the answers of a class share theirs. */
const copiesOf = remembering((prompt: string) => {
  const asked = normalise(prompt);
  return copyDetector(
    withoutArticles(tokenise(asked.text)),
    splitSentences(asked).map(({ start, end }) => withoutArticles(tokenise(asked.text, start, end))),
  );
});

/** Reads every text of the answer into sentences and sets aside what earns nothing. */
export function composeSentences(
  answer: Answer,
  lifted: LiftedRows,
  prompt: string,
): { composed: Composed[]; flags: Flag[] } {
  const copiedIn = copiesOf(prompt);
  const repeats = repeatDetector();
  const composed: Composed[] = [];
  const flags: Flag[] = [];
  const blocks = new Map<string, number>();
  let nextBlock = 0;
  const blockOf = (key: string) => {
    const known = blocks.get(key);
    if (known !== undefined) return known;
    blocks.set(key, nextBlock);
    return nextBlock++;
  };

  for (const source of textsOf(answer, lifted)) {
    const folded = normalise(source.text);
    if (folded.hidden >= 3) flags.push(hiddenFlag(source, folded.hidden));
    flagComments(flags, source);
    const raw = rawSentences(source, folded.text, () => splitSentences(folded));
    const addressed = addressedTo(raw, folded.text);
    let previous = -1;
    for (const [at, part] of raw.entries()) {
      const start = folded.original(part.start);
      const end = folded.original(part.end);
      const tokens = tokenise(folded.text, part.start, part.end, folded.original);
      if (tokens.length === 0) continue;
      const text = source.text.slice(start, end);
      const clauses = readClauses({ tokens, start, text });
      const signals = signalsOf(clauses, text);
      const copied = copiedIn(clauses.tokens);
      const isTitle = part.kind === "heading" || source.form === "title";
      const isLabel = source.form === "label";
      const repeatable =
        !isTitle && !isLabel && part.kind !== "code" && !/^decisions\.\d+\.choice$/.test(source.path);
      const setAside = addressed.has(at)
        ? "addressed-to-grader"
        : clauses.tokens.length > 0 && copied.size / clauses.tokens.length >= 0.7
          ? "copied-from-prompt"
          : repeatable && repeats(clauses.tokens)
            ? "repeated"
            : null;
      const block = blockOf(`${source.group ?? source.path} ${source.group === undefined ? part.block : ""}`);
      const sentence: Sentence = {
        index: composed.length,
        field: source.path,
        start,
        end,
        text,
        tokens,
        headings: [...part.headings, ...source.headings],
        block,
        kind: isTitle ? "heading" : isLabel || part.kind === "code" ? "label" : part.kind,
        setAside,
        bareList:
          signals.bareList && !isTitle && !isLabel && part.kind !== "code" && !TABULAR.test(source.path),
        hasNumber: signals.hasNumber || source.numbered === true,
        hasReason: signals.hasReason || source.reason === true || hasWhyCell(part, folded.text),
        hasAction: signals.hasAction || (part.kind === "row" && signals.content >= 4),
      };
      composed.push({ sentence, source, clauses, signals, copied, first: part.block !== previous });
      previous = part.block;
      if (setAside !== null) note(flags, setAside, sentence);
    }
  }
  return { composed, flags };
}

function rawSentences(source: AnswerText, text: string, split: () => RawSentence[]): RawSentence[] {
  if (source.form === "markdown") return split();
  const start = text.length - text.trimStart().length;
  return [{ start, end: text.trimEnd().length, kind: "sentence", headings: [], block: 0, level: 0 }];
}

function hasWhyCell(part: RawSentence, text: string): boolean {
  if (part.kind !== "row" || part.columns === undefined) return false;
  const row = text
    .slice(part.start, part.end)
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|");
  return part.columns.some((column, at) => WHY_COLUMN.test(column) && (row[at] ?? "").trim().length > 3);
}

/** Sentences that speak to the grader, with the rest of the section, passage or dialogue that they open. */
function addressedTo(raw: readonly RawSentence[], text: string): ReadonlySet<number> {
  const addressed = new Set<number>();
  const textOf = (part: RawSentence) => text.slice(part.start, part.end);
  let level = 0;
  let ended = false;
  let dialogue = false;
  for (const [at, part] of raw.entries()) {
    const own = textOf(part);
    if (level > 0 && part.kind === "heading" && part.level <= level) level = 0;
    const speaks = addressesGrader(own);
    if (speaks && part.kind === "heading") level = part.level;
    ended ||= endsAnswer(own);
    if (speaks || level > 0 || ended || (dialogue && isRoleTurn(own))) addressed.add(at);
    dialogue = addressed.has(at);
  }
  for (const [from, to] of passages(raw, text)) {
    const lines = raw.slice(from, to);
    const whole = lines.length === 0 ? "" : text.slice(lines[0]?.start ?? 0, lines.at(-1)?.end ?? 0);
    const speaks = lines.some((_, offset) => addressed.has(from + offset));
    if (isOutcome(whole) || isAside(whole) || (speaks && lines.length > 1))
      for (let at = from; at < to; at++) addressed.add(at);
  }
  return addressed;
}

/** Runs of sentences that stand together: one block, or the lines of one fence. */
function passages(raw: readonly RawSentence[], text: string): [number, number][] {
  const runs: [number, number][] = [];
  let from = 0;
  for (let at = 1; at <= raw.length; at++) {
    const [last, part] = [raw[at - 1] as RawSentence, raw[at]];
    const together =
      part !== undefined &&
      part.kind !== "heading" &&
      last.kind !== "heading" &&
      (part.block === last.block ||
        (part.kind === last.kind && part.kind === "code") ||
        !/\n\s*\n/.test(text.slice(last.end, part.start)));
    if (together) continue;
    runs.push([from, at]);
    from = at;
  }
  return runs;
}

const EXPLANATIONS: Record<Exclude<Sentence["setAside"], null>, string> = {
  "addressed-to-grader": "This speaks to whoever grades the answer. It was set aside and earns nothing.",
  "copied-from-prompt": "These words are the question's own, so they are no evidence of an answer.",
  repeated: "This says again what stands elsewhere in the answer; it counts once.",
};

/** Comments are no part of the answer, so nothing in them is read; one that speaks to the grader is shown. */
function flagComments(flags: Flag[], { path, text }: AnswerText) {
  let start = text.indexOf("<!--");
  while (start >= 0) {
    const close = text.indexOf("-->", start);
    const end = close < 0 ? text.length : close + 3;
    const comment = text.slice(start, end);
    if (addressesGrader(comment))
      note(flags, "addressed-to-grader", { field: path, start, end, text: comment });
    start = text.indexOf("<!--", end);
  }
}

function note(
  flags: Flag[],
  kind: Exclude<Sentence["setAside"], null>,
  { field, start, end, text }: Pick<Sentence, "field" | "start" | "end" | "text">,
) {
  const quote = { kind: "quote" as const, field, start, end, text };
  const known = flags.find((flag) => flag.kind === kind);
  if (known) known.evidence.push(quote);
  else flags.push({ kind, explanation: EXPLANATIONS[kind], evidence: [quote] });
}

const hiddenFlag = (source: AnswerText, count: number): Flag => ({
  kind: "hidden-characters",
  explanation: `${count} characters here cannot be seen or pass for other letters. They were read as what they look like.`,
  evidence: [
    {
      kind: "quote",
      field: source.path,
      start: 0,
      end: Math.min(200, source.text.length),
      text: source.text.slice(0, 200),
    },
  ],
});
