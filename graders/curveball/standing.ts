import { significant } from "../ledger/significant.ts";
import { type Break, type Sketch, type Standing } from "../model/index.ts";
import { withDown } from "../simulator/down.ts";
import { awaitedNodes } from "../simulator/latency.ts";
import { compileSketch } from "../simulator/network.ts";
import { servedShare } from "../simulator/served.ts";
import { solveTraffic } from "../simulator/traffic.ts";
import { breakSketch, type BrokenSketch, nameOf } from "./break-sketch.ts";

/**
 * How a sketch stands under `rps` requests a second once something is broken in it: who has no way left to a reply, and
 * what is asked for more than it can do. Of requests that reach an overloaded component, it serves what it has capacity
 * for; of several on the way, the worst counts. Null: what should break is not drawn, or no request reaches it.
 */
export function standingAfter(sketch: Sketch, breaks: Break, rps: number): Standing | null {
  const broken = breakSketch(sketch, breaks);
  if (broken === null || !isUsed(sketch, broken)) return null;
  const whole = compileSketch(broken.sketch);
  if (whole.entries.length === 0) return null;
  const isLost = new Set(whole.nodes.flatMap(({ id }, i) => (broken.down.includes(id) ? [i] : [])));
  const path = servedShare(whole, { isDown: (node) => isLost.has(node) });
  const network = withDown(whole, isLost);
  const { rates } = solveTraffic(network, rps);
  const loads = awaitedNodes(network).flatMap((i) => {
    const node = network.nodes[i];
    const capacityRps = network.stations[i]?.capacityRps ?? Infinity;
    const arrivalRps = rates[i] ?? 0;
    if (!node || isLost.has(i) || capacityRps === Infinity || arrivalRps <= 0) return [];
    const utilisation = significant(arrivalRps / capacityRps);
    return [
      {
        id: node.id,
        label: nameOf(node),
        arrivalRps: significant(arrivalRps),
        capacityRps: significant(capacityRps),
        utilisation,
        unserved: Math.min(1, arrivalRps / rps) * Math.max(0, 1 - 1 / utilisation),
      },
    ];
  });
  const worst = loads
    .filter(({ utilisation }) => utilisation > 1)
    .sort((a, b) => b.utilisation - a.utilisation);
  const busiest = loads
    .filter(({ utilisation }) => utilisation <= 1)
    .reduce<(typeof loads)[number] | null>(
      (most, one) => (most === null || one.utilisation > most.utilisation ? one : most),
      null,
    );
  const carried = 1 - Math.max(0, ...worst.map(({ unserved }) => unserved));
  return {
    servedShare: significant(Math.min(path, carried)),
    cutOffShare: significant(1 - path),
    overloaded: worst.map(({ id, label, arrivalRps, capacityRps }) => ({
      id,
      label,
      arrivalRps,
      capacityRps,
    })),
    busiest: busiest && { id: busiest.id, label: busiest.label, utilisation: busiest.utilisation },
    lost: broken.lost,
  };
}

/** Taking the arrows away from what broke is no answer to losing it. */
function isUsed(sketch: Sketch, { lost }: BrokenSketch): boolean {
  const { rates } = solveTraffic(compileSketch(sketch), 1);
  return (
    lost.length === 0 || lost.some(({ id }) => (rates[sketch.nodes.findIndex((n) => n.id === id)] ?? 0) > 0)
  );
}
