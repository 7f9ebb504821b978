import { type Answer, type Curveball, type Revision } from "../model/index.ts";
import { sketchChanges } from "./sketch-changes.ts";
import { standingAfter } from "./standing.ts";

/**
 * The same loss on the sketch as it was and as it was revised, both under the load that it was told with; where none was
 * told, under the one that the answer is graded with.
 */
export function compareRevision({
  curveball,
  before,
  answer,
  rps: gradedRps,
}: {
  /** Null: there was no sketch to break. */
  curveball: Curveball | null;
  before: Answer;
  answer: Answer;
  rps: number | null;
}): Omit<Revision, "rose"> {
  const rps = curveball?.rps ?? gradedRps;
  const standing = ({ sketch }: Answer) =>
    curveball === null || rps === null ? null : standingAfter(sketch, curveball.breaks, rps);
  return {
    curveball,
    before: standing(before),
    after: standing(answer),
    rps,
    changes: sketchChanges(before.sketch, answer.sketch),
  };
}
