import type { Finding, GradeInput, Judged, Question, Report } from "~graders";
import { config } from "~/config.server.ts";
import { type JobOf, type JobState, jobsOf } from "~/models/judge-job.server.ts";

const TURNED_OFF = "The judge was turned off before it read this.";
const WAITING = "The judge has not read this yet. It fills in by itself.";

/** Criteria that the judge decides, when it is on. */
export const judgedCriteria = ({ rubric }: Question) =>
  rubric.criteria.filter(({ check }) => check.kind === "judge").map(({ id }) => id);

/** How the judge stands with an answer. What it had not read when it was turned off stays so, and nobody waits for it. */
export async function standingOf(of: { attemptId: string; answerHash: string }): Promise<JobOf[]> {
  const jobs = await jobsOf(of);
  if (config().judge !== null) return jobs;
  return jobs.map((one) =>
    one.job.state === "waiting" ? { ...one, job: { state: "not-graded", reason: TURNED_OFF } } : one,
  );
}

/** A job as the grader takes it. */
const judgedBy = (job: JobState): Judged => {
  switch (job.state) {
    case "judged":
      return job.outcome;
    case "not-graded":
      return { share: null, evidence: [], found: job.reason };
    case "waiting":
      return { share: null, evidence: [], found: job.reason ? `${WAITING} ${job.reason}` : WAITING };
  }
};

/** What the judge has said of this answer; undefined where it is off and never was asked, so that nothing changes. */
export async function judgedSoFar({
  attemptId,
  answerHash,
  question,
}: {
  attemptId: string;
  answerHash: string;
  question: Question;
}): Promise<GradeInput["judged"]> {
  const criteria = judgedCriteria(question);
  if (criteria.length === 0) return undefined;
  const jobs = (await standingOf({ attemptId, answerHash })).filter(({ kind }) => kind === "criterion");
  const { judge } = config();
  if (judge === null && jobs.length === 0) return undefined;
  const known = new Map(jobs.map(({ criterion, job }) => [criterion, job]));
  return {
    model: modelOf(jobs) ?? judge?.model ?? "",
    verdicts: Object.fromEntries(
      criteria.map((id) => [id, judgedBy(known.get(id) ?? { state: "waiting", reason: null })]),
    ),
  };
}

const modelOf = (jobs: readonly JobOf[]): string | null =>
  jobs.flatMap(({ job }) => (job.state === "judged" ? [job.model] : []))[0] ?? null;

/** A blank answer is not put before the judge. */
export const unread = ({ model, verdicts }: NonNullable<GradeInput["judged"]>): GradeInput["judged"] => ({
  model,
  verdicts: Object.fromEntries(
    Object.keys(verdicts).map((id) => [
      id,
      { share: null, evidence: [], found: "There was nothing for the judge to read." },
    ]),
  ),
});

/** How far the judge is with a report; null: it has nothing to do with it. */
export interface JudgeProgress {
  settled: number;
  of: number;
}

export const progressOf = (jobs: readonly JobOf[]): JudgeProgress | null => {
  const own = jobs.filter(({ kind }) => kind === "criterion");
  if (own.length === 0) return null;
  return { settled: own.filter(({ job }) => job.state !== "waiting").length, of: own.length };
};

/** A check's verdict read again by the judge: shown beside it, never in its place. */
export type SecondReading =
  | { state: "waiting" }
  | { state: "not-graded"; reason: string }
  | { state: "judged"; verdict: "met" | "partly-met" | "not-met"; found: string };

export const secondReadings = (jobs: readonly JobOf[]): Record<string, SecondReading> =>
  Object.fromEntries(
    jobs
      .filter(({ kind }) => kind === "second-reading")
      .map(({ criterion, job }): [string, SecondReading] => {
        if (job.state === "waiting") return [criterion, { state: "waiting" }];
        if (job.state === "not-graded") return [criterion, job];
        const { share, found } = job.outcome;
        return [
          criterion,
          { state: "judged", verdict: isShare(share) ? VERDICTS[share] : "partly-met", found },
        ];
      }),
  );

const VERDICTS = { 0: "not-met", 0.5: "partly-met", 1: "met" } as const;
const isShare = (share: number): share is keyof typeof VERDICTS => share in VERDICTS;

/** A report with the verdicts that have arrived since, for the page; the score waits for all of them. */
export function withArrived(report: Report, jobs: readonly JobOf[]): Report {
  const arrived = new Map(
    jobs.filter(({ kind }) => kind === "criterion").map(({ criterion, job }) => [criterion, job]),
  );
  const findings = report.findings.map((finding): Finding => {
    const job = arrived.get(finding.criterion);
    if (!job || finding.verdict !== "not-graded") return finding;
    const { share, found, evidence } = judgedBy(job);
    if (share === null || !isShare(share)) return { ...finding, found };
    return { ...finding, verdict: VERDICTS[share], points: finding.possible * share, found, evidence };
  });
  return { ...report, findings };
}
