import { readable, simulated } from "../checks/simulated.ts";
import { decidesLatency } from "../checks/simulation-decides.ts";
import { contradiction, type FindContradictions, ownTarget } from "./facts.ts";

const LATENCY = /\b(?:latency|response|p9\d|p99|respond|answers?)\b/i;
/** Targets of the usual case or of one step, which the whole path may exceed at p99. */
const PARTIAL =
  /\bp50\b|\bmedian\b|\bmean\b|\baverage\b|\bfirst\b|\btoken|\bttft\b|\bread\b|\blookup\b|\bper\b|\blocal\b/i;
const BUDGET =
  /\bbudget\b|\bend[- ]to[- ]end\b|\bwhole path\b|\bcritical path\b|\brequest path\b|\blatency\b/i;
/** Sums of another case than the target's: the usual one, the unlucky one, what is not taken, or steps side by side. */
const OTHER_CASE =
  /\bp50\b|\bmedian\b|\bmean\b|\baverage\b|\btypical\w*|\bworst[- ]case\b|\bretr(?:y|ies)\b|\bcold\b|\btimeouts?\b|\bparallel\b|\bconcurrent\w*|\bat once\b|\bif\b|\bwould\b|\bwithout\b|\bnaive\w*|\binstead\b|\breject\w*|\btoday\b|\bbefore\b|\bcurrently\b|\bsequential\w*|\bone after the other\b|\bcross[- ]region\b|\bworst\b|\bpercentiles?\b|\bmiss(?:es)?\b/i;
/** Fewer steps are a remark on one of them, not the budget. */
const FEWEST_SIGNS = 2;

/** The steps of a latency budget add up to more than the target, or the sketch as stated is slower than it. */
export const latencyOverTarget: FindContradictions = ({ numbers, simulation, answer }) => {
  const target = ownTarget(numbers, "ms", LATENCY, "highest", PARTIAL);
  if (target === null || target.value <= 0) return [];
  const aim = `${readable(target.value)} ms`;
  for (const number of numbers.stated) {
    const heading = number.sentence?.headings.join(" ") ?? "";
    const around = `${number.said} ${number.sentence?.text ?? ""} ${heading}`;
    if (!number.computed || !BUDGET.test(`${around} ${number.about.join(" ")}`)) continue;
    if (OTHER_CASE.test(around) || (around.match(/\+/g)?.length ?? 0) < FEWEST_SIGNS) continue;
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
  if (simulation !== null && p99 !== null && stated >= 3 && p99 > 1.5 * target.value)
    return [
      contradiction(
        "latency-over-target",
        2,
        `With the service times in your sketch the whole path takes ${readable(p99)} ms at p99, and your target is ${aim}.`,
        [
          simulated(
            "p99 of the whole path",
            `${readable(p99)} ms`,
            aim,
            decidesLatency(simulation, answer.sketch).map(({ id }) => id),
          ),
        ],
      ),
    ];
  return [];
};
