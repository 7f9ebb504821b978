import { z } from "zod";
import { AnswerSchema, AskedSchema } from "./answer.ts";
import { ConceptSchema, MisconceptionSchema, PatternSchema } from "./concept.ts";
import { ExpressionSchema, RubricSchema } from "./rubric.ts";
import { ReviewSchema } from "./review.ts";
import { FormatSchema, IdSchema, LevelSchema, PhaseSchema, QuantityIdSchema } from "./words.ts";

const markdown = (max: number) => z.string().min(1).max(max);
const UnitSchema = z.string().max(24).describe("a ledger unit: 1/s, ms, B, GB, USD, 1 for a plain number");

/** A number of the question: given, asked for, or assumed. */
export const ParameterSchema = z
  .object({
    id: QuantityIdSchema,
    label: z.string().min(1).max(120),
    unit: UnitSchema,
    /** The value without a seed; also what an answer is sized against when it states none of its own. */
    default: z.number(),
    /** Values that a seed draws from. Left out: always the default. */
    draws: z.array(z.number()).min(2).optional(),
    /** `always`: the prompt gives it; `seeded`: only a seeded variant does; `never`: it is asked for or assumed. */
    stated: z.enum(["always", "seeded", "never"]).default("never"),
    /** Words by which a candidate's own row is recognised as this quantity. */
    names: z.array(z.string().min(1)).default([]),
    /** Plausible values for a candidate's own assumption, in `unit`. Needed unless it is always stated. */
    band: z.tuple([z.number(), z.number()]).optional(),
  })
  .refine((p) => p.stated === "always" || p.band !== undefined, {
    message: "a parameter that the prompt leaves open needs a band of plausible values",
    path: ["band"],
  });
export type Parameter = z.infer<typeof ParameterSchema>;

/** A quantity that follows from the parameters; computed, never typed in. */
export const DerivedSchema = z
  .object({
    id: QuantityIdSchema,
    label: z.string().min(1).max(120),
    unit: UnitSchema,
    names: z.array(z.string().min(1)).default([]),
    /** Over parameters and earlier quantities … */
    expression: ExpressionSchema.optional(),
    /** … or one result of a calculator, its inputs being such expressions. */
    calculator: z
      .object({ name: z.string(), inputs: z.record(z.string(), ExpressionSchema), result: z.string() })
      .optional(),
  })
  .refine((q) => (q.expression === undefined) !== (q.calculator === undefined), {
    message: "give either an expression or a calculator",
  });
export type Derived = z.infer<typeof DerivedSchema>;

/** A fact the interviewer tells when it is asked for. */
export const ClarificationSchema = z.object({
  id: IdSchema,
  /** Patterns that recognise the candidate's question. */
  asks: z.array(PatternSchema).min(1),
  answer: markdown(800),
  /** Open parameters whose values the answer gives away. */
  reveals: z.array(QuantityIdSchema).default([]),
});
export type Clarification = z.infer<typeof ClarificationSchema>;

/** What the interviewer asks during the round. */
export const ProbeSchema = z.object({
  id: IdSchema,
  /** When, as a share of the round's time. */
  at: z.number().gt(0).lt(1),
  ask: markdown(800),
  /**
   * At this minute the engine breaks what is nearest to breaking in the candidate's sketch, and says so in the
   * interviewer's voice; `ask` is for those who have drawn none. At most one probe of a question, in design rounds.
   */
  curveball: z.boolean().optional(),
});
export type Probe = z.infer<typeof ProbeSchema>;

/** What the simulator runs the sketch under. */
export const WorkloadSchema = z.object({
  /** Requests per second at peak, entering at the clients. */
  rps: ExpressionSchema,
  /** Latency target at p99, with its unit: `200 ms`. */
  p99: ExpressionSchema.optional(),
  availability: ExpressionSchema.optional(),
  budgetUsdMonth: ExpressionSchema.optional(),
});
export type Workload = z.infer<typeof WorkloadSchema>;

/** Seeds in which another architecture is right; exactly one regime's condition holds for each variant. */
export const RegimeSchema = z.object({
  id: IdSchema,
  when: ExpressionSchema,
  /** Which architecture is right here, and why. For authors. */
  note: z.string().min(1),
});

export const SKILLS = [
  "requirements",
  "capacity",
  "retrieval",
  "ranking",
  "features",
  "serving",
  "llm",
  "gpu",
  "caching",
  "data",
  "streaming",
  "consistency",
  "multi-region",
  "reliability",
  "monitoring",
  "safety",
  "multi-tenancy",
  "training",
  "release",
  "cost",
] as const;
export const SkillSchema = z.enum(SKILLS);

/** A bank entry as it stands in question.yaml. */
export const QuestionSchema = z.object({
  id: IdSchema,
  title: z.string().min(1).max(120),
  level: LevelSchema,
  format: FormatSchema,
  /** Length of the round; a project has up to fourteen days. */
  minutes: z.number().int().min(5).max(20_160),
  /** One sentence for the bank page. */
  summary: z.string().min(1).max(240),
  skills: z.array(SkillSchema).min(1).max(6),
  /** Markdown; {{parameter}} stands for a value. Uses parameters that are always stated only. */
  prompt: markdown(6000),
  /** Extra sentences of the prompt for the variants in which `when` holds. */
  facts: z.array(z.object({ when: ExpressionSchema, text: markdown(600) })).default([]),
  parameters: z.array(ParameterSchema).default([]),
  quantities: z.array(DerivedSchema).default([]),
  regimes: z.array(RegimeSchema).default([]),
  clarifications: z.array(ClarificationSchema).default([]),
  probes: z.array(ProbeSchema).default([]),
  workload: WorkloadSchema.optional(),
  /** For the review format: the flawed sketch, its faults, and what only looks like one. */
  review: ReviewSchema.optional(),
  /** Minutes per phase; left out: the format's own split. */
  phases: z.partialRecord(PhaseSchema, z.number().min(0)).optional(),
  /** Concepts of this question alone, beside the lexicon's. */
  concepts: z.array(ConceptSchema).default([]),
  /** Concepts and patterns that show an answer is about this question; an answer with none is about another one. */
  relevance: z.array(PatternSchema).min(3),
  /** Concepts that belong to this question beside those its rubric asks about; speaking of them is no other subject. */
  topics: z.array(IdSchema).max(400).optional(),
  rubric: RubricSchema,
  misconceptions: z.array(MisconceptionSchema).default([]),
  /** Where its facts come from. */
  sources: z.array(z.string().min(1)).default([]),
});
export type Question = z.infer<typeof QuestionSchema>;

export const QUALITIES = [
  "strong",
  "good",
  "medium",
  "weak",
  "wrong",
  "stuffed",
  "negated",
  "injection",
  "paraphrase",
] as const;

/** An answer of known quality and the band its score must fall in. */
export const SampleSchema = z.object({
  name: z.string(),
  quality: z.enum(QUALITIES),
  band: z.tuple([z.number().min(0).max(100), z.number().min(0).max(100)]),
  seed: z.number().int().optional(),
  asked: z.array(AskedSchema).default([]),
  answer: AnswerSchema,
});
export type Sample = z.infer<typeof SampleSchema>;

/** A model answer; `regime` names the regime it is right in, where the question has regimes. */
export const ModelAnswerSchema = z.object({ regime: IdSchema.optional(), answer: AnswerSchema });
export type ModelAnswer = z.infer<typeof ModelAnswerSchema>;

/** A question with all that belongs to it, and the hash over its content. */
export interface BankEntry {
  question: Question;
  /** Content hash of question.yaml (hex). Snapshots and reports refer to it. */
  hash: string;
  modelAnswers: ModelAnswer[];
  samples: Sample[];
}

/** A parameter's value in one variant. */
export interface Given {
  id: string;
  label: string;
  value: number;
  unit: string;
}

/** The question with its parameters drawn from a seed. */
export interface Variant {
  questionId: string;
  /** null: the question as written, without a seed. */
  seed: number | null;
  /** Every parameter's value in its own unit, stated or not. */
  parameters: Record<string, number>;
  regime: string | null;
  /** The prompt as shown. */
  prompt: string;
  /** The parameters that this variant states, in order. */
  givens: Given[];
}
