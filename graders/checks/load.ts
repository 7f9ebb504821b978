import { type CheckOf } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { kindNames } from "./graph.ts";
import { met, notMet, type Outcome, partlyMet } from "./outcome.ts";
import { onSimulation, readable, simulated } from "./simulated.ts";

/** No simulated node is busier than this under the workload; one that is, but still keeps up, leaves half. */
export function checkLoad(check: CheckOf<"load">, context: CheckContext): Outcome {
  return onSimulation(context, (simulation) => {
    const ids = new Set(
      context.answer.sketch.nodes
        .filter((node) => check.nodes.length === 0 || check.nodes.includes(node.kind))
        .map((node) => node.id),
    );
    const loads = simulation.nodes.flatMap((node) =>
      ids.has(node.id) && node.utilisation !== null ? [{ ...node, utilisation: node.utilisation }] : [],
    );
    const busiest = loads.sort((a, b) => b.utilisation - a.utilisation)[0];
    if (!busiest)
      return notMet(
        check.nodes.length > 0
          ? `No ${kindNames(check.nodes)} with work to do is drawn.`
          : "No drawn component has work to do.",
      );
    const busy = `${readable(100 * busiest.utilisation)}%`;
    const evidence = [
      { kind: "node" as const, id: busiest.id, label: busiest.label },
      simulated(`busiest: ${busiest.label}`, busy, `${readable(100 * check.maxUtilisation)}%`),
    ];
    const at = `at ${readable(simulation.rps)} requests/s`;
    if (busiest.utilisation <= check.maxUtilisation)
      return met(`The busiest component, “${busiest.label}”, is ${busy} busy ${at}.`, evidence);
    if (busiest.utilisation < 1)
      return partlyMet(
        `“${busiest.label}” is ${busy} busy ${at}: it keeps up with nothing to spare.`,
        evidence,
      );
    return notMet(
      `“${busiest.label}” gets ${readable(busiest.arrivalRps)}/s and can do ${readable(busiest.capacityRps ?? 0)}/s: it is overloaded.`,
      evidence,
    );
  });
}
