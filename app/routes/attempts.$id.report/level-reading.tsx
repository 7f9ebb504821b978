import type { Level, LevelBar, Report } from "~graders";
import { LEVEL_LABELS } from "~/components/labels.ts";

const BAR = 70;
const LEVELS: readonly Level[] = ["mid", "senior", "principal"];

const inWords = (level: Level) => LEVEL_LABELS[level].toLowerCase();

/** So far below a bar, the points say enough. */
const FAR_BELOW = 20;

/** What keeps an answer from a level, or what it shows of what that level adds. */
function standing(bar: LevelBar): string {
  if (bar.met) return `${+bar.earned.toFixed(1)} of the ${+bar.possible.toFixed(1)} points it adds`;
  const short = Math.ceil(BAR - bar.score);
  if (short > FAR_BELOW) return `${short} points short`;
  const missing = bar.expectations.filter(({ met }) => !met).map(({ says }) => says);
  return [
    ...(short > 0 ? [`${short} ${short === 1 ? "point" : "points"} short`] : []),
    ...(missing.length > 0 ? [`missing: ${missing.join(", ")}`] : []),
  ].join("; ");
}

function LevelRow({ level, bar }: { level: Level; bar: LevelBar | undefined }) {
  if (bar === undefined)
    return (
      <div className="grid gap-x-3 text-sm grid-cols-[5.5rem_1fr]">
        <dt className="font-medium">{LEVEL_LABELS[level]}</dt>
        <dd className="muted">This question asks too little at this level to tell.</dd>
      </div>
    );
  return (
    <div className="grid grid-cols-[5.5rem_1fr_2.5rem] items-center gap-x-3 gap-y-1 text-sm">
      <dt className="font-medium">{LEVEL_LABELS[level]}</dt>
      <dd aria-hidden="true" className="relative h-3 rounded-card bg-surface-sunken">
        <span
          className={`block h-3 rounded-card ${bar.met ? "bg-ok" : "bg-warn"}`}
          style={{ width: `${bar.score}%` }}
        />
        <span className="absolute -top-1 h-5 w-0.5 bg-text" style={{ left: `${BAR}%` }} />
      </dd>
      <dd className="number text-right">{Math.round(bar.score)}</dd>
      <dd className="muted col-span-2 col-start-2">
        <span className="visually-hidden">{bar.met ? "met: " : "not met: "}</span>
        {standing(bar)}
      </dd>
    </div>
  );
}

/** One answer against the three bars: what each gives it, and what is missing. */
export function LevelReading({ reading, asked }: { reading: Report["level"]; asked: Level }) {
  return (
    <section className="card stack gap-4" aria-labelledby="level">
      <div>
        <h2 id="level">
          {reading.level === null ? "Reads below mid" : `Reads as ${inWords(reading.level)}`}
        </h2>
        <p className="muted text-sm">
          Asked for: {inWords(asked)}. A level takes {BAR} points, what interviewers look for there, and every
          level below.
        </p>
      </div>
      <dl className="stack gap-3">
        {LEVELS.map((level) => (
          <LevelRow key={level} level={level} bar={reading.bars.find((bar) => bar.level === level)} />
        ))}
      </dl>
    </section>
  );
}
