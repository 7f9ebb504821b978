import { choice, defineCalculator, integer, list, number, share, step } from "./calculator.ts";
import { lnFactorial } from "./factorial.ts";

export const fanoutTail = defineCalculator({
  name: "fanout_tail",
  family: "latency",
  summary: "Chance that a request which fans out waits for at least one slow call.",
  formula: "1 − (1 − p)^n",
  source: "Dean and Barroso 2013, The tail at scale.",
  inputs: { fanout: number("Calls side by side", "1"), p_slow: share("Share of calls that are slow") },
  results: { p_any_slow: { label: "Share of requests that are slow", unit: "1" } },
  run({ fanout, p_slow }) {
    const slow = p_slow === 1 ? (fanout > 0 ? 1 : 0) : -Math.expm1(fanout * Math.log1p(-p_slow));
    return {
      result: { p_any_slow: slow },
      steps: [step("Slow requests", `1 − (1 − ${p_slow})^${fanout}`, slow, "1")],
    };
  },
});

const COMPONENTS = { components: list("Availability of each component", "1", { max: 1 }) };
const AVAILABILITY = { availability: { label: "Availability", unit: "1" } };

export const availabilitySeries = defineCalculator({
  name: "availability_series",
  family: "availability",
  summary: "Availability when every component is needed.",
  formula: "Π a_i",
  source:
    "Trivedi 2002, Probability and Statistics with Reliability, Queuing, and Computer Science Applications, 1.",
  inputs: COMPONENTS,
  results: AVAILABILITY,
  run({ components }) {
    const availability = components.reduce((product, a) => product * a, 1);
    return { result: { availability }, steps: [step("All up", components.join(" × "), availability, "1")] };
  },
});

export const availabilityParallel = defineCalculator({
  name: "availability_parallel",
  family: "availability",
  summary: "Availability when any one component is enough, failures being independent.",
  formula: "1 − Π(1 − a_i)",
  source: "Trivedi 2002, 1; failures that share a cause make it worse.",
  inputs: COMPONENTS,
  results: AVAILABILITY,
  run({ components }) {
    const allDown = components.reduce((product, a) => product * (1 - a), 1);
    return {
      result: { availability: 1 - allDown },
      steps: [
        step("All down", components.map((a) => `(1 − ${a})`).join(" × "), allDown, "1"),
        step("Any up", "1 − all down", 1 - allDown, "1"),
      ],
    };
  },
});

export const availabilityKOfN = defineCalculator({
  name: "availability_k_of_n",
  family: "availability",
  summary: "Availability when k of n equal instances are needed.",
  formula: "Σ_(i=k..n) C(n, i) a^i (1 − a)^(n − i)",
  source: "Trivedi 2002, 1: k-out-of-n systems.",
  inputs: {
    k: integer("Needed", "1", { max: 100_000 }),
    n: integer("Running", "1", { min: 1, max: 100_000 }),
    instance_availability: share("Availability of one"),
  },
  results: AVAILABILITY,
  run({ k, n, instance_availability: a }) {
    if (k > n) return { problem: `k is at most n (${n}).` };
    const availability = atLeast(k, n, a);
    return {
      result: { availability },
      steps: [step("At least k up", `binomial tail: ${k} of ${n} at ${a}`, availability, "1")],
    };
  },
});

function atLeast(k: number, n: number, a: number): number {
  if (k === 0 || a === 1) return 1;
  if (a === 0) return 0;
  let tail = 0;
  for (let i = k; i <= n; i++)
    tail += Math.exp(
      lnFactorial(n) - lnFactorial(i) - lnFactorial(n - i) + i * Math.log(a) + (n - i) * Math.log1p(-a),
    );
  return Math.min(1, tail);
}

const DAY_S = 86_400;
const WINDOWS = {
  day: DAY_S,
  week: 7 * DAY_S,
  month30: 30 * DAY_S,
  year365: 365 * DAY_S,
  year: 365.25 * DAY_S,
} as const;

export const downtime = defineCalculator({
  name: "downtime",
  family: "availability",
  summary: "Time down that an availability allows in a window.",
  formula: "(1 − availability) × window; a year is 365.25 days, year365 and month30 are what they say",
  source: "Beyer et al. 2016, Site Reliability Engineering, appendix A: availability table.",
  inputs: {
    availability: share("Availability"),
    window: choice("Window", ["day", "week", "month30", "year365", "year"], "year"),
  },
  results: { downtime: { label: "Downtime", unit: "s" } },
  run({ availability, window }) {
    const seconds = (1 - availability) * WINDOWS[window];
    return {
      result: { downtime: seconds },
      steps: [step("Downtime", `(1 − ${availability}) × ${WINDOWS[window]} s`, seconds, "s")],
    };
  },
});
