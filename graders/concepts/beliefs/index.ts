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
import { dataGuarantees } from "./data-guarantees.ts";
import { modelGuarantees } from "./model-guarantees.ts";
import { LOOSE_WORDINGS } from "./loose.ts";
import { WIDER_ON_MODELS } from "./wider-models.ts";
import { WIDER_ON_SYSTEMS } from "./wider-systems.ts";

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
  ...modelGuarantees,
  ...dataGuarantees,
].map((belief) => ({
  ...belief,
  patterns: [
    ...belief.patterns,
    ...(WIDER_ON_MODELS[belief.id] ?? []),
    ...(WIDER_ON_SYSTEMS[belief.id] ?? []),
  ],
  loose: [...(LOOSE_WORDINGS[belief.id] ?? [])],
}));
