import type { DefaultTaken, Simulation } from "~graders";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { PARAMETERS, type ParameterKey, shownValue } from "~/components/sketch/parameters.ts";

const RESULT_NAMES = {
  load: "utilisation",
  latency: "latency",
  availability: "availability",
  cost: "cost",
} as const;
const RESULTS = Object.keys(RESULT_NAMES) as (keyof typeof RESULT_NAMES)[];

const isParameter = (name: string): name is ParameterKey => Object.hasOwn(PARAMETERS, name);

function takenText({ parameter, value }: DefaultTaken): string {
  if (parameter === "unitPriceUsdMonth") return `$${value.toLocaleString("en-US")} a month`;
  if (!isParameter(parameter)) return `${parameter} ${value}`;
  const { label, unit, scale } = PARAMETERS[parameter];
  return `${label} ${shownValue(value, scale)} ${unit}`.trim();
}

/** Which results rest on defaults, and each default with its value and where the value comes from. */
export function DefaultsTaken({ defaults }: { defaults: Simulation["defaults"] }) {
  if (defaults.length === 0) return null;
  const resting = RESULTS.flatMap((result) => {
    const components = new Set(
      defaults.filter(({ results }) => results.includes(result)).map(({ id }) => id),
    );
    return components.size > 0 ? [{ result, components: components.size }] : [];
  });
  const reasons = new Map<string, DefaultTaken[]>();
  for (const taken of defaults) {
    const key = `${taken.id} ${taken.reason}`;
    reasons.set(key, [...(reasons.get(key) ?? []), taken]);
  }
  return (
    <details className="stack gap-3">
      <summary>
        <strong>What rests on defaults:</strong>{" "}
        {resting
          .map(
            ({ result, components }) =>
              `${RESULT_NAMES[result]} (${components} ${components === 1 ? "component" : "components"})`,
          )
          .join(", ")}
      </summary>
      <ScrollFrame label="Defaults that were taken" className="table-frame mt-3">
        <table className="table">
          <caption>Taken where the sketch states nothing</caption>
          <thead>
            <tr>
              <th scope="col">Component</th>
              <th scope="col">Taken</th>
              <th scope="col">Rests on it</th>
              <th scope="col">Because</th>
            </tr>
          </thead>
          <tbody>
            {[...reasons].map(([key, taken]) => (
              <tr key={key}>
                <th scope="row" className="font-normal">
                  {taken[0]?.label}
                </th>
                <td className="number">{taken.map(takenText).join(", ")}</td>
                <td>
                  {RESULTS.filter((result) => taken.some(({ results }) => results.includes(result)))
                    .map((result) => RESULT_NAMES[result])
                    .join(", ")}
                </td>
                <td className="muted text-sm">{taken[0]?.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
    </details>
  );
}
