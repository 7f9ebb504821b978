import type { Account } from "./account.server.ts";
import { writeAudit } from "./course-audit.server.ts";
import { inTransaction, reader, type Transaction } from "./db.server.ts";
import { readJoinCode } from "./join-code.server.ts";

type Joiner = Pick<Account, "userId" | "email" | "emailVerified">;

/** Makes somebody a member, or one again; a member stays as they are. */
async function admit(
  tx: Transaction,
  {
    courseId,
    userId,
    role,
    timeMultiplier,
    through,
    now,
  }: {
    courseId: string;
    userId: string;
    role: string;
    /** Left out: as it was, or none. */
    timeMultiplier?: number;
    through: "code" | "roster";
    now: Date;
  },
): Promise<void> {
  const where = { courseId_userId: { courseId, userId } };
  const member = await tx.member.findUnique({ where });
  if (member && member.leftAt === null) return;
  const time = timeMultiplier === undefined ? {} : { timeMultiplier };
  await tx.member.upsert({
    where,
    create: { courseId, userId, role, joinedAt: now, ...time },
    update: { role, leftAt: null, ...time },
  });
  const detail = { role, through, ...time };
  await writeAudit(tx, { courseId, by: userId, kind: "joined", subject: userId, detail, now });
}

/**
 * Claims a line of a course's roster. An address that nobody has confirmed could be a stranger's, so it makes nobody more
 * than a student.
 */
async function claimLine(tx: Transaction, courseId: string, person: Joiner, now: Date): Promise<boolean> {
  const { userId, email, emailVerified } = person;
  const line = await tx.rosterLine.findUnique({ where: { courseId_email: { courseId, email } } });
  if (!line || line.claimedBy !== null || (line.role !== "student" && !emailVerified)) return false;
  const { role, timeMultiplier } = line;
  await admit(tx, { courseId, userId, role, timeMultiplier, through: "roster", now });
  await tx.rosterLine.update({
    where: { courseId_email: { courseId, email } },
    data: { claimedBy: userId, claimedAt: now },
  });
  return true;
}

/** Joins by a course's code: as the roster says, else as a student. Null: the code leads nowhere. */
export async function joinByCode({
  person,
  code: typed,
  now,
}: {
  person: Joiner;
  code: string;
  now: Date;
}): Promise<{ courseId: string } | null> {
  const joinCode = readJoinCode(typed);
  if (joinCode === null) return null;
  return inTransaction(async (tx) => {
    const course = await tx.course.findUnique({ where: { joinCode }, select: { id: true, endedAt: true } });
    if (!course || course.endedAt) return null;
    const courseId = course.id;
    if (!(await claimLine(tx, courseId, person, now)))
      await admit(tx, { courseId, userId: person.userId, role: "student", through: "code", now });
    return { courseId };
  });
}

/** Joins every course whose roster expects this address. Only for an address that its owner has confirmed. */
export async function claimRosterLines(person: Joiner, now: Date): Promise<number> {
  if (!person.emailVerified) return 0;
  const where = { email: person.email, claimedBy: null, course: { endedAt: null } };
  const db = await reader();
  const lines = await db.rosterLine.findMany({ where, select: { courseId: true } });
  let claimed = 0;
  for (const { courseId } of lines)
    if (await inTransaction((tx) => claimLine(tx, courseId, person, now))) claimed += 1;
  return claimed;
}
