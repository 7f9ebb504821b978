import { type Authorised, authoriseAssignment } from "~/authorisation/authorise.server.ts";
import type { Action } from "~/authorisation/table.ts";
import type { Marker } from "~/grading/marking/parts.ts";
import { readSetWork, type SetWork } from "~/models/set-work.server.ts";
import { plainly } from "~/own-request.server.ts";

export interface MarkingRequest extends Authorised {
  work: SetWork;
  marker: Marker;
  /** Where the assignment's pages begin. */
  base: string;
}

/** Who asks for something about the marks of the address's assignment; throws for whoever may not. */
export async function markingRequest(
  request: Request,
  params: { courseId?: string; assignmentId?: string },
  action: Action,
): Promise<MarkingRequest> {
  const authorised = await authoriseAssignment(request, params, action);
  const { courseId, assignmentId, userId, may } = authorised;
  const work = await readSetWork({ courseId, assignmentId });
  if (!work) throw plainly("There is no such assignment in this course.", 404);
  return {
    ...authorised,
    work,
    marker: { userId, maySettle: may("marks.settle") },
    base: `/courses/${courseId}/assignments/${assignmentId}`,
  };
}

/** Whether markers see whose answer it is. */
export const namesShown = ({ anonymous, releasedAt }: SetWork): boolean => !anonymous || releasedAt !== null;
