import { z } from "zod";

const count = z.number().int().min(1).max(1_000_000);
const milliseconds = z.number().min(0).max(1e12);

/** An LLM server with continuous batching (Yu et al. 2022, Orca; Kwon et al. 2023, vLLM). Figures are for one replica. */
export const LlmSettingsSchema = z.object({
  /** Mean tokens of a prompt and of a reply; each request draws its own. */
  promptTokens: z.number().positive().max(1e8),
  outputTokens: z.number().positive().max(1e8),
  /** Spread of both, as standard deviation over mean. */
  cv: z.number().min(0).max(10).default(1),
  /** Speed at which prompts are read. */
  prefillTokensPerS: z.number().positive().max(1e12),
  /** Time of a decoding step that gives each sequence one token: `stepMs`, and `stepMsPerSequence` for each in it. */
  stepMs: z.number().positive().max(1e6),
  stepMsPerSequence: z.number().min(0).max(1e6).default(0),
  /** Tokens for which there is room in the KV cache; left out: as many as the slots take. */
  kvTokens: z.number().positive().max(1e12).optional(),
});
export type LlmSettings = z.infer<typeof LlmSettingsSchema>;

/** What the sketch does not say of a node, and the engine can run. Left out: as the closed form takes it. */
export const StationSettingsSchema = z.object({
  /** Standard deviation of service times over their mean: 0 is always the same, 1 exponential, others lognormal. */
  cv: z.number().min(0).max(10).optional(),
  /** How long a batch that is not full waits for more. 0 starts at once with what is there, as Triton does by default. */
  batchWaitMs: milliseconds.optional(),
  /** Requests that may be here, those in service included; the rest are refused. */
  room: count.optional(),
  /** Time after which a caller gives up; stands before the sketch's own. */
  timeoutMs: milliseconds.optional(),
  /** Further tries of a caller whose call failed. */
  retries: z.number().int().min(0).max(20).optional(),
  /** Mean pause before the first of them; doubled for each further one, and drawn evenly from 0 to twice that. */
  backoffMs: milliseconds.optional(),
  llm: LlmSettingsSchema.optional(),
});
export type StationSettings = z.infer<typeof StationSettingsSchema>;

/** A node, zone or region that is away for a while. Time 0 is where measuring starts. */
export const OutageSchema = z.object({
  /** Id of a node or of a group. */
  target: z.string().max(64),
  /** 0 or less: from the very start, warm-up included. */
  fromS: z.number(),
  /** Left out: it does not come back. */
  untilS: z.number().optional(),
  /** Share of the replicas that are lost; a zone of three takes a third of what is spread over them. */
  share: z.number().positive().max(1).default(1),
});
export type Outage = z.infer<typeof OutageSchema>;

/** Load times `factor` for a while. */
export const SurgeSchema = z.object({
  fromS: z.number().min(0),
  untilS: z.number().positive(),
  factor: z.number().min(0).max(1000),
});
export type Surge = z.infer<typeof SurgeSchema>;

/** How a run is made; the same settings and seed give the same run. */
export const RunSettingsSchema = z.object({
  seed: z.number().int().default(1),
  /** Requests to measure, about; the warm-up comes on top. */
  requests: z.number().int().min(1).max(10_000_000).default(20_000),
  /** Or: seconds of the system's own time to measure. */
  seconds: z.number().positive().max(1e9).optional(),
  /** A run stops here, however far it has come: a bound on time and memory. */
  mostEvents: z.number().int().min(1000).max(1_000_000_000).default(8_000_000),
  /** For every node that does not have its own. */
  everywhere: StationSettingsSchema.default({}),
  /** By node id. */
  stations: z.record(z.string(), StationSettingsSchema).default({}),
  outages: z.array(OutageSchema).max(100).default([]),
  surges: z.array(SurgeSchema).max(100).default([]),
});
export type RunSettings = z.infer<typeof RunSettingsSchema>;
export type RunSettingsInput = z.input<typeof RunSettingsSchema>;
