import { defineCalculator, figure, integer, number, step } from "./calculator.ts";
import { OVERLOADED } from "./queueing.ts";

/**
 * Steady state of M/M/c/K: p_n = p_{n−1} λ/(min(n, c) μ), n ≤ K. Weights are rescaled on the way, since they overflow.
 */
function finiteStates(servers: number, capacity: number, lambda: number, mu: number) {
  let weight = 1;
  let total = 1;
  let inSystem = 0;
  let empty = 1;
  for (let n = 1; n <= capacity; n++) {
    weight *= lambda / (Math.min(n, servers) * mu);
    total += weight;
    inSystem += n * weight;
    if (total > 1e200) {
      weight /= 1e200;
      inSystem /= 1e200;
      empty /= 1e200;
      total /= 1e200;
    }
  }
  return { p0: empty / total, pFull: weight / total, inSystem: inSystem / total };
}

/**
 * p_n = p_(n−1) λ/(min(n, c) μ) up to K; loss p_K, a share; rates in 1/s, times in s. Assumes Poisson arrivals
 * that are lost when full. Kleinrock 1975.
 */
export const mmck = defineCalculator({
  name: "mmck",
  title: "Queue with a limit (M/M/c/K)",
  family: "queueing",
  summary: "Servers behind a queue with room for so many: what is lost, and the time of what is not.",
  formula:
    "p_n = p_(n−1) λ/(min(n, c) μ) up to K; loss = p_K; throughput = λ(1 − p_K); response = L ÷ throughput",
  source: "Kleinrock 1975, Queueing Systems I, 3.7; Gross and Harris 1998, 2.4.",
  assumptions: [
    "Arrivals are Poisson, service times exponential; who finds it full is lost and does not retry.",
    "Room counts those in service too: 2 servers and 8 waiting places are 10.",
  ],
  example: { servers: "4", capacity: "20", lambda: "450", mu: "100" },
  inputs: {
    servers: integer("Servers", "1", { min: 1, max: 1e6 }),
    capacity: integer("Room in the system, those in service included", "1", { min: 1, max: 1e6 }),
    lambda: number("Arrival rate λ", "1/s"),
    mu: number("Rate of one server μ", "1/s", { positive: true }),
  },
  main: "p_loss",
  results: {
    p0: { label: "Chance that it is empty", unit: "1" },
    p_loss: { label: "Share lost", unit: "1" },
    utilisation: { label: "Utilisation", unit: "1" },
    throughput: { label: "Throughput", unit: "1/s" },
    mean_response: { label: "Mean response time of those served", unit: "s" },
    mean_wait: { label: "Mean wait of those served", unit: "s" },
    mean_in_system: { label: "Requests in the system", unit: "1" },
  },
  run({ servers, capacity, lambda, mu }) {
    if (capacity < servers)
      return { problem: `capacity counts those in service too, so it is at least servers (${servers}).` };
    const { p0, pFull, inSystem } = finiteStates(servers, capacity, lambda, mu);
    const throughput = lambda * (1 - pFull);
    const response = throughput > 0 ? inSystem / throughput : 1 / mu;
    return {
      result: {
        p0,
        p_loss: pFull,
        utilisation: throughput / (servers * mu),
        throughput,
        mean_response: response,
        mean_wait: Math.max(0, response - 1 / mu),
        mean_in_system: inSystem,
      },
      steps: [
        step("Share lost", `p_${capacity}: the system is full`, pFull, "1"),
        step("Throughput", `${lambda} × (1 − loss)`, throughput, "1/s"),
        step("Requests in the system", "Σ n p_n", inSystem, "1"),
        step("Mean response time", "in the system ÷ throughput (Little)", response, "s"),
      ],
    };
  },
});

/**
 * Pollaczek–Khinchine: response = S + λ E[S²] ÷ (2(1 − ρ)), E[S²] = S²(1 + scv), in s. Assumes one server and
 * Poisson arrivals.
 */
export const mg1 = defineCalculator({
  name: "mg1",
  title: "Uneven service times (M/G/1)",
  family: "queueing",
  summary: "One server with any spread of service times.",
  formula: "response = S + λ E[S²] ÷ (2(1 − ρ)), E[S²] = S²(1 + scv)",
  source: "Pollaczek 1930, Khinchine 1932; Kleinrock 1975, Queueing Systems I, 5.6.",
  assumptions: [
    "One server, Poisson arrivals, first come first served; service times of any distribution.",
    "scv is variance over mean squared: 0 for constant times, 1 for exponential, above 1 for a few very long ones.",
  ],
  example: { lambda: "80", mean_service_s: "10 ms", scv: "4" },
  inputs: {
    lambda: number("Arrival rate λ", "1/s"),
    mean_service_s: number("Mean service time S", "s", { positive: true }),
    scv: number("Variance of service time over its mean squared", "1", { optional: true }),
    second_moment_s2: number("Or its second moment E[S²], in s²", "1", { optional: true }),
  },
  results: {
    utilisation: { label: "Utilisation", unit: "1" },
    mean_response: { label: "Mean response time", unit: "s" },
    mean_in_system: { label: "Requests in the system", unit: "1" },
  },
  ledger: ({ lambda, mean_service_s, scv, second_moment_s2 }) => {
    const moment = second_moment_s2 ?? mean_service_s ** 2 * (1 + (scv ?? 0));
    return {
      name: "response",
      of: "mean_response",
      expression: `${figure(mean_service_s)} s * (1 + ${figure(lambda)} * ${figure(moment / mean_service_s)} / (2 * (1 - ${figure(lambda)} * ${figure(mean_service_s)})))`,
    };
  },
  run({ lambda, mean_service_s, scv, second_moment_s2 }) {
    if ((scv === undefined) === (second_moment_s2 === undefined))
      return {
        problem: "mg1 takes either scv (1 for exponential, 0 for constant times) or second_moment_s2.",
      };
    const least = mean_service_s ** 2;
    const moment = second_moment_s2 ?? least * (1 + (scv ?? 0));
    if (moment < least * (1 - 1e-9))
      return { problem: "second_moment_s2 is at least mean_service_s squared." };
    const utilisation = lambda * mean_service_s;
    if (utilisation >= 1) return { problem: OVERLOADED };
    const wait = (lambda * moment) / (2 * (1 - utilisation));
    const response = mean_service_s + wait;
    return {
      result: { utilisation, mean_response: response, mean_in_system: lambda * response },
      steps: [
        step("Utilisation ρ", `${lambda} × ${mean_service_s}`, utilisation, "1"),
        step("Mean wait", "λ E[S²] ÷ (2(1 − ρ))", wait, "s"),
        step("Mean response time", "S + wait", response, "s"),
      ],
    };
  },
});
