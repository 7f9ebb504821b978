import { useId } from "react";
import type { Drawing } from "./draw.ts";
import { SHEET } from "./sheet.ts";

const MIDDLE = (SHEET.left + SHEET.right) / 2;
/** A label turns to the left of its line where the frame would cut it off. */
const anchorAt = (x: number) => (x > MIDDLE ? "end" : "start");

/** The curve as SVG, told apart by dashes as well as colour, and the same figures as a table. */
export function PlotFigure({ plot }: { plot: Drawing }) {
  const id = useId();
  return (
    <figure className="stack gap-3">
      <svg
        className="plot"
        viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
        role="img"
        aria-labelledby={`${id}-title`}
      >
        <title id={`${id}-title`}>{`${plot.title}. The same figures stand in the table beneath.`}</title>
        <clipPath id={`${id}-sheet`}>
          <rect
            x={SHEET.left}
            y={SHEET.top - 2}
            width={SHEET.right - SHEET.left}
            height={SHEET.bottom - SHEET.top + 4}
          />
        </clipPath>
        {plot.yTicks.map(({ at, text }) => (
          <g key={text}>
            <line className="plot-grid" x1={SHEET.left} x2={SHEET.right} y1={at} y2={at} />
            <text className="plot-text" x={SHEET.left - 8} y={at + 4} textAnchor="end">
              {text}
            </text>
          </g>
        ))}
        {plot.xTicks.map(({ at, text }) => (
          <g key={text}>
            <line className="plot-grid" x1={at} x2={at} y1={SHEET.bottom} y2={SHEET.bottom + 5} />
            <text className="plot-text" x={at} y={SHEET.bottom + 20} textAnchor="middle">
              {text}
            </text>
          </g>
        ))}
        <text className="plot-text" x={SHEET.left} y={16}>
          {plot.yLabel}
        </text>
        <text className="plot-text" x={SHEET.right} y={SHEET.bottom + 42} textAnchor="end">
          {plot.xLabel}
        </text>
        {plot.levels.map(({ at, text }, index) => (
          <g key={text}>
            <line className="plot-level" x1={SHEET.left} x2={SHEET.right} y1={at} y2={at} />
            <text
              className="plot-note"
              x={SHEET.left + 8}
              y={at + (index === plot.levels.length - 1 ? -6 : 18)}
            >
              {text}
            </text>
          </g>
        ))}
        {plot.marks.map(({ at, text }, index) => (
          <g key={text}>
            <line className="plot-mark" x1={at} x2={at} y1={SHEET.top} y2={SHEET.bottom} />
            <text
              className="plot-note"
              x={at + (at > MIDDLE ? -6 : 6)}
              y={SHEET.bottom - 10 - 22 * index}
              textAnchor={anchorAt(at)}
            >
              {text}
            </text>
          </g>
        ))}
        <g clipPath={`url(#${id}-sheet)`}>
          {plot.lines.map(({ label, d }, index) => (
            <path key={label} className={`plot-line plot-line-${index}`} d={d} />
          ))}
        </g>
        <path className="plot-axis" d={`M${SHEET.left} ${SHEET.top}V${SHEET.bottom}H${SHEET.right}`} />
      </svg>
      {plot.lines.length > 1 ? (
        <ul className="row plot-legend" aria-hidden="true">
          {plot.lines.map(({ label }, index) => (
            <li key={label}>
              <svg width="34" height="10" viewBox="0 0 34 10">
                <path className={`plot-line plot-line-${index}`} d="M1 5H33" />
              </svg>
              {label}
            </li>
          ))}
        </ul>
      ) : null}
      <figcaption>
        <details>
          <summary>The plot as a table</summary>
          <table className="table calc-table">
            <caption>{plot.title}</caption>
            <thead>
              <tr>
                {plot.table.head.map((text) => (
                  <th key={text} scope="col">
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {plot.table.rows.map(([first, ...cells], index) => (
                <tr key={index}>
                  <th scope="row" className="numeric">
                    {first}
                  </th>
                  {cells.map((cell, column) => (
                    <td key={column} className="numeric">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figcaption>
    </figure>
  );
}
