import type { CourseFacts } from "~/models/membership.server.ts";
import { readAssignmentFacts, readStanding } from "~/models/membership.server.ts";
import { plainly } from "~/own-request.server.ts";
import { type Action, closedByEnd, mayIn, type Role, type Standing } from "./table.ts";
import { signIn, whoAsks } from "./who.server.ts";

const NO_SUCH_COURSE = "There is no such course here, or you are not in it.";
const NO_SUCH_ASSIGNMENT = "There is no such assignment in this course.";

export interface Authorised {
  userId: string;
  courseId: string;
  course: CourseFacts;
  /** Null: an administrator who is no member. */
  role: Role | null;
  now: Date;
  /** What else this person may do here: for what a page offers. Actions ask again. */
  may: (action: Action) => boolean;
}

/**
 * Lets a request pass that may do this in the course of its address, and says who it is. Sends whoever is not signed in
 * to do so, wherever the address leads. Throws 404 for whoever is not
 * in the course, so that nobody learns which courses there are; 403 for a member without the right; 409 for what only
 * the course's end forbids.
 */
export async function authorise(
  request: Request,
  params: { courseId?: string },
  action: Action,
): Promise<Authorised> {
  const person = await whoAsks(request);
  const courseId = params.courseId ?? "";
  if (!person) throw signIn(request);
  const standing = await readStanding({ courseId, userId: person.userId });
  if (!standing) throw plainly(NO_SUCH_COURSE, 404);
  const { course, role } = standing;
  const standings: Standing[] = [role ?? "none", ...(person.role === "admin" ? (["admin"] as const) : [])];
  if (!mayIn(standings, "course.see")) throw plainly(NO_SUCH_COURSE, 404);
  const may = (one: Action) => mayIn(standings, one, course.endedAt !== null);
  if (!may(action)) {
    if (closedByEnd(standings, action))
      throw plainly("This course has ended, so nothing in it changes.", 409);
    throw plainly("Your role in this course does not include this.", 403);
  }
  return { userId: person.userId, courseId, course, role, now: new Date(), may };
}

/** As `authorise`, and the assignment belongs to the course. A draft is not there for those who may not see drafts. */
export async function authoriseAssignment(
  request: Request,
  params: { courseId?: string; assignmentId?: string },
  action: Action,
): Promise<Authorised & { assignmentId: string }> {
  const authorised = await authorise(request, params, action);
  const facts = await readAssignmentFacts(params.assignmentId ?? "");
  const known =
    facts?.courseId === authorised.courseId && (facts.published || authorised.may("assignment.see-drafts"));
  if (!facts || !known) throw plainly(NO_SUCH_ASSIGNMENT, 404);
  return { ...authorised, assignmentId: facts.id };
}
