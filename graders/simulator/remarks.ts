import { type Simulation } from "../model/index.ts";
import { type Network } from "./network.ts";
import { type SimulatedWorkload } from "./workload.ts";

interface Context {
  network: Network;
  simulation: Simulation;
  workload: SimulatedWorkload;
  runaway: boolean;
  /** Ids of nodes that are down. */
  down: readonly string[];
  /** Nodes on the way to the reply. */
  awaited: readonly number[];
}

/** What a reader has to know of the result, one sentence each: what was assumed, left out, or missed. */
export function remarks({ network, simulation, workload, runaway, down, awaited }: Context): string[] {
  const { nodes } = simulation;
  if (nodes.length === 0) return ["Nothing is drawn."];
  const notes = [...network.notes];
  if (runaway) notes.push("A loop sends on at least as many requests as it gets; it is counted once here.");

  const isDown = (node: { id: string }) => down.includes(node.id);
  const lost = nodes.filter(isDown);
  if (lost.length > 0) notes.push(`Down: ${names(lost)}.`);
  const unreached = nodes.filter(
    (node, i) => !isDown(node) && node.arrivalRps === 0 && network.nodes[i]?.kind !== "client",
  );
  if (simulation.rps > 0 && unreached.length > 0) notes.push(`No request reaches ${names(unreached)}.`);
  const overloaded = nodes.filter((node) => (node.utilisation ?? 0) >= 1);
  if (overloaded.length > 0) notes.push(`Overloaded: ${names(overloaded)}.`);
  const bare = nodes.filter((node) => node.defaulted.includes("capacityPerReplica"));
  if (bare.length > 0) notes.push(`Speed taken from the defaults of its kind: ${names(bare)}.`);

  const { p99Ms, availability } = simulation;
  if (workload.p99Ms !== undefined && p99Ms !== null && p99Ms > workload.p99Ms)
    notes.push(`p99 is ${short(p99Ms)} ms; the target is ${short(workload.p99Ms)} ms.`);
  if (workload.availability !== undefined && availability !== null && availability < workload.availability)
    notes.push(`Availability is ${percent(availability)}; the target is ${percent(workload.availability)}.`);
  if (awaited.length > 1)
    notes.push(
      "End to end: each component's own M/M/c response time, then the slowest of the calls it makes side by side.",
    );
  return notes;
}

function names(nodes: readonly { label: string }[]): string {
  const shown = nodes.slice(0, 4).map((node) => `“${node.label}”`);
  return nodes.length > 4 ? `${shown.join(", ")} and ${nodes.length - 4} more` : shown.join(", ");
}

const short = (value: number) => String(Number(value.toPrecision(3)));
const percent = (share: number) => `${Number((100 * share).toPrecision(6))}%`;
