import { Link } from "@remix-run/react";
import type { Format, Level } from "~graders";
import { Chip } from "~/components/chip.tsx";
import { FORMAT_LABELS, LEVEL_LABELS, momentLabel } from "~/components/labels.ts";
import { ScrollFrame } from "~/components/scroll-frame.tsx";

interface Past {
  attemptId: string;
  title: string;
  level: Level;
  format: Format;
  submittedAt: string;
  score: number | null;
}

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 36;
const RIGHT = WIDTH - 14;
const TOP = 12;
const BOTTOM = HEIGHT - 26;
const RADIUS: Record<Level, number> = { mid: 4, senior: 5.5, principal: 7 };

const yOf = (score: number) => BOTTOM - ((BOTTOM - TOP) * score) / 100;

/** Scores from the oldest to the newest round; bigger dots are higher levels. Each is a row of the table below. */
export function History({ rounds, bar }: { rounds: readonly Past[]; bar: number }) {
  const scored = rounds
    .flatMap(({ score, ...round }) => (score === null ? [] : [{ ...round, score }]))
    .toReversed();
  const xOf = (index: number) =>
    scored.length === 1 ? (LEFT + RIGHT) / 2 : LEFT + ((RIGHT - LEFT) * (index + 0.5)) / scored.length;
  return (
    <div className="stack gap-4">
      {scored.length === 0 ? null : (
        <figure className="stack gap-2">
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="w-full" aria-hidden="true">
            {[0, 25, 50, 75, 100].map((score) => (
              <g key={score}>
                <line x1={LEFT} x2={RIGHT} y1={yOf(score)} y2={yOf(score)} stroke="var(--line)" />
                <text x={LEFT - 8} y={yOf(score) + 4} textAnchor="end" fontSize="12" fill="var(--text-muted)">
                  {score}
                </text>
              </g>
            ))}
            <line
              x1={LEFT}
              x2={RIGHT}
              y1={yOf(bar)}
              y2={yOf(bar)}
              stroke="var(--warn)"
              strokeWidth="2"
              strokeDasharray="6 5"
            />
            <polyline
              points={scored.map(({ score }, index) => `${xOf(index)},${yOf(score)}`).join(" ")}
              fill="none"
              stroke="var(--accent)"
              strokeOpacity="0.5"
              strokeWidth="1.5"
            />
            {scored.map(({ attemptId, level, score }, index) => (
              <circle
                key={attemptId}
                cx={xOf(index)}
                cy={yOf(score)}
                r={RADIUS[level]}
                fill="var(--accent)"
                stroke="var(--surface-raised)"
                strokeWidth="1.5"
              />
            ))}
            <text x={RIGHT} y={HEIGHT - 6} textAnchor="end" fontSize="12" fill="var(--text-muted)">
              newest
            </text>
          </svg>
          <figcaption className="muted text-sm">
            Dashed: the bar of {bar}. The bigger the dot, the higher the question&rsquo;s level.
          </figcaption>
        </figure>
      )}
      <details>
        <summary>The rounds in a table</summary>
        <ScrollFrame label="Rounds and their scores">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Question</th>
                <th scope="col">Level</th>
                <th scope="col">Handed in</th>
                <th scope="col" className="numeric">
                  Score
                </th>
              </tr>
            </thead>
            <tbody>
              {rounds.map(({ attemptId, title, level, format, submittedAt, score }) => (
                <tr key={attemptId}>
                  <th scope="row">
                    <Link to={`/attempts/${attemptId}/report`}>{title}</Link>
                  </th>
                  <td>
                    <Chip>{LEVEL_LABELS[level]}</Chip> <span className="muted">{FORMAT_LABELS[format]}</span>
                  </td>
                  <td className="whitespace-nowrap">{momentLabel(submittedAt)}</td>
                  <td className="numeric">{score === null ? "could not grade" : Math.round(score)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollFrame>
      </details>
    </div>
  );
}
