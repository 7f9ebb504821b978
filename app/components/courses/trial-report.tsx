import type { Dimension, Report, Verdict } from "~graders";
import { Chip } from "~/components/chip.tsx";
import { DIMENSION_LABELS, VERDICT_LABELS } from "~/components/labels.ts";
import { VERDICT_TONES } from "~/components/verdict-tones.ts";

export interface TrialView {
  score: number | null;
  dimensions: { dimension: Dimension; share: number | null }[];
  /** What was capped, false or contradictory. */
  remarks: string[];
  findings: {
    criterion: string;
    title: string;
    verdict: Verdict;
    points: number | null;
    possible: number;
    found: string;
  }[];
}

const cost = (penalty: number) => (penalty > 0 ? ` (−${penalty})` : "");

/** What an author looks at in a report of an answer that is nobody's attempt. */
export const trialView = (report: Report): TrialView => ({
  score: report.score,
  dimensions: report.dimensions.map(({ dimension, share }) => ({ dimension, share })),
  remarks: [
    ...report.caps.map(({ atMost, explanation }) => `At most ${atMost}. ${explanation}`),
    ...report.errors.map(({ says, truth, penalty }) => `“${says}” ${truth}${cost(penalty)}`),
    ...report.contradictions.map(({ explanation, penalty }) => `${explanation}${cost(penalty)}`),
  ],
  findings: report.findings.map(({ criterion, title, verdict, points, possible, found }) => ({
    criterion,
    title,
    verdict,
    points,
    possible,
    found,
  })),
});

/** The score, what counts against it, and each finding in a line. */
export function TrialReport({ score, dimensions, remarks, findings }: TrialView) {
  return (
    <div className="stack gap-3">
      <p className="number text-3xl font-bold leading-none">
        {score ?? "–"}
        <span className="muted text-base font-normal"> / 100</span>
      </p>
      <p className="muted text-sm">
        {dimensions
          .map(
            ({ dimension, share }) =>
              `${DIMENSION_LABELS[dimension]} ${share === null ? "n/a" : `${Math.round(100 * share)}%`}`,
          )
          .join(" · ")}
      </p>
      {remarks.length > 0 ? (
        <ul className="stack gap-1 text-bad">
          {remarks.map((remark, index) => (
            <li key={index} className="break-words">
              {remark}
            </li>
          ))}
        </ul>
      ) : null}
      <ul className="stack gap-2">
        {findings.map(({ criterion, title, verdict, points, possible, found }) => (
          <li key={criterion} className="stack gap-1 border-t border-line pt-2">
            <p className="row gap-2">
              <Chip tone={VERDICT_TONES[verdict]}>{VERDICT_LABELS[verdict]}</Chip>
              <strong>{title}</strong>
              <span className="number muted text-sm">
                {points === null ? "not counted" : `${+points.toFixed(2)} of ${possible}`}
              </span>
            </p>
            <p className="text-sm break-words">{found}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
