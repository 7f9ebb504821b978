import type { Phase } from "~graders";
import { PHASE_LABELS } from "~/components/labels.ts";

/** Where the time went, by phase, as the saves show it. */
export function TimePanel({
  times,
  asked,
}: {
  times: readonly { phase: Phase; ms: number }[];
  asked: number;
}) {
  const total = times.reduce((sum, { ms }) => sum + ms, 0);
  return (
    <section className="card stack gap-3" aria-labelledby="time">
      <h2 id="time">Where the time went</h2>
      {total === 0 ? (
        <p className="muted">This format has no phases, or nothing was saved.</p>
      ) : (
        <ul className="stack gap-2 text-sm">
          {times.map(({ phase, ms }) => (
            <li key={phase} className="grid grid-cols-[9rem_1fr_4rem] items-center gap-3">
              <span>{PHASE_LABELS[phase]}</span>
              <span aria-hidden="true" className="h-3 rounded-card bg-surface-sunken">
                <span
                  className="block h-3 rounded-card bg-accent"
                  style={{ width: `${(100 * ms) / total}%` }}
                />
              </span>
              <span className="number text-right">{(ms / 60_000).toFixed(1)} min</span>
            </li>
          ))}
        </ul>
      )}
      <p className="muted text-sm">
        {asked === 0
          ? "No clarifying question was asked."
          : `${asked} clarifying ${asked === 1 ? "question was" : "questions were"} asked.`}
      </p>
    </section>
  );
}
