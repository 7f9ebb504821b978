import { ScrollFrame } from "~/components/scroll-frame.tsx";
import type { PreviewedQuestion } from "./preview.server.ts";

/** Every criterion with this variant's numbers in its words. */
export function RubricTable({ criteria }: { criteria: PreviewedQuestion["criteria"] }) {
  return (
    <ScrollFrame label="Rubric, table">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col">Points</th>
            <th scope="col">Check</th>
            <th scope="col">Why and advice</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ id, dimension, level, points, title, why, advice, check }) => (
            <tr key={id}>
              <th scope="row">
                {title}
                <span className="block text-sm muted">
                  {id}, {dimension}, {level}
                </span>
              </th>
              <td className="number">{points}</td>
              <td>{check}</td>
              <td>
                {why} <em>{advice}</em>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
