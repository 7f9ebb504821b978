import {
  BUILT_IN_PRICES,
  type PriceTable,
  priceTableHash,
  type PublicQuestion,
  publicQuestion,
  type Sketch,
} from "~graders";
import type { ClockReading, DueProbe, Exchange } from "~/protocol/attempt.ts";
import { listExchanges } from "./asked-question.server.ts";
import { clockReading } from "./attempt-clock.ts";
import { type Fields, readFields } from "./field-value.server.ts";
import { listFollowUps } from "./follow-up.server.ts";
import { readPrices } from "./price-snapshot.server.ts";
import { type OwnAttempt, type ReadAttempt, readOwnAttempt } from "./own-attempt.server.ts";
import { throwWhenDue } from "./thrown-curveball.server.ts";

/** All that the workspace page shows. Nothing of the rubric, the probes to come or the model answer is in it. */
export interface Workspace {
  attempt: OwnAttempt;
  question: PublicQuestion;
  fields: Fields;
  exchanges: Exchange[];
  probes: DueProbe[];
  clock: ClockReading;
  prices: {
    name: string;
    date: string;
    /** Null: the built-in table, which the page has already. */
    table: PriceTable | null;
  };
}

/**
 * Probes whose minute has come. They go by the round's planned length, so an extension takes none back. Where the round
 * has a curveball, its probe says what broke, and is not there before that is decided.
 */
async function dueProbes(read: ReadAttempt, now: Date): Promise<DueProbe[]> {
  const { row, clock, snapshot } = read;
  const thrown = await throwWhenDue(read, now);
  return snapshot.question.probes
    .map(({ id, at, ask, curveball }): DueProbe | null => {
      const atMs = Math.round(at * row.durationMs);
      if (!curveball || !row.curveball) return { id, ask, atMs };
      return thrown && { id, ask: thrown.ask, atMs, ...(thrown.curveball && { breaks: true }) };
    })
    .filter((probe): probe is DueProbe => probe !== null && probe.atMs <= clock.elapsedMs)
    .concat(await listFollowUps(row.id))
    .sort((a, b) => a.atMs - b.atMs);
}

/** As they were at the start. An attempt begun before attempts kept their prices is reckoned with the built-in ones. */
async function pricesOf({ row }: ReadAttempt): Promise<Workspace["prices"]> {
  const isBuiltIn = row.pricesHash === null || row.pricesHash === priceTableHash(BUILT_IN_PRICES);
  const table = row.pricesHash === null || isBuiltIn ? BUILT_IN_PRICES : await readPrices(row.pricesHash);
  return { name: table.name, date: table.date, table: isBuiltIn ? null : table };
}

/** A review starts from the given sketch, until another one is saved. */
const startingFrom = (given: Sketch | null, fields: Fields): Fields =>
  given !== null && fields.sketch.revision === 0
    ? { ...fields, sketch: { revision: 0, value: given } }
    : fields;

/** Null: this person has no such attempt. */
export async function loadWorkspace(own: {
  attemptId: string;
  userId: string;
  now: Date;
}): Promise<Workspace | null> {
  const read = await readOwnAttempt(own);
  if (!read) return null;
  const question = publicQuestion(read.snapshot.question, read.variant);
  return {
    attempt: read.attempt,
    question,
    fields: startingFrom(question.sketch, await readFields(own.attemptId)),
    exchanges: await listExchanges(own.attemptId),
    probes: await dueProbes(read, own.now),
    clock: clockReading(read.clock),
    prices: await pricesOf(read),
  };
}

/** What a page asks for again and again: the time left, and what the interviewer has asked by now. */
export async function loadClock(own: {
  attemptId: string;
  userId: string;
  now: Date;
}): Promise<{ clock: ClockReading; probes: DueProbe[] } | null> {
  const read = await readOwnAttempt(own);
  return (
    read && {
      clock: clockReading(read.clock),
      probes: await dueProbes(read, own.now),
    }
  );
}
