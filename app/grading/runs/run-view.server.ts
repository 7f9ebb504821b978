import { plainly } from "~/own-request.server.ts";
import { listTargets } from "~/models/document-target.server.ts";
import { type GradingRun, readRun, runItems } from "~/models/grading-run.server.ts";
import { peopleOfCourse } from "~/models/set-work.server.ts";

/** A run over documents of the address's course; throws 404. */
export async function documentRun(courseId: string, id: string | undefined): Promise<GradingRun> {
  const run = await readRun({ courseId, id: id ?? "" });
  if (run?.kind !== "documents") throw plainly("There is no such upload in this course.", 404);
  return run;
}

/** What the documents answer, and each of them with the person its name tells. */
export async function documentRows(run: GradingRun) {
  const target = (await listTargets(run.courseId)).find(
    (one) =>
      one.assignmentId === run.assignmentId && one.slot === run.slot && one.questionId === run.questionId,
  );
  const people = await peopleOfCourse(run.courseId);
  const rows = (await runItems(run.id)).map(({ userId, reportId: _, ...item }) => {
    const person = userId === null ? undefined : people.get(userId);
    return { ...item, person: person ? { name: person.name, number: person.number } : null };
  });
  return { label: target?.label ?? run.questionId, rows };
}
