import { reader } from "./db.server.ts";

/** A question that uploaded documents can answer: of an assignment's paper, or of the course's own. */
export interface DocumentTarget {
  /** As forms and addresses name it. */
  id: string;
  label: string;
  /** Null: the course's own question, in no assignment. */
  assignmentId: string | null;
  slot: number | null;
  questionId: string;
  snapshotHash: string;
}

export const assignedTarget = (assignmentId: string, slot: number, questionId: string): string =>
  `set ${assignmentId} ${slot} ${questionId}`;
export const ownTarget = (questionId: string): string => `own ${questionId}`;

/** Assignments' questions first, the newest assignment's at the top; then the course's own at their newest version. */
export async function listTargets(courseId: string): Promise<DocumentTarget[]> {
  const db = await reader();
  const set = await db.assignmentQuestion.findMany({
    where: { assignment: { courseId } },
    orderBy: [
      { assignment: { opensAt: "desc" } },
      { assignmentId: "asc" },
      { slot: "asc" },
      { questionId: "asc" },
    ],
    select: {
      assignmentId: true,
      slot: true,
      questionId: true,
      snapshotHash: true,
      assignment: { select: { title: true } },
      snapshot: { select: { title: true } },
    },
  });
  const own = await db.courseQuestion.findMany({
    where: { courseId },
    orderBy: { version: "asc" },
    select: { questionId: true, snapshotHash: true, snapshot: { select: { title: true } } },
  });
  const newest = [...new Map(own.map((row) => [row.questionId, row])).values()];
  return [
    ...set.map(({ assignment, snapshot, ...row }) => ({
      ...row,
      id: assignedTarget(row.assignmentId, row.slot, row.questionId),
      label: `${assignment.title}, question ${row.slot}: ${snapshot.title}`,
    })),
    ...newest.map(({ snapshot, ...row }) => ({
      ...row,
      id: ownTarget(row.questionId),
      label: `Own question: ${snapshot.title}`,
      assignmentId: null,
      slot: null,
    })),
  ];
}
