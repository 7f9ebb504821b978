import type { Assumption } from "~graders";

const SOURCE_LABELS: Record<Assumption["source"], string> = {
  given: "given",
  asked: "asked for",
  assumed: "your assumption",
  default: "not stated, ours",
};

/** The numbers that every expectation was computed from, and where each came from. */
export function Assumptions({ assumptions }: { assumptions: readonly Assumption[] }) {
  return (
    <section className="card stack gap-3" aria-labelledby="assumptions">
      <h2 id="assumptions">Sized from</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col" className="numeric">
              Value
            </th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {assumptions.map((assumption) => (
            <tr key={assumption.parameter}>
              <th scope="row" className="font-normal">
                {assumption.label}
              </th>
              <td className="numeric">
                {assumption.value.toLocaleString("en-US", { maximumSignificantDigits: 4 })}{" "}
                {assumption.unit === "1" ? "" : assumption.unit}
              </td>
              <td className="muted">
                {SOURCE_LABELS[assumption.source]}
                {assumption.plausible ? "" : ", hard to believe"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
