import { type Contradiction, type ContradictionKind } from "../model/index.ts";
import { availabilityOverClaimed } from "./availability-over-claimed.ts";
import { capacityShort } from "./capacity-short.ts";
import { claimedNotDrawn } from "./claimed-not-drawn.ts";
import { consistencyDisagrees } from "./consistency-disagrees.ts";
import { costDisagrees } from "./cost-disagrees.ts";
import { type ContradictionFacts, type FindContradictions } from "./facts.ts";
import { freshnessDisagrees } from "./freshness-disagrees.ts";
import { latencyOverTarget } from "./latency-over-target.ts";
import { rateDisagrees } from "./rate-disagrees.ts";
import { redundancyNotDrawn } from "./redundancy-not-drawn.ts";
import { regionDisagrees } from "./region-disagrees.ts";
import { replicasDisagree } from "./replicas-disagree.ts";
import { storageDisagrees } from "./storage-disagrees.ts";

const FINDERS: Record<ContradictionKind, FindContradictions> = {
  "rate-disagrees": rateDisagrees,
  "capacity-short": capacityShort,
  "latency-over-target": latencyOverTarget,
  "claimed-not-drawn": claimedNotDrawn,
  "redundancy-not-drawn": redundancyNotDrawn,
  "cost-disagrees": costDisagrees,
  "storage-disagrees": storageDisagrees,
  "availability-over-claimed": availabilityOverClaimed,
  "region-disagrees": regionDisagrees,
  "replicas-disagree": replicasDisagree,
  "freshness-disagrees": freshnessDisagrees,
  "consistency-disagrees": consistencyDisagrees,
};

/** Where text, ledger, sketch and costs say different things of the same matter. */
export const findContradictions = (facts: ContradictionFacts): Contradiction[] =>
  Object.values(FINDERS).flatMap((find) => find(facts));
export { type ContradictionFacts } from "./facts.ts";
