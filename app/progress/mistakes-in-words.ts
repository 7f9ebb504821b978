import type { CheckKind, ContradictionKind } from "~graders";

/** Of checks that a whole class of questions shares: what was left out, as a habit to mend. */
export const LEFT_OUT_IN_WORDS: Partial<Record<CheckKind, string>> = {
  target: "No target that could be measured",
  estimate: "A quantity that decides the design, not worked out",
  sum: "A sum asked for and not done",
  decision: "A choice without its options, reason or price",
  decisions: "Too few choices told with their options, reason and price",
  cost: "Costs not added up to a monthly bill",
  redundancy: "A part of the sketch that nothing stands in for",
  isolation: "Work in the sketch that can drag down what people wait for",
  load: "A part of the sketch that cannot carry its load",
  latency: "A path in the sketch slower than its target",
  availability: "A sketch that is down more than promised",
  budget: "A design over its budget",
  curveball: "A break in mid-round left without an answer",
};

/** Two parts of one answer that cannot both be true. */
export const CONTRADICTED_IN_WORDS: Record<ContradictionKind, string> = {
  "rate-disagrees": "Two different request rates for the same traffic",
  "capacity-short": "A sketch that cannot carry the load worked out beside it",
  "latency-over-target": "Steps that add up to more than the latency target",
  "claimed-not-drawn": "A part praised in the text and missing from the sketch",
  "redundancy-not-drawn": "Copies promised in the text, one drawn",
  "cost-disagrees": "A bill that its own lines do not add up to",
  "storage-disagrees": "Two different sizes for the same data",
  "availability-over-claimed": "More uptime claimed than the parts give",
  "region-disagrees": "Several regions in the text, one in the sketch",
  "replicas-disagree": "Different numbers of copies in text and sketch",
  "freshness-disagrees": "Data fresher than its own pipeline delivers it",
  "consistency-disagrees": "Stronger consistency claimed than the store gives",
};
