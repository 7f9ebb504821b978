import { classResults } from "~/grading/marking/class-results.server.ts";
import { errorFacts, log } from "~/log.server.ts";
import { readContext } from "~/models/lti-context.server.ts";
import { readPlatform } from "~/models/lti-platform.server.ts";
import {
  type ClaimedScore,
  claimScore,
  type Drawable,
  gradebookPulse,
  keepLineItemUrl,
  queueScores,
  type ScoreOutcome,
  settleScore,
  staleScores,
  subjectsInContext,
  type WantedScore,
} from "~/models/lti-score.server.ts";
import { readSetWork } from "~/models/set-work.server.ts";
import { findOrMakeLineItem, postScore, whyNotTaken } from "./gradebook.server.ts";

/** Tries before a score is given up: with the waits between them, about five hours. */
export const MOST_TRIES = 12;
const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 60 * 60_000;
/** Four requests at most (token, columns, new column, score), each with its time limit. */
const LEASE_MS = 60_000;
const LOOK_MS = 2000;
/** Closing of a window changes marks too, and leaves no trace in any table. */
const LOOK_AGAIN_MS = 60_000;
const LANES = 3;

/** 5, 10, 20 s … up to an hour, or what the platform asks for where that is longer. */
export const waitMs = (tries: number, retryAfterMs: number | null): number =>
  Math.min(Math.max(FIRST_WAIT_MS * 2 ** tries, retryAfterMs ?? 0), LONGEST_WAIT_MS);

/** What a platform's gradebook should hold of an assignment: nothing before release, or after it was taken back. */
async function wantedScores(of: Drawable, now: Date): Promise<WantedScore[]> {
  const subjects = await subjectsInContext(of);
  const work = of.isReleased ? await readSetWork(of) : null;
  const students = work ? (await classResults(work, now)).students : [];
  const totals = new Map(students.map(({ person, total }) => [person.userId, total]));
  return [...subjects]
    .filter(([userId]) => work === null || totals.has(userId))
    .map(([userId, subject]) => ({ userId, subject, score: totals.get(userId) ?? null }));
}

/** Puts on their way all marks that platforms do not have, or have otherwise. Returns how many. */
export async function drawScores(now: Date): Promise<number> {
  let queued = 0;
  for (const one of await staleScores(now))
    queued += await queueScores(one, await wantedScores(one, now), now);
  return queued;
}

/** Columns being found or made now: of several marks of an assignment, one makes it. */
const underWay = new Map<string, Promise<string>>();

async function lineItemFor(score: ClaimedScore, now: Date): Promise<string> {
  if (score.lineItemUrl !== null) return score.lineItemUrl;
  const { contextRowId, assignmentId, title: label } = score;
  const key = `${contextRowId} ${assignmentId}`;
  const find = async () => {
    const context = await readContext(contextRowId);
    const platform = context && (await readPlatform(context.platformId));
    if (!context || !platform) throw new Error("a score outlived its course");
    const url = await findOrMakeLineItem(platform, context, { assignmentId, label, now });
    await keepLineItemUrl(score, url);
    return url;
  };
  const finding = underWay.get(key) ?? find().finally(() => underWay.delete(key));
  underWay.set(key, finding);
  return finding;
}

async function send(score: ClaimedScore, now: Date): Promise<ScoreOutcome> {
  const context = await readContext(score.contextRowId);
  const platform = context && (await readPlatform(context.platformId));
  if (!platform) return { kind: "failed", reason: "The course is connected no longer." };
  const later = (reason: string, retryAfterMs: number | null): ScoreOutcome =>
    score.tries + 1 >= MOST_TRIES
      ? { kind: "failed", reason }
      : { kind: "later", reason, runAfter: new Date(now.getTime() + waitMs(score.tries, retryAfterMs)) };
  try {
    const lineItemUrl = await lineItemFor(score, now);
    const { subject, score: mark } = score;
    if ((await postScore(platform, { lineItemUrl, subject, score: mark, now })) === "taken")
      return { kind: "sent" };
    await keepLineItemUrl(score, null);
    return later("The column is gone from the platform’s gradebook; it is looked for again.", null);
  } catch (error) {
    const { reason, isLasting, retryAfterMs } = whyNotTaken(error);
    return isLasting ? { kind: "failed", reason } : later(reason, retryAfterMs);
  }
}

/** Takes one mark and hands it over, if it can be now. False: none was due. */
export async function sendNext(now: () => Date): Promise<boolean> {
  const score = await claimScore({ now: now(), leaseMs: LEASE_MS });
  if (score === null) return false;
  try {
    await settleScore(score, await send(score, now()), now());
  } catch (error) {
    log().error({ score: score.id, ...errorFacts(error) }, "a mark could not be handed over");
    const runAfter = new Date(now().getTime() + waitMs(score.tries, null));
    const reason = "Something broke on our side; it has been logged.";
    await settleScore(
      score,
      score.tries + 1 >= MOST_TRIES ? { kind: "failed", reason } : { kind: "later", reason, runAfter },
      now(),
    );
  }
  return true;
}

/** Watches for released marks that changed, and hands them to the platforms, until stopped. */
export function startScores(): { stop: () => void } {
  let isStopped = false;
  let lastPulse = "";
  let lookedMs = 0;
  const now = () => new Date();
  const look = async () => {
    const pulse = await gradebookPulse();
    if (pulse === lastPulse && Date.now() - lookedMs < LOOK_AGAIN_MS) return;
    lookedMs = Date.now();
    await drawScores(now());
    lastPulse = pulse;
  };
  const failed = (error: unknown) => log().error(errorFacts(error), "marks for platforms could not be read");
  const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_MS).unref());
  const watch = async () => {
    while (!isStopped) {
      await look().catch(failed);
      await pause();
    }
  };
  const lane = async () => {
    while (!isStopped) {
      const worked = await sendNext(now).catch((error: unknown) => {
        failed(error);
        return false;
      });
      if (!worked) await pause();
    }
  };
  void watch();
  for (let n = 0; n < LANES; n++) void lane();
  return {
    stop() {
      isStopped = true;
    },
  };
}
