import { z } from "zod";

export const VARIED_PARAMETERS = ["replicas", "hardware", "batch", "cache-size"] as const;
export const VariedParameterSchema = z.enum(VARIED_PARAMETERS);
export type VariedParameter = z.infer<typeof VariedParameterSchema>;

/** One parameter of one component that is not as in the sketch. */
export const ParetoChangeSchema = z.object({
  id: z.string(),
  label: z.string(),
  parameter: VariedParameterSchema,
  /** Replicas; accelerator by name; requests worked on at once by one replica; share of lookups answered. */
  from: z.union([z.number(), z.string()]),
  to: z.union([z.number(), z.string()]),
  says: z.string(),
});
export type ParetoChange = z.infer<typeof ParetoChangeSchema>;

/** One design: the sketch with none, one or several parameters changed. */
export const ParetoPointSchema = z.object({
  usdPerMonth: z.number(),
  /** End to end; null where a component on the way to the reply is overloaded. */
  p99Ms: z.number().nullable(),
  availability: z.number().nullable(),
  /** Times today's load at which its first component saturates; null: none has a limit. */
  carriesUpTo: z.number().nullable(),
  changes: z.array(ParetoChangeSchema),
  /** The changes in one phrase; “as drawn” where there are none. */
  says: z.string(),
  /** Something that was tried is no dearer and no slower, and better in one by more than the noise. */
  dominated: z.boolean(),
});
export type ParetoPoint = z.infer<typeof ParetoPointSchema>;

/** The designs around a sketch by what they cost and how fast they answer. */
export const ParetoMirrorSchema = z.object({
  rps: z.number(),
  /** The sketch as it stands. */
  own: ParetoPointSchema,
  /** Where the sketch cannot carry the load: with the replicas it lacks, which variants start from. Otherwise null. */
  repaired: ParetoPointSchema.nullable(),
  /** The cheapest first, each next one dearer and faster by more than the noise. */
  front: z.array(ParetoPointSchema),
  /**
   * What dominates the sketch (or what mends it), each once: the cheapest that carries as much, the cheapest of those that
   * change least, the cheapest, and the fastest. The first two change nothing but counts of replicas where that suffices.
   */
  dominators: z.array(
    ParetoPointSchema.extend({
      /** The changes and what they save and gain, in one or two sentences. */
      difference: z.string(),
      /** It saturates no earlier than the sketch. */
      keepsRoom: z.boolean(),
    }),
  ),
  /** Dollars a month and p99 of everything that carries the load, to be drawn behind the front. */
  cloud: z.array(z.tuple([z.number(), z.number()])),
  /** Variants run, and those of them that carry the load and keep what is held. */
  tried: z.number().int(),
  feasible: z.number().int(),
  /** In one or two sentences: how many variants dominate the sketch, or that nothing found does. */
  verdict: z.string(),
  /** What was varied, one line a component, and what was held and assumed, one sentence each. */
  varied: z.array(z.string()),
  held: z.array(z.string()),
});
export type ParetoMirror = z.infer<typeof ParetoMirrorSchema>;
