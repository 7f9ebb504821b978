import { readBlocks, type Block } from "./blocks.ts";
import { type Normalised } from "./normalise.ts";

/** A sentence before its words are looked at; offsets are into the normalised text. */
export interface RawSentence {
  start: number;
  end: number;
  kind: "sentence" | "item" | "row" | "heading" | "code";
  headings: string[];
  /** Counts up through the field. */
  block: number;
  columns?: string[];
  /** Level of a heading. */
  level: number;
}

const ABBREVIATIONS =
  /(?:^|[\s(])(?:e\.g|i\.e|eg|ie|vs|cf|ca|approx|incl|excl|resp|est|etc|fig|dr|mr|mrs|st|dept|avg|max|min|al)\.$/i;

/** All sentences of a Markdown text, in reading order. */
export function splitSentences(source: Normalised): RawSentence[] {
  const sentences: RawSentence[] = [];
  for (const [index, block] of readBlocks(source.text).entries()) {
    const common = { block: index, level: block.level };
    if (block.kind === "row" || block.kind === "heading" || block.kind === "code") {
      const { start, end, kind, headings } = block;
      sentences.push({
        ...common,
        start,
        end,
        kind,
        headings,
        ...(block.columns && { columns: block.columns }),
      });
      continue;
    }
    let title = "";
    for (const [start, end] of cutSentences(source.text, block)) {
      const headings = title === "" ? block.headings : [title, ...block.headings];
      sentences.push({ ...common, start, end, kind: block.kind === "item" ? "item" : "sentence", headings });
      if (title === "") title = titleOf(source.text.slice(start, end));
    }
  }
  return sentences;
}

/** `**Cache.** We …`, `*Deep dive*: …`, `Fraud detection: depends`: what the rest of the block is about. */
function titleOf(sentence: string): string {
  const bold = /^(?:\*\*|__|\*|_)([^*_]{1,100})(?:\*\*|__|\*|_)/.exec(sentence);
  if (bold) return (bold[1] ?? "").replace(/[.:]\s*$/, "");
  return /^([A-Z][^:.;,]{1,60}):\s/.exec(sentence)?.[1] ?? "";
}

function cutSentences(text: string, { start, end }: Block): [number, number][] {
  const cuts: [number, number][] = [];
  let from = start;
  let lineStart = start;
  const close = (to: number) => {
    let a = from;
    let b = to;
    while (a < b && /\s/.test(text[a] ?? "")) a += 1;
    while (b > a && /\s/.test(text[b - 1] ?? "")) b -= 1;
    if (b > a) cuts.push([a, b]);
    from = to;
  };
  for (let at = start; at < end; at++) {
    const character = text[at];
    if (character === "\n") {
      if (breaksHere(text.slice(lineStart, at), text.slice(at + 1, Math.min(end, at + 60)))) close(at);
      lineStart = at + 1;
    } else if (character === "." || character === "!" || character === "?") {
      let after = at + 1;
      while (after < end && /["')\]*_.!?`]/.test(text[after] ?? "")) after += 1;
      if (after < end && !/\s/.test(text[after] ?? "")) continue;
      if (/^[\s*_("']*(?:\d{1,3}|[A-Za-z])\.$/.test(text.slice(from, at + 1))) continue;
      const next = nextVisible(text, after, end);
      if (
        character === "." &&
        ABBREVIATIONS.test(text.slice(Math.max(from, at - 8), at + 1)) &&
        !startsNew(next, text, at)
      )
        continue;
      if (/[a-z]/.test(next) && character === "." && /\d\.$|\b[a-z]\.$/i.test(text.slice(at - 1, at + 1)))
        continue;
      close(after);
      at = after - 1;
    }
  }
  close(end);
  return cuts;
}

/** After an abbreviation, only `etc.` before a capital ends a sentence. */
const startsNew = (next: string, text: string, at: number) =>
  /[A-Z]/.test(next) && text.slice(at - 3, at).toLowerCase() === "etc";

function nextVisible(text: string, at: number, end: number): string {
  let next = at;
  while (next < end && /[\s*_"'(`]/.test(text[next] ?? "")) next += 1;
  return text[next] ?? "";
}

/** Whether a line break ends a thought: notes put one on a line, wrapped prose breaks in the middle. */
function breaksHere(line: string, next: string): boolean {
  const before = line.trimEnd();
  if (/[.!?:;]["')*_]*$/.test(before)) return true;
  const wrapped = before.length >= 64;
  const first = next.trimStart()[0] ?? "";
  return (
    !wrapped &&
    /[A-Z0-9"*`$~({[→-]/.test(first) &&
    !/[,(–-]$|\b(?:and|or|the|a|of|to|with|for|in|by)$/i.test(before)
  );
}
