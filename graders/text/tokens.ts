import { ARTICLES } from "./articles.ts";
import { isScale, numberWord, round, scanFraction, scanNumber } from "./numbers.ts";
import { stemOf } from "./stem.ts";
import { type Token } from "./types.ts";

/* Words that would fall apart at their slash. */
const WHOLE = /(?:a\/b(?:\/n)?|ci\/cd|i\/o|n\/a)(?![a-z0-9])/iy;
/* What joins the parts of one name: hyphen, underscore; a slash in `blue/green`. */
const JOINTS: ReadonlySet<number> = new Set([..."-_/‐–"].map((character) => character.charCodeAt(0)));
const SLASH = 47;
const APOSTROPHE = 39;
/** `shown ≠ liked`, `shown != liked`: is not. */
const UNEQUAL = 0x2260;
const NEGATED =
  /^(?:(do|does|did|is|are|was|were|has|have|had|ca|wo|could|would|should|need|must|might)n't|cannot)$/;
const AUXILIARY: Readonly<Record<string, string>> = { ca: "can", wo: "will" };
const CONTRACTED = /'(t|s|re|ll|ve|d|m)(?![a-z])/iy;
const SUFFIX: Readonly<Record<string, string>> = { re: "are", ll: "will", ve: "have", d: "would", m: "am" };
const IS = /^(?:it|that|what|there|here|who|he|she|where|how|this|everything|nothing|line)$/;
const LINK_TARGET = /\]\([^)\s]{1,400}\)/y;
const TAG = /<\/?[a-z][^<>]{0,120}>/iy;
const ADDRESS = /https?:\/\/[^\s)>]{1,400}/iy;

/**
 * Cuts normalised text into words and numbers. `n't` becomes a word of its own, `precompute`, `pre-compute`,
 * `pre_compute` and `preCompute` can be matched as one word or as two, and `one in a thousand` and `1/1000` are one number.
 */
export function tokenise(
  text: string,
  from = 0,
  to = text.length,
  original = (offset: number) => offset,
): Token[] {
  const tokens: Token[] = [];
  let apart = false;
  const push = (word: string, start: number, end: number, stem?: string, value?: number) => {
    /* All tokens have the same fields, in the same order: engines read such objects fastest. */
    tokens.push({
      word,
      stem: stem ?? stemOf(word),
      start: original(start),
      end: original(end),
      number: value,
      apart: apart ? true : undefined,
      compounds: undefined,
    });
    apart &&= ARTICLES.has(word);
  };
  let at = from;
  /* Where the last token ended and where the name it belongs to began, to see what is joined to what. */
  let lastEnd = -1;
  let nameStart = 0;
  while (at < to) {
    const code = text.charCodeAt(at);
    const letter = isLetter(code);
    const digit = isDigit(code);
    if (!letter && !digit) {
      if (code === 60 && text.startsWith("<!--", at)) {
        const close = text.indexOf("-->", at);
        at = close < 0 ? to : close + 3;
        continue;
      }
      const skipped = code === 93 ? match(LINK_TARGET, text, at) : code === 60 ? match(TAG, text, at) : null;
      if (code === UNEQUAL || (code === 33 && text.charCodeAt(at + 1) === 61)) {
        push("is", at, at + 1);
        push("not", at, at + 1);
      }
      if (code === 59 && tokens.length > 0) apart = true;
      at += skipped?.length ?? 1;
      continue;
    }
    if (code === 104 && (text.charCodeAt(at + 1) | 32) === 116) {
      const address = match(ADDRESS, text, at);
      if (address) {
        at += address.length;
        continue;
      }
    }
    const joined =
      lastEnd >= 0 && (at === lastEnd + 1 ? JOINTS.has(text.charCodeAt(lastEnd)) : at === lastEnd && letter);
    const before = tokens.length;
    if (!joined) nameStart = before;
    if (digit) {
      const scanned = scanFraction(text, at) ?? scanNumber(text, at);
      if (scanned) {
        const end = Math.min(to, at + scanned.length);
        const percent = text[end - 1] === "%" ? "%" : "";
        push(text.slice(at, end).toLowerCase(), at, end, `#${scanned.value}${percent}`, scanned.value);
        at = end;
      } else at += 1;
      lastEnd = at;
      if (joined && tokens.length > nameStart + 1) compound(tokens, nameStart);
      continue;
    }
    const slash = text.charCodeAt(at + 1) === SLASH || text.charCodeAt(at + 2) === SLASH;
    const whole = slash ? match(WHOLE, text, at) : null;
    if (whole && at + whole.length <= to) {
      push(whole.toLowerCase(), at, at + whole.length, whole.toLowerCase());
      at += whole.length;
      lastEnd = at;
      continue;
    }
    let end = at + 1;
    while (end < to && (isLetter(text.charCodeAt(end)) || isDigit(text.charCodeAt(end)))) end += 1;
    const run = text.slice(at, end);
    const suffix = end < to && text.charCodeAt(end) === APOSTROPHE ? match(CONTRACTED, text, end) : null;
    if (suffix) {
      const lower = (run + suffix).toLowerCase();
      const negated = NEGATED.exec(lower);
      end += suffix.length;
      if (negated) {
        const auxiliary = negated[1] ?? "can";
        push(AUXILIARY[auxiliary] ?? auxiliary, at, end - 3);
        push("not", end - 3, end);
      } else {
        const small = run.toLowerCase();
        push(small, at, at + run.length);
        const ending = suffix.slice(1).toLowerCase();
        if (SUFFIX[ending] !== undefined) push(SUFFIX[ending], at + run.length, end);
        else if (ending === "s" && IS.test(small)) push("is", at + run.length, end);
      }
      at = lastEnd = end;
      continue;
    }
    if (run.length === 6 && run.toLowerCase() === "cannot") {
      push("can", at, at + 3);
      push("not", at + 3, end);
      at = lastEnd = end;
      continue;
    }
    const parts = partsOf(run);
    let partStart = at;
    for (const { word, stem, value, length } of parts) {
      push(word, partStart, partStart + length, stem, value);
      partStart += length;
    }
    if (tokens.length > nameStart + 1 && (joined || parts.length > 1)) {
      if (parts.length > 1 && nameStart < before) compound(tokens, before);
      compound(tokens, nameStart);
    }
    at = lastEnd = end;
  }
  return mergeRatios(tokens);
}

const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isDigit = (code: number) => code >= 48 && code <= 57;

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** What a run of letters is read as. */
interface Part {
  word: string;
  stem: string;
  /** Of a number word. */
  value: number | undefined;
  length: number;
}

const partsRead = new Map<string, readonly Part[]>();
const MOST_RUNS = 20_000;
const LONGEST_RUN = 40;

/** The words of a run of letters and digits. Pure; remembers what it has read, within bounds. */
function partsOf(run: string): readonly Part[] {
  const known = partsRead.get(run);
  if (known) return known;
  const parts = (run.toLowerCase() === run ? [run] : camelParts(run)).map((part): Part => {
    const word = part.toLowerCase();
    const value = numberWord(word);
    return {
      word,
      stem: value === undefined ? stemOf(word) : `#${value}`,
      value,
      length: part.length,
    };
  });
  if (partsRead.size < MOST_RUNS && run.length <= LONGEST_RUN) partsRead.set(run, parts);
  return parts;
}

/** `RecService` → Rec, Service; `HNSW`, `GPUs`, `p99` and `PyTorch`-like names stay matchable whole as compounds. */
function camelParts(run: string): string[] {
  /* `NoSchedule` and `NoSQL` are names, and deny nothing. */
  if (!/[a-z][A-Z]/.test(run) || /^No[A-Z]/.test(run)) return [run];
  return run.split(/(?<=[a-z])(?=[A-Z])/);
}

/** Notes on the name's first token, and on the one before its last, which tokens may be read as one word. */
function compound(tokens: Token[], first: number) {
  const note = (start: number) => {
    const parts = tokens.slice(start);
    const token = tokens[start];
    if (token === undefined || parts.length > 6) return;
    const stem = stemOf(parts.map((part) => part.word).join(""));
    token.compounds = [...(token.compounds ?? []), { stem, length: parts.length }];
  };
  note(first);
  if (tokens.length - 2 > first) note(tokens.length - 2);
}

/** `1 in 100`, `one in a thousand`, `five hundred thousand`: one number each. */
function mergeRatios(tokens: Token[]): Token[] {
  if (!tokens.some((token) => token.number !== undefined)) return tokens;
  const merged: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at] as Token;
    if (first.number === undefined) {
      merged.push(first);
      continue;
    }
    let value = first.number;
    let last = first;
    for (let next = tokens[at + 1]; next?.number !== undefined && isScale(next.word); next = tokens[at + 1]) {
      value *= next.number;
      last = next;
      at += 1;
    }
    const ratio = denominator(tokens, at + 1);
    if (ratio && value > 0 && value < ratio.value) {
      value /= ratio.value;
      at = ratio.at;
      last = tokens[at] as Token;
    }
    value = round(value);
    if (last === first) merged.push(first);
    else {
      const word = tokens.slice(tokens.indexOf(first), at + 1).map((token) => token.word);
      merged.push({
        word: word.join(" "),
        stem: `#${value}`,
        start: first.start,
        end: last.end,
        number: value,
        apart: undefined,
        compounds: undefined,
      });
    }
  }
  return merged;
}

function denominator(tokens: readonly Token[], at: number): { value: number; at: number } | null {
  const word = tokens[at]?.word;
  const after = word === "in" ? at + 1 : word === "out" && tokens[at + 1]?.word === "of" ? at + 2 : -1;
  if (after < 0) return null;
  const place = /^(?:a|an|every)$/.test(tokens[after]?.word ?? "") ? after + 1 : after;
  const token = tokens[place];
  /* "one in two regions" is no ratio: only round powers of ten and hundreds are said this way. */
  return token?.number !== undefined && token.number >= 10 && Number.isInteger(token.number)
    ? { value: token.number, at: place }
    : null;
}
