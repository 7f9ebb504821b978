import { mayIn } from "~/authorisation/table.ts";
import { createCourse } from "~/models/course.server.ts";
import { taughtCourses } from "~/models/lti-admission.server.ts";
import { connectContext } from "~/models/lti-context.server.ts";
import { readStanding } from "~/models/membership.server.ts";
import { servicesOf } from "./go-on.server.ts";
import { mayServe, type OpenLaunch } from "./open-launch.server.ts";

/** What an unconnected course of a platform may be here. */
export interface Choices {
  courses: { id: string; title: string }[];
  /** A new course of this title; null: the registration is for one course only. */
  newTitle: string | null;
}

const LONGEST_TITLE = 120;

export async function choicesFor({ platform, launch }: OpenLaunch, userId: string): Promise<Choices> {
  const courses = await taughtCourses(userId);
  const title = launch.context?.title.replace(/\s+/g, " ").trim().slice(0, LONGEST_TITLE);
  return {
    courses: courses.filter(({ id }) => mayServe(platform, id)),
    newTitle: platform.courseId === null ? title || "A new course" : null,
  };
}

/** Connects the course of a launch with one that this person teaches, or with a new one. Null: not with this one. */
export async function connect(
  { platform, launch, role }: OpenLaunch,
  { userId, course, now }: { userId: string; course: string; now: Date },
): Promise<{ courseId: string } | null> {
  if (launch.context === null || role !== "instructor") return null;
  const isNew = course === "new" && platform.courseId === null;
  const courseId = isNew ? await newCourse(launch.context.title, userId, now) : course;
  if (courseId === null || !mayServe(platform, courseId)) return null;
  const standing = await readStanding({ courseId, userId });
  const ended = (standing?.course.endedAt ?? null) !== null;
  if (!standing?.role || !mayIn([standing.role], "lms.change", ended)) return null;
  await connectContext({
    name: { platformId: platform.id, deploymentId: launch.deploymentId, contextId: launch.context.id },
    services: servicesOf(launch),
    courseId,
    by: userId,
    now,
  });
  return { courseId };
}

async function newCourse(title: string, userId: string, now: Date): Promise<string | null> {
  const form = { title: title.trim().slice(0, LONGEST_TITLE) || "A new course", timeZone: "UTC" };
  return (await createCourse({ userId, form, now }))?.courseId ?? null;
}
