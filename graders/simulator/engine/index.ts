export { simulateEvents } from "./run.ts";
export { type Confidence, type EventRun, type NodeRun, type RunWindow } from "./result.ts";
export {
  type LlmSettings,
  LlmSettingsSchema,
  type Outage,
  OutageSchema,
  type RunSettings,
  type RunSettingsInput,
  RunSettingsSchema,
  type StationSettings,
  StationSettingsSchema,
  type Surge,
  SurgeSchema,
} from "./settings.ts";
