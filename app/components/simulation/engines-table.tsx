import type { EventRun, Simulation } from "~graders";
import { Button } from "../button.tsx";
import { countText, listText, msText, percentText } from "./words.ts";

const ROWS = [
  ["p50", "p50Ms"],
  ["p95", "p95Ms"],
  ["p99", "p99Ms"],
] as const;

const time = (ms: number | null) => (ms === null ? "no steady state" : msText(ms));

/** Beyond chance and beyond what a reader would shrug at. */
const APART = 0.1;

/** Percentiles at which formula and measurement differ by more than a tenth and more than twice the confidence. */
export function differing(
  simulation: Pick<Simulation, "p50Ms" | "p95Ms" | "p99Ms">,
  run: EventRun,
): string[] {
  return ROWS.flatMap(([name, key]) => {
    const [formula, measured, half] = [simulation[key], run[key], run.confidence[key]];
    if (formula === null || measured === null || half === null) return [];
    const apart = Math.abs(formula - measured);
    return apart > APART * measured && apart > 2 * half ? [name] : [];
  });
}

/** Response time by formula and as measured request by request: two engines that check each other. */
export function EnginesTable({
  simulation,
  run,
  stale,
  targetMs,
  disabled,
  onRun,
}: {
  simulation: Simulation;
  /** Null: not run yet. */
  run: EventRun | null;
  stale: boolean;
  targetMs: number | undefined;
  disabled: boolean;
  onRun: (seed: number) => void;
}) {
  const shown = stale ? null : run;
  const apart = shown ? differing(simulation, shown) : [];
  return (
    <div className="run-engines">
      <div className="table-frame">
        <table className="table run-table">
          <caption>Time to the reply</caption>
          <thead>
            <tr>
              <th scope="col">Percentile</th>
              <th scope="col" className="numeric">
                Formula
              </th>
              <th scope="col" className="numeric">
                Measured
              </th>
              {targetMs === undefined ? null : (
                <th scope="col" className="numeric">
                  Target
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {ROWS.map(([name, key]) => {
              const half = shown?.confidence[key] ?? null;
              return (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  <td className="numeric">{time(simulation[key])}</td>
                  <td className="numeric">
                    {shown
                      ? `${time(shown[key])}${half === null || shown[key] === null ? "" : ` ± ${msText(half)}`}`
                      : "not run"}
                  </td>
                  {targetMs === undefined ? null : (
                    <td className="numeric">{key === "p99Ms" ? msText(targetMs) : ""}</td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="muted">
        {shown
          ? `${countText(shown.requests)} requests, seed ${shown.seed}${shown.servedShare !== null && shown.servedShare < 1 ? `, ${percentText(shown.servedShare)} answered` : ""}; ± is a 95% confidence interval. The same seed gives the same run. `
          : "Run draws requests one by one and measures them. "}
        {shown ? (
          <button
            type="button"
            className="sketch-link"
            disabled={disabled}
            onClick={() => onRun(shown.seed + 1)}
          >
            Run with seed {shown.seed + 1}
          </button>
        ) : null}
      </p>
      {apart.length > 0 ? (
        <p className="muted">
          They differ at {listText(apart)}: the formula takes the calls of one request as independent of each
          other. Trust what is measured.
        </p>
      ) : null}
      {shown && shown.notes.length > 0 ? (
        <ul className="run-notes">
          {shown.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      {shown === null && !disabled ? <Button onClick={() => onRun(1)}>Run request by request</Button> : null}
    </div>
  );
}
