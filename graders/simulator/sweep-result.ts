import { z } from "zod";

const ms = z.number().nullable();
const NamedSchema = z.object({ id: z.string(), label: z.string() });

/** How the components answer to load: as drawn, or with replicas added and removed in proportion. */
export const SCALINGS = ["as-drawn", "with-load"] as const;
export const ScalingSchema = z.enum(SCALINGS);
export type Scaling = z.infer<typeof ScalingSchema>;

/** The sketch at one load. */
export const SweepPointSchema = z.object({
  /** Times the workload's load. */
  factor: z.number(),
  rps: z.number(),
  /** Null from where a component on the way to the reply is overloaded: there is no steady state to time. */
  p50Ms: ms,
  p95Ms: ms,
  p99Ms: ms,
  /** Share of requests that can be carried to their reply, 0 to 1; what is beyond a component's capacity is turned away. */
  servedShare: z.number(),
  /** Ids of the components at or over capacity. */
  saturated: z.array(z.string()),
  busiest: NamedSchema.extend({ utilisation: z.number() }).nullable(),
  /** Of each component in `hottest`, in that order. */
  utilisations: z.array(z.number()),
  /** Null: nothing is priced. */
  usdPerMonth: z.number().nullable(),
});
export type SweepPoint = z.infer<typeof SweepPointSchema>;

export const SaturationSchema = NamedSchema.extend({
  /** Times the workload's load, and the load itself, at which the component has no capacity left. */
  factor: z.number(),
  rps: z.number(),
  /** The reply waits for it; otherwise a backlog grows behind the scenes. */
  awaited: z.boolean(),
});
export type Saturation = z.infer<typeof SaturationSchema>;

/** The sketch under growing load, in closed form. */
export const LoadSweepSchema = z.object({
  /** Today's load, the workload's. */
  rps: z.number(),
  scaling: ScalingSchema,
  /** In rising order of load; the saturation points within the range are among them. */
  points: z.array(SweepPointSchema),
  /** Components nearest to saturation at today's load, the hottest first. */
  hottest: z.array(NamedSchema),
  /** The first component to saturate; null: none has a limit. */
  saturates: SaturationSchema.nullable(),
  /** Every component with a limit, in the order in which they saturate as drawn. */
  saturations: z.array(SaturationSchema),
  /** Largest multiple of today's load at which p99 stays within the target; null: no target, or never. */
  holdsUpTo: z.number().nullable(),
  notes: z.array(z.string()),
});
export type LoadSweep = z.infer<typeof LoadSweepSchema>;

/** One load, measured request by request. */
export const SweepCheckSchema = z.object({
  factor: z.number(),
  /** Null: no steady state, or a drawing too wide to be measured in the time there is. */
  p99Ms: ms,
  /** Half-width of the 95% confidence interval; null: too little was seen to tell. */
  halfWidthMs: ms,
});
export type SweepCheck = z.infer<typeof SweepCheckSchema>;
