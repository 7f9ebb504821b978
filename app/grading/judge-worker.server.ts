import { askingFor, judgeCriterion, type JudgeOutcome } from "~graders";
import { config } from "~/config.server.ts";
import { errorFacts, log } from "~/log.server.ts";
import { forgetOldReplies } from "~/models/judge-call.server.ts";
import { claimJob, type ClaimedJob, putBack, renewLease, settleJob } from "~/models/judge-job.server.ts";
import { newestReport } from "~/models/report-row.server.ts";
import { readSubmitted } from "~/models/submission.server.ts";
import { gradeSoon } from "./grading-queue.server.ts";
import { completeFor, judgeProvider } from "./judge-complete.server.ts";

/** Tries that came to nothing before a job is given up: with the waits between them, about an hour. */
const MOST_TRIES = 10;
const FIRST_WAIT_MS = 4000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** A lease is renewed before each request and outlasts it by this. */
const LEASE_MARGIN_MS = 10_000;
const LOOK_MS = 1000;
const FORGET_MS = 60 * 60_000;

/** 4, 8, 16 s …, or what the provider asks for where that is longer. */
export const waitMs = (tries: number, retryAfterMs: number | null) =>
  Math.min(Math.max(FIRST_WAIT_MS * 2 ** tries, retryAfterMs ?? 0), LONGEST_WAIT_MS);

/** Takes one job and does what can be done of it now. False: there was none. */
export async function judgeNext(now: () => Date): Promise<boolean> {
  const { judge } = config();
  const provider = judgeProvider();
  if (judge === null || provider === null) return false;
  const leaseMs = judge.timeoutMs + LEASE_MARGIN_MS;
  const job = await claimJob({ now: now(), leaseMs });
  if (job === null) return false;
  try {
    const outcome = await decide(job, now);
    if (outcome === null) await settleJob(job, { state: "cancelled" }, now());
    else if (outcome.kind === "later" && job.tries + 1 < MOST_TRIES) {
      const runAfter = new Date(now().getTime() + waitMs(job.tries, outcome.retryAfterMs));
      await putBack(job, { reason: outcome.reason, runAfter });
    } else if (await settle(job, outcome, judge.model, now())) {
      // Clears the flag that settling the last job of an answer sets; elsewise there is nothing to grade.
      await gradeSoon(job.attemptId, now());
    }
  } catch (error) {
    // Somebody else has it now, or its attempt is gone.
    if (error instanceof LeaseLost) return true;
    // A fault of ours: the job is tried again, and in the end given up as any other.
    log().error({ job: job.id, ...errorFacts(error) }, "judging failed");
    const runAfter = new Date(now().getTime() + waitMs(job.tries, null));
    if (job.tries + 1 < MOST_TRIES) await putBack(job, { reason: "The judge stumbled.", runAfter });
    else await settleJob(job, { state: "not-graded", reason: "The judge stumbled too often." }, now());
  }
  return true;
}

function settle(job: ClaimedJob, outcome: JudgeOutcome, model: string, now: Date): Promise<boolean> {
  if (outcome.kind !== "judged") return settleJob(job, { state: "not-graded", reason: outcome.reason }, now);
  const { judged, votes } = outcome;
  const { share, found, evidence } = judged;
  return settleJob(
    job,
    { state: "judged", model, outcome: { share: share ?? 0, found, evidence, votes } },
    now,
  );
}

/** Null: what it was to read is no longer there, or is another answer now. */
async function decide(job: ClaimedJob, now: () => Date): Promise<JudgeOutcome | null> {
  const { judge } = config();
  const provider = judgeProvider();
  if (judge === null || provider === null) return null;
  const { attemptId, userId } = job;
  const submitted = await readSubmitted(attemptId);
  const kept = await newestReport(attemptId);
  if (!submitted || !kept || submitted.answerHash !== job.answerHash) return null;
  const { snapshot, variant, answer, asked } = submitted;
  const asking = askingFor({
    question: snapshot.question,
    variant,
    answer,
    asked,
    modelAnswers: snapshot.modelAnswers,
    criterion: job.criterion,
    disputed:
      job.kind === "second-reading"
        ? (kept.report.findings.find(({ criterion }) => criterion === job.criterion) ?? null)
        : null,
  });
  if (asking === null) return null;
  const complete = completeFor(judge, provider, { userId, attemptId, now });
  return judgeCriterion({
    asking,
    answer,
    flags: kept.report.flags,
    async complete(request) {
      const leaseUntil = new Date(now().getTime() + judge.timeoutMs + LEASE_MARGIN_MS);
      if (!(await renewLease(job, leaseUntil))) throw new LeaseLost();
      return complete(request);
    },
  });
}

class LeaseLost extends Error {}

/**
 * Works through the judge's jobs until stopped: as many at once as the provider is asked. Does nothing where the judge is
 * off. What is under way at the end is let go: its lease runs out, and its kept replies are found by whoever takes it.
 */
export function startJudge(): { stop: () => void } {
  const { judge } = config();
  if (judge === null) return { stop: () => undefined };
  let isStopped = false;
  const now = () => new Date();
  const lane = async () => {
    while (!isStopped) {
      const worked = await judgeNext(now).catch((error: unknown) => {
        log().error(errorFacts(error), "the judge's queue could not be read");
        return false;
      });
      if (!worked) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  };
  for (let i = 0; i < judge.concurrency; i++) void lane();
  const forget = () =>
    forgetOldReplies(now()).catch((error: unknown) =>
      log().error(errorFacts(error), "old replies were not forgotten"),
    );
  const forgetting = setInterval(() => void forget(), FORGET_MS);
  void forget();
  return {
    stop() {
      isStopped = true;
      clearInterval(forgetting);
    },
  };
}
