import { type Role, ROLES } from "~/authorisation/table.ts";
import { reader } from "./db.server.ts";

export interface CourseFacts {
  id: string;
  title: string;
  /** IANA name. */
  timeZone: string;
  /** ISO 8601; null: under way. */
  endedAt: string | null;
}

export interface Standing {
  course: CourseFacts;
  /** Null: no member, or no longer. */
  role: Role | null;
}

export const roleOf = (text: string): Role => {
  const role = ROLES.find((one) => one === text);
  if (role === undefined) throw new Error(`a member has the unknown role ${text}`);
  return role;
};

/** What a person is in a course; null: there is no such course. */
export async function readStanding({
  courseId,
  userId,
}: {
  courseId: string;
  userId: string;
}): Promise<Standing | null> {
  const db = await reader();
  const row = await db.course.findUnique({
    where: { id: courseId },
    select: {
      id: true,
      title: true,
      timeZone: true,
      endedAt: true,
      members: { where: { userId, leftAt: null }, select: { role: true } },
    },
  });
  if (!row) return null;
  const [member] = row.members;
  const { id, title, timeZone, endedAt } = row;
  return {
    course: { id, title, timeZone, endedAt: endedAt?.toISOString() ?? null },
    role: member ? roleOf(member.role) : null,
  };
}

/** The course that an assignment belongs to; students know of it only once it is published. Null: there is none. */
export async function readAssignmentFacts(
  assignmentId: string,
): Promise<{ id: string; courseId: string; published: boolean } | null> {
  const db = await reader();
  const row = await db.assignment.findUnique({
    where: { id: assignmentId },
    select: { id: true, courseId: true, publishedAt: true },
  });
  return row && { id: row.id, courseId: row.courseId, published: row.publishedAt !== null };
}
