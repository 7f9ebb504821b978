import { z } from "zod";
import {
  type EdgeFlow,
  type EventRun,
  type OutageEffect,
  RunSettingsSchema,
  SimulationSchema,
  SketchSchema,
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
  /** The closed form at loads from `from` to `to` times the workload's, evenly spaced on a logarithmic scale. */
  z.object({
    kind: z.literal("sweep"),
    ...asked,
    from: z.number().positive().default(0.1),
    to: z.number().positive().max(1000).default(10),
    steps: z.number().int().min(2).max(200).default(41),
  }),
  /** Variations of replicas, hardware, batch and cache around the sketch as it stands. */
  z.object({
    kind: z.literal("pareto"),
    ...asked,
    mostPoints: z.number().int().min(1).max(2000).default(300),
  }),
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

const NamedSchema = z.object({ id: z.string(), label: z.string() });

/** The sketch under growing load. */
const SweepSchema = z.object({
  points: z.array(
    z.object({
      /** Times the workload's load. */
      factor: z.number(),
      rps: z.number(),
      /** Null from where a component on the way to the reply is overloaded. */
      ...percentiles,
      busiest: NamedSchema.extend({ utilisation: z.number() }).nullable(),
    }),
  ),
  /** The first component to saturate, and at how many times the load; null: none has a limit. */
  saturates: NamedSchema.extend({ factor: z.number() }).nullable(),
});
export type Sweep = z.infer<typeof SweepSchema>;

const ParetoPointSchema = z.object({
  usdPerMonth: z.number(),
  /** Null: overloaded. */
  p99Ms: ms,
  availability: share,
  /** What is different from the sketch as it stands; empty: nothing. */
  changes: z.array(
    NamedSchema.extend({ parameter: z.string(), from: z.number(), to: z.number(), says: z.string() }),
  ),
  /** Another point is no dearer and no slower, and better in one. */
  dominated: z.boolean(),
});
export type ParetoPoint = z.infer<typeof ParetoPointSchema>;

/** Cost against latency around the sketch. */
const ParetoSchema = z.object({
  own: ParetoPointSchema,
  points: z.array(ParetoPointSchema),
});
export type Pareto = z.infer<typeof ParetoSchema>;

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
  z.object({ kind: z.literal("sweep"), ...answered, sweep: SweepSchema }),
  z.object({ kind: z.literal("pareto"), ...answered, pareto: ParetoSchema }),
  /** Why it could not be run, in one sentence, and the node, edge or group to mend. */
  z.object({ kind: z.literal("failed"), ...answered, reason: z.string(), mend: z.string().nullable() }),
]);
export type SimulationReply = z.infer<typeof SimulationReplySchema>;
