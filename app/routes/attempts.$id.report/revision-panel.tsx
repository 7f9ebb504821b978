import type { Finding, Revision, Sketch, Standing } from "~graders";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { clockFace } from "~/components/clock/face.ts";
import { SketchSvg } from "~/components/sketch/sketch-svg.tsx";

const percent = (share: number) =>
  share >= 0.9995 ? "100%" : `${+(Math.floor(1000 * share) / 10).toPrecision(3)}%`;
const rate = (value: number) => value.toLocaleString("en-US", { maximumSignificantDigits: 3 });

/** Ids of what broke or cannot keep up, to mark in the drawing. */
const marked = (standing: Standing | null): ReadonlySet<string> =>
  new Set([...(standing?.lost ?? []), ...(standing?.overloaded ?? [])].map(({ id }) => id));

function Reasons({ standing }: { standing: Standing }) {
  const { cutOffShare, overloaded, busiest, lost } = standing;
  const gone = lost.filter(({ left }) => left === 0);
  return (
    <ul className="list-disc pl-5 text-sm stack gap-1">
      {lost.slice(0, 4).map(({ id, label, copies, left }) =>
        left === 0 ? null : (
          <li key={`lost-${id}`}>
            {label}: {left} of {copies} copies left
          </li>
        ),
      )}
      {gone.length > 0 ? <li>Gone: {gone.map(({ label }) => label).join(", ")}</li> : null}
      {cutOffShare > 5e-4 ? (
        <li>{percent(cutOffShare)} of requests have no way left to their reply</li>
      ) : null}
      {overloaded.slice(0, 3).map(({ id, label, arrivalRps, capacityRps }) => (
        <li key={`over-${id}`} className="text-bad">
          {label} gets {rate(arrivalRps)}/s and can do {rate(capacityRps)}/s
        </li>
      ))}
      {overloaded.length === 0 && busiest ? (
        <li>
          Busiest that is left: {busiest.label}, {percent(busiest.utilisation)}
        </li>
      ) : null}
    </ul>
  );
}

function Side({
  title,
  standing,
  sketch,
}: {
  title: string;
  standing: Standing | null;
  sketch: Sketch | null;
}) {
  return (
    <div className="stack min-w-0 gap-3">
      <h3>{title}</h3>
      {standing ? (
        <>
          <p>
            <span className="number text-lg font-semibold">{percent(standing.servedShare)}</span> of requests
            are answered
          </p>
          <Reasons standing={standing} />
        </>
      ) : (
        <p className="muted">
          No request reaches what broke in this drawing, so the loss cannot be tried on it.
        </p>
      )}
      {sketch && sketch.nodes.length > 0 ? (
        <details>
          <summary className="text-sm">The sketch</summary>
          <ScrollFrame label={`${title}: the drawing`} className="overflow-x-auto mt-3">
            <SketchSvg sketch={sketch} highlights={marked(standing)} title={`${title}: the sketch`} />
          </ScrollFrame>
        </details>
      ) : null}
    </div>
  );
}

/** The curveball: what broke, what it left of the sketch as it stood and as it was revised, and what was gained. */
export function RevisionPanel({
  revision,
  findings,
  before,
  after,
}: {
  revision: Revision;
  findings: readonly Finding[];
  before: { sketch: Sketch; elapsedMs: number } | null;
  after: Sketch;
}) {
  const { curveball, changes, rose } = revision;
  const gained = findings.filter(({ criterion }) => rose.includes(criterion));
  return (
    <section className="card stack gap-4" aria-labelledby="curveball">
      <div>
        <h2 id="curveball">The curveball</h2>
        {before ? (
          <p className="muted">
            At {clockFace(Math.floor(before.elapsedMs / 1000))} of the round
            {revision.rps === null || curveball === null ? "" : `, tried at ${rate(revision.rps)} requests/s`}
            .
          </p>
        ) : null}
      </div>
      {curveball ? (
        <>
          <blockquote className="border-l-2 border-line-strong pl-3">{curveball.ask}</blockquote>
          <div className="grid gap-6 md:grid-cols-2 items-start">
            <Side title="As you had it" standing={revision.before} sketch={before?.sketch ?? null} />
            <Side title="As revised" standing={revision.after} sketch={after} />
          </div>
          {changes.length > 0 ? (
            <div className="stack gap-2">
              <h3>Changed in the sketch since</h3>
              <ul className="list-disc pl-5 text-sm">
                {changes.map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            </div>
          ) : (
            <p>The sketch was not changed after it.</p>
          )}
        </>
      ) : (
        <p>There was no sketch to break at that minute, so the interviewer asked in words.</p>
      )}
      {gained.length > 0 ? (
        <div className="stack gap-2">
          <h3>Earned since then</h3>
          <ul className="list-disc pl-5 text-sm">
            {gained.map((finding) => (
              <li key={finding.criterion}>
                <a href={`#finding-${findings.indexOf(finding) + 1}`}>{finding.title}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
