import { describe, expect, it } from "vitest";
import { criterion, fixtureQuestion, gradeDocument } from "./checks/fixture.ts";

/** What candidates can paste; expressions that see text look at no more than this at once, mostly far less. */
const LENGTH = 10_000;
/** Linear, they take a few milliseconds; one that backtracks badly takes hundreds. The best of some tries: machines are shared. */
const PATIENCE_MS = 250;
const TRIES = 4;

const fill = (piece: string) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
const PIECES = [
  ...[
    " ",
    "\n",
    "-",
    "–",
    "* ",
    "- a\n",
    "• ",
    "#",
    "|",
    "| a ",
    "(",
    "(a) ",
    "[",
    "a",
    "a ",
    "a-",
    "a, ",
    "a. ",
    "a: ",
  ],
  ...[
    "0",
    "1 ",
    "1,",
    "1. ",
    "1.0",
    "$1 ",
    "1 + ",
    "x ",
    "=> ",
    ": ",
    ". ",
    "'",
    '"',
    "_",
    "we ",
    "I take ",
    "no ",
    "not ",
  ],
];
/** What an expression may have found before it meets the wall. */
const OPENINGS = ["", "**A or b.** I take one (a), "];
const WALLS = PIECES.flatMap((piece) => OPENINGS.map((opening) => `${opening}${fill(piece)}!`));

/** Words that an expression looks for, again and again: what comes nearest to a match and is none. */
const ownWords = (source: string): string[] => {
  const words = source.replaceAll(/\\[bBsSdDwWpPnt]|\(\?[:=!<]+/g, " ").match(/[a-z][a-z']+/gi) ?? [];
  if (words.length === 0) return [];
  return [fill(`${words.slice(0, 60).join(" ")} `), ...words.slice(0, 6).map((word) => fill(`${word} `))];
};

/** An answer that has something of everything, so that every part of the reader has something to do. */
const ANSWER = `# Requirements
We assume 50M pictures, 3,000 requests/s at peak and a p99 of 200 ms; 99.95% availability, 0.99^4 = 0.96.
I take it that 20% of 1.5 TB is hot, and one in a hundred fails. Not in scope: login.
## Decision 1: HNSW or IVF-PQ
**HNSW vs IVF-PQ.** I take HNSW, because recall of 98% at 10 ms is what we need; the price is 26 GB of memory.
(a) one card. (b) two cards. So I'd go with (b), since one 80 GB card is full. I take a cache of thumbnails.
I'd rent two machines for the queue, and a queue it is.
- Cache: no. Nobody needs it, and we would rather use a CDN instead of Redis. If it breaks, the others carry on.
- Cost: 4 servers × $1,800 = $7,200 per month, storage $500. About $7.7k a month, most of it servers.
| item | quantity | why |
|---|---|---|
| cache | 3 | because hot pictures are read again |
Why not one region? A round trip across the ocean takes 80 ms, so it can't be done in 50 ms.
`;

function expressionsThatSeeText(): RegExp[] {
  const seen = new Map<string, RegExp>();
  const prototype: { exec: (this: RegExp, text: string) => RegExpExecArray | null } = RegExp.prototype;
  const exec = prototype.exec;
  prototype.exec = function (text) {
    seen.set(`${this.source}/${this.flags}`, this);
    return exec.call(this, text);
  };
  try {
    const about = ["thumb-cache", "thumb-queue"];
    const rules = [
      { when: "peak_rps > 10", choose: ["thumb-cache"] },
      { when: "peak_rps <= 10", choose: ["thumb-queue"] },
    ];
    const checks = [
      { kind: "covers", concepts: about, depth: "justified" },
      { kind: "decision", about },
      { kind: "follows", about, rules },
      { kind: "cost", band: ["1000 USD", "10000 USD"], drivers: about },
      { kind: "target", metric: ["latency", "p99"], unit: "ms", max: "500 ms" },
      { kind: "estimate", quantity: "storage" },
      { kind: "decisions", need: 2 },
    ];
    const question = fixtureQuestion(checks.map((check, at) => criterion(check, { id: `c${at}` })));
    gradeDocument(question, ANSWER);
    gradeDocument(question, "I don't know.");
  } finally {
    prototype.exec = exec;
  }
  return [...seen.values()].map(({ source, flags }) => new RegExp(source, `${flags.replace(/[gy]/g, "")}g`));
}

const EXPRESSIONS = expressionsThatSeeText();

function bestTime(expression: RegExp, text: string): number {
  let best = Infinity;
  for (let at = 0; at < TRIES && best > PATIENCE_MS; at++) {
    const start = performance.now();
    text.replace(expression, "");
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe("hostile text", () => {
  it("keeps no expression of the reader busy", () => {
    expect(EXPRESSIONS.length).toBeGreaterThan(200);
    const slow = EXPRESSIONS.flatMap((expression) => {
      const texts = [...WALLS, ...ownWords(expression.source)];
      const worst = Math.max(...texts.map((text) => bestTime(expression, text)));
      return worst > PATIENCE_MS ? [`${worst.toFixed(0)} ms: ${expression.source.slice(0, 200)}`] : [];
    });
    expect(slow).toEqual([]);
  }, 120_000);
});
