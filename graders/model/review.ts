import { z } from "zod";
import { PatternSchema } from "./concept.ts";
import { ExpressionSchema } from "./rubric.ts";
import { IdSchema, SeveritySchema, VerdictSchema } from "./words.ts";

/** The word that stands for the whole design where a part of the sketch is asked for. */
export const WHOLE_DESIGN = "whole";

/** A node's or a group's id, an edge as `from->to`, or `whole`. */
const PartSchema = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_]*(?:->[A-Za-z][A-Za-z0-9_]*)?$/,
    "name a node, a group, an edge as from->to, or whole",
  )
  .max(140);

/** Words that recognise a statement: concepts said of it, or patterns of its own. Any of them does. */
export const RecogniserSchema = z
  .object({
    concepts: z.array(IdSchema).default([]),
    patterns: z.array(PatternSchema).default([]),
    /** A sentence that also matches one of these says something else: `load ~ no issue`. */
    unless: z.array(PatternSchema).default([]),
  })
  .refine(
    ({ concepts, patterns }) => concepts.length + patterns.length > 0,
    "give at least one concept or pattern",
  );
export type Recogniser = z.infer<typeof RecogniserSchema>;

/** Something wrong with the given sketch. */
export const ReviewFaultSchema = z.object({
  id: IdSchema,
  /** Where it can be pointed at; any of them is right. */
  targets: z.array(PartSchema).min(1).max(12),
  severity: SeveritySchema,
  /** What recognises the claim: what is wrong, and what comes of it. */
  claim: RecogniserSchema,
  /** What recognises a change that mends it. */
  fix: RecogniserSchema,
  /** What is wrong and what it leads to, in one sentence for the report. May hold {{placeholders}}. */
  explain: z.string().min(1).max(600),
  /** A fault only in variants in which this condition holds. */
  when: ExpressionSchema.optional(),
});
export type ReviewFault = z.infer<typeof ReviewFaultSchema>;

/** A part that looks suspicious and is right as it stands. */
export const SoundPartSchema = z.object({
  target: PartSchema,
  /** Why it is right, in one sentence. May hold {{placeholders}}. */
  why: z.string().min(1).max(500),
  when: ExpressionSchema.optional(),
});
export type SoundPart = z.infer<typeof SoundPartSchema>;

/** What a review starts from, and what is wrong with it. */
export const ReviewSchema = z.object({
  /**
   * Mermaid flowchart text with `%% headroom` lines; `{{parameter}}` and `{{quantity}}` stand for plain numbers, so that a
   * seed moves what is wrong: `%% headroom scorer {"replicas":{{scorer_replicas}},"serviceTimeMs":{{scorer_ms}}}`.
   */
  sketch: z.string().min(1).max(20_000),
  faults: z.array(ReviewFaultSchema).min(3).max(20),
  sound: z.array(SoundPartSchema).min(2).max(20),
  /** Nodes that the product cannot do without: a sketch that drops one of them is not repaired. */
  essential: z.array(PartSchema).default([]),
});
export type Review = z.infer<typeof ReviewSchema>;

/** What a sketch comes to under the workload, in the figures that a review is about. */
export const SketchFiguresSchema = z.object({
  /** Null: it grows without bound. */
  p99Ms: z.number().nullable(),
  availability: z.number().nullable(),
  usdPerMonth: z.number().nullable(),
  busiest: z.object({ id: z.string(), label: z.string(), utilisation: z.number() }).nullable(),
});
export type SketchFigures = z.infer<typeof SketchFiguresSchema>;

/** The review as the report shows it: what was found on the given sketch, what was missed, and what the repair came to. */
export const ReviewReportSchema = z.object({
  /** The worst first. */
  faults: z.array(
    z.object({
      id: IdSchema,
      /** The criterion that asks for it; null: none does. */
      criterion: IdSchema.nullable(),
      /** Where it is shown: a node's or group's id, an edge as `from->to`, or `whole`; and what that is called. */
      part: z.string(),
      label: z.string(),
      severity: SeveritySchema,
      explain: z.string(),
      verdict: VerdictSchema,
      /** The row that found it, from 0, and the severity given there; null: it was told in a text, or missed. */
      row: z.number().int().nullable(),
      stated: SeveritySchema.nullable(),
    }),
  ),
  alarms: z.array(
    z.object({
      row: z.number().int().nullable(),
      /** Null: no part of the sketch. */
      part: z.string().nullable(),
      label: z.string(),
      /** Why that part is sound; null: nothing is known to be wrong there. */
      why: z.string().nullable(),
    }),
  ),
  /** Whether the sketch handed in differs from the given one. */
  changed: z.boolean(),
  /** Null: it could not be run. */
  before: SketchFiguresSchema.nullable(),
  after: SketchFiguresSchema.nullable(),
});
export type ReviewReport = z.infer<typeof ReviewReportSchema>;
