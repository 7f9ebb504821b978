export { KIND_DEFAULTS, type KindDefaults } from "./defaults.ts";
export { type EdgeFlow, edgeFlows } from "./flows.ts";
export { type OutageEffect, outageEffect } from "./outage.ts";
export { simulate } from "./simulate.ts";
export { type SimulatedWorkload } from "./workload.ts";
export * from "./engine/index.ts";
