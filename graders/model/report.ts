import { z } from "zod";
import { FieldPathSchema } from "./answer.ts";
import { RevisionSchema } from "./curveball.ts";
import { ContradictionKindSchema } from "./rubric.ts";
import { ReviewReportSchema } from "./review.ts";
import { DimensionSchema, IdSchema, LevelSchema, VerdictSchema } from "./words.ts";

/** Where a finding rests. A union on `kind`; indexes count from 0. */
export const EvidenceSchema = z.discriminatedUnion("kind", [
  /** A stretch of the answer's text, in UTF-16 offsets into the string at `field`. */
  z.object({
    kind: z.literal("quote"),
    field: FieldPathSchema,
    start: z.number().int().min(0),
    end: z.number().int().min(0),
    text: z.string(),
  }),
  /** A ledger row; `value` and `expected` are formatted with their units. */
  z.object({
    kind: z.literal("estimate"),
    row: z.number().int().min(0),
    name: z.string(),
    value: z.string(),
    expected: z.string().optional(),
  }),
  z.object({ kind: z.literal("node"), id: z.string(), label: z.string() }),
  z.object({ kind: z.literal("edge"), id: z.string(), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal("decision"), row: z.number().int().min(0), title: z.string() }),
  z.object({
    kind: z.literal("cost"),
    row: z.number().int().min(0),
    item: z.string(),
    usdPerMonth: z.number().nullable(),
  }),
  /** A result of the simulation: `p99 of the whole path`, `284 ms`. `nodes`: ids of what decides it, the first most. */
  z.object({
    kind: z.literal("simulation"),
    metric: z.string(),
    value: z.string(),
    target: z.string().optional(),
    nodes: z.array(z.string()).optional(),
  }),
]);
export type Evidence = z.infer<typeof EvidenceSchema>;

/** Verdict, points, evidence and advice for one criterion. */
export const FindingSchema = z.object({
  criterion: IdSchema,
  title: z.string(),
  dimension: DimensionSchema,
  level: LevelSchema,
  verdict: VerdictSchema,
  /** Points earned; null when not graded. */
  points: z.number().nullable(),
  possible: z.number(),
  evidence: z.array(EvidenceSchema),
  /** What was found, in one sentence. */
  found: z.string(),
  why: z.string(),
  /** What a stronger answer would say here. Empty when met. */
  advice: z.string(),
});
export type Finding = z.infer<typeof FindingSchema>;

/** Something in the answer that is false, and what it costs. */
export const ErrorFindingSchema = z.object({
  kind: z.enum(["misconception", "slip", "unit"]),
  id: z.string(),
  says: z.string(),
  truth: z.string(),
  penalty: z.number(),
  serious: z.boolean(),
  evidence: z.array(EvidenceSchema),
  /** Of a sum: the result stated, the one that it gives, and the factor between them (at least 1). */
  numbers: z.object({ stated: z.string(), right: z.string(), factor: z.number() }).optional(),
});
export type ErrorFinding = z.infer<typeof ErrorFindingSchema>;

export const ContradictionSchema = z.object({
  kind: ContradictionKindSchema,
  explanation: z.string(),
  penalty: z.number(),
  evidence: z.array(EvidenceSchema),
});
export type Contradiction = z.infer<typeof ContradictionSchema>;

export const CAP_REASONS = [
  "blank",
  "not-about-this-question",
  "mostly-dismissals",
  "lists-without-reasoning",
  "repeated-text",
  "serious-errors",
] as const;
export const CapSchema = z.object({
  reason: z.enum(CAP_REASONS),
  atMost: z.number(),
  explanation: z.string(),
});
export type Cap = z.infer<typeof CapSchema>;

/** Text set aside before grading, and why. */
export const FlagSchema = z.object({
  kind: z.enum(["addressed-to-grader", "copied-from-prompt", "repeated", "hidden-characters"]),
  explanation: z.string(),
  evidence: z.array(EvidenceSchema),
});
export type Flag = z.infer<typeof FlagSchema>;

/** One number of the question as this answer took it. */
export const AssumptionSchema = z.object({
  parameter: z.string(),
  label: z.string(),
  value: z.number(),
  unit: z.string(),
  /** `given` by the prompt, `asked` for, `assumed` by the candidate, or `default` where the answer states none. */
  source: z.enum(["given", "asked", "assumed", "default"]),
  plausible: z.boolean(),
  /** Values that are plausible, in `unit`; null where the prompt always gives the number. */
  band: z.tuple([z.number(), z.number()]).nullable().default(null),
  /** The ledger row that states it. */
  row: z.number().int().nullable().default(null),
});
export type Assumption = z.infer<typeof AssumptionSchema>;

/** What is wrong with a ledger row. */
export const LedgerFaultSchema = z.object({
  /**
   * `slip`: the arithmetic; `unit`: one unit or prefix taken for another; `assumption`: a number hard to believe;
   * `unread`: it cannot be computed.
   */
  kind: z.enum(["slip", "unit", "assumption", "unread"]),
  /** Stated over right, or the other way round, at least 1; null where the two do not compare. */
  factor: z.number().nullable(),
  stated: z.string(),
  right: z.string().nullable(),
  words: z.string(),
});
export type LedgerFault = z.infer<typeof LedgerFaultSchema>;

/** The ledger as evaluated. */
export const LedgerLineSchema = z.object({
  row: z.number().int(),
  name: z.string(),
  expression: z.string(),
  /** Formatted value with unit; null when it cannot be computed. */
  value: z.string().nullable(),
  problem: z.string().nullable(),
  warnings: z.array(z.string()),
  fault: LedgerFaultSchema.nullable().default(null),
  /** Right but for an earlier row, which it goes on with; `right`: what it comes to without that row's mistake. */
  carried: z.object({ row: z.number().int(), name: z.string(), right: z.string() }).nullable().default(null),
});

export const NodeLoadSchema = z.object({
  id: z.string(),
  label: z.string(),
  arrivalRps: z.number(),
  capacityRps: z.number().nullable(),
  utilisation: z.number().nullable(),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  p99Ms: z.number().nullable(),
  usdPerMonth: z.number().nullable(),
  /** Parameters that were left empty and took the default of the node's kind. */
  defaulted: z.array(z.string()),
});
export type NodeLoad = z.infer<typeof NodeLoadSchema>;

export const SIMULATION_RESULTS = ["load", "latency", "availability", "cost"] as const;
export type SimulationResult = (typeof SIMULATION_RESULTS)[number];

/** A parameter that the sketch leaves empty, what it was taken to be, and the results that rest on it. */
export const DefaultTakenSchema = z.object({
  id: z.string(),
  label: z.string(),
  parameter: z.string(),
  value: z.number(),
  /** Whence the value comes. */
  reason: z.string(),
  results: z.array(z.enum(SIMULATION_RESULTS)),
});
export type DefaultTaken = z.infer<typeof DefaultTakenSchema>;

/** The closed form's reading of the sketch under the workload. */
export const SimulationSchema = z.object({
  rps: z.number(),
  nodes: z.array(NodeLoadSchema),
  /** End to end along the sync path; null when a node on it is overloaded. */
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  p99Ms: z.number().nullable(),
  availability: z.number().nullable(),
  usdPerMonth: z.number().nullable(),
  /** First node to saturate as load grows, and the load at which it does. */
  firstToSaturate: z.object({ id: z.string(), label: z.string(), atRps: z.number() }).nullable(),
  /** Effect of losing each node, and each zone and region drawn as a group; the worst first. */
  losses: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      /** What `id` names: a node or a group. */
      kind: z.enum(["node", "zone", "region"]).optional(),
      /** Share of requests that can no longer be answered. */
      lostShare: z.number(),
      /** No way to the reply is left, or what takes over cannot carry the load; null: nothing is lost. */
      cause: z.enum(["cut-off", "overload"]).nullable().optional(),
    }),
  ),
  /** Defaults that were taken, where a result of the whole sketch rests on them. */
  defaults: z.array(DefaultTakenSchema).default([]),
  notes: z.array(z.string()),
});
export type Simulation = z.infer<typeof SimulationSchema>;

/** One answer against one level's bar. */
export const LevelBarSchema = z.object({
  level: LevelSchema,
  score: z.number(),
  /** The score reaches the bar, and every expectation is met. */
  met: z.boolean(),
  /** Points earned and possible in what this level adds to the one below. */
  earned: z.number(),
  possible: z.number(),
  /** What interviewers look for at this level beside the score; `full`: 0 to 1, from 1 on it is met. */
  expectations: z.array(z.object({ id: z.string(), says: z.string(), full: z.number(), met: z.boolean() })),
  /** Of what this level adds, the criteria that lose most. */
  missing: z.array(IdSchema),
});
export type LevelBar = z.infer<typeof LevelBarSchema>;

export const LevelReadingSchema = z.object({
  /** The highest level whose bar the answer meets, with every bar below it; null: below mid. */
  level: LevelSchema.nullable(),
  /** Score against each level's bar. */
  scores: z.record(LevelSchema, z.number().nullable()),
  /** In rising order; levels of which the rubric expects nothing have none. */
  bars: z.array(LevelBarSchema).default([]),
  /** The smallest changes that would cross the next bar. */
  next: z
    .object({
      level: LevelSchema,
      score: z.number(),
      /** Score against that bar with every change made, before caps. */
      after: z.number().default(0),
      /** Whether the changes suffice, as scored again. */
      crosses: z.boolean().default(true),
      /** Caps that hold the score below the bar whatever is added, in words. */
      blockers: z.array(z.string()).default([]),
      changes: z.array(
        z.object({
          criterion: IdSchema,
          advice: z.string(),
          /** Points against that bar, when made after the changes above it. */
          gain: z.number(),
          /** The unmet expectation that it counts towards, in words. */
          serves: z.string().nullable().default(null),
        }),
      ),
    })
    .nullable(),
});
export type LevelReading = z.infer<typeof LevelReadingSchema>;

/** A price table as reports name it. */
export const PricesUsedSchema = z.object({
  name: z.string(),
  /** ISO 8601, month or day. */
  date: z.string(),
  /** The first 16 hex digits of its content's SHA-256. */
  hash: z.string(),
});
export type PricesUsed = z.infer<typeof PricesUsedSchema>;

export const ReportSchema = z.object({
  question: IdSchema,
  seed: z.number().int().nullable(),
  /** 0 to 100; null when nothing could be graded. */
  score: z.number().nullable(),
  /** Before penalties and caps. */
  rawScore: z.number().nullable(),
  penalty: z.number(),
  caps: z.array(CapSchema),
  dimensions: z.array(
    z.object({
      dimension: DimensionSchema,
      weight: z.number(),
      earned: z.number(),
      possible: z.number(),
      /** Earned over enough, at most 1; null when nothing in it was graded. */
      share: z.number().nullable(),
    }),
  ),
  findings: z.array(FindingSchema),
  errors: z.array(ErrorFindingSchema),
  contradictions: z.array(ContradictionSchema),
  flags: z.array(FlagSchema),
  assumptions: z.array(AssumptionSchema),
  ledger: z.array(LedgerLineSchema),
  simulation: SimulationSchema.nullable(),
  /** What came of the curveball; null: none was due in this round. */
  revision: RevisionSchema.nullable().default(null),
  /** Of a review: faults found and missed, false alarms, before and after; null in other formats. */
  review: ReviewReportSchema.nullable().default(null),
  level: LevelReadingSchema,
  /** Judged criteria, shown apart; null when none was judged. */
  judged: z.object({ score: z.number(), criteria: z.number().int() }).nullable(),
  versions: z.object({
    question: z.string(),
    rubric: z.string(),
    grader: z.string(),
    model: z.string().nullable(),
    /** What replicas were priced by, where the sketch does not say; null: graded before tables had names. */
    prices: PricesUsedSchema.nullable().default(null),
  }),
});
export type Report = z.infer<typeof ReportSchema>;
