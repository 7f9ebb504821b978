import type { Dimension } from "~graders";
import { DIMENSION_LABELS } from "~/components/labels.ts";
import { ScrollFrame } from "~/components/scroll-frame.tsx";

const SIZE = 360;
const CENTRE = SIZE / 2;
const RADIUS = 122;
/** For the names at the sides. */
const MARGIN = 60;

interface Spoke {
  dimension: Dimension;
  share: number | null;
  rounds: number;
}

const place = (index: number, count: number, share: number) => {
  const angle = (2 * Math.PI * index) / count - Math.PI / 2;
  return {
    x: CENTRE + RADIUS * share * Math.cos(angle),
    y: CENTRE + RADIUS * share * Math.sin(angle),
  };
};

const path = (points: readonly { x: number; y: number }[]) =>
  points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");

/** Shares by dimension against the level's bar; the same figures stand in the table beside it. */
export function Radar({ spokes, bar }: { spokes: readonly Spoke[]; bar: number }) {
  const asked = spokes.flatMap(({ dimension, share }) => (share === null ? [] : [{ dimension, share }]));
  const ring = (share: number) => path(asked.map((_, index) => place(index, asked.length, share)));
  return (
    <div className="grid gap-5 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-center">
      {asked.length < 3 ? null : (
        <svg
          viewBox={`${-MARGIN} 20 ${SIZE + 2 * MARGIN} ${SIZE - 40}`}
          className="w-full max-w-lg mx-auto"
          aria-hidden="true"
        >
          {[0.25, 0.5, 0.75, 1].map((share) => (
            <polygon key={share} points={ring(share)} fill="none" stroke="var(--line)" />
          ))}
          {asked.map(({ dimension }, index) => {
            const end = place(index, asked.length, 1);
            const label = place(index, asked.length, 1.16);
            return (
              <g key={dimension}>
                <line x1={CENTRE} y1={CENTRE} x2={end.x} y2={end.y} stroke="var(--line)" />
                <text
                  x={label.x}
                  y={label.y + 4}
                  fontSize="13"
                  fill="var(--text-muted)"
                  textAnchor={anchor(label.x)}
                >
                  {DIMENSION_LABELS[dimension]}
                </text>
              </g>
            );
          })}
          <polygon
            points={path(asked.map(({ share }, index) => place(index, asked.length, share)))}
            fill="var(--accent)"
            fillOpacity="0.18"
            stroke="var(--accent)"
            strokeWidth="2.5"
          />
          <polygon
            points={ring(bar / 100)}
            fill="none"
            stroke="var(--warn)"
            strokeWidth="2"
            strokeDasharray="6 5"
          />
        </svg>
      )}
      <ScrollFrame label="Shares by dimension">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Dimension</th>
              <th scope="col" className="numeric">
                You
              </th>
              <th scope="col" className="numeric">
                Bar
              </th>
              <th scope="col" className="numeric">
                Rounds
              </th>
            </tr>
          </thead>
          <tbody>
            {spokes.map(({ dimension, share, rounds }) => (
              <tr key={dimension}>
                <th scope="row">{DIMENSION_LABELS[dimension]}</th>
                <td className="numeric">{share === null ? "not asked" : `${Math.round(100 * share)}%`}</td>
                <td className="numeric">{bar}%</td>
                <td className="numeric">{rounds}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
    </div>
  );
}

const anchor = (x: number) => {
  if (Math.abs(x - CENTRE) < 8) return "middle";
  return x > CENTRE ? "start" : "end";
};
