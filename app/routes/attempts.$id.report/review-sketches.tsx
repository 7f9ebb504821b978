import type { ReviewReport, Simulation, Sketch } from "~graders";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { readingsOf } from "~/components/simulation/readings.ts";
import type { Mark } from "~/components/sketch/mark-badge.tsx";
import { SketchSvg } from "~/components/sketch/sketch-svg.tsx";

type Verdict = ReviewReport["faults"][number]["verdict"];

const MARKS: Readonly<Record<Verdict, Mark | null>> = {
  met: { text: "found", tone: "ok" },
  "partly-met": { text: "in part", tone: "warn" },
  "not-met": { text: "missed", tone: "bad" },
  "not-graded": null,
};

/** The given design with what was found, missed and wrongly accused on it, beside the repaired one under load. */
export default function ReviewSketches({
  review,
  given,
  repaired,
  simulation,
}: {
  review: ReviewReport;
  given: Sketch;
  repaired: Sketch;
  simulation: Simulation | null;
}) {
  return (
    <div className="grid gap-5 lg:grid-cols-2 items-start">
      <div className="stack min-w-0 gap-2">
        <h3>As given</h3>
        <ScrollFrame label="The given design, with your findings" className="overflow-x-auto">
          <div className="min-w-[34rem]">
            <SketchSvg sketch={given} marks={marksOf(review, given)} title="The given design" />
          </div>
        </ScrollFrame>
        <p className="text-sm muted">
          On it: faults found, found in part and missed, and sound parts that were accused. The table below
          says the same.
        </p>
      </div>
      <div className="stack min-w-0 gap-2">
        <h3>As repaired</h3>
        {review.changed ? (
          <>
            <ScrollFrame label="The repaired sketch, under load" className="overflow-x-auto">
              <div className="min-w-[34rem]">
                <SketchSvg
                  sketch={repaired}
                  readings={simulation && readingsOf({ simulation, sketch: repaired })}
                  title="The repaired sketch"
                />
              </div>
            </ScrollFrame>
            <p className="text-sm muted">Coloured by utilisation under the load of the question.</p>
          </>
        ) : (
          <p className="muted">The sketch was handed in as it was given.</p>
        )}
      </div>
    </div>
  );
}

function marksOf({ faults, alarms }: ReviewReport, { edges }: Sketch): ReadonlyMap<string, readonly Mark[]> {
  const byEdge = new Map(edges.map(({ id, from, to }) => [`${from}->${to}`, id]));
  const marks = new Map<string, Mark[]>();
  const add = (part: string | null, mark: Mark | null) => {
    if (part === null || mark === null) return;
    const id = byEdge.get(part) ?? part;
    marks.set(id, [...(marks.get(id) ?? []), mark]);
  };
  for (const { part, verdict } of faults) add(part, MARKS[verdict]);
  for (const { part } of alarms) add(part, { text: "false alarm", tone: "plain" });
  return marks;
}
