import type { Role } from "~/authorisation/table.ts";
import type { RosterPerson } from "~/roster/read-roster.ts";
import { writeAudit } from "./course-audit.server.ts";
import { inTransaction, reader, type Transaction } from "./db.server.ts";
import { roleOf } from "./membership.server.ts";

/** What taking a line of a roster does. */
export type RosterEffect =
  /** Waits on the roster until an account with this address comes. */
  | "expected"
  | "expected-changed"
  | "member-changed"
  /** A member already, and nothing differs. */
  | "unchanged"
  /** It would leave the course without an instructor, or make somebody more whose address is not confirmed. */
  | "kept-instructor"
  | "unconfirmed";

export interface PlannedLine extends RosterPerson {
  effect: RosterEffect;
}

interface Known {
  lines: Map<
    string,
    { name: string; number: string; role: string; timeMultiplier: number; claimedBy: string | null }
  >;
  members: Map<string, { userId: string; role: Role; timeMultiplier: number; confirmed: boolean }>;
}

async function known(db: Pick<Transaction, "member" | "rosterLine">, courseId: string): Promise<Known> {
  const lines = await db.rosterLine.findMany({ where: { courseId } });
  const members = await db.member.findMany({
    where: { courseId, leftAt: null },
    select: {
      userId: true,
      role: true,
      timeMultiplier: true,
      user: { select: { email: true, emailVerified: true } },
    },
  });
  const claimedAs = new Map(lines.map(({ claimedBy, email }) => [claimedBy, email]));
  const byEmail: Known["members"] = new Map();
  for (const { userId, role, timeMultiplier, user } of members) {
    const email = claimedAs.get(userId) ?? user.email;
    const confirmed = user.emailVerified || claimedAs.has(userId);
    if (email !== null) byEmail.set(email, { userId, role: roleOf(role), timeMultiplier, confirmed });
  }
  return { lines: new Map(lines.map((line) => [line.email, line])), members: byEmail };
}

function planned(people: readonly RosterPerson[], { lines, members }: Known): PlannedLine[] {
  // Instructors that are left once the lines above are taken.
  let instructors = [...members.values()].filter(({ role }) => role === "instructor").length;
  return people.map((person): PlannedLine => {
    const { email, name, number, role, timeMultiplier } = person;
    const line = lines.get(email);
    const member = members.get(email);
    const sameText = line?.name === name && line.number === number;
    if (!member) {
      const same = sameText && line.role === role && line.timeMultiplier === timeMultiplier;
      return { ...person, effect: !line ? "expected" : same ? "unchanged" : "expected-changed" };
    }
    if (member.role === "instructor" && role !== "instructor") {
      if (instructors <= 1) return { ...person, effect: "kept-instructor" };
      instructors -= 1;
    }
    if (role !== "student" && role !== member.role && !member.confirmed)
      return { ...person, effect: "unconfirmed" };
    const same = sameText && member.role === role && member.timeMultiplier === timeMultiplier;
    return { ...person, effect: same ? "unchanged" : "member-changed" };
  });
}

/** What taking these lines would do to the course, line by line. */
export async function planRoster(courseId: string, people: readonly RosterPerson[]): Promise<PlannedLine[]> {
  return planned(people, await known(await reader(), courseId));
}

/** Takes the lines, all in one transaction; members get their role and time at once, the others once they come. */
export async function takeRoster({
  courseId,
  people,
  by,
  now,
}: {
  courseId: string;
  people: readonly RosterPerson[];
  by: string;
  now: Date;
}): Promise<PlannedLine[]> {
  return inTransaction(async (tx) => {
    const standing = await known(tx, courseId);
    const plan = planned(people, standing);
    const changing = plan.filter(({ effect }) => CHANGES[effect]);
    for (const { email, name, number, role, timeMultiplier } of changing) {
      const member = standing.members.get(email);
      const data = { name, number, role, timeMultiplier };
      const claim = member && { claimedBy: member.userId, claimedAt: now };
      await tx.rosterLine.upsert({
        where: { courseId_email: { courseId, email } },
        create: { courseId, email, ...data, addedAt: now, ...claim },
        // Who was removed may claim the line again: taking it anew says that they belong here.
        update: { ...data, ...(claim ?? { claimedBy: null, claimedAt: null }) },
      });
      if (!member) continue;
      await tx.member.update({
        where: { courseId_userId: { courseId, userId: member.userId } },
        data: { role, timeMultiplier },
      });
      if (member.role === role && member.timeMultiplier === timeMultiplier) continue;
      const detail = {
        before: { role: member.role, timeMultiplier: member.timeMultiplier },
        after: { role, timeMultiplier },
      };
      await writeAudit(tx, { courseId, by, kind: "member-changed", subject: member.userId, detail, now });
    }
    if (changing.length > 0) {
      const detail = { lines: changing.length };
      await writeAudit(tx, { courseId, by, kind: "roster-taken", detail, now });
    }
    return plan;
  });
}

const CHANGES: Record<RosterEffect, boolean> = {
  expected: true,
  "expected-changed": true,
  "member-changed": true,
  unchanged: false,
  "kept-instructor": false,
  unconfirmed: false,
};
