import { Chip } from "~/components/chip.tsx";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import type { DryRun } from "~/grading/marking/edit-rubric.server.ts";

const figure = (mark: number | null) => mark ?? "–";

/** Every mark that would move, without names. */
export function DryRunTable({ run }: { run: DryRun }) {
  const { answers, changed } = run;
  const up = changed.filter(({ crosses }) => crosses === "up").length;
  const down = changed.filter(({ crosses }) => crosses === "down").length;
  if (changed.length === 0)
    return <p>No mark would change. {answers} graded answers were graded again under this rubric.</p>;
  return (
    <div className="stack gap-3">
      <p>
        {changed.length} of {answers} marks would change; {up} would reach the pass line, {down} would fall
        below it.
      </p>
      <ScrollFrame label="Marks that would change">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Answer</th>
              <th scope="col" className="numeric">
                Now
              </th>
              <th scope="col" className="numeric">
                Then
              </th>
              <th scope="col" className="numeric">
                Whole mark
              </th>
              <th scope="col">Pass line</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((one) => (
              <tr key={one.code}>
                <th scope="row" className="number">
                  {one.code}
                </th>
                <td className="numeric">{figure(one.before)}</td>
                <td className="numeric">{figure(one.after)}</td>
                <td className="numeric">
                  {figure(one.totalBefore)} → {figure(one.totalAfter)}
                </td>
                <td>
                  {one.crosses === "up" ? <Chip tone="ok">now passes</Chip> : null}
                  {one.crosses === "down" ? <Chip tone="bad">no longer passes</Chip> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
    </div>
  );
}
