const WIDTH = 420;
const HEIGHT = 220;
const LEFT = 34;
const BOTTOM = 28;

/** Criteria by difficulty and discrimination, numbered as in the table below them, which holds the same figures. */
export function ItemPlot({
  items,
}: {
  items: readonly { criterion: string; difficulty: number | null; discrimination: number | null }[];
}) {
  const x = (difficulty: number) => LEFT + (WIDTH - LEFT - 12) * difficulty;
  const y = (discrimination: number) => 10 + ((HEIGHT - BOTTOM - 10) * (1 - discrimination)) / 2;
  const missing = items.filter(({ discrimination }) => discrimination === null).length;
  return (
    <figure className="card stack gap-2">
      <figcaption className="font-semibold">Difficulty and discrimination</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className="w-full">
        {[-1, 0, 1].map((value) => (
          <g key={value}>
            <line
              x1={LEFT}
              x2={WIDTH - 12}
              y1={y(value)}
              y2={y(value)}
              stroke={value === 0 ? "var(--line-strong)" : "var(--line)"}
            />
            <text x={LEFT - 6} y={y(value) + 4} textAnchor="end" fontSize="11" fill="var(--text-muted)">
              {value}
            </text>
          </g>
        ))}
        {[0, 0.5, 1].map((value) => (
          <text
            key={value}
            x={x(value)}
            y={HEIGHT - 8}
            textAnchor="middle"
            fontSize="11"
            fill="var(--text-muted)"
          >
            {100 * value}%
          </text>
        ))}
        {items.map(({ criterion, difficulty, discrimination }, index) =>
          difficulty === null || discrimination === null ? null : (
            <g key={criterion}>
              <circle
                cx={x(difficulty)}
                cy={y(discrimination)}
                r={9}
                fill="var(--accent-soft)"
                stroke="var(--accent)"
              />
              <text
                x={x(difficulty)}
                y={y(discrimination) + 3.5}
                textAnchor="middle"
                fontSize="10"
                fill="var(--text)"
              >
                {index + 1}
              </text>
            </g>
          ),
        )}
      </svg>
      <p className="muted text-sm">
        Right is easier, higher tells strong answers from weak ones better. Figures are in the table.
        {missing > 0
          ? ` ${missing} without a discrimination are left out: too few answers, or all earned the same.`
          : ""}
      </p>
    </figure>
  );
}
