const WIDTH = 420;
const HEIGHT = 180;
const LEFT = 28;
const BOTTOM = 24;

/** Marks in ten bands, with the pass line; the same numbers stand in a table below. */
export function Histogram({
  bands,
  passMark,
  question,
}: {
  bands: readonly number[];
  passMark: number | null;
  question: number;
}) {
  const most = Math.max(1, ...bands);
  const step = (WIDTH - LEFT - 8) / bands.length;
  const x = (index: number) => LEFT + index * step;
  const y = (count: number) => 10 + (HEIGHT - BOTTOM - 10) * (1 - count / most);
  return (
    <figure className="card stack gap-2">
      <figcaption className="font-semibold">Marks of question {question}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className="w-full">
        {[0, most].map((count) => (
          <g key={count}>
            <line x1={LEFT} x2={WIDTH - 8} y1={y(count)} y2={y(count)} stroke="var(--line)" />
            <text x={LEFT - 6} y={y(count) + 4} textAnchor="end" fontSize="11" fill="var(--text-muted)">
              {count}
            </text>
          </g>
        ))}
        {bands.map((count, index) => (
          <rect
            key={index}
            x={x(index) + 1.5}
            width={step - 3}
            y={y(count)}
            height={y(0) - y(count)}
            fill="var(--accent)"
          />
        ))}
        {[0, 20, 40, 60, 80, 100].map((mark) => (
          <text
            key={mark}
            x={x(mark / 10)}
            y={HEIGHT - 6}
            textAnchor="middle"
            fontSize="11"
            fill="var(--text-muted)"
          >
            {mark}
          </text>
        ))}
        {passMark === null ? null : (
          <line
            x1={x(passMark / 10)}
            x2={x(passMark / 10)}
            y1={6}
            y2={y(0)}
            stroke="var(--bad)"
            strokeDasharray="4 3"
          />
        )}
      </svg>
      {passMark === null ? null : <p className="muted text-sm">Dashed: the pass line at {passMark}.</p>}
      <details>
        <summary className="text-sm">As a table</summary>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Marks</th>
              <th scope="col" className="numeric">
                Answers
              </th>
            </tr>
          </thead>
          <tbody>
            {bands.map((count, index) => (
              <tr key={index}>
                <th scope="row">
                  {10 * index} to {index === 9 ? "100" : `under ${10 * (index + 1)}`}
                </th>
                <td className="numeric">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
