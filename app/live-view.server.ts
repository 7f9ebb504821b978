import type { Authorised } from "~/authorisation/authorise.server.ts";
import { readLive } from "~/models/live.server.ts";
import { outagesOf } from "~/models/outage.server.ts";
import { zonedLabel } from "~/time-zone.ts";

/** What the live view shows and asks for again: rows of students, and outages to give back. */
export async function liveView({
  courseId,
  assignmentId,
  course,
  now,
  may,
}: Authorised & { assignmentId: string }) {
  const { timeZone } = course;
  const outages = may("outage.compensate") ? await outagesOf(assignmentId) : [];
  return {
    at: zonedLabel(now.toISOString(), timeZone),
    students: (await readLive({ courseId, assignmentId, now })).map((student) => ({
      ...student,
      attempts: student.attempts.map(({ savedAt, ...attempt }) => ({
        ...attempt,
        savedAgoMs: savedAt === null ? null : Math.max(0, now.getTime() - new Date(savedAt).getTime()),
      })),
    })),
    outages: outages.map(({ id, fromAt, toAt, attempts, givenAt }) => ({
      id,
      from: zonedLabel(fromAt, timeZone),
      seconds: Math.round((new Date(toAt).getTime() - new Date(fromAt).getTime()) / 1000),
      attempts,
      given: givenAt !== null,
    })),
  };
}
