import { lazy, Suspense } from "react";
import type { Finding, ReviewReport, Simulation, Sketch, SketchFigures } from "~graders";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { availabilityText, usdText } from "~/components/simulation/words.ts";

const ReviewSketches = lazy(() => import("./review-sketches.tsx"));

type Fault = ReviewReport["faults"][number];

const FOUND: Readonly<Record<Fault["verdict"], { word: string; tone: string }>> = {
  met: { word: "Found", tone: "text-ok" },
  "partly-met": { word: "Found in part", tone: "text-warn" },
  "not-met": { word: "Missed", tone: "text-bad" },
  "not-graded": { word: "Not graded", tone: "muted" },
};

/** The review held against what is wrong with the given design: on the drawing, as a table, and in figures. */
export default function ReviewPanel({
  review,
  findings,
  given,
  repaired,
  simulation,
}: {
  review: ReviewReport;
  findings: readonly Finding[];
  given: Sketch;
  repaired: Sketch;
  simulation: Simulation | null;
}) {
  const { faults, alarms } = review;
  const found = faults.filter(({ verdict }) => verdict === "met" || verdict === "partly-met").length;
  return (
    <section className="card stack gap-5" aria-labelledby="review">
      <div>
        <h2 id="review">Your review</h2>
        <p className="muted">
          {found} of {faults.length} faults found, {alarms.length}{" "}
          {alarms.length === 1 ? "false alarm" : "false alarms"}.
        </p>
      </div>
      <Suspense fallback={<p className="muted">Drawing both sketches…</p>}>
        <ReviewSketches review={review} given={given} repaired={repaired} simulation={simulation} />
      </Suspense>
      <Figures review={review} />
      <FaultTable faults={faults} findings={findings} />
      {alarms.length > 0 ? <Alarms alarms={alarms} /> : null}
    </section>
  );
}

function FaultTable({ faults, findings }: { faults: readonly Fault[]; findings: readonly Finding[] }) {
  return (
    <ScrollFrame label="Faults of the given design">
      <table className="table">
        <caption>Faults of the given design, the worst first</caption>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">What is wrong</th>
            <th scope="col">How bad</th>
            <th scope="col">Your review</th>
          </tr>
        </thead>
        <tbody>
          {faults.map((fault) => {
            const { word, tone } = FOUND[fault.verdict];
            const place = findings.findIndex(({ criterion }) => criterion === fault.criterion);
            return (
              <tr key={fault.id}>
                <th scope="row">{fault.label}</th>
                <td>{fault.explain}</td>
                <td>
                  {fault.severity}
                  {fault.stated !== null && fault.stated !== fault.severity ? (
                    <span className="muted block">you: {fault.stated}</span>
                  ) : null}
                </td>
                <td>
                  <a href={`#finding-${place + 1}`} className={tone}>
                    {word}
                  </a>
                  {fault.row === null ? null : <span className="muted block">your no. {fault.row + 1}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

function Alarms({ alarms }: { alarms: ReviewReport["alarms"] }) {
  return (
    <div className="stack gap-2">
      <h3>False alarms</h3>
      <ul className="list-disc pl-5">
        {alarms.map(({ row, label, why }, index) => (
          <li key={index}>
            <strong>{label === "" ? "No part named" : label}</strong>
            {row === null ? "" : ` (your no. ${row + 1})`}: {why ?? "nothing that we know of is wrong there."}
          </li>
        ))}
      </ul>
    </div>
  );
}

const ROWS: readonly { label: string; of: (figures: SketchFigures) => string }[] = [
  {
    label: "Busiest component",
    of: ({ busiest }) =>
      busiest ? `${busiest.label}, ${+(100 * busiest.utilisation).toPrecision(3)}%` : "none has work",
  },
  {
    label: "p99, end to end",
    of: ({ p99Ms }) => (p99Ms === null ? "without bound" : `${+p99Ms.toPrecision(3)} ms`),
  },
  {
    label: "Availability",
    of: ({ availability }) => (availability === null ? "n/a" : availabilityText(availability)),
  },
  {
    label: "Per month",
    of: ({ usdPerMonth }) => (usdPerMonth === null ? "no prices" : usdText(usdPerMonth)),
  },
];

/** Before and after, as simulated under the question's load. */
function Figures({ review: { before, after, changed } }: { review: ReviewReport }) {
  return (
    <ScrollFrame label="Simulated before and after">
      <table className="table">
        <caption>Simulated under the load of the question</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">As given</th>
            <th scope="col">As repaired</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ label, of }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="number">{before ? of(before) : "could not be run"}</td>
              <td className="number">
                {after ? of(after) : changed ? "could not be run" : "the sketch was not changed"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
