import { steadyState } from "../capacity/response-time.ts";
import { type PriceTable } from "../capacity/price-table/schema.ts";
import { type Sketch } from "../model/index.ts";
import { withDown } from "./down.ts";
import { type LoadedStation } from "./latency.ts";
import { compileSketch, type Network } from "./network.ts";

/** A sketch made ready to be run many times: as drawn, and what is left of it with some nodes down. */
export interface Prepared {
  whole: Network;
  network: Network;
  lost: ReadonlySet<number>;
}

export function prepare(sketch: Sketch, down: readonly string[], prices?: PriceTable): Prepared {
  const whole = compileSketch(sketch, prices);
  const lost = new Set(sketch.nodes.flatMap((node, i) => (down.includes(node.id) ? [i] : [])));
  return { whole, network: withDown(whole, lost), lost };
}

/** Each station with its steady state at these arrivals, as `simulate` takes it. */
export function loadedStations({ stations }: Network, rates: readonly number[]): LoadedStation[] {
  return stations.map(({ servers, serviceS }, i) => {
    const station = {
      arrivalRate: rates[i] ?? 0,
      servers,
      serviceRate: serviceS > 0 ? 1 / serviceS : Infinity,
    };
    return { station, state: steadyState(station) };
  });
}

/** Arrivals over capacity; 0 for what has no limit. */
export const utilisationsOf = ({ stations }: Network, rates: readonly number[]): number[] =>
  stations.map(({ capacityRps }, i) => (capacityRps === Infinity ? 0 : (rates[i] ?? 0) / capacityRps));
