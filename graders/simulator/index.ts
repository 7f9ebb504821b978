export { KIND_DEFAULTS, type KindDefaults } from "./defaults.ts";
export { simulate } from "./simulate.ts";
export { type SimulatedWorkload } from "./workload.ts";
export * from "./engine/index.ts";
