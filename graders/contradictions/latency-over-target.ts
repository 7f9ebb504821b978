import { readable } from "../checks/simulated.ts";
import { contradiction, type FindContradictions, ownTarget } from "./facts.ts";

const LATENCY = /\b(?:latency|response|p9\d|p99|respond|answers?)\b/i;
/** Targets of the usual case or of one step, which the whole path may exceed at p99. */
const PARTIAL =
  /\bp50\b|\bmedian\b|\bmean\b|\baverage\b|\bfirst\b|\btoken|\bttft\b|\bread\b|\blookup\b|\bper\b|\blocal\b/i;
const BUDGET = /\bbudget\b/i;

/** The steps of a latency budget add up to more than the target, or the sketch as stated is slower than it. */
export const latencyOverTarget: FindContradictions = ({ numbers, simulation, answer }) => {
  const target = ownTarget(numbers, "ms", LATENCY, "lowest", PARTIAL);
  if (target === null || target.value <= 0) return [];
  const aim = `${readable(target.value)} ms`;
  for (const number of numbers.stated) {
    const heading = number.sentence?.headings.join(" ") ?? "";
    if (!number.computed || !BUDGET.test(`${number.said} ${number.about.join(" ")} ${heading}`)) continue;
    const sum = number.in("ms");
    if (sum !== null && sum > 1.02 * target.value && sum < 50 * target.value)
      return [
        contradiction(
          "latency-over-target",
          2,
          `The latency budget adds up to ${readable(sum)} ms, and the target is ${aim}.`,
          [number.evidence, target.number.evidence],
        ),
      ];
  }
  const stated = answer.sketch.nodes.filter(
    ({ parameters }) => parameters.serviceTimeMs !== undefined,
  ).length;
  const p99 = simulation?.p99Ms ?? null;
  if (p99 !== null && stated >= 3 && p99 > 1.5 * target.value)
    return [
      contradiction(
        "latency-over-target",
        2,
        `With the service times in your sketch the whole path takes ${readable(p99)} ms at p99, and your target is ${aim}.`,
        [{ kind: "simulation", metric: "p99 of the whole path", value: `${readable(p99)} ms`, target: aim }],
      ),
    ];
  return [];
};
