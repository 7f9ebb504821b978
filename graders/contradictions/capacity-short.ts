import { readable, simulated } from "../checks/simulated.ts";
import { contradiction, type FindContradictions } from "./facts.ts";

/** Over this, the component is not merely busy: it cannot keep up by the candidate's own numbers. */
const OVERLOADED = 1.02;

/** A component whose copies and speed the candidate stated gets more than it can do. */
export const capacityShort: FindContradictions = ({ simulation, answer }) => {
  if (simulation === null) return [];
  return simulation.nodes
    .filter((load) => {
      const parameters = answer.sketch.nodes.find(({ id }) => id === load.id)?.parameters ?? {};
      const speed = parameters.capacityPerReplica ?? parameters.serviceTimeMs;
      return speed !== undefined && parameters.replicas !== undefined && (load.utilisation ?? 0) > OVERLOADED;
    })
    .slice(0, 2)
    .map((load) =>
      contradiction(
        "capacity-short",
        (load.utilisation ?? 0) > 2 ? 3 : 2,
        `“${load.label}” gets ${readable(load.arrivalRps)} requests/s under this load, and with the copies and speed you gave it does ${readable(load.capacityRps ?? 0)}/s.`,
        [
          { kind: "node", id: load.id, label: load.label },
          simulated(`load of ${load.label}`, `${readable(100 * (load.utilisation ?? 0))}%`, "100%", [
            load.id,
          ]),
        ],
      ),
    );
};
