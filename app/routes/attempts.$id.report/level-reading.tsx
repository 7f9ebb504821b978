import type { Level, Report } from "~graders";
import { LEVEL_LABELS } from "~/components/labels.ts";

const BAR = 70;
const LEVELS: readonly Level[] = ["mid", "senior", "principal"];

/** One answer against the three bars, and the smallest changes that would cross the next one. */
export function LevelReading({ reading, asked }: { reading: Report["level"]; asked: Level }) {
  return (
    <section className="card stack gap-4" aria-labelledby="level">
      <div>
        <h2 id="level">
          {reading.level === null
            ? "Reads below mid"
            : `Reads as ${LEVEL_LABELS[reading.level].toLowerCase()}`}
        </h2>
        <p className="muted text-sm">
          The highest level whose expectations are met at {BAR}. Asked for:{" "}
          {LEVEL_LABELS[asked].toLowerCase()}.
        </p>
      </div>
      <dl className="stack gap-2">
        {LEVELS.map((level) => {
          const score = reading.scores[level];
          return (
            <div key={level} className="grid grid-cols-[5.5rem_1fr_2.5rem] items-center gap-3 text-sm">
              <dt className="font-medium">{LEVEL_LABELS[level]}</dt>
              <dd aria-hidden="true" className="relative h-3 rounded-card bg-surface-sunken">
                <span
                  className={`block h-3 rounded-card ${(score ?? 0) >= BAR ? "bg-ok" : "bg-warn"}`}
                  style={{ width: `${score ?? 0}%` }}
                />
                <span className="absolute -top-1 h-5 w-0.5 bg-text" style={{ left: `${BAR}%` }} />
              </dd>
              <dd className="number text-right">{score === null ? "n/a" : Math.round(score)}</dd>
            </div>
          );
        })}
      </dl>
      {reading.next === null ? null : (
        <div className="stack gap-2">
          <h3>To reach {LEVEL_LABELS[reading.next.level].toLowerCase()}</h3>
          <ol className="stack gap-2 list-decimal pl-5 text-sm">
            {reading.next.changes.map((change) => (
              <li key={change.criterion}>
                {change.advice}{" "}
                <span className="number muted whitespace-nowrap">
                  +{Math.max(1, Math.round(change.gain))}
                </span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
