import { drawVariant, type GradeInput, markOf, readAnswerFile } from "~graders";
import { gradeAside } from "~/grading/grading-queue.server.ts";
import { judgedSoFar } from "~/grading/judged.server.ts";
import { amountsOf, overridesOf } from "~/grading/marking/winning.ts";
import { errorFacts, log } from "~/log.server.ts";
import { type Assignment, readAssignment } from "~/models/assignment.server.ts";
import { gradingsOf } from "~/models/grading.server.ts";
import {
  claimRun,
  type GradingRun,
  letRunGo,
  nextItem,
  readRun,
  settleItem,
} from "~/models/grading-run.server.ts";
import { rulingsOf } from "~/models/limit-ruling.server.ts";
import { readPrices } from "~/models/price-snapshot.server.ts";
import { seedFor } from "~/models/start-assigned.server.ts";
import { readSubmitted, snapshotInForce } from "~/models/submission.server.ts";
import { withoutFrontMatter } from "./documents.server.ts";

type Item = NonNullable<Awaited<ReturnType<typeof nextItem>>>;
type Prepared = { input: GradeInput; attemptId: string | null } | { problem: string };

/** A class's answer as the run's rubric finds it. */
async function preparedAttempt({ rubric }: GradingRun, { name: attemptId }: Item): Promise<Prepared> {
  const submission = await readSubmitted(attemptId);
  if (!submission || !rubric) return { problem: "This answer is open again, or no longer there." };
  const { snapshot, answerHash, userId: _, ...graded } = submission;
  const question = { ...snapshot.question, rubric };
  const judged = await judgedSoFar({ attemptId, answerHash, question });
  return { input: { question, ...graded, ...(judged && { judged }) }, attemptId };
}

/** A document as a student's answer: to the variant that the student would have met, if the name told whose it is. */
async function preparedDocument(
  run: GradingRun,
  assignment: Assignment | null,
  { name, text, userId }: Item,
): Promise<Prepared> {
  const { question } = await snapshotInForce(run);
  const read = readAnswerFile({ name, text: withoutFrontMatter(name, text) });
  if (!read.ok) return { problem: read.message };
  const { answer, lifted } = read;
  const isShared = assignment?.rules.seedPolicy !== "per-student";
  const seed = assignment && (isShared || userId) ? seedFor(assignment, run.slot ?? 1, userId ?? "") : null;
  const variant = drawVariant({ question, seed });
  // What may become an attempt is graded as attempts are: from the answer's fields alone.
  const places = run.assignmentId === null && lifted ? { lifted } : {};
  const prices = assignment?.pricesHash ? { prices: await readPrices(assignment.pricesHash) } : {};
  return { input: { question, variant, answer, ...places, ...prices }, attemptId: null };
}

async function gradeItem(run: GradingRun, assignment: Assignment | null, item: Item) {
  try {
    const prepared =
      run.kind === "rubric"
        ? await preparedAttempt(run, item)
        : await preparedDocument(run, assignment, item);
    if ("problem" in prepared) return prepared;
    const { input, attemptId } = prepared;
    const { report, ms } = await gradeAside(input);
    const ids = attemptId === null ? [] : [attemptId];
    const mark = markOf(report, {
      question: input.question,
      policy: assignment?.rules.scorePolicy ?? "checks",
      overrides: overridesOf(await gradingsOf(ids)),
      rulings: amountsOf(await rulingsOf(ids)),
    });
    return { report, mark, gradingMs: ms };
  } catch (error) {
    // Never the message: it may quote a candidate.
    log().error({ run: run.id, item: item.number, ...errorFacts(error) }, "could not grade an item of a run");
    return { problem: "The grader stopped at this one." };
  }
}

const working = new Map<string, Promise<void>>();

async function work(courseId: string, id: string): Promise<void> {
  const token = await claimRun(id, new Date());
  if (token === null) return;
  const run = await readRun({ courseId, id });
  const assignment = run?.assignmentId ? await readAssignment(run.assignmentId) : null;
  for (let item = run && (await nextItem(id)); run && item; item = await nextItem(id)) {
    const outcome = await gradeItem(run, assignment, item);
    if (!(await settleItem({ runId: id, token, number: item.number }, outcome, new Date()))) return;
  }
  await letRunGo(id, token);
}

/**
 * Has a run worked on behind the request, one item after the other on the grading thread, unless somebody does already. A
 * page that shows a run calls this too, so that a run that a crash cut off goes on when its lease is over.
 */
export function workRun({ courseId, id }: { courseId: string; id: string }): void {
  if (working.has(id)) return;
  const done = work(courseId, id)
    .catch((error: unknown) => log().error({ run: id, ...errorFacts(error) }, "a run could not be worked on"))
    .finally(() => working.delete(id));
  working.set(id, done);
}

/** Resolves once nothing is under way: for tests. */
export async function runsAreDone(): Promise<void> {
  while (working.size > 0) await Promise.all(working.values());
}
