import { z } from "zod";
import { NodeKindSchema, SketchIdSchema } from "./sketch.ts";
import { IdSchema } from "./words.ts";

/** A component as the interviewer named it; `nodeKind` finds its heir when a revision draws it anew. */
const broken = { node: SketchIdSchema, label: z.string(), nodeKind: NodeKindSchema };

/** What goes when the interviewer breaks something. */
export const BreakSchema = z.discriminatedUnion("kind", [
  /** One running copy of a component. */
  z.object({ kind: z.literal("one-copy"), ...broken }),
  /** The copies of a component in one of the zones that they are spread over. */
  z.object({ kind: z.literal("one-zone"), ...broken }),
  /** All of a component. */
  z.object({ kind: z.literal("whole"), ...broken }),
  /** A zone or region that is drawn, with all that stands in it. */
  z.object({
    kind: z.literal("group"),
    group: SketchIdSchema,
    label: z.string(),
    groupKind: z.enum(["zone", "region"]),
  }),
  /** One zone, which takes the copies that every component has there. */
  z.object({ kind: z.literal("every-zone") }),
]);
export type Break = z.infer<typeof BreakSchema>;

/** The curveball of one attempt: decided once, from the sketch as it stood. */
export const CurveballSchema = z.object({
  /** The probe at whose minute it was thrown. */
  probe: IdSchema,
  /** The load it was told with, in requests per second; null: it was not the candidate's to know. */
  rps: z.number().nullable(),
  breaks: BreakSchema,
  /** In the interviewer's voice, numbers included. */
  ask: z.string().max(2000),
});
export type Curveball = z.infer<typeof CurveballSchema>;

/** How a sketch stands once that is gone. Shares are of requests, 0 to 1. */
export const StandingSchema = z.object({
  /** Requests that are answered: they have a path to their reply, and what is left can carry them. */
  servedShare: z.number(),
  /** Requests that have no path to their reply any more. */
  cutOffShare: z.number(),
  /** What gets more than it can do, the worst first. */
  overloaded: z.array(
    z.object({ id: z.string(), label: z.string(), arrivalRps: z.number(), capacityRps: z.number() }),
  ),
  /** The busiest of what still keeps up. */
  busiest: z.object({ id: z.string(), label: z.string(), utilisation: z.number() }).nullable(),
  /** What lost copies, and how many it has left. */
  lost: z.array(z.object({ id: z.string(), label: z.string(), copies: z.number(), left: z.number() })),
});
export type Standing = z.infer<typeof StandingSchema>;

/** What came of the curveball: the same loss on the sketch as it was, and as it was revised. */
export const RevisionSchema = z.object({
  /** Null: there was no sketch to break, and the question's own probe was asked. */
  curveball: CurveballSchema.nullable(),
  /** Null: a sketch that cannot be run. */
  before: StandingSchema.nullable(),
  /** Null as well where no request reaches what broke any more. */
  after: StandingSchema.nullable(),
  /** Requests per second that both are run under; null: not known. */
  rps: z.number().nullable(),
  /** What the revision changed in the sketch, a short phrase each. */
  changes: z.array(z.string()),
  /** Criteria that earn more than they did before it. */
  rose: z.array(IdSchema),
});
export type Revision = z.infer<typeof RevisionSchema>;
