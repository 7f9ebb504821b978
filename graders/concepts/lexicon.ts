import { type Concept } from "../model/index.ts";
import { caching } from "./caching.ts";
import { candidates } from "./candidates.ts";
import { capacity } from "./capacity.ts";
import { conflicts } from "./conflicts.ts";
import { consistency } from "./consistency.ts";
import { cost } from "./cost.ts";
import { data } from "./data.ts";
import { evaluation } from "./evaluation.ts";
import { events } from "./events.ts";
import { failures } from "./failures.ts";
import { featureChecks } from "./feature-checks.ts";
import { featureSupply } from "./feature-supply.ts";
import { features } from "./features.ts";
import { llmAnswers } from "./llm-answers.ts";
import { llmOperations } from "./llm-operations.ts";
import { llmServing } from "./llm-serving.ts";
import { modelCompression } from "./model-compression.ts";
import { moderation } from "./moderation.ts";
import { monitoring } from "./monitoring.ts";
import { overload } from "./overload.ts";
import { overloadCalls } from "./overload-calls.ts";
import { ranking } from "./ranking.ts";
import { rankingGoals } from "./ranking-goals.ts";
import { regions } from "./regions.ts";
import { release } from "./release.ts";
import { replication } from "./replication.ts";
import { requirements } from "./requirements.ts";
import { retrieval } from "./retrieval.ts";
import { safety } from "./safety.ts";
import { scaling } from "./scaling.ts";
import { servingHardware } from "./serving-hardware.ts";
import { servingModes } from "./serving-modes.ts";

/** The ideas of the field and the ways people say them, family by family. */
export const LEXICON: readonly Concept[] = [
  ...requirements,
  ...capacity,
  ...scaling,
  ...candidates,
  ...retrieval,
  ...ranking,
  ...rankingGoals,
  ...features,
  ...featureSupply,
  ...featureChecks,
  ...caching,
  ...consistency,
  ...conflicts,
  ...replication,
  ...regions,
  ...overload,
  ...overloadCalls,
  ...failures,
  ...servingHardware,
  ...servingModes,
  ...modelCompression,
  ...llmServing,
  ...llmAnswers,
  ...llmOperations,
  ...events,
  ...data,
  ...release,
  ...evaluation,
  ...monitoring,
  ...moderation,
  ...safety,
  ...cost,
];
