import type { Answer } from "~graders";
import { PHASE_LABELS } from "~/components/labels.ts";
import type { Saver } from "~/components/saving/saver.ts";
import { fieldsOf } from "~/models/phase-time.ts";
import type { PacedPhase } from "./phase-bar.tsx";
import { isFilled, type Section } from "./sections.ts";

const DAY_MINUTES = 1440;

/** A project's pace: what could stand by the end of which day, and how much of it stands. Never enforced. */
export function Milestones({
  phases,
  sections,
  saver,
}: {
  phases: readonly PacedPhase[];
  sections: readonly Section[];
  saver: Saver;
}) {
  let before = 0;
  return (
    <ol className="phase-list milestones" aria-label="Suggested milestones">
      {phases.map(({ phase, minutes }) => {
        before += minutes;
        const asked = fieldsOf(phase).filter((field) => sections.some((section) => section.field === field));
        const filled = asked.filter((field) => isFilled(saver.value(field) as Answer[typeof field])).length;
        const share = filled / Math.max(1, asked.length);
        return (
          <li key={phase} className="phase" style={{ flexGrow: 1 }}>
            <span className="phase-track" aria-hidden="true">
              <span className="phase-fill" style={{ width: `${Math.round(100 * share)}%` }} />
            </span>
            <span className="phase-name">
              {PHASE_LABELS[phase]}{" "}
              <span className="phase-minutes">
                by day {Math.max(1, Math.ceil(before / DAY_MINUTES))}
                <span className="visually-hidden">
                  , {filled} of {asked.length} sections begun
                </span>
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
