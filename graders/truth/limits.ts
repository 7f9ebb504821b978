import { type Limit } from "./limit.ts";
import { LIMITS_OF_ARITHMETIC } from "./limits-of-arithmetic.ts";
import { LIMITS_OF_DISTANCE } from "./limits-of-distance.ts";
import { LIMITS_OF_MACHINES } from "./limits-of-machines.ts";
import { LIMITS_OF_MODELS } from "./limits-of-models.ts";

export const LIMITS: readonly Limit[] = [
  ...LIMITS_OF_DISTANCE,
  ...LIMITS_OF_ARITHMETIC,
  ...LIMITS_OF_MODELS,
  ...LIMITS_OF_MACHINES,
];
