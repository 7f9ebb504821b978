import type { Phase } from "~graders";
import { PHASE_LABELS } from "~/components/labels.ts";
import { ScrollFrame } from "~/components/scroll-frame.tsx";

interface Use {
  phase: Phase;
  spent: number;
  planned: number;
}

/** Minutes of a mean round by phase, as bars, with a mark where the plan ends. */
export function PhaseBars({ phases }: { phases: readonly Use[] }) {
  const longest = Math.max(1, ...phases.flatMap(({ spent, planned }) => [spent, planned]));
  const width = (minutes: number) => `${(100 * minutes) / longest}%`;
  return (
    <ScrollFrame label="Time by phase">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Phase</th>
            <th scope="col" className="w-1/2" aria-hidden="true" />
            <th scope="col" className="numeric">
              Spent
            </th>
            <th scope="col" className="numeric">
              Plan
            </th>
          </tr>
        </thead>
        <tbody>
          {phases.map(({ phase, spent, planned }) => (
            <tr key={phase}>
              <th scope="row">{PHASE_LABELS[phase]}</th>
              <td aria-hidden="true">
                <span className="progress-bar">
                  <span
                    className={spent > 1.25 * planned ? "progress-bar-over" : "progress-bar-fill"}
                    style={{ width: width(spent) }}
                  />
                  <span className="progress-bar-mark" style={{ left: width(planned) }} />
                </span>
              </td>
              <td className="numeric">{spent.toFixed(1)} min</td>
              <td className="numeric">{planned.toFixed(0)} min</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
