import { writeAudit } from "./course-audit.server.ts";
import { inTransaction, reader } from "./db.server.ts";
import { admitAs, anotherInstructs, noteMember, type PlatformPerson } from "./lti-admission.server.ts";

export interface TakenMembers {
  /** On the platform's list. */
  people: number;
  /** Of them, in the course here. */
  here: number;
  /** Taken out, because the platform has them no longer. */
  removed: number;
}

/**
 * Takes a platform's whole list of a course's people. Accounts that people have here get the role, as at a launch; who is
 * no longer on it, or not active, leaves the course where the platform made the account. Work stays.
 */
export async function takeMembers({
  context: { id: contextRowId, courseId, platformId },
  people,
  by,
  now,
}: {
  context: { id: string; courseId: string; platformId: string };
  people: readonly PlatformPerson[];
  by: string;
  now: Date;
}): Promise<TakenMembers> {
  return inTransaction(async (tx) => {
    const accounts = await tx.ltiAccount.findMany({ where: { platformId } });
    const bySubject = new Map(accounts.map((one) => [one.subject, one]));
    let here = 0;
    const present = new Set<string>();
    for (const person of people) {
      await noteMember(tx, contextRowId, person, now);
      if (person.isActive) present.add(person.subject);
      const account = bySubject.get(person.subject);
      if (!account || !person.isActive || person.role === null) continue;
      const { userId, isMadeHere } = account;
      await admitAs(tx, { courseId, userId, role: person.role, isMadeHere, now });
      here += 1;
    }
    const known = await tx.ltiMember.findMany({ where: { contextRowId } });
    let removed = 0;
    for (const { subject } of known.filter((one) => !present.has(one.subject))) {
      await tx.ltiMember.update({
        where: { contextRowId_subject: { contextRowId, subject } },
        data: { isActive: false },
      });
      const account = bySubject.get(subject);
      if (!account?.isMadeHere) continue;
      const where = { courseId_userId: { courseId, userId: account.userId } };
      const member = await tx.member.findUnique({ where });
      if (!member || member.leftAt !== null) continue;
      if (member.role === "instructor" && !(await anotherInstructs(tx, courseId, account.userId))) continue;
      await tx.member.update({ where, data: { leftAt: now } });
      const detail = { before: { role: member.role }, through: "platform" };
      const subjectOf = { subject: account.userId, detail, now };
      await writeAudit(tx, { courseId, by, kind: "member-removed", ...subjectOf });
      removed += 1;
    }
    await tx.ltiContext.update({ where: { id: contextRowId }, data: { syncedAt: now, syncProblem: null } });
    const taken = { people: present.size, here, removed };
    await writeAudit(tx, { courseId, by, kind: "platform-roster-taken", detail: { ...taken }, now });
    return taken;
  });
}

export async function noteSyncProblem(contextRowId: string, problem: string): Promise<void> {
  await inTransaction((tx) =>
    tx.ltiContext.updateMany({ where: { id: contextRowId }, data: { syncProblem: problem.slice(0, 500) } }),
  );
}

/** Active people of a platform's course who have not come here yet, by name. */
export async function awaitedMembers(
  context: { id: string; platformId: string },
  limit: number,
): Promise<{ people: { name: string; email: string; role: string }[]; total: number }> {
  const db = await reader();
  const accounts = await db.ltiAccount.findMany({
    where: { platformId: context.platformId },
    select: { subject: true },
  });
  const here = new Set(accounts.map(({ subject }) => subject));
  const rows = await db.ltiMember.findMany({
    where: { contextRowId: context.id, isActive: true },
    orderBy: [{ name: "asc" }, { subject: "asc" }],
  });
  const awaited = rows.filter(({ subject }) => !here.has(subject));
  return {
    people: awaited.slice(0, limit).map(({ name, email, role }) => ({ name, email, role })),
    total: awaited.length,
  };
}
