import { Chip } from "~/components/chip.tsx";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import type { GradedAnswer } from "./preview.server.ts";

/** A model answer solves its question from here on. */
const SOLVED = 85;

const fits = ({ score, band }: GradedAnswer) =>
  score !== null && (band ? score >= band[0] && score <= band[1] : score >= SOLVED);

/** What a grade rests on: false statements first, then each criterion that lost something. */
export function FindingsList({ answer }: { answer: GradedAnswer }) {
  return (
    <ul className="stack gap-1 text-sm">
      {[...answer.caps, ...answer.errors].map((sentence) => (
        <li key={sentence} className="text-bad">
          {sentence}
        </li>
      ))}
      {answer.findings
        .filter(({ verdict }) => verdict !== "met")
        .map(({ criterion, points, possible, found }) => (
          <li key={criterion}>
            <code>{criterion}</code>{" "}
            <span className="number">
              {points === null ? "not graded" : `${+points.toFixed(2)}/${possible}`}
            </span>{" "}
            {found}
          </li>
        ))}
    </ul>
  );
}

/** The model answer and the samples with their bands and scores; each opens to what it lost. */
export function AnswersTable({ answers }: { answers: readonly GradedAnswer[] }) {
  return (
    <ScrollFrame label="Answers with bands and scores, table">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Answer</th>
            <th scope="col">Band</th>
            <th scope="col">Score</th>
            <th scope="col">What it lost</th>
          </tr>
        </thead>
        <tbody>
          {answers.map((answer) => (
            <tr key={answer.name}>
              <th scope="row">
                {answer.name}
                {answer.seed === null ? null : <span className="muted"> seed {answer.seed}</span>}
              </th>
              <td className="number">{answer.band ? answer.band.join("–") : `${SOLVED} or more`}</td>
              <td>
                <Chip tone={fits(answer) ? "ok" : "bad"}>
                  <span className="number">{answer.score ?? "none"}</span>
                </Chip>
              </td>
              <td>
                <details>
                  <summary>
                    {answer.findings.filter(({ verdict }) => verdict !== "met").length} criteria
                  </summary>
                  <FindingsList answer={answer} />
                </details>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
