import { type Judged } from "../checks/context.ts";
import { type Flag, type Answer } from "../model/index.ts";
import { LONGEST_MATERIAL, materialOf, type Material } from "./material.ts";
import { type Asking, correction, judgeMessages, type Message } from "./messages.ts";
import { locateQuotes } from "./quotes.ts";
import { type JudgeReply, readReply } from "./reply.ts";
import { type JudgedVerdict, needsVotes, settle, SHARES, VOTES } from "./votes.ts";

/** One request to the model. Equal requests may be answered with the same reply: `vote` tells readings apart. */
export interface JudgeRequest {
  /** What the reply is to look like. */
  form: "verdict" | "clarification" | "follow-up";
  messages: Message[];
  temperature: number;
  vote: number;
}

/** What came back, whatever happened on the way. */
export type Completion =
  | { kind: "text"; text: string }
  /** The model would not. */
  | { kind: "refused" }
  /** It ended before its end: too long, or the connection broke. */
  | { kind: "cut" }
  /** The provider could not be reached or is busy: another time. */
  | { kind: "unavailable"; reason: string; retryAfterMs: number | null }
  /** It is not to be asked: a budget is used up, or the request is not accepted as it is. */
  | { kind: "denied"; reason: string };
export type Complete = (request: JudgeRequest) => Promise<Completion>;

/** One reading of the answer by the judge. */
export interface Vote {
  verdict: JudgedVerdict;
  reason: string;
}

export type JudgeOutcome =
  | { kind: "judged"; judged: Judged; votes: Vote[] }
  /** For good: shown as such, never as a zero or as a pass. */
  | { kind: "not-graded"; reason: string }
  /** Not now. Nothing is lost by asking again later. */
  | { kind: "later"; reason: string; retryAfterMs: number | null };

/** Replies that cannot be used, before a reading is given up. */
const TRIES = 3;
/** The first reading is the model's most likely; further votes are drawn wider, or they would only repeat it. */
const VOTE_TEMPERATURE = 0.7;

/**
 * Decides one criterion. `complete` does the asking: there is no network here. Each reply is checked against the schema and
 * its quotes against the answer; one that fails is asked for again, with what was wrong, a bounded number of times. A
 * borderline reading is followed by two more, and what two agree on counts.
 */
export async function judgeCriterion({
  asking,
  answer,
  flags,
  complete,
}: {
  asking: Omit<Asking, "material">;
  answer: Answer;
  /** Text that the grader set aside; see the report. */
  flags: readonly Flag[];
  complete: Complete;
}): Promise<JudgeOutcome> {
  const material = materialOf({ title: asking.question.title, answer });
  if (material.text.length > LONGEST_MATERIAL)
    return {
      kind: "not-graded",
      reason: `The answer is longer than the judge reads (${LONGEST_MATERIAL.toLocaleString("en-US")} characters).`,
    };
  const messages = judgeMessages({ ...asking, material });
  const read = (vote: number) => readOnce({ vote, messages, material, answer, flags, complete });

  const first = await read(0);
  if (first.kind !== "read") return first;
  const readings = [first];
  for (let vote = 1; vote < VOTES && needsVotes(first.reply); vote++) {
    const next = await read(vote);
    if (next.kind !== "read") return next;
    readings.push(next);
  }
  const { verdict, agree } = settle(readings.map(({ reply }) => reply.verdict));
  const speaker = readings.find(({ reply }) => reply.verdict === verdict) ?? first;
  const doubt =
    agree < readings.length
      ? ` (Its ${readings.length} readings differ: ${readings.map(({ reply }) => reply.verdict.replace("-", " ")).join(", ")}.)`
      : "";
  return {
    kind: "judged",
    judged: {
      share: SHARES[verdict],
      found: `${oneLine(speaker.reply.reason)}${doubt}`,
      evidence: speaker.evidence,
    },
    votes: readings.map(({ reply }) => ({ verdict: reply.verdict, reason: oneLine(reply.reason) })),
  };
}

type Reading =
  | { kind: "read"; reply: JudgeReply; evidence: Judged["evidence"] }
  | Exclude<JudgeOutcome, { kind: "judged" }>;

async function readOnce({
  vote,
  messages,
  material,
  answer,
  flags,
  complete,
}: {
  vote: number;
  messages: Message[];
  material: Material;
  answer: Answer;
  flags: readonly Flag[];
  complete: Complete;
}): Promise<Reading> {
  let problem = "";
  for (let tried = 0; tried < TRIES; tried++) {
    const completion = await complete({
      form: "verdict",
      messages: tried === 0 ? messages : [...messages, correction(problem)],
      temperature: vote === 0 ? 0 : VOTE_TEMPERATURE,
      // Another number for each try: the same request would get the same reply.
      vote: vote + VOTES * tried,
    });
    switch (completion.kind) {
      case "unavailable":
        return { kind: "later", reason: completion.reason, retryAfterMs: completion.retryAfterMs };
      case "denied":
        return { kind: "not-graded", reason: completion.reason };
      case "refused":
        problem = "it was a refusal";
        break;
      case "cut":
        problem = "it broke off before its end";
        break;
      case "text": {
        const checked = check(completion.text, { material, answer, flags });
        if (checked.kind === "read") return checked;
        ({ problem } = checked);
      }
    }
  }
  return { kind: "not-graded", reason: `The judge's reply could not be used ${TRIES} times: ${problem}.` };
}

function check(
  text: string,
  { material, answer, flags }: { material: Material; answer: Answer; flags: readonly Flag[] },
): Extract<Reading, { kind: "read" }> | { kind: "void"; problem: string } {
  const read = readReply(text);
  if (!read.ok) return { kind: "void", problem: read.problem };
  const { reply } = read;
  const quotes = locateQuotes({ quotes: reply.quotes, answer, text: material.text, flags });
  if (!quotes.ok) return { kind: "void", problem: quotes.problem };
  return { kind: "read", reply, evidence: quotes.evidence };
}

/** The model's words as one line: they are shown as text, never as markup. */
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
