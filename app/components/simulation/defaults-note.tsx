import type { NodeParameters, Simulation } from "~graders";
import { PARAMETERS } from "../sketch/parameters.ts";

const isParameter = (name: string): name is keyof NodeParameters => Object.hasOwn(PARAMETERS, name);
const nameOf = (parameter: string) =>
  isParameter(parameter) ? PARAMETERS[parameter].label.toLowerCase() : parameter;

/** Which results rest on what the simulator takes where the sketch says nothing. */
export function DefaultsNote({ nodes }: { nodes: Simulation["nodes"] }) {
  const resting = nodes.filter(({ defaulted }) => defaulted.length > 0);
  if (resting.length === 0) return <p className="muted">Every number is yours: nothing rests on defaults.</p>;
  return (
    <div className="run-defaults">
      <p>
        <strong>Rests on defaults.</strong> Where the sketch states nothing, a middling figure of the kind is
        taken. State your own in the details.
      </p>
      <ul className="run-notes">
        {resting.map(({ id, label, defaulted }) => (
          <li key={id}>
            {label.replaceAll("\n", " ")}: {[...new Set(defaulted.map(nameOf))].join(", ")}
          </li>
        ))}
      </ul>
    </div>
  );
}
