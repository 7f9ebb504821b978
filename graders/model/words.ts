import { z } from "zod";

/** The levels a question is written for, in rising order. */
export const LEVELS = ["mid", "senior", "principal"] as const;
export const LevelSchema = z.enum(LEVELS);
export type Level = z.infer<typeof LevelSchema>;

export const FORMATS = ["design", "explain", "estimate", "review", "project"] as const;
export const FormatSchema = z.enum(FORMATS);
export type Format = z.infer<typeof FormatSchema>;

/** What a score is split into; the first four are always shown first. */
export const DIMENSIONS = [
  "requirements",
  "scaling",
  "trade-offs",
  "cost",
  "estimates",
  "architecture",
  "reliability",
  "operations",
] as const;
export const DimensionSchema = z.enum(DIMENSIONS);
export type Dimension = z.infer<typeof DimensionSchema>;

export const VERDICTS = ["met", "partly-met", "not-met", "not-graded"] as const;
export const VerdictSchema = z.enum(VERDICTS);
export type Verdict = z.infer<typeof VerdictSchema>;

/** How deeply a concept is used, in rising order. */
export const DEPTHS = ["named", "applied", "justified"] as const;
export const DepthSchema = z.enum(DEPTHS);
export type Depth = z.infer<typeof DepthSchema>;

/**
 * The author's attitude to a statement: `asserted` (we do this), `rejected` (considered and turned down with a
 * reason), `dismissed` (waved away), `hypothetical` (if, would, could; not part of the design).
 */
export const STANCES = ["asserted", "rejected", "dismissed", "hypothetical"] as const;
export const StanceSchema = z.enum(STANCES);
export type Stance = z.infer<typeof StanceSchema>;

/** How bad a fault of a reviewed design is, the worst first. */
export const SEVERITIES = ["critical", "major", "minor"] as const;
export const SeveritySchema = z.enum(SEVERITIES);
export type Severity = z.infer<typeof SeveritySchema>;

/** The phases that pace a round. */
export const PHASES = [
  "requirements",
  "estimates",
  "interfaces",
  "architecture",
  "deep-dives",
  "wrap-up",
] as const;
export const PhaseSchema = z.enum(PHASES);
export type Phase = z.infer<typeof PhaseSchema>;

export const MODES = ["practice", "interview", "exam"] as const;
export const ModeSchema = z.enum(MODES);
export type Mode = z.infer<typeof ModeSchema>;

export const IdSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "use lower-case words joined by hyphens")
  .max(64);

/** A quantity's name as it stands in ledger expressions. */
export const QuantityIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, "use lower-case words joined by underscores")
  .max(64);
