import { type Misconception } from "../../model/index.ts";
import { consistencyBeliefs } from "./consistency.ts";
import { freshnessBeliefs } from "./freshness.ts";
import { dataBeliefs } from "./data.ts";
import { estimationBeliefs } from "./estimation.ts";
import { featureBeliefs } from "./features.ts";
import { llmBeliefs } from "./llm.ts";
import { llmSafetyBeliefs } from "./llm-safety.ts";
import { operationsBeliefs } from "./operations.ts";
import { relationBeliefs } from "./relations.ts";
import { reliabilityBeliefs } from "./reliability.ts";
import { overloadBeliefs } from "./overload.ts";
import { retrievalBeliefs } from "./retrieval.ts";
import { scalingBeliefs } from "./scaling.ts";
import { securityBeliefs } from "./security.ts";
import { servingBeliefs } from "./serving.ts";
import { shortcutBeliefs } from "./shortcuts.ts";
import { trainingBeliefs } from "./training.ts";
import { experimentBeliefs } from "./experiments.ts";

/**
 * What is false in any question. A question may list a belief under the same id: it then keeps its own words and cost and
 * gains these patterns.
 */
export const FIELD_MISCONCEPTIONS: readonly Misconception[] = [
  ...consistencyBeliefs,
  ...freshnessBeliefs,
  ...dataBeliefs,
  ...featureBeliefs,
  ...trainingBeliefs,
  ...experimentBeliefs,
  ...retrievalBeliefs,
  ...servingBeliefs,
  ...scalingBeliefs,
  ...llmBeliefs,
  ...llmSafetyBeliefs,
  ...reliabilityBeliefs,
  ...overloadBeliefs,
  ...operationsBeliefs,
  ...estimationBeliefs,
  ...securityBeliefs,
  ...relationBeliefs,
  ...shortcutBeliefs,
];
