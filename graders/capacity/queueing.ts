import { defineCalculator, figure, integer, number, share, step, type Outcome } from "./calculator.ts";
import { erlangB, erlangC, minServers } from "./erlang.ts";
import { lnFactorial } from "./factorial.ts";
import { responsePercentile, steadyState } from "./response-time.ts";

const MOST_SERVERS = 1e9;
export const OVERLOADED =
  "Load reaches capacity, so the queue grows without bound; add servers or make them faster.";

/**
 * L = λ W: requests inside, rate in 1/s, time in s. Holds for any stable system, whatever its distributions.
 * Little 1961.
 */
export const littlesLaw = defineCalculator({
  name: "littles_law",
  title: "Little's law",
  family: "queueing",
  summary: "Requests in a system, their rate and their time in it: any two give the third.",
  formula: "L = λ W",
  source: "Little 1961, A proof for the queuing formula L = λW.",
  assumptions: [
    "Long-run averages of a system that is not growing; no assumption on distributions or order of service.",
  ],
  example: { rate: "2k", time_s: "150 ms" },
  inputs: {
    concurrency: number("In the system at once", "1", { optional: true }),
    rate: number("Rate through it", "1/s", { optional: true }),
    time_s: number("Time in it", "s", { optional: true }),
  },
  results: {
    concurrency: { label: "In the system at once", unit: "1" },
    rate: { label: "Rate through it", unit: "1/s" },
    time_s: { label: "Time in it", unit: "s" },
  },
  ledger: ({ concurrency, rate, time_s }) =>
    rate !== undefined && time_s !== undefined
      ? { name: "in_flight", of: "concurrency", expression: `${figure(rate)} / 1 s * ${figure(time_s)} s` }
      : concurrency !== undefined && time_s !== undefined
        ? { name: "rate", of: "rate", expression: `${figure(concurrency)} / ${figure(time_s)} s` }
        : {
            name: "time_inside",
            of: "time_s",
            expression: `${figure(concurrency ?? 0)} / (${figure(rate ?? 1)} / 1 s)`,
          },
  run({ concurrency, rate, time_s }): Outcome {
    if (rate !== undefined && time_s !== undefined && concurrency === undefined) {
      const found = rate * time_s;
      return { result: { concurrency: found }, steps: [step("L", `${rate}/s × ${time_s} s`, found, "1")] };
    }
    if (concurrency !== undefined && time_s && rate === undefined) {
      const found = concurrency / time_s;
      return { result: { rate: found }, steps: [step("λ", `${concurrency} ÷ ${time_s} s`, found, "1/s")] };
    }
    if (concurrency !== undefined && rate && time_s === undefined) {
      const found = concurrency / rate;
      return { result: { time_s: found }, steps: [step("W", `${concurrency} ÷ ${rate}/s`, found, "s")] };
    }
    return {
      problem: "littles_law takes exactly two of concurrency, rate and time_s, neither divided by being 0.",
    };
  },
});

const SERVERS = { servers: integer("Servers", "1", { min: 1, max: MOST_SERVERS }) };
const OFFERED = {
  offered_load: number("Offered load, arrival rate × service time", "1", { max: MOST_SERVERS }),
};

/**
 * B(c) = a B(c−1) ÷ (c + a B(c−1)), a = λ/μ in erlang; a share, 0 to 1. Assumes Poisson arrivals and that who
 * finds no server leaves. Erlang 1917.
 */
export const erlangBCalculator = defineCalculator({
  name: "erlang_b",
  title: "Erlang B: turned away",
  family: "queueing",
  summary: "Share of requests turned away when there is no queue.",
  formula: "B(c) = a B(c−1) ÷ (c + a B(c−1)), B(0) = 1",
  source: "Erlang 1917; Kleinrock 1975, Queueing Systems I, 3.6.",
  assumptions: [
    "Arrivals are Poisson; who finds every server busy goes away and does not try again.",
    "Service times may have any distribution: only their mean counts.",
  ],
  example: { servers: "20", offered_load: "13.2" },
  inputs: { ...SERVERS, ...OFFERED },
  results: { p_block: { label: "Share turned away", unit: "1" } },
  run({ servers, offered_load }) {
    const blocked = erlangB(servers, offered_load);
    return {
      result: { p_block: blocked },
      steps: [step("B", `Erlang B(${servers}, ${offered_load})`, blocked, "1")],
    };
  },
});

/**
 * C = B ÷ (1 − ρ(1 − B)), ρ = a/c; a share. Mean wait ÷ service time = C ÷ (c − a). Assumes Poisson arrivals,
 * exponential service, patience. Erlang 1917.
 */
export const erlangCCalculator = defineCalculator({
  name: "erlang_c",
  title: "Erlang C: waiting",
  family: "queueing",
  summary: "Share of requests that wait, and the mean wait in service times.",
  formula: "C = B ÷ (1 − ρ(1 − B)), ρ = a/c; mean wait ÷ service time = C ÷ (c − a)",
  source: "Erlang 1917; Kleinrock 1975, Queueing Systems I, 3.5.",
  assumptions: [
    "Arrivals are Poisson, service times exponential; nobody gives up waiting.",
    "One queue before all servers; a queue for each server waits longer.",
  ],
  example: { servers: "10", offered_load: "8" },
  inputs: { ...SERVERS, ...OFFERED },
  results: {
    p_wait: { label: "Share that waits", unit: "1" },
    wait_over_service: { label: "Mean wait over service time", unit: "1" },
  },
  run({ servers, offered_load }) {
    if (offered_load >= servers) return { problem: OVERLOADED };
    const waits = erlangC(servers, offered_load);
    const ratio = waits / (servers - offered_load);
    return {
      result: { p_wait: waits, wait_over_service: ratio },
      steps: [
        step("Utilisation ρ", `${offered_load} ÷ ${servers}`, offered_load / servers, "1"),
        step("C", `Erlang C(${servers}, ${offered_load})`, waits, "1"),
        step("Mean wait ÷ service time", `C ÷ (${servers} − ${offered_load})`, ratio, "1"),
      ],
    };
  },
});

/**
 * ρ = λ/(cμ); wait = C/(cμ − λ); percentile by solving P(T > t) for t. Rates in 1/s, times in s. Assumes Poisson
 * arrivals, exponential service. Kleinrock 1975.
 */
export const mmc = defineCalculator({
  name: "mmc",
  title: "Servers behind one queue (M/M/c)",
  family: "queueing",
  summary: "Servers behind one queue: utilisation, wait, response time and its percentile.",
  formula:
    "ρ = λ/(cμ); wait = C/(cμ − λ); P(T > t) = (1 − C)e^(−μt) + C(θe^(−μt) − μe^(−θt))/(θ − μ), θ = cμ − λ",
  source:
    "Erlang 1917; Kleinrock 1975, Queueing Systems I, 3.5; Gross and Harris 1998, Fundamentals of Queueing Theory, 2.3.",
  assumptions: [
    "Arrivals are Poisson and service times exponential; bursts make it worse, steady service better.",
    "All servers take from one queue, first come first served.",
    "The percentile is of this station alone; percentiles of stations in a row do not add up.",
  ],
  example: { servers: "8", lambda: "640", mu: "100", percentile: "0.99" },
  inputs: {
    ...SERVERS,
    lambda: number("Arrival rate λ", "1/s"),
    mu: number("Rate of one server μ", "1/s", { positive: true }),
    percentile: number("Percentile wanted", "1", { default: 0.99, positive: true, max: 0.999999 }),
  },
  main: "response_percentile",
  results: {
    utilisation: { label: "Utilisation", unit: "1" },
    p_wait: { label: "Share that waits", unit: "1" },
    mean_wait: { label: "Mean wait", unit: "s" },
    mean_response: { label: "Mean response time", unit: "s" },
    mean_in_system: { label: "Requests in the system", unit: "1" },
    p0: { label: "Chance that it is empty", unit: "1" },
    response_percentile: { label: "Response time percentile", unit: "s" },
  },
  run({ servers, lambda, mu, percentile }) {
    const station = { arrivalRate: lambda, servers, serviceRate: mu };
    const state = steadyState(station);
    if (!state) return { problem: OVERLOADED };
    const { utilisation, waitProbability, meanWait, meanResponse } = state;
    const at = responsePercentile(station, state, percentile);
    return {
      result: {
        utilisation,
        p_wait: waitProbability,
        mean_wait: meanWait,
        mean_response: meanResponse,
        mean_in_system: lambda * meanResponse,
        p0: emptyProbability(servers, lambda / mu, waitProbability),
        response_percentile: at,
      },
      steps: [
        step("Utilisation ρ", `${lambda} ÷ (${servers} × ${mu})`, utilisation, "1"),
        step("Share that waits C", `Erlang C(${servers}, ${lambda}/${mu})`, waitProbability, "1"),
        step("Mean wait", `C ÷ (${servers} × ${mu} − ${lambda})`, meanWait, "s"),
        step("Mean response time", `wait + 1/${mu}`, meanResponse, "s"),
        step("Requests in the system", `${lambda} × response time (Little)`, lambda * meanResponse, "1"),
        step(`Response time at ${percentile}`, "P(T > t) solved for t", at, "s"),
      ],
    };
  },
});

/** From C = (a^c/c!) p0 ÷ (1 − ρ), in logarithms, since a^c overflows. */
function emptyProbability(servers: number, load: number, waits: number): number {
  if (load === 0) return 1;
  if (waits === 0) return Math.exp(-load);
  return Math.exp(Math.log(waits * (1 - load / servers)) + lnFactorial(servers) - servers * Math.log(load));
}

/**
 * Smallest c with Erlang C(c, a) ≤ share; a in erlang. Assumes Poisson arrivals, exponential service, one queue.
 * Erlang 1917.
 */
export const minServersCalculator = defineCalculator({
  name: "min_servers",
  title: "Servers for a target",
  family: "queueing",
  summary: "Fewest servers at which at most a given share of requests waits.",
  formula: "smallest c with Erlang C(c, a) ≤ share",
  source: "Erlang 1917; for many servers c ≈ a + β√a (Halfin and Whitt 1981).",
  assumptions: [
    "Arrivals are Poisson and service times exponential, one queue for all.",
    "None of the servers fails; add what must be able to fail.",
  ],
  example: { offered_load: "64", max_p_wait: "0.05" },
  inputs: {
    offered_load: number("Offered load, arrival rate × service time", "1", { max: 1e8 }),
    max_p_wait: share("Share that may wait", { positive: true }),
  },
  results: { servers: { label: "Servers", unit: "1" } },
  run({ offered_load, max_p_wait }) {
    const servers = minServers(offered_load, max_p_wait);
    return {
      result: { servers },
      steps: [
        step("Least for any steady state", `floor(${offered_load}) + 1`, Math.floor(offered_load) + 1, "1"),
        step("Servers", `smallest c with C(c, ${offered_load}) ≤ ${max_p_wait}`, servers, "1"),
        step("Share that waits then", `C(${servers}, ${offered_load})`, erlangC(servers, offered_load), "1"),
      ],
    };
  },
});
