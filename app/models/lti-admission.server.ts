import type { Role } from "~/authorisation/table.ts";
import { writeAudit } from "./course-audit.server.ts";
import { inTransaction, reader, type Transaction } from "./db.server.ts";
import { roleOf } from "./membership.server.ts";

const RANK: Record<Role, number> = { student: 0, assistant: 1, instructor: 2 };

export interface PlatformPerson {
  subject: string;
  name: string;
  email: string;
  /** Null: none that has a counterpart here. */
  role: Role | null;
  isActive: boolean;
}

interface Admitted {
  courseId: string;
  userId: string;
  role: Role;
  /** The platform made the account, so that it may also take rights away. */
  isMadeHere: boolean;
  now: Date;
}

/**
 * Makes somebody a member as the platform says. A member's role is raised to it; it is lowered only for accounts that
 * the platform made, and never for the last instructor.
 */
export async function admitAs(
  tx: Transaction,
  { courseId, userId, role, isMadeHere, now }: Admitted,
): Promise<void> {
  const where = { courseId_userId: { courseId, userId } };
  const member = await tx.member.findUnique({ where });
  const audit = { courseId, by: userId, subject: userId, now };
  if (!member || member.leftAt !== null) {
    await tx.member.upsert({
      where,
      create: { courseId, userId, role, joinedAt: now },
      update: { role, leftAt: null },
    });
    await writeAudit(tx, { ...audit, kind: "joined", detail: { role, through: "platform" } });
    return;
  }
  const before = roleOf(member.role);
  if (before === role || (RANK[role] < RANK[before] && !isMadeHere)) return;
  if (before === "instructor" && !(await anotherInstructs(tx, courseId, userId))) return;
  await tx.member.update({ where, data: { role } });
  const detail = { before: { role: before }, after: { role }, through: "platform" };
  await writeAudit(tx, { ...audit, by: null, kind: "member-changed", detail });
}

export const anotherInstructs = async (tx: Transaction, courseId: string, userId: string) =>
  (await tx.member.count({
    where: { courseId, role: "instructor", leftAt: null, userId: { not: userId } },
  })) > 0;

/** Writes down what a platform says of one of its people. */
export async function noteMember(
  tx: Transaction,
  contextRowId: string,
  { subject, role, ...person }: PlatformPerson,
  now: Date,
): Promise<void> {
  const data = { ...person, role: role ?? "", seenAt: now };
  await tx.ltiMember.upsert({
    where: { contextRowId_subject: { contextRowId, subject } },
    create: { contextRowId, subject, ...data },
    // A launch may keep back what the list of people told.
    update: {
      ...data,
      ...(person.name === "" && { name: undefined }),
      ...(person.email === "" && { email: undefined }),
    },
  });
}

/** What a launch into a connected course brings. */
export interface Arrival {
  context: { id: string; courseId: string };
  userId: string;
  isMadeHere: boolean;
  person: PlatformPerson & { role: Role };
  assignmentId: string | null;
  /** The gradebook column of the link that was followed. */
  lineItemUrl: string | null;
  now: Date;
}

/** Puts a launch's person into the course, and says where the launch leads. "ended": the course has, and nobody new comes in. */
export async function arrive({
  context: { id: contextRowId, courseId },
  userId,
  isMadeHere,
  person,
  assignmentId,
  lineItemUrl,
  now,
}: Arrival): Promise<{ assignmentId: string | null } | "ended"> {
  return inTransaction(async (tx) => {
    const course = await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: { endedAt: true } });
    const member = await tx.member.findFirst({ where: { courseId, userId, leftAt: null } });
    if (course.endedAt !== null && !member) return "ended";
    if (course.endedAt === null) await admitAs(tx, { courseId, userId, role: person.role, isMadeHere, now });
    await noteMember(tx, contextRowId, person, now);
    if (isMadeHere && person.name !== "")
      await tx.user.update({ where: { id: userId }, data: { name: person.name } });
    const found =
      assignmentId === null
        ? null
        : await tx.assignment.findFirst({ where: { id: assignmentId, courseId }, select: { id: true } });
    if (found && lineItemUrl !== null)
      await keepLineItem(tx, { contextRowId, assignmentId: found.id, url: lineItemUrl });
    return { assignmentId: found?.id ?? null };
  });
}

/** The first column stays: a copied link must not scatter a class's marks over two. */
async function keepLineItem(
  tx: Transaction,
  { contextRowId, assignmentId, url }: { contextRowId: string; assignmentId: string; url: string },
): Promise<void> {
  const where = { contextRowId_assignmentId: { contextRowId, assignmentId } };
  const known = await tx.ltiLineItem.findUnique({ where, select: { url: true } });
  if (known?.url) return;
  await tx.ltiLineItem.upsert({ where, create: { contextRowId, assignmentId, url }, update: { url } });
}

/** The courses that a person teaches, for the choice of one to connect. */
export async function taughtCourses(userId: string): Promise<{ id: string; title: string }[]> {
  const db = await reader();
  const rows = await db.member.findMany({
    where: { userId, role: "instructor", leftAt: null, course: { endedAt: null } },
    select: { course: { select: { id: true, title: true } } },
  });
  return rows.map(({ course }) => course).sort((a, b) => a.title.localeCompare(b.title, "en"));
}
