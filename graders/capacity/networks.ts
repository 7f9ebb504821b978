import { defineCalculator, figure, integer, list, number, step, text, type Outcome } from "./calculator.ts";
import { steadyState } from "./response-time.ts";
import { OVERLOADED } from "./queueing.ts";

const RESULTS = {
  utilisation: { label: "Utilisation of each station", unit: "1" },
  response: { label: "Response time per visit", unit: "s" },
  in_system: { label: "Requests at each station", unit: "1" },
  system_response: { label: "Response time of the whole", unit: "s" },
} as const;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Rows split by `;`, values by commas; null when it is not a square of numbers from 0 to 1. */
function readRouting(typed: string, size: number): number[][] | null {
  const rows = typed.split(";").map((row) => row.split(",").map((cell) => Number(cell.trim() || "x")));
  const isSquare = rows.length === size && rows.every((row) => row.length === size);
  return isSquare && rows.flat().every((p) => p >= 0 && p <= 1) ? rows : null;
}

/** Solves λ = γ + Pᵀλ by elimination; null when what goes in cannot all come out. */
function throughputs(external: readonly number[], routing: readonly (readonly number[])[]): number[] | null {
  const size = external.length;
  const rows = external.map((rate, j) => [
    ...external.map((_, i) => (i === j ? 1 : 0) - (routing[i]?.[j] ?? 0)),
    rate,
  ]);
  for (const [k, pivotRow] of rows.entries()) {
    const pivot = pivotRow[k] ?? 0;
    if (pivot <= 1e-12) return null;
    for (const [i, row] of rows.entries()) {
      if (i === k) continue;
      const factor = (row[k] ?? 0) / pivot;
      for (let j = k; j <= size; j++) row[j] = (row[j] ?? 0) - factor * (pivotRow[j] ?? 0);
    }
  }
  return rows.map((row, k) => (row[size] ?? 0) / (row[k] ?? 1));
}

/**
 * λ = γ + Pᵀλ, then each station as M/M/c by itself (Jackson 1957). Rates in 1/s, times in s. Assumes Poisson
 * arrivals, exponential service, free routing.
 */
export const openNetwork = defineCalculator({
  name: "open_network",
  title: "Open network of stations",
  family: "queueing networks",
  summary: "Stations that requests pass through: load and time at each, and of the whole.",
  formula:
    "λ = γ + Pᵀλ (or λ_i = λ V_i); each station M/M/c by itself; system response = Σ in system ÷ Σ external",
  source:
    "Jackson 1957, Networks of waiting lines; Lazowska et al. 1984, Quantitative System Performance, 6.",
  assumptions: [
    "Arrivals from outside are Poisson, service times exponential; where a request goes next does not depend on its past.",
    "Mean times of stations add up; percentiles do not.",
  ],
  example: { lambda: "200", visits: "1,2,0.3", service_s: "1 ms,2 ms,10 ms" },
  inputs: {
    lambda: number("Requests per second into the whole, with visits", "1/s", { optional: true }),
    visits: list("Visits of one request to each station", "1", { optional: true }),
    external: list("Or: rate into each station from outside", "1/s", { optional: true }),
    routing: text("Routing probabilities, rows split by ;", "", { optional: true }),
    service_s: list("Service time per visit", "s", { positive: true }),
    servers: list("Servers of each station; left out: one", "1", { optional: true, min: 1, max: 1e6 }),
  },
  main: "system_response",
  results: {
    ...RESULTS,
    throughput: { label: "Rate through each station", unit: "1/s" },
  },
  run({ lambda, visits, external, routing, service_s, servers }): Outcome {
    const size = service_s.length;
    let rates: readonly number[] | null;
    let outside: number;
    if (lambda !== undefined && visits && !external && !routing) {
      if (visits.length !== size) return { problem: "visits and service_s need one value for each station." };
      rates = visits.map((count) => lambda * count);
      outside = lambda;
    } else if (external && routing && lambda === undefined && !visits) {
      if (external.length !== size)
        return { problem: "external and service_s need one value for each station." };
      const matrix = readRouting(routing, size);
      if (!matrix) return { problem: `routing needs ${size} rows of ${size} probabilities: 0,0.5;0.2,0` };
      rates = throughputs(external, matrix);
      outside = sum(external);
      if (!rates) return { problem: "Some requests never leave: a routing row must let a share out." };
    } else return { problem: "open_network takes lambda and visits, or external and routing." };
    if (servers && servers.length !== size) return { problem: "servers needs one value for each station." };

    const states = rates.map((arrivalRate, i) =>
      steadyState({ arrivalRate, servers: servers?.[i] ?? 1, serviceRate: 1 / (service_s[i] ?? 1) }),
    );
    if (states.some((state) => state === null)) return { problem: OVERLOADED };
    const response = states.map((state) => state?.meanResponse ?? 0);
    const inSystem = rates.map((rate, i) => rate * (response[i] ?? 0));
    const whole = outside > 0 ? sum(inSystem) / outside : 0;
    return {
      result: {
        utilisation: states.map((state) => state?.utilisation ?? 0),
        throughput: rates,
        response,
        in_system: inSystem,
        system_response: whole,
      },
      steps: [
        ...rates.map((rate, i) => step(`Rate through station ${i + 1}`, "traffic equations", rate, "1/s")),
        step("Requests in the whole", "Σ rate × response time", sum(inSystem), "1"),
        step("Response time of the whole", `÷ ${outside}/s (Little)`, whole, "s"),
      ],
    };
  },
});

/**
 * Exact mean-value analysis: R_i(n) = S_i(1 + Q_i(n−1)), X = n ÷ (Z + ΣV_iR_i); times in s, throughput in 1/s.
 * Assumes exponential stations. Reiser and Lavenberg 1980.
 */
export const closedNetwork = defineCalculator({
  name: "closed_network",
  title: "Closed network of customers",
  family: "queueing networks",
  summary: "A fixed number of customers who think, then pass through stations of one server.",
  formula: "R_i(n) = S_i(1 + Q_i(n−1)); X(n) = n ÷ (Z + Σ V_i R_i); Q_i(n) = X V_i R_i",
  source: "Reiser and Lavenberg 1980, Mean-value analysis of closed multichain queuing networks.",
  assumptions: [
    "A fixed number of customers, each with one request at a time.",
    "Stations have one server and exponential times.",
  ],
  example: { customers: "20", visits: "1,5,3", service_s: "5 ms,8 ms,4 ms", think_s: "1" },
  inputs: {
    customers: integer("Customers", "1", { min: 1, max: 100_000 }),
    visits: list("Visits of one request to each station", "1"),
    service_s: list("Service time per visit", "s"),
    think_s: number("Time between requests", "s", { default: 0 }),
  },
  main: "throughput",
  results: { ...RESULTS, throughput: { label: "Throughput", unit: "1/s" } },
  run({ customers, visits, service_s, think_s }) {
    if (visits.length !== service_s.length)
      return { problem: "visits and service_s need one value for each station." };
    if (sum(visits.map((count, i) => count * (service_s[i] ?? 0))) + think_s <= 0)
      return { problem: "Some service or think time has to be above 0." };
    let queue = visits.map(() => 0);
    let response: number[] = [];
    let throughput = 0;
    let whole = 0;
    for (let n = 1; n <= customers; n++) {
      response = service_s.map((time, i) => time * (1 + (queue[i] ?? 0)));
      whole = sum(visits.map((count, i) => count * (response[i] ?? 0)));
      throughput = n / (think_s + whole);
      queue = visits.map((count, i) => throughput * count * (response[i] ?? 0));
    }
    return {
      result: {
        utilisation: visits.map((count, i) => throughput * count * (service_s[i] ?? 0)),
        response,
        in_system: queue,
        throughput,
        system_response: whole,
      },
      steps: [
        step("Response time of the whole", `Σ visits × response, ${customers} customers`, whole, "s"),
        step("Throughput", `${customers} ÷ (${think_s} + response time)`, throughput, "1/s"),
      ],
    };
  },
});

/**
 * X ≤ min(1 ÷ D_max, N ÷ (D + Z)), R ≥ max(D, N D_max − Z); demands in s. Holds for any distributions. Denning and
 * Buzen 1978.
 */
export const bottleneckBounds = defineCalculator({
  name: "bottleneck_bounds",
  title: "Bottleneck bounds",
  family: "queueing networks",
  summary: "The best throughput and response time that a system can have, whatever its queues do.",
  formula: "X ≤ min(1 ÷ D_max, N ÷ (D + Z)); R ≥ max(D, N D_max − Z)",
  source:
    "Denning and Buzen 1978, The operational analysis of queueing network models; Lazowska et al. 1984, 5.",
  assumptions: [
    "Bounds, not estimates: queues only make it worse.",
    "A demand is visits times service time of a station.",
  ],
  example: { demands_s: "0.605,2.1,1.35", customers: "7", think_s: "15" },
  inputs: {
    demands_s: list("Service demand of each station", "s"),
    customers: integer("Customers", "1", { min: 1 }),
    think_s: number("Time between requests", "s", { default: 0 }),
  },
  results: {
    max_throughput: { label: "Throughput, at most", unit: "1/s" },
    min_response: { label: "Response time, at least", unit: "s" },
  },
  ledger: ({ demands_s, customers, think_s }) => ({
    name: "max_throughput",
    of: "max_throughput",
    expression: `min(1 / ${figure(Math.max(...demands_s))} s, ${customers} / ${figure(sum(demands_s) + think_s)} s)`,
  }),
  run({ demands_s, customers, think_s }) {
    const total = sum(demands_s);
    const largest = Math.max(...demands_s);
    if (largest <= 0) return { problem: "Some service demand has to be above 0." };
    const throughput = Math.min(1 / largest, customers / (total + think_s));
    const response = Math.max(total, customers * largest - think_s);
    return {
      result: { max_throughput: throughput, min_response: response },
      steps: [
        step("Bottleneck allows", `1 ÷ ${largest} s`, 1 / largest, "1/s"),
        step(
          "Customers ask for",
          `${customers} ÷ (${total} + ${think_s}) s`,
          customers / (total + think_s),
          "1/s",
        ),
        step("Throughput, at most", "the smaller", throughput, "1/s"),
        step(
          "Response time, at least",
          `max(${total}, ${customers} × ${largest} − ${think_s})`,
          response,
          "s",
        ),
      ],
    };
  },
});
