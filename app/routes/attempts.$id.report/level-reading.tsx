import type { Level, LevelBar, Report } from "~graders";
import { LEVEL_LABELS } from "~/components/labels.ts";

const BAR = 70;
const LEVELS: readonly Level[] = ["mid", "senior", "principal"];

const inWords = (level: Level) => LEVEL_LABELS[level].toLowerCase();

/** What keeps an answer from a level, or that nothing does. */
function standing(bar: LevelBar): string {
  const lacking = bar.expectations.filter(({ met }) => !met).map(({ says }) => says);
  if (bar.met)
    return bar.possible > 0 ? `${+bar.earned.toFixed(1)} of ${bar.possible} points of its own` : "";
  const short = bar.score < BAR ? [`${Math.ceil(BAR - bar.score)} points short`] : [];
  const open = lacking.map((says) => says.charAt(0).toLowerCase() + says.slice(1));
  const shown = open.length > 0 ? [`not shown: ${open.join("; ")}`] : [];
  return [...short, ...shown].join(", ");
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
