import { inTransaction } from "~/models/db.server.ts";
import { noteMarking } from "~/models/marking-audit.server.ts";
import { setReleased, type SetWork } from "~/models/set-work.server.ts";

/**
 * Shows all marks of an assignment to its students at once, or takes them back: a mistake found after release must not
 * stay in sight. Both are written down. False: it was so already.
 */
export async function setRelease({
  work,
  released,
  by,
  now,
}: {
  work: SetWork;
  released: boolean;
  by: string;
  now: Date;
}): Promise<boolean> {
  return inTransaction(async (tx) => {
    const changed = await setReleased(tx, { assignmentId: work.id, releasedAt: released ? now : null });
    if (!changed) return false;
    await noteMarking(tx, {
      courseId: work.courseId,
      at: now,
      by,
      kind: released ? "marks-released" : "release-taken-back",
      subject: work.id,
      detail: { title: work.title, shows: work.shows },
    });
    return true;
  });
}
