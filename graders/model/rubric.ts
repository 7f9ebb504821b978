import { z } from "zod";
import { AnswerFieldSchema, DiagramKindSchema } from "./answer.ts";
import { EdgeKindSchema, NodeKindSchema } from "./sketch.ts";
import {
  DepthSchema,
  DimensionSchema,
  IdSchema,
  LevelSchema,
  QuantityIdSchema,
  StanceSchema,
} from "./words.ts";

/** A ledger expression over the question's parameters and quantities: `0.5 * peak_rps`, `200 ms`. */
export const ExpressionSchema = z.union([z.string().min(1).max(400), z.number().transform(String)]);
export type Expression = z.infer<typeof ExpressionSchema>;

export const CONTRADICTION_KINDS = [
  "rate-disagrees",
  "capacity-short",
  "latency-over-target",
  "claimed-not-drawn",
  "redundancy-not-drawn",
  "cost-disagrees",
  "storage-disagrees",
  "availability-over-claimed",
  "region-disagrees",
  "replicas-disagree",
  "freshness-disagrees",
  "consistency-disagrees",
] as const;
export const ContradictionKindSchema = z.enum(CONTRADICTION_KINDS);
export type ContradictionKind = z.infer<typeof ContradictionKindSchema>;

const kinds = z.array(NodeKindSchema).min(1);

/** A concept is present and used, in at least `need` of the listed concepts, at the depth asked for. */
const CoversSchema = z.object({
  kind: z.literal("covers"),
  concepts: z.array(IdSchema).min(1),
  need: z.number().int().min(1).default(1),
  depth: DepthSchema.default("applied"),
  /** Stances that earn; `rejected` where a reasoned rejection is a good answer too. */
  accept: z.array(StanceSchema).min(1).default(["asserted"]),
  /** Only these fields are read; left out: all of them. */
  fields: z.array(AnswerFieldSchema).min(1).optional(),
});

/** A non-functional requirement names this metric with a value in range (row or prose). */
const TargetSchema = z.object({
  kind: z.literal("target"),
  /** Words for the metric: `latency`, `p99`, `response time`. */
  metric: z.array(z.string().min(1)).min(1),
  unit: z.string().min(1).max(20),
  min: ExpressionSchema.optional(),
  max: ExpressionSchema.optional(),
});

/** A ledger row (or an equation in prose) answers this quantity. */
const EstimateCheckSchema = z.object({
  kind: z.literal("estimate"),
  quantity: QuantityIdSchema,
  /** Within this factor earns all … */
  full: z.number().min(1).default(1.5),
  /** … and within this one, half. */
  part: z.number().min(1).default(3),
});

/**
 * At least `need` worked sums of the candidate's own, with their arithmetic right: ledger rows or equations in prose
 * with two operands or more. For questions that leave every number open. `unit`: a ledger unit that the result must
 * convert to (`USD`, `s`, `B`), or `any`. A sum whose stated result is wrong does not count.
 */
const SumSchema = z.object({
  kind: z.literal("sum"),
  unit: z.string().min(1).max(20).default("any"),
  need: z.number().int().min(1).default(1),
});

/** At least `need` nodes of these kinds stand in the sketch. */
const ComponentSchema = z.object({
  kind: z.literal("component"),
  nodes: kinds,
  need: z.number().int().min(1).default(1),
});

/** A directed path leads from a node of `from` to a node of `to`, through one of `via` and over edges of `edges`. */
const PathSchema = z.object({
  kind: z.literal("path"),
  from: kinds,
  to: kinds,
  via: z.array(NodeKindSchema).default([]),
  edges: z.array(EdgeKindSchema).min(1).optional(),
});

/** Each node of these kinds has at least `replicas` copies or stands in at least `zones` zones. */
const RedundancySchema = z.object({
  kind: z.literal("redundancy"),
  nodes: kinds,
  replicas: z.number().int().min(2).default(2),
  zones: z.number().int().min(1).default(1),
});

/** No path over sync edges leads from `from` to `to`: the two do not wait for each other. */
const IsolationSchema = z.object({ kind: z.literal("isolation"), from: kinds, to: kinds });

/**
 * What rests on defaults because the sketch leaves parameters empty earns half at most; with `own`, only the candidate's
 * own figures earn: a result that rests on defaults alone earns nothing, and one that rests on some of them half.
 */
const own = z.boolean().optional();

/** No simulated node (of these kinds) is busier than this under the workload. */
const LoadSchema = z.object({
  kind: z.literal("load"),
  nodes: z.array(NodeKindSchema).default([]),
  maxUtilisation: z.number().gt(0).max(1).default(0.8),
  own,
});
const LatencySchema = z.object({
  kind: z.literal("latency"),
  percentile: z.enum(["p50", "p95", "p99"]).default("p99"),
  atMost: ExpressionSchema,
  own,
});
const AvailabilitySchema = z.object({ kind: z.literal("availability"), atLeast: ExpressionSchema, own });
/** Simulated cost per month of the sketch. */
const BudgetSchema = z.object({ kind: z.literal("budget"), atMost: ExpressionSchema, own });

/**
 * Once what the interviewer broke is gone, the revised sketch still answers this share of the requests. A criterion that
 * asks it counts only in rounds in which something was broken.
 */
const CurveballCheckSchema = z.object({
  kind: z.literal("curveball"),
  keeps: z.number().gt(0).max(1).default(0.95),
});

/** A trade-off about one of these concepts: options, a choice, a reason tied to this question, a consequence admitted. */
const DecisionCheckSchema = z.object({ kind: z.literal("decision"), about: z.array(IdSchema).min(1) });

/** At least `need` complete decision records: two options or more, a choice, because, and consequences. */
const DecisionsSchema = z.object({
  kind: z.literal("decisions"),
  need: z.number().int().min(1).max(12).default(3),
});

/**
 * A Mermaid diagram of this kind is drawn and shows what is asked for. Where no component diagram is drawn, the sketch
 * stands for it.
 */
const DiagramCheckSchema = z.object({
  kind: z.literal("diagram"),
  of: DiagramKindSchema,
  /** What it shows, each a node kind or a concept; a list of them is a choice of one. */
  parts: z
    .array(z.union([IdSchema, z.array(IdSchema).min(2).max(8)]))
    .max(12)
    .default([]),
  /** Messages or arrows, at least. */
  steps: z.number().int().min(1).max(40).optional(),
  /** A path for when something fails: an alt, opt or break branch, or an arrow, that says so. */
  failure: z.boolean().optional(),
  /** Subgraphs, boundaries or deployment nodes, at least. */
  zones: z.number().int().min(1).max(20).optional(),
});

/** Cost lines with right arithmetic, a total inside the band, the largest driver named. */
const CostSchema = z.object({
  kind: z.literal("cost"),
  /** Plausible total, US dollars per month. */
  band: z.tuple([ExpressionSchema, ExpressionSchema]),
  /** Concepts that stand for the largest driver. */
  drivers: z.array(IdSchema).min(1),
  /** Lines that a complete bill has. */
  lines: z.number().int().min(1).default(3),
});

/** None of these contradictions was found. */
const ConsistentSchema = z.object({
  kind: z.literal("consistent"),
  kinds: z.array(ContradictionKindSchema).min(1),
});

/**
 * The decision follows from the candidate's own numbers. Each rule's condition is evaluated with their ledger's values
 * (the expected ones where no row answers a quantity); exactly one holds, and the concepts it lists are the right choice.
 */
const FollowsSchema = z.object({
  kind: z.literal("follows"),
  /** Concepts by which the decision is known to be about this; left out: those of the rules. */
  about: z.array(IdSchema).default([]),
  rules: z
    .array(z.object({ when: ExpressionSchema, choose: z.array(IdSchema).min(1) }))
    .min(2)
    .max(8),
});

/** A fault of the given sketch is found: its part, what is wrong, how bad, and a fix. */
const FaultCheckSchema = z.object({ kind: z.literal("fault"), fault: IdSchema });

/** Of the faults found, at least `need`, the worse stand before the less bad. */
const RankingSchema = z.object({
  kind: z.literal("ranking"),
  need: z.number().int().min(2).default(3),
});

/** At most so many accusations of parts that are sound, or of nothing real. */
const FalseAlarmsSchema = z.object({
  kind: z.literal("false-alarms"),
  atMost: z.number().int().min(0).default(1),
});

/** The edited sketch, which must differ from the given one, passes this check. */
const RepairedSchema = z.object({
  kind: z.literal("repaired"),
  of: z.discriminatedUnion("kind", [LoadSchema, LatencySchema, AvailabilitySchema, BudgetSchema]),
});

/** Decided by the LLM; not graded without one. */
const JudgeSchema = z.object({ kind: z.literal("judge"), ask: z.string().min(10).max(1200) });

const SimpleCheckSchema = z.discriminatedUnion("kind", [
  CoversSchema,
  TargetSchema,
  EstimateCheckSchema,
  SumSchema,
  ComponentSchema,
  PathSchema,
  RedundancySchema,
  IsolationSchema,
  LoadSchema,
  LatencySchema,
  AvailabilitySchema,
  BudgetSchema,
  CurveballCheckSchema,
  DecisionCheckSchema,
  DecisionsSchema,
  DiagramCheckSchema,
  CostSchema,
  ConsistentSchema,
  FollowsSchema,
  FaultCheckSchema,
  RankingSchema,
  FalseAlarmsSchema,
  RepairedSchema,
  JudgeSchema,
]);
export type SimpleCheck = z.infer<typeof SimpleCheckSchema>;

/** What decides a criterion. `all` earns the mean of its parts, `any` the best of them, `not` turns met to not-met. */
export type Check =
  SimpleCheck | { kind: "all"; of: Check[] } | { kind: "any"; of: Check[] } | { kind: "not"; of: Check };
export type CheckKind = Check["kind"];
export type CheckOf<K extends CheckKind> = Extract<Check, { kind: K }>;

export const CheckSchema: z.ZodType<Check> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    ...SimpleCheckSchema.options,
    z.object({ kind: z.literal("all"), of: z.array(CheckSchema).min(2).max(8) }),
    z.object({ kind: z.literal("any"), of: z.array(CheckSchema).min(2).max(8) }),
    z.object({ kind: z.literal("not"), of: CheckSchema }),
  ]),
);

/** What is looked for. Belongs to one dimension; `level` is the lowest level at which it is expected. */
export const CriterionSchema = z.object({
  id: IdSchema,
  dimension: DimensionSchema,
  level: LevelSchema,
  /** Weight inside its dimension. */
  points: z.number().min(0.5).max(10).default(2),
  /** What is looked for, as a short noun phrase a candidate understands. */
  title: z.string().min(1).max(160),
  /** Why it matters here: one sentence with this question's facts. May hold {{placeholders}}. */
  why: z.string().min(1).max(500),
  /** What a stronger answer would say here: one concrete sentence. May hold {{placeholders}}. */
  advice: z.string().min(1).max(600),
  /** Counts only for variants in which this condition holds: `freshness_s < 60`. */
  when: ExpressionSchema.optional(),
  check: CheckSchema,
});
export type Criterion = z.infer<typeof CriterionSchema>;

/** Weights of the dimensions; each question's sum to 100. */
export const WeightsSchema = z.partialRecord(DimensionSchema, z.number().min(0).max(100));
export type Weights = z.infer<typeof WeightsSchema>;

/** Nobody says everything in 45 minutes: this share of a dimension's points earns all of it. */
export const ENOUGH = 0.8;

export const RubricSchema = z.object({
  /** Another share than the usual one, for a rubric whose criteria are easily met in breadth. */
  enough: z.number().min(0.6).max(1).default(ENOUGH),
  /** Left out in design rounds, whose weights follow from the level (see weights.ts). */
  weights: WeightsSchema.optional(),
  criteria: z.array(CriterionSchema).min(1),
});
export type Rubric = z.infer<typeof RubricSchema>;
