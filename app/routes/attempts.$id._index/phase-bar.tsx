import type { Phase } from "~graders";
import { PHASE_LABELS } from "~/components/labels.ts";

export interface PacedPhase {
  phase: Phase;
  minutes: number;
}

/** The round's suggested pace as a ruler: where the time is, and what it is meant for. Never enforced. */
export function PhaseBar({
  phases,
  elapsedMs,
  durationMs,
}: {
  phases: readonly PacedPhase[];
  elapsedMs: number;
  durationMs: number;
}) {
  const planned = phases.reduce((sum, { minutes }) => sum + minutes, 0);
  const share = Math.min(1, elapsedMs / Math.max(1, durationMs));
  let before = 0;
  const spans = phases.map(({ phase, minutes }) => {
    const from = before / Math.max(1, planned);
    before += minutes;
    return { phase, minutes, from, to: before / Math.max(1, planned) };
  });
  const current = spans.findIndex(({ to }) => share < to);
  const at = spans[current] ?? spans.at(-1);
  return (
    <div className="phases">
      <p className="visually-hidden">
        {at
          ? `Suggested now: ${PHASE_LABELS[at.phase]}, phase ${spans.indexOf(at) + 1} of ${spans.length}.`
          : ""}
      </p>
      <ol className="phase-list" aria-hidden="true">
        {spans.map(({ phase, minutes, from, to }) => (
          <li
            key={phase}
            className="phase"
            style={{ flexGrow: minutes }}
            data-now={phase === at?.phase}
            data-past={share >= to}
          >
            <span className="phase-track">
              <span
                className="phase-fill"
                style={{
                  width: `${(100 * Math.min(1, Math.max(0, (share - from) / (to - from)))).toFixed(1)}%`,
                }}
              />
            </span>
            <span className="phase-name">
              {PHASE_LABELS[phase]} <span className="phase-minutes">{Math.round(minutes)}′</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
