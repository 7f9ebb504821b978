import { cacheWorkingSet, cacheZipf } from "./cache.ts";
import { type Calculator } from "./calculator.ts";
import { breakEven, commitmentMix, gpuTokenCost, objectStorage, tieredCost, tokenCost } from "./cost.ts";
import { embeddingPipeline, featureStore } from "./features.ts";
import { mg1, mmck } from "./finite-queue.ts";
import { hardware } from "./hardware.ts";
import { bottleneckBounds, closedNetwork, openNetwork } from "./networks.ts";
import { erlangBCalculator, erlangCCalculator, littlesLaw, minServersCalculator, mmc } from "./queueing.ts";
import {
  availabilityKOfN,
  availabilityParallel,
  availabilitySeries,
  downtime,
  fanoutTail,
} from "./reliability.ts";
import {
  criticalBatch,
  decode,
  gpuFit,
  prefill,
  prefillDecodeRatio,
  speculativeDecoding,
} from "./serving.ts";
import { connectionPool, dynamodbUnits, partitions } from "./sharding.ts";
import { bandwidth, searchStorage, storage, traffic } from "./traffic.ts";
import { computeOptimal, training, trainingMfu, zeroMemory } from "./training.ts";
import { kvCache, transformerParams, weights } from "./transformer.ts";
import { vectorMemory } from "./vector-memory.ts";

/** Every calculator, by family. */
export const CALCULATORS: readonly Calculator[] = [
  traffic,
  storage,
  bandwidth,
  searchStorage,
  cacheZipf,
  cacheWorkingSet,
  littlesLaw,
  erlangBCalculator,
  erlangCCalculator,
  mmc,
  mmck,
  mg1,
  minServersCalculator,
  openNetwork,
  closedNetwork,
  bottleneckBounds,
  fanoutTail,
  availabilitySeries,
  availabilityParallel,
  availabilityKOfN,
  downtime,
  partitions,
  dynamodbUnits,
  connectionPool,
  vectorMemory,
  transformerParams,
  weights,
  kvCache,
  gpuFit,
  criticalBatch,
  decode,
  prefill,
  prefillDecodeRatio,
  speculativeDecoding,
  training,
  trainingMfu,
  computeOptimal,
  zeroMemory,
  featureStore,
  embeddingPipeline,
  tokenCost,
  gpuTokenCost,
  breakEven,
  commitmentMix,
  tieredCost,
  objectStorage,
  hardware,
];

export const CALCULATOR_NAMES: readonly string[] = CALCULATORS.map(({ name }) => name);
