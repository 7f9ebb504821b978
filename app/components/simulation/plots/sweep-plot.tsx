import { useState } from "react";
import type { LoadSweep, SweepCheck, SweepPoint } from "~graders";
import { listText, msText, percentText, rateText, timesText, usdText } from "../words.ts";
import { Level, PlotSheet, SHEET } from "./plot-sheet.tsx";
import { PlotTable } from "./plot-table.tsx";
import { PointReader, Reading } from "./point-reader.tsx";
import { logOver, logScale, type Scale } from "./scale.ts";

/** Saturation points flagged on the sheet; the rest are in the list beneath. */
const MOST_FLAGS = 6;
/** Flags nearer to each other than this stand on different heights. */
const FLAG_WIDTH = 34;

const oneLine = (label: string) => label.replaceAll("\n", " ");
const time = ({ p99Ms }: SweepPoint, ms: number | null) => (p99Ms === null ? "saturated" : msText(ms ?? 0));

/** p50 and p99 against load, from a tenth of today's to ten times it, with what saturates on the way. */
export function SweepPlot({
  sweep,
  checks,
  targetMs,
}: {
  sweep: LoadSweep;
  checks: readonly SweepCheck[];
  targetMs: number | undefined;
}) {
  const { points, saturations, hottest } = sweep;
  const today = Math.max(
    0,
    points.findIndex(({ factor }) => factor === 1),
  );
  const [chosen, setChosen] = useState(today);
  const at = Math.min(chosen, points.length - 1);
  const point = points[at];
  if (!point) return null;

  const [low, high] = [points[0]?.factor ?? 0.1, points.at(-1)?.factor ?? 10];
  const x = logScale(low, high, SHEET.left, SHEET.right);
  const timed = points.filter(({ p99Ms }) => p99Ms !== null);
  const y = logOver(
    [
      ...timed.flatMap(({ p50Ms, p99Ms }) => [p50Ms ?? 0, p99Ms ?? 0]),
      ...checks.flatMap(({ p99Ms, halfWidthMs }) => (p99Ms === null ? [] : [p99Ms + (halfWidthMs ?? 0)])),
      ...(targetMs === undefined ? [] : [targetMs]),
    ],
    SHEET.bottom,
    SHEET.top,
  );
  // With replicas that grow with load, nothing saturates where it would as drawn.
  const flagged = saturations
    .filter(({ factor }) => sweep.scaling === "as-drawn" && factor >= low && factor <= high)
    .slice(0, MOST_FLAGS);
  const full = saturations.find(({ awaited }) => awaited && sweep.scaling === "as-drawn");
  const nearest = (place: number) =>
    points.reduce(
      (best, { factor }, i) =>
        Math.abs(x.place(factor) - place) < Math.abs(x.place(points[best]?.factor ?? 1) - place) ? i : best,
      0,
    );

  return (
    <figure className="run-plot">
      <PlotSheet
        title={titleOf(sweep, targetMs)}
        x={{ scale: x, label: `Load; 1× is ${rateText(sweep.rps)}`, text: timesText }}
        y={{ scale: y, label: "Time to the reply", text: msText }}
        onPoint={(place) => setChosen(nearest(place))}
      >
        {full && full.factor < high ? (
          <g>
            <rect
              className="run-plot-full"
              x={x.place(full.factor)}
              y={SHEET.top}
              width={SHEET.right - x.place(full.factor)}
              height={SHEET.bottom - SHEET.top}
            />
            {SHEET.right - x.place(full.factor) > 110 ? (
              <text
                className="plot-note"
                x={(x.place(full.factor) + SHEET.right) / 2}
                y={SHEET.bottom - 24}
                textAnchor="middle"
              >
                saturated
              </text>
            ) : null}
          </g>
        ) : null}
        {targetMs === undefined ? null : (
          <Level at={y.place(targetMs)} text={`target p99 ${msText(targetMs)}`} />
        )}
        <line className="plot-mark" x1={x.place(1)} x2={x.place(1)} y1={SHEET.top} y2={SHEET.bottom} />
        <Flags flagged={flagged} x={x} />
        <path className="plot-line plot-line-1" d={lineOf(timed, ({ p50Ms }) => p50Ms ?? 0, x, y)} />
        <path className="plot-line plot-line-0" d={lineOf(timed, ({ p99Ms }) => p99Ms ?? 0, x, y)} />
        {checks.map((check) => (
          <Measured key={check.factor} check={check} x={x} y={y} />
        ))}
        <Today point={points[today]} x={x} y={y} />
        <line
          className="run-plot-cursor"
          x1={x.place(point.factor)}
          x2={x.place(point.factor)}
          y1={SHEET.top}
          y2={SHEET.bottom}
        />
        {point.p99Ms === null ? null : (
          <circle className="run-plot-chosen" cx={x.place(point.factor)} cy={y.place(point.p99Ms)} r={6} />
        )}
      </PlotSheet>
      <figcaption className="stack gap-3">
        <Legend hasChecks={checks.length > 0} />
        <PointReader
          label="Read the plot at a load"
          count={points.length}
          chosen={at}
          onChoose={setChosen}
          says={saysOf(point)}
        >
          <Reading label="Load">
            {timesText(point.factor)}, {rateText(point.rps)}
          </Reading>
          <Reading label="p99">{time(point, point.p99Ms)}</Reading>
          <Reading label="p50">{time(point, point.p50Ms)}</Reading>
          <Reading label="Served">{percentText(point.servedShare)}</Reading>
          <Reading label="Busiest">
            {point.busiest
              ? `${oneLine(point.busiest.label)}, ${percentText(point.busiest.utilisation)}`
              : "nothing has a limit"}
          </Reading>
          <Reading label="A month">
            {point.usdPerMonth === null ? "no prices" : usdText(point.usdPerMonth)}
          </Reading>
        </PointReader>
        <Saturations sweep={sweep} numbered={flagged.length} />
        <ul className="run-notes">
          {sweep.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
        <PlotTable
          caption="Load sweep"
          head={[
            "Load",
            "Per second",
            "p50",
            "p95",
            "p99",
            "Served",
            ...hottest.map(({ label }) => oneLine(label)),
            "A month",
          ]}
          rows={points.map((one) => [
            timesText(one.factor),
            rateText(one.rps),
            time(one, one.p50Ms),
            time(one, one.p95Ms),
            time(one, one.p99Ms),
            percentText(one.servedShare),
            ...one.utilisations.map(percentText),
            one.usdPerMonth === null ? "–" : usdText(one.usdPerMonth),
          ])}
        />
      </figcaption>
    </figure>
  );
}

function lineOf(
  points: readonly SweepPoint[],
  of: (point: SweepPoint) => number,
  x: Scale,
  y: Scale,
): string {
  return points
    .filter((point) => of(point) > 0)
    .map((point, i) => `${i === 0 ? "M" : "L"}${x.place(point.factor)} ${y.place(of(point))}`)
    .join("");
}

/** Numbered flags at the loads at which components saturate; the list beneath names them. */
function Flags({ flagged, x }: { flagged: LoadSweep["saturations"]; x: Scale }) {
  let last = -Infinity;
  let step = 0;
  return flagged.map(({ id, factor, awaited }, i) => {
    const at = x.place(factor);
    step = at - last < FLAG_WIDTH ? step + 1 : 0;
    last = at;
    const y = SHEET.top + 18 + 32 * step;
    return (
      <g key={id}>
        <line
          className={awaited ? "run-plot-limit" : "run-plot-aside"}
          x1={at}
          x2={at}
          y1={SHEET.top}
          y2={SHEET.bottom}
        />
        <circle className="run-plot-flag" cx={at} cy={y} r={11} />
        <text className="run-plot-flag-text" x={at} y={y + 5} textAnchor="middle">
          {i + 1}
        </text>
      </g>
    );
  });
}

function Today({ point, x, y }: { point: SweepPoint | undefined; x: Scale; y: Scale }) {
  if (!point) return null;
  const at = x.place(point.factor);
  return (
    <g>
      {point.p99Ms === null ? null : (
        <path className="run-plot-own" d={diamond(at, y.place(point.p99Ms), 8)} />
      )}
      <text className="plot-note" x={at} y={SHEET.top - 9} textAnchor="middle">
        today
      </text>
    </g>
  );
}

export const diamond = (x: number, y: number, size: number) =>
  `M${x} ${y - size}L${x + size} ${y}L${x} ${y + size}L${x - size} ${y}Z`;

/** A measured p99 with its confidence interval. */
function Measured({
  check: { factor, p99Ms, halfWidthMs },
  x,
  y,
}: {
  check: SweepCheck;
  x: Scale;
  y: Scale;
}) {
  if (p99Ms === null) return null;
  const [at, middle] = [x.place(factor), y.place(p99Ms)];
  const [top, bottom] = [
    y.place(p99Ms + (halfWidthMs ?? 0)),
    y.place(Math.max(0, p99Ms - (halfWidthMs ?? 0))),
  ];
  return (
    <path
      className="run-plot-measured"
      d={`M${at - 6} ${top}H${at + 6}M${at} ${top}V${bottom}M${at - 6} ${bottom}H${at + 6}M${at - 4} ${middle}H${at + 4}`}
    />
  );
}

function Legend({ hasChecks }: { hasChecks: boolean }) {
  return (
    <ul className="row plot-legend" aria-hidden="true">
      <li>
        <Sample className="plot-line plot-line-0" d="M1 6H33" /> p99
      </li>
      <li>
        <Sample className="plot-line plot-line-1" d="M1 6H33" /> p50
      </li>
      <li>
        <Sample className="run-plot-own" d={diamond(17, 6, 5)} /> today
      </li>
      {hasChecks ? (
        <li>
          <Sample className="run-plot-measured" d="M17 1V11M12 1H22M12 11H22" /> p99 measured event by event,
          95% confidence
        </li>
      ) : null}
    </ul>
  );
}

export function Sample({ className, d }: { className: string; d: string }) {
  return (
    <svg width="34" height="12" viewBox="0 0 34 12">
      <path className={className} d={d} />
    </svg>
  );
}

function Saturations({
  sweep: { saturations, holdsUpTo },
  numbered,
}: {
  sweep: LoadSweep;
  numbered: number;
}) {
  return (
    <div>
      {holdsUpTo === null ? null : (
        <p>p99 stays within the target up to {timesText(holdsUpTo)} today’s load.</p>
      )}
      {saturations.length === 0 ? <p>No component has a limit, so nothing saturates.</p> : null}
      {numbered > 0 ? (
        <>
          <p>Saturates, in this order:</p>
          <ol className="run-plot-limits">
            {saturations.slice(0, numbered).map(({ id, label, factor, rps, awaited }) => (
              <li key={id}>
                {oneLine(label)} at {timesText(factor)} ({rateText(rps)})
                {awaited ? "" : ": beside the way to the reply, where a backlog grows"}
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </div>
  );
}

const saysOf = (point: SweepPoint) =>
  [
    `${timesText(point.factor)} load, ${rateText(point.rps)}`,
    point.p99Ms === null ? "saturated" : `p99 ${msText(point.p99Ms)}, p50 ${msText(point.p50Ms ?? 0)}`,
    `${percentText(point.servedShare)} served`,
  ].join("; ");

function titleOf({ points, saturations }: LoadSweep, targetMs: number | undefined): string {
  const today = points.find(({ factor }) => factor === 1);
  const first = saturations.filter(({ awaited }) => awaited).slice(0, 3);
  return [
    "p50 and p99 against load.",
    today ? `Today: ${today.p99Ms === null ? "saturated" : `p99 ${msText(today.p99Ms)}`}.` : "",
    targetMs === undefined ? "" : `Target: ${msText(targetMs)}.`,
    first.length > 0
      ? `Saturating: ${listText(first.map(({ label, factor }) => `${oneLine(label)} at ${timesText(factor)}`))}.`
      : "",
    "The slider and the table beneath give the figures.",
  ]
    .filter((part) => part !== "")
    .join(" ");
}
