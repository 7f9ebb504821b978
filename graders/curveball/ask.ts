import { readable } from "../checks/simulated.ts";
import { type Simulation, type Sketch } from "../model/index.ts";
import { nodesInGroup } from "../simulator/groups.ts";
import { stationOf } from "../simulator/station.ts";
import { inOneZone, nameOf } from "./break-sketch.ts";
import { type Picked } from "./pick-break.ts";

const QUESTION = "What happens in the next minute, and what do you change?";
/** Beyond so many names a list is not read. */
const MOST_NAMES = 3;

/**
 * What the interviewer says, with the sketch's own numbers. `loadKnown` false: the load behind the utilisation was neither
 * given, asked for nor assumed, so only what follows from the candidate's own capacities is said.
 */
export function askOf(sketch: Sketch, picked: Picked, simulation: Simulation, loadKnown: boolean): string {
  return `${state(picked, simulation, loadKnown)} ${event(sketch, picked, simulation)} ${QUESTION}`;
}

/** How near it is to its limit. */
function state({ nearest, breaks }: Picked, simulation: Simulation, loadKnown: boolean): string {
  if (nearest === null) return "";
  const { node, load, utilisation } = nearest;
  const name = quoted(nameOf(node));
  const usual = load.defaulted.includes("capacityPerReplica") ? ", by the usual figures of its kind" : "";
  if (!loadKnown) {
    const atRps = simulation.firstToSaturate?.atRps ?? 0;
    return `As load grows, ${name} is the first to saturate, at ${readable(atRps)} requests/s${usual}.`;
  }
  if (utilisation >= 1)
    return `${name} gets ${readable(load.arrivalRps)} requests/s at peak and can do ${readable(load.capacityRps ?? 0)}${usual}: it is over its limit as it stands.`;
  const busy = `${readable(100 * utilisation)}%`;
  if (breaks.kind === "every-zone" || breaks.kind === "group")
    return `The busiest you have, ${name}, runs at ${busy} at peak${usual}.`;
  return `${name} runs at ${busy} at peak${usual}.`;
}

function event(sketch: Sketch, { breaks, nearest }: Picked, simulation: Simulation): string {
  switch (breaks.kind) {
    case "one-copy": {
      const unstated = nearest?.node.parameters.replicas === undefined;
      return unstated
        ? "You state no copies, so there is one, and it has just died."
        : "It has one copy, and that has just died.";
    }
    case "one-zone": {
      const node = nearest?.node;
      if (!node) return "";
      const { replicas, zones } = stationOf(node);
      const gone = inOneZone({ replicas, zones });
      if (zones === 1) return `All of its ${replicas} copies stand in one zone, and that zone has just gone.`;
      const where =
        node.parameters.zones === undefined
          ? `You name no zones, so take it that its ${replicas} copies stand in two.`
          : `Its ${replicas} copies stand in ${zones} zones.`;
      return `${where} One of them has just gone, and ${gone} ${gone === 1 ? "copy" : "copies"} with it.`;
    }
    case "whole": {
      const lost = simulation.losses.find(({ id }) => id === breaks.node)?.lostShare ?? 0;
      const share = lost >= 0.995 ? "Every request" : `${readable(100 * lost)}% of the requests`;
      const needs = lost >= 0.995 ? "needs" : "need";
      const subject = nearest?.node.id === breaks.node ? "It" : quoted(breaks.label);
      return `${subject} has just stopped answering. ${lost > 0 ? `${share} ${needs} it.` : ""}`.trim();
    }
    case "group": {
      const inside = nodesInGroup(sketch, breaks.group).flatMap((i) => sketch.nodes[i] ?? []);
      const names = inside.slice(0, MOST_NAMES).map((node) => quoted(nameOf(node)));
      const more = inside.length - names.length;
      return `The ${breaks.groupKind} ${quoted(breaks.label)} has just gone, with ${listed(more > 0 ? [...names, `${more} more`] : names)} in it.`;
    }
    case "every-zone":
      return "So take away a whole zone: every component has just lost the copies that it had there, and what runs on one copy ran there.";
  }
}

const quoted = (name: string) => `“${name.length > 60 ? `${name.slice(0, 59)}…` : name}”`;
const listed = (parts: readonly string[]) =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
