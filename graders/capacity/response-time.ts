import { erlangC } from "./erlang.ts";

/** An M/M/c station. Rates per second (or any one unit of time); `servers` may be Infinity, for one that never queues. */
export interface Station {
  arrivalRate: number;
  servers: number;
  /** Of one server. */
  serviceRate: number;
}

/** Steady state of an M/M/c station; null when load reaches capacity and there is none. */
export interface SteadyState {
  utilisation: number;
  waitProbability: number;
  /** Rate at which a queue drains: cμ − λ. */
  drainRate: number;
  meanWait: number;
  meanResponse: number;
}

/** Steady state of M/M/c (Kleinrock 1975, Queueing Systems I, 3.5): mean wait = C / (cμ − λ). */
export function steadyState({ arrivalRate, servers, serviceRate }: Station): SteadyState | null {
  const meanService = 1 / serviceRate;
  if (servers === Infinity) {
    return {
      utilisation: 0,
      waitProbability: 0,
      drainRate: Infinity,
      meanWait: 0,
      meanResponse: meanService,
    };
  }
  const utilisation = arrivalRate / (servers * serviceRate);
  if (!(utilisation < 1 - 1e-9)) return null;
  const waitProbability = erlangC(servers, arrivalRate / serviceRate);
  const drainRate = servers * serviceRate - arrivalRate;
  const meanWait = waitProbability / drainRate;
  return { utilisation, waitProbability, drainRate, meanWait, meanResponse: meanWait + meanService };
}

/**
 * Share of requests whose response takes longer than `t` in M/M/c, first come first served:
 * a service time, and before it, for the share C that waits, an exponential wait of rate θ = cμ − λ.
 *
 *   P(T > t) = (1 − C) e^(−μt) + C (θ e^(−μt) − μ e^(−θt)) / (θ − μ)
 */
export function responseTail(station: Station, state: SteadyState, t: number): number {
  const { serviceRate } = station;
  const { waitProbability, drainRate } = state;
  const served = Math.exp(-serviceRate * t);
  if (waitProbability === 0 || drainRate === Infinity) return served;
  const gap = drainRate - serviceRate;
  // (θ e^(−μt) − μ e^(−θt))/(θ − μ) = e^(−μt) (1 + μ (1 − e^(−gap·t))/gap), which stays exact as θ → μ.
  const waitedThenServed =
    Math.abs(gap * t) < 1e-12
      ? served * (1 + serviceRate * t)
      : served + (serviceRate * (served - Math.exp(-drainRate * t))) / gap;
  return (1 - waitProbability) * served + waitProbability * waitedThenServed;
}

/** Time that a share `percentile` (0 to 1) of responses stay within; by bisection on `responseTail`. */
export function responsePercentile(station: Station, state: SteadyState, percentile: number): number {
  const beyond = 1 - percentile;
  let high = state.meanResponse;
  while (responseTail(station, state, high) > beyond) high *= 2;
  let low = 0;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (responseTail(station, state, middle) > beyond) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
