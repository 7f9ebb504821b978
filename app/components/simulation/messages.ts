import { z } from "zod";
import {
  type EdgeFlow,
  type EventRun,
  LoadSweepSchema,
  type OutageEffect,
  ParetoMirrorSchema,
  PriceTableSchema,
  RunSettingsSchema,
  ScalingSchema,
  SimulationSchema,
  SketchSchema,
  SweepCheckSchema,
} from "~graders";

/**
 * What the page asks the simulation's worker, and what it answers. Both sides parse what they get. `id` pairs a reply with
 * its request; a reply to a request that was superseded is dropped.
 */

/** What the sketch is run under, as the prompt gives it and the candidate states it. */
export const RunWorkloadSchema = z.object({
  /** Requests per second at peak. */
  rps: z.number().positive().max(1e12),
  /** Targets; left out where nobody stated one. */
  p99Ms: z.number().positive().max(1e12).optional(),
  availability: z.number().min(0).max(1).optional(),
  usdPerMonth: z.number().min(0).max(1e15).optional(),
});
export type RunWorkload = z.infer<typeof RunWorkloadSchema>;

const asked = {
  id: z.number().int().min(0),
  sketch: SketchSchema,
  workload: RunWorkloadSchema,
  /** Ids of nodes and groups that are down. */
  down: z.array(z.string().max(64)).max(240).default([]),
  /** What replicas cost where the sketch does not say; left out: the built-in table. */
  prices: PriceTableSchema.optional(),
};

export const SimulationRequestSchema = z.discriminatedUnion("kind", [
  /** The closed form, and the flows along the edges. */
  z.object({ kind: z.literal("simulate-closed"), ...asked }),
  /** Request by request, seeded. */
  z.object({
    kind: z.literal("simulate-events"),
    ...asked,
    settings: RunSettingsSchema.pick({ seed: true, requests: true }),
  }),
  /** The closed form at a tenth of the load up to ten times it; `check` measures a few of them request by request. */
  z.object({
    kind: z.literal("sweep"),
    ...asked,
    scaling: ScalingSchema.default("as-drawn"),
    check: RunSettingsSchema.pick({ seed: true, requests: true }).optional(),
  }),
  /** Variations of replicas, hardware, batch and cache around the sketch with all of it up. */
  z.object({ kind: z.literal("pareto"), ...asked }),
]);
export type SimulationRequest = z.infer<typeof SimulationRequestSchema>;
/** As a sender writes it: without what has a default, and without the id, which whoever sends it on gives. */
export type SimulationAsk = WithoutId<z.input<typeof SimulationRequestSchema>>;
type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;

const ms = z.number().nullable();
const share = z.number().nullable();

const EdgeFlowSchema: z.ZodType<EdgeFlow> = z.object({ id: z.string(), rps: z.number().nullable() });

const OutageEffectSchema: z.ZodType<OutageEffect> = z.object({
  down: z.array(z.string()),
  servedShare: z.number(),
  carriedShare: z.number(),
  nodes: z.array(
    z.object({
      id: z.string(),
      state: z.enum(["up", "down", "cut-off", "failing"]),
      servedShare: z.number(),
    }),
  ),
  requests: z.array(z.object({ label: z.string(), share: z.number(), servedShare: z.number() })),
});

const ConfidenceSchema = z.object({ meanMs: ms, p50Ms: ms, p95Ms: ms, p99Ms: ms });
const percentiles = { p50Ms: ms, p95Ms: ms, p99Ms: ms };

const EventRunSchema: z.ZodType<EventRun> = z.object({
  rps: z.number(),
  seed: z.number(),
  requests: z.number(),
  events: z.number(),
  warmUpS: z.number(),
  measuredS: z.number(),
  meanMs: ms,
  ...percentiles,
  confidence: ConfidenceSchema,
  servedShare: share,
  lostShare: share,
  timedOutShare: share,
  nodes: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      arrivalRps: z.number(),
      capacityRps: z.number().nullable(),
      utilisation: z.number().nullable(),
      meanMs: ms,
      ...percentiles,
      confidence: ConfidenceSchema,
      queue: z.number().nullable(),
      meanWaitMs: ms,
      refusedShare: z.number(),
      timedOutShare: z.number(),
      retriesRps: z.number(),
      growing: z.boolean(),
      firstToken: z
        .object({ p50Ms: z.number(), p95Ms: z.number(), p99Ms: z.number(), kvShare: share })
        .nullable(),
    }),
  ),
  timeline: z.array(
    z.object({
      fromS: z.number(),
      toS: z.number(),
      arrivedRps: z.number(),
      servedRps: z.number(),
      lostRps: z.number(),
      timedOutRps: z.number(),
      p50Ms: ms,
      p99Ms: ms,
    }),
  ),
  notes: z.array(z.string()),
});

const answered = { id: z.number().int() };

export const SimulationReplySchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("simulate-closed"),
    ...answered,
    simulation: SimulationSchema,
    flows: z.array(EdgeFlowSchema),
    /** Null: nothing is down. */
    outage: OutageEffectSchema.nullable(),
  }),
  z.object({ kind: z.literal("simulate-events"), ...answered, run: EventRunSchema, tookMs: z.number() }),
  z.object({
    kind: z.literal("sweep"),
    ...answered,
    sweep: LoadSweepSchema,
    checks: z.array(SweepCheckSchema),
  }),
  z.object({ kind: z.literal("pareto"), ...answered, mirror: ParetoMirrorSchema }),
  /** Why it could not be run, in one sentence, and the node, edge or group to mend. */
  z.object({ kind: z.literal("failed"), ...answered, reason: z.string(), mend: z.string().nullable() }),
]);
export type SimulationReply = z.infer<typeof SimulationReplySchema>;
