import { inTransaction, reader } from "./db.server.ts";

export interface BankedComment {
  id: string;
  text: string;
}

/** What fits a comment, also beside a finding. */
export const LONGEST_COMMENT = 2000;
const MOST_COMMENTS = 200;

export async function commentBank(courseId: string): Promise<BankedComment[]> {
  const db = await reader();
  return db.bankedComment.findMany({
    where: { courseId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: MOST_COMMENTS,
    select: { id: true, text: true },
  });
}

/** Keeps a comment for the course's markers; what is there already is kept once. False: it is empty, or the bank full. */
export async function bankComment(comment: {
  courseId: string;
  text: string;
  by: string;
  now: Date;
}): Promise<boolean> {
  const { courseId, by, now } = comment;
  const text = comment.text.trim().slice(0, LONGEST_COMMENT);
  if (text === "") return false;
  return inTransaction(async (tx) => {
    if ((await tx.bankedComment.count({ where: { courseId, text } })) > 0) return true;
    if ((await tx.bankedComment.count({ where: { courseId } })) >= MOST_COMMENTS) return false;
    await tx.bankedComment.create({ data: { courseId, text, by, at: now } });
    return true;
  });
}

export async function dropComment({ courseId, id }: { courseId: string; id: string }): Promise<void> {
  await inTransaction((tx) => tx.bankedComment.deleteMany({ where: { courseId, id } }));
}
