import { z } from "zod";
import type { Role } from "~/authorisation/table.ts";
import { isTimeZone } from "~/time-zone.ts";
import { writeAudit } from "./course-audit.server.ts";
import { inTransaction, reader } from "./db.server.ts";
import { newJoinCode } from "./join-code.server.ts";
import { roleOf } from "./membership.server.ts";

/** Courses that one person may have made; far more than anybody teaches, few enough to store. */
export const MOST_COURSES = 100;

export const CourseSchema = z.object({
  title: z.string().trim().min(1, "Give the course a title.").max(120, "A title has at most 120 characters."),
  timeZone: z
    .string()
    .refine(isTimeZone, "Choose a time zone by its IANA name, as Europe/Berlin or America/New_York."),
});
export type CourseForm = z.infer<typeof CourseSchema>;

export interface ListedCourse {
  id: string;
  title: string;
  role: Role;
  ended: boolean;
  students: number;
}

/** The courses that a person is in: those under way first, then by title. */
export async function listCourses(userId: string): Promise<ListedCourse[]> {
  const db = await reader();
  const rows = await db.member.findMany({
    where: { userId, leftAt: null },
    select: {
      role: true,
      course: {
        select: {
          id: true,
          title: true,
          endedAt: true,
          _count: { select: { members: { where: { role: "student", leftAt: null } } } },
        },
      },
    },
  });
  return rows
    .map(({ role, course }) => ({
      id: course.id,
      title: course.title,
      role: roleOf(role),
      ended: course.endedAt !== null,
      students: course._count.members,
    }))
    .sort((a, b) => Number(a.ended) - Number(b.ended) || a.title.localeCompare(b.title, "en"));
}

/** Makes a course with this person as its instructor, and a code to join by. Null: the person has made too many. */
export async function createCourse({
  userId,
  form,
  now,
}: {
  userId: string;
  form: CourseForm;
  now: Date;
}): Promise<{ courseId: string } | null> {
  return inTransaction(async (tx) => {
    if ((await tx.member.count({ where: { userId, role: "instructor" } })) >= MOST_COURSES) return null;
    const { id } = await tx.course.create({
      data: { ...form, joinCode: newJoinCode(), createdAt: now },
      select: { id: true },
    });
    await tx.member.create({ data: { courseId: id, userId, role: "instructor", joinedAt: now } });
    await writeAudit(tx, { courseId: id, by: userId, kind: "course-made", detail: { ...form }, now });
    return { courseId: id };
  });
}

interface ByInstructor {
  courseId: string;
  by: string;
  now: Date;
}

/** Renames it, or moves it to another time zone: moments stay what they are, and are shown in the new zone. */
export async function changeCourse({
  courseId,
  by,
  form,
  now,
}: ByInstructor & { form: CourseForm }): Promise<void> {
  await inTransaction(async (tx) => {
    const { title, timeZone } = await tx.course.findUniqueOrThrow({ where: { id: courseId } });
    if (title === form.title && timeZone === form.timeZone) return;
    await tx.course.update({ where: { id: courseId }, data: form });
    const detail = { before: { title, timeZone }, after: { ...form } };
    await writeAudit(tx, { courseId, by, kind: "course-changed", detail, now });
  });
}

/** Ends a course, or begins it again. Ending twice changes nothing. */
export async function setEnded({
  courseId,
  by,
  ended,
  now,
}: ByInstructor & { ended: boolean }): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.course.updateMany({
      where: { id: courseId, endedAt: ended ? null : { not: null } },
      data: { endedAt: ended ? now : null },
    });
    if (count > 0)
      await writeAudit(tx, { courseId, by, kind: ended ? "course-ended" : "course-reopened", now });
  });
}

export async function readJoinCodeOf(courseId: string): Promise<string | null> {
  const db = await reader();
  return (
    (await db.course.findUnique({ where: { id: courseId }, select: { joinCode: true } }))?.joinCode ?? null
  );
}

/** Makes a new code, which ends the old one, or withdraws it (`wanted` false). */
export async function setJoinCode({
  courseId,
  by,
  wanted,
  now,
}: ByInstructor & { wanted: boolean }): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.course.update({ where: { id: courseId }, data: { joinCode: wanted ? newJoinCode() : null } });
    await writeAudit(tx, { courseId, by, kind: wanted ? "code-made" : "code-withdrawn", now });
  });
}
