import type { OutageEffect, Sketch } from "~graders";
import { Button } from "../button.tsx";
import { outageSummary } from "./summary.ts";
import { percentText } from "./words.ts";

/** What is down, the share that is served, and which requests are cut off. */
export function OutageReport({
  outage,
  sketch,
  disabled,
  onBringBack,
}: {
  outage: OutageEffect;
  sketch: Sketch;
  disabled: boolean;
  onBringBack: () => void;
}) {
  const { requests } = outage;
  return (
    <section className="run-outage" aria-label="What is down">
      <div className="run-outage-head">
        <p>{outageSummary(outage, sketch.nodes)}</p>
        <Button disabled={disabled} onClick={onBringBack}>
          Bring everything back
        </Button>
      </div>
      {requests.length > 1 && (
        <table className="table run-table">
          <caption>By kind of request</caption>
          <thead>
            <tr>
              <th scope="col">Requests</th>
              <th scope="col" className="numeric">
                Of all
              </th>
              <th scope="col">Served</th>
            </tr>
          </thead>
          <tbody>
            {requests.map(({ label, share, servedShare }) => (
              <tr key={label} data-state={servedShare <= 0 ? "cut-off" : servedShare < 1 ? "failing" : "up"}>
                <th scope="row">{label}</th>
                <td className="numeric">{percentText(share)}</td>
                <td>{servedShare <= 0 ? "no path" : servedShare < 1 ? percentText(servedShare) : "all"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
