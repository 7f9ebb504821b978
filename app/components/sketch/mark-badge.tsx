import type { Point } from "./geometry.ts";

/** A word or number pinned to a part of a drawing. */
export interface Mark {
  text: string;
  tone: "plain" | "ok" | "warn" | "bad";
}

const LETTER = 6.6;
const HEIGHT = 20;
const LINE: Readonly<Record<Mark["tone"], string>> = {
  plain: "var(--accent)",
  ok: "var(--ok)",
  warn: "var(--warn)",
  bad: "var(--bad)",
};

/** Marks in a row that ends at `right`, their middle on `y`. */
export function MarkBadges({ marks, right, y }: { marks: readonly Mark[]; right: number; y: number }) {
  let x = right;
  return (
    <>
      {marks.map(({ text, tone }, index) => {
        const width = Math.max(HEIGHT, text.length * LETTER + 12);
        x -= width + (index === 0 ? 0 : 4);
        return (
          <g key={index} transform={`translate(${x} ${y - HEIGHT / 2})`}>
            <rect
              width={width}
              height={HEIGHT}
              rx={HEIGHT / 2}
              fill="var(--surface-raised)"
              stroke={LINE[tone]}
              strokeWidth="1.5"
            />
            <text x={width / 2} y="14" fontSize="11.5" fontWeight="700" textAnchor="middle" fill={LINE[tone]}>
              {text}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** About the width of some marks in a row. */
export const widthOf = (marks: readonly Mark[]): number =>
  marks.reduce((sum, { text }) => sum + Math.max(HEIGHT, text.length * LETTER + 12) + 4, -4);

/** Marks of an edge stand around the middle of it. */
export function EdgeBadges({ marks, at }: { marks: readonly Mark[]; at: Point }) {
  return <MarkBadges marks={marks} right={at.x + widthOf(marks) / 2} y={at.y + 12} />;
}
