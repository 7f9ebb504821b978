import { readAnswerFile } from "~graders";
import { breathe } from "~/breathe.ts";
import { gradeSoon } from "~/grading/grading-queue.server.ts";
import { readAssignment } from "~/models/assignment.server.ts";
import { inTransaction } from "~/models/db.server.ts";
import {
  beginRun,
  type GradingRun,
  itemContents,
  markKept,
  MOST_RUNS,
  runItems,
} from "~/models/grading-run.server.ts";
import { keepDocument, WHY_NOT } from "~/models/keep-document.server.ts";
import { noteMarking } from "~/models/marking-audit.server.ts";
import { peopleOfCourse } from "~/models/set-work.server.ts";
import { listTargets } from "~/models/document-target.server.ts";
import { unpackDocuments, withoutFrontMatter } from "./documents.server.ts";
import { matchPeople } from "./match-people.ts";
import { workRun } from "./work-run.server.ts";

export type Begun = { ok: true; id: string } | { ok: false; message: string };

/** Reads an upload and has its documents graded behind the request. `target`: which question, as `listTargets` calls it. */
export async function beginDocuments({
  courseId,
  target: wanted,
  files,
  by,
  now,
}: {
  courseId: string;
  target: string;
  files: readonly File[];
  by: string;
  now: Date;
}): Promise<Begun> {
  const target = (await listTargets(courseId)).find(({ id }) => id === wanted);
  if (!target) return { ok: false, message: "Choose the question that the documents answer." };
  const unpacked = await unpackDocuments(files);
  if (!unpacked.ok) return unpacked;
  const { documents } = unpacked;
  const students = [...(await peopleOfCourse(courseId)).values()].filter(
    ({ role, hasLeft }) => role === "student" && !hasLeft,
  );
  const people = matchPeople(
    documents.map(({ name }) => name),
    students,
  );
  const items = documents.map(({ name, text, problem }, index) => ({
    name,
    text,
    userId: people[index] ?? null,
    ...(problem !== null && { problem }),
  }));
  const { assignmentId, slot, questionId, snapshotHash } = target;
  const run = {
    courseId,
    assignmentId,
    slot,
    questionId,
    snapshotHash,
    kind: "documents" as const,
    rubric: null,
    by,
  };
  const id = await beginRun(run, items, now);
  if (id === null)
    return {
      ok: false,
      message: `A course keeps ${MOST_RUNS} uploads. Delete one that is no longer needed.`,
    };
  workRun({ courseId, id });
  return { ok: true, id };
}

export interface KeptRun {
  kept: number;
  /** Whose document was not kept, and why, in a sentence each. */
  refused: string[];
}

/**
 * Keeps the graded documents of a run that have a student as attempts of the assignment; the queue grades them. Doing it
 * again after a crash keeps what is left, since a student has one attempt. Null: not now.
 */
export async function keepRun(run: GradingRun, by: string, now: Date): Promise<KeptRun | null> {
  const assignment = run.assignmentId === null ? null : await readAssignment(run.assignmentId);
  const { id, courseId, slot, questionId } = run;
  if (!assignment || slot === null || run.items.waiting > 0 || run.keptAt !== null) return null;
  const people = await peopleOfCourse(courseId);
  const kept: KeptRun = { kept: 0, refused: [] };
  for (const { number, userId, state } of await runItems(id)) {
    if (userId === null || state !== "graded") continue;
    const [content] = await itemContents(id, [number]);
    await breathe();
    if (!content) continue;
    const { name, text } = content;
    const read = readAnswerFile({ name, text: withoutFrontMatter(name, text) });
    if (!read.ok) continue;
    const one = await keepDocument({ assignment, slot, questionId, userId, answer: read.answer, now });
    if (one.kind === "kept") {
      kept.kept += 1;
      await gradeSoon(one.attemptId, now);
    } else kept.refused.push(`${name}: ${people.get(userId)?.name ?? "this person"} ${WHY_NOT[one.why]}.`);
  }
  await inTransaction(async (tx) => {
    await markKept(tx, id, now);
    await noteMarking(tx, {
      courseId,
      at: now,
      by,
      kind: "documents-kept",
      subject: assignment.id,
      detail: { question: questionId, slot, ...kept },
    });
  });
  return kept;
}
