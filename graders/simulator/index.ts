export { KIND_DEFAULTS, type KindDefaults } from "./defaults.ts";
export { type EdgeFlow, edgeFlows } from "./flows.ts";
export { type OutageEffect, outageEffect } from "./outage.ts";
export {
  type ParetoInput,
  paretoMirror,
  type ParetoOutcome,
  type ParetoProgress,
  paretoSteps,
} from "./pareto.ts";
export * from "./pareto-result.ts";
export { simulate } from "./simulate.ts";
export { checkSweep, loadsToCheck } from "./sweep-check.ts";
export * from "./sweep-result.ts";
export { type SweepInput, sweepLoad } from "./sweep.ts";
export { type SimulatedWorkload } from "./workload.ts";
export * from "./engine/index.ts";
