import type { Rubric } from "~graders";
import { reader, type Transaction } from "./db.server.ts";
import { keepRubric, parseRubric } from "./grading.server.ts";

interface Of {
  assignmentId: string;
  questionId: string;
}

/** The rubric that an assignment grades a question by where it was edited; null: the question's own. */
export async function editedRubric(
  { assignmentId, questionId }: Of,
  tx?: Transaction,
): Promise<{ number: number; rubric: Rubric } | null> {
  const db = tx ?? (await reader());
  const edit = await db.rubricEdit.findFirst({
    where: { assignmentId, questionId },
    orderBy: { number: "desc" },
    include: { rubric: true },
  });
  return edit && { number: edit.number, rubric: parseRubric(edit.rubric.rubric) };
}

export interface RubricEdit {
  number: number;
  note: string;
  by: string;
  /** ISO 8601. */
  at: string;
}

/** Every edit of an assignment's question, the newest first. */
export async function rubricEdits({ assignmentId, questionId }: Of): Promise<RubricEdit[]> {
  const db = await reader();
  const edits = await db.rubricEdit.findMany({
    where: { assignmentId, questionId },
    orderBy: { number: "desc" },
    select: { number: true, note: true, by: true, at: true },
  });
  return edits.map((edit) => ({ ...edit, at: edit.at.toISOString() }));
}

/** Appends an edit behind `after`, the number of the newest one that its editor saw (0: none). False: there is a newer one. */
export async function appendRubricEdit(
  tx: Transaction,
  edit: Of & { rubric: Rubric; note: string; by: string; after: number; now: Date },
): Promise<boolean> {
  const { assignmentId, questionId, rubric, note, by, after, now } = edit;
  const newest = await editedRubric({ assignmentId, questionId }, tx);
  if ((newest?.number ?? 0) !== after) return false;
  const rubricHash = await keepRubric(tx, rubric, now);
  await tx.rubricEdit.create({
    data: { assignmentId, questionId, number: after + 1, rubricHash, note, by, at: now },
  });
  return true;
}
