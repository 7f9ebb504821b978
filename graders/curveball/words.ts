import { readable } from "../checks/simulated.ts";
import { type Break, type Standing } from "../model/index.ts";

/** What broke, as the subject of a sentence: `The loss of one zone of “Ranker”`. */
export function lossNamed(breaks: Break): string {
  switch (breaks.kind) {
    case "one-copy":
      return `The loss of a copy of “${breaks.label}”`;
    case "one-zone":
      return `The loss of one zone of “${breaks.label}”`;
    case "whole":
      return `The loss of “${breaks.label}”`;
    case "group":
      return `The loss of the ${breaks.groupKind} “${breaks.label}”`;
    case "every-zone":
      return "The loss of a whole zone";
  }
}

export const percentOf = (share: number): string =>
  share >= 0.9995 ? "100%" : `${readable(Math.floor(1000 * share) / 10)}%`;

/** Who is served and what is in the way: `61% of requests: “Ranker” gets 75,000/s and can do 54,000/s`. */
export function standingInWords({ servedShare, cutOffShare, overloaded, busiest }: Standing): string {
  const [worst] = overloaded;
  const reasons = [
    ...(cutOffShare > 5e-4 ? [`${percentOf(cutOffShare)} have no way left to their reply`] : []),
    ...(worst
      ? [`“${worst.label}” gets ${readable(worst.arrivalRps)}/s and can do ${readable(worst.capacityRps)}/s`]
      : []),
  ];
  const calm =
    reasons.length === 0 && busiest
      ? [`the busiest that is left, “${busiest.label}”, runs at ${readable(100 * busiest.utilisation)}%`]
      : [];
  const why = [...reasons, ...calm];
  return `${percentOf(servedShare)} of requests${why.length > 0 ? ` (${why.join("; ")})` : ""}`;
}
