import { steadyState } from "../../capacity/response-time.ts";
import { awaitedNodes, longestMean } from "../latency.ts";
import { type Plan } from "./plan.ts";
import { type RunSettings } from "./settings.ts";

/** How long a run is, in seconds of the system's own time. */
export interface Horizon {
  warmUpS: number;
  measuredS: number;
  /** Nodes at which a request stays so long that those of this run tell nothing of it. */
  tooSlow: ReadonlySet<number>;
  notes: string[];
}

/** A run begins with nothing in it: so many mean response times until requests leave as fast as they come. */
const FILLINGS = 5;
/** So many relaxation times until queues have forgotten that they began empty: e^-4, 2% is left. */
const RELAXATIONS = 4;
const LEAST_WARM_UP = 0.1;
/** A run of fewer service times than this sees the short ones end, and the long ones not. */
const LEAST_SERVICES = 5;
/** Events for each visit to a node, with some to spare: it comes, it is served, a caller may give up. */
const EVENTS_PER_VISIT = 2;

/**
 * Long enough for the requests asked for, after a warm-up that is thrown away (Welch 1983; Law 2015, 9.5.1): a tenth, or
 * several response times, or several relaxation times 1/(√(cμ) − √λ)² of the slowest queue on the way to the reply (Morse
 * 1955; Newell 1982), whatever is longest. Cut down where that would take more events than allowed.
 */
export function horizonOf(plan: Plan, rps: number, settings: RunSettings): Horizon {
  const { network, stations, rates } = plan;
  const wanted = settings.seconds ?? settings.requests / rps;
  const loaded = stations.map(({ servers, serviceS }, i) => {
    const station = {
      arrivalRate: rates[i] ?? 0,
      servers: network.stations[i]?.servers ?? servers,
      serviceRate: serviceS > 0 ? 1 / serviceS : Infinity,
    };
    const settled = steadyState(station);
    const unsettled = {
      utilisation: 1,
      waitProbability: 1,
      drainRate: 0,
      meanWait: 0,
      meanResponse: serviceS,
    };
    return { station, state: settled ?? unsettled };
  });
  const filling = FILLINGS * longestMean(network, loaded);
  const relaxationOf = (node: number) => {
    const capacity = network.stations[node]?.capacityRps ?? Infinity;
    const rate = rates[node] ?? 0;
    return capacity === Infinity || rate >= capacity ? 0 : 1 / (Math.sqrt(capacity) - Math.sqrt(rate)) ** 2;
  };
  const relaxation = Math.max(0, ...awaitedNodes(network).map(relaxationOf));
  const warmUp = Math.max(LEAST_WARM_UP * wanted, filling, Math.min(wanted, RELAXATIONS * relaxation));
  const visitsPerS = rates.reduce((sum, rate) => sum + rate, rps);
  const allowed = settings.mostEvents / (EVENTS_PER_VISIT * visitsPerS);
  const scale = Math.min(1, allowed / (wanted + warmUp));
  const notes =
    scale < 1
      ? [`The run is cut to ${Math.round(100 * scale)}% of its length, to stay within its events.`]
      : [];
  if (scale * warmUp < filling)
    notes.push("The run is shorter than requests take to pass through, so it has not settled.");
  const wholeS = scale * (wanted + warmUp);
  const labels = (chosen: (node: number) => boolean) =>
    network.nodes
      .filter((_, i) => (rates[i] ?? 0) > 0 && chosen(i))
      .map(({ id, label }) => `“${label || id}”`)
      .join(", ");
  const unsettled = labels((node) => relaxationOf(node) > wholeS);
  if (unsettled)
    notes.push(
      `Too short a run for the queue at ${unsettled} to settle so near to its limit; measure more requests.`,
    );
  const isTooSlow = (node: number) => LEAST_SERVICES * (stations[node]?.serviceS ?? 0) > wholeS;
  const slow = labels(isTooSlow);
  if (slow) notes.push(`Not timed, as one request there outlasts a fifth of the run: ${slow}.`);
  const tooSlow = new Set(network.nodes.flatMap((_, i) => (isTooSlow(i) ? [i] : [])));
  return { warmUpS: scale * warmUp, measuredS: scale * wanted, tooSlow, notes };
}
