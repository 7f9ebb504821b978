import { choice, defineCalculator, figure, integer, list, number, share, step } from "./calculator.ts";
import { lnFactorial } from "./factorial.ts";

/** 1 − (1 − p)^n, a share. Assumes that calls are slow independently of each other. Dean and Barroso 2013. */
export const fanoutTail = defineCalculator({
  name: "fanout_tail",
  title: "Fan-out and the tail",
  family: "latency",
  summary: "Chance that a request which fans out waits for at least one slow call.",
  formula: "1 − (1 − p)^n",
  source: "Dean and Barroso 2013, The tail at scale.",
  assumptions: [
    "Calls are slow independently; a shared cause makes all of them slow at once.",
    "The request waits for every call.",
  ],
  example: { fanout: "100", p_slow: "1%" },
  inputs: { fanout: number("Calls side by side", "1"), p_slow: share("Share of calls that are slow") },
  results: { p_any_slow: { label: "Share of requests that are slow", unit: "1" } },
  ledger: ({ fanout, p_slow }) => ({
    name: "slow_requests",
    of: "p_any_slow",
    expression: `1 - (1 - ${figure(p_slow)})^${figure(fanout)}`,
  }),
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

/** Π a_i, shares of time. Assumes that components fail independently. Trivedi 2002. */
export const availabilitySeries = defineCalculator({
  name: "availability_series",
  title: "Availability in series",
  family: "availability",
  summary: "Availability when every component is needed.",
  formula: "Π a_i",
  source:
    "Trivedi 2002, Probability and Statistics with Reliability, Queuing, and Computer Science Applications, 1.",
  assumptions: ["All components are needed; they fail independently."],
  example: { components: "99.9%,99.95%,99.99%" },
  inputs: COMPONENTS,
  results: AVAILABILITY,
  ledger: ({ components }) => ({
    name: "availability",
    of: "availability",
    expression: components.map(figure).join(" * "),
  }),
  run({ components }) {
    const availability = components.reduce((product, a) => product * a, 1);
    return { result: { availability }, steps: [step("All up", components.join(" × "), availability, "1")] };
  },
});

/** 1 − Π(1 − a_i), shares of time. Assumes independent failures and a switch-over that takes no time. Trivedi 2002. */
export const availabilityParallel = defineCalculator({
  name: "availability_parallel",
  title: "Availability in parallel",
  family: "availability",
  summary: "Availability when any one component is enough, failures being independent.",
  formula: "1 − Π(1 − a_i)",
  source: "Trivedi 2002, 1; failures that share a cause make it worse.",
  assumptions: [
    "Any one is enough, they fail independently, and switching over takes no time.",
    "A bad deploy, a full disk or a lost zone takes copies down together: real figures are lower.",
  ],
  example: { components: "99.9%,99.9%" },
  inputs: COMPONENTS,
  results: AVAILABILITY,
  ledger: ({ components }) => ({
    name: "availability",
    of: "availability",
    expression: `1 - ${components.map((a) => `(1 - ${figure(a)})`).join(" * ")}`,
  }),
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

/**
 * Σ_(i=k..n) C(n, i) a^i (1 − a)^(n−i), a share of time. Assumes equal instances that fail independently. Trivedi
 * 2002.
 */
export const availabilityKOfN = defineCalculator({
  name: "availability_k_of_n",
  title: "Availability, k of n",
  family: "availability",
  summary: "Availability when k of n equal instances are needed.",
  formula: "Σ_(i=k..n) C(n, i) a^i (1 − a)^(n − i)",
  source: "Trivedi 2002, 1: k-out-of-n systems.",
  assumptions: [
    "Instances are equal and fail independently; spread them over zones, or a zone takes several.",
  ],
  example: { k: "2", n: "3", instance_availability: "99.5%" },
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

/**
 * (1 − availability) × window, in s. A year is 365.25 days; year365 and month30 are what they say. SRE book,
 * appendix A.
 */
export const downtime = defineCalculator({
  name: "downtime",
  title: "Downtime allowed",
  family: "availability",
  summary: "Time down that an availability allows in a window.",
  formula: "(1 − availability) × window; a year is 365.25 days, year365 and month30 are what they say",
  source: "Beyer et al. 2016, Site Reliability Engineering, appendix A: availability table.",
  assumptions: [
    "The window is named: 99.9% is 8.77 h of 365.25 days, 8.76 h of 365 and 43.2 min of 30 days.",
  ],
  example: { availability: "99.95%", window: "month30" },
  inputs: {
    availability: share("Availability"),
    window: choice("Window", ["day", "week", "month30", "year365", "year"], "year"),
  },
  results: { downtime: { label: "Downtime", unit: "s" } },
  ledger: ({ availability, window }) => ({
    name: "downtime",
    of: "downtime",
    expression: `(1 - ${figure(availability)}) * ${WINDOWS[window]} s`,
  }),
  run({ availability, window }) {
    const seconds = (1 - availability) * WINDOWS[window];
    return {
      result: { downtime: seconds },
      steps: [step("Downtime", `(1 − ${availability}) × ${WINDOWS[window]} s`, seconds, "s")],
    };
  },
});
