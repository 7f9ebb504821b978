import type { Role } from "~/authorisation/table.ts";
import { writeAudit } from "./course-audit.server.ts";
import { inTransaction, reader, type Transaction } from "./db.server.ts";
import { shownEmail } from "./made-address.ts";
import { roleOf } from "./membership.server.ts";

/** As much extra time as a form takes: three times as much again. */
export const MOST_TIME = 4;

export interface CoursePerson {
  userId: string;
  name: string;
  email: string | null;
  /** The school's own number; empty: none known. */
  number: string;
  role: Role;
  timeMultiplier: number;
}

export interface ExpectedPerson {
  email: string;
  name: string;
  number: string;
  role: Role;
  timeMultiplier: number;
}

export interface People {
  members: CoursePerson[];
  /** On the roster, and not in the course yet. */
  expected: ExpectedPerson[];
}

const ORDER: Record<Role, number> = { instructor: 0, assistant: 1, student: 2 };
const inOrder = (a: { role: Role; name: string }, b: { role: Role; name: string }) =>
  ORDER[a.role] - ORDER[b.role] || a.name.localeCompare(b.name, "en");

/** Everybody in a course and on its roster; the school's name for a person goes before the account's own. */
export async function listPeople(courseId: string): Promise<People> {
  const db = await reader();
  const [members, lines] = await Promise.all([
    db.member.findMany({
      where: { courseId, leftAt: null },
      select: {
        userId: true,
        role: true,
        timeMultiplier: true,
        user: { select: { name: true, email: true } },
      },
    }),
    db.rosterLine.findMany({ where: { courseId } }),
  ]);
  const claimed = new Map(lines.map((line) => [line.claimedBy, line]));
  return {
    members: members
      .map(({ userId, role, timeMultiplier, user }) => ({
        userId,
        name: claimed.get(userId)?.name || user.name || user.email || "No name",
        email: shownEmail(user.email),
        number: claimed.get(userId)?.number ?? "",
        role: roleOf(role),
        timeMultiplier,
      }))
      .sort(inOrder),
    expected: lines
      .filter(({ claimedBy }) => claimedBy === null)
      .map(({ email, name, number, role, timeMultiplier }) => ({
        email,
        name,
        number,
        role: roleOf(role),
        timeMultiplier,
      }))
      .sort(inOrder),
  };
}

/** Names of people who were ever in a course, by their id: for audits and lists of attempts. */
export async function courseNames(courseId: string): Promise<Map<string, string>> {
  const db = await reader();
  const [members, lines] = await Promise.all([
    db.member.findMany({
      where: { courseId },
      select: { userId: true, user: { select: { name: true, email: true } } },
    }),
    db.rosterLine.findMany({
      where: { courseId, claimedBy: { not: null } },
      select: { claimedBy: true, name: true },
    }),
  ]);
  const onRoster = new Map(lines.map(({ claimedBy, name }) => [claimedBy, name]));
  return new Map(
    members.map(({ userId, user }) => [
      userId,
      onRoster.get(userId) || user.name || user.email || "Deleted account",
    ]),
  );
}

export type MemberChange = "changed" | "last-instructor" | "no-member";

/** Whether somebody else still teaches here. */
const anotherInstructs = async (tx: Transaction, courseId: string, userId: string) =>
  (await tx.member.count({
    where: { courseId, role: "instructor", leftAt: null, userId: { not: userId } },
  })) > 0;

interface OfMember {
  courseId: string;
  userId: string;
  by: string;
  now: Date;
}

/** Changes role and extra time. A course keeps an instructor; time already running keeps its length. */
export async function changeMember({
  courseId,
  userId,
  role,
  timeMultiplier,
  by,
  now,
}: OfMember & { role: Role; timeMultiplier: number }): Promise<MemberChange> {
  return inTransaction(async (tx) => {
    const member = await tx.member.findUnique({ where: { courseId_userId: { courseId, userId } } });
    if (!member || member.leftAt) return "no-member";
    if (
      member.role === "instructor" &&
      role !== "instructor" &&
      !(await anotherInstructs(tx, courseId, userId))
    )
      return "last-instructor";
    if (member.role === role && member.timeMultiplier === timeMultiplier) return "changed";
    await tx.member.update({
      where: { courseId_userId: { courseId, userId } },
      data: { role, timeMultiplier },
    });
    const detail = {
      before: { role: member.role, timeMultiplier: member.timeMultiplier },
      after: { role, timeMultiplier },
    };
    await writeAudit(tx, { courseId, by, kind: "member-changed", subject: userId, detail, now });
    return "changed";
  });
}

/** Takes a person out of a course. Their work stays, and is found again if they come back. */
export async function removeMember({ courseId, userId, by, now }: OfMember): Promise<MemberChange> {
  return inTransaction(async (tx) => {
    const member = await tx.member.findUnique({ where: { courseId_userId: { courseId, userId } } });
    if (!member || member.leftAt) return "no-member";
    if (member.role === "instructor" && !(await anotherInstructs(tx, courseId, userId)))
      return "last-instructor";
    await tx.member.update({ where: { courseId_userId: { courseId, userId } }, data: { leftAt: now } });
    const detail = { before: { role: member.role } };
    await writeAudit(tx, { courseId, by, kind: "member-removed", subject: userId, detail, now });
    return "changed";
  });
}

/** Takes a line that nobody has claimed off the roster. */
export async function removeRosterLine({
  courseId,
  email,
  by,
  now,
}: {
  courseId: string;
  email: string;
  by: string;
  now: Date;
}): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.rosterLine.deleteMany({ where: { courseId, email, claimedBy: null } });
    if (count > 0) await writeAudit(tx, { courseId, by, kind: "roster-line-removed", subject: email, now });
  });
}
