import type { Level, Report } from "~graders";
import { DIMENSION_LABELS, LEVEL_LABELS } from "~/components/labels.ts";

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** The score and how it is made up: one bar a dimension, as wide as its share. */
export function ScorePlot({ report, level }: { report: Report; level: Level }) {
  return (
    <section className="card stack gap-4" aria-labelledby="score">
      <div className="row items-baseline gap-4">
        <h2 id="score" className="visually-hidden">
          Score
        </h2>
        <p className="number text-5xl font-bold leading-none">
          {report.score === null ? "–" : Math.round(report.score)}
          <span className="muted text-xl font-normal"> / 100</span>
        </p>
        <p className="muted">
          {report.score === null
            ? "Nothing here could be graded."
            : `against the ${LEVEL_LABELS[level].toLowerCase()} bar`}
        </p>
      </div>
      <table className="w-full text-sm">
        <caption className="visually-hidden">Score by dimension</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Dimension</th>
            <th scope="col">Share earned</th>
            <th scope="col">Weight</th>
          </tr>
        </thead>
        <tbody>
          {report.dimensions.map(({ dimension, share, weight }) => (
            <tr key={dimension}>
              <th scope="row" className="w-28 py-1 text-left font-medium sm:w-32">
                {DIMENSION_LABELS[dimension]}
              </th>
              <td className="py-1">
                <div className="grid grid-cols-[1fr_2.75rem] items-center gap-2 sm:grid-cols-[1fr_3.5rem] sm:gap-3">
                  <div aria-hidden="true" className="h-3 overflow-hidden rounded-card bg-surface-sunken">
                    <div
                      className="h-3 rounded-card bg-accent print:border print:border-current"
                      style={{ width: percent(share ?? 0) }}
                    />
                  </div>
                  <span className="number text-right">{share === null ? "n/a" : percent(share)}</span>
                </div>
              </td>
              <td className="muted number w-12 py-1 text-right whitespace-nowrap sm:w-20">
                <span className="visually-hidden">weight </span>× {weight}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.penalty > 0 || report.caps.length > 0 ? (
        <ul className="stack gap-1 text-sm">
          {report.penalty > 0 ? (
            <li>
              <strong className="number">−{report.penalty}</strong> for statements that are wrong or
              contradict each other
              {report.rawScore === null ? "" : ` (before that: ${Math.round(report.rawScore)})`}
            </li>
          ) : null}
          {report.caps.map((cap) => (
            <li key={cap.reason}>
              <strong>At most {cap.atMost}.</strong> {cap.explanation}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
