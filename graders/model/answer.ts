import { z } from "zod";
import { IdSchema, SeveritySchema } from "./words.ts";
import { SketchSchema } from "./sketch.ts";

/** Bounds that every edge enforces; generous for people, small enough that no field can choke the server. */
export const ANSWER_LIMITS = {
  line: 2_000,
  text: 60_000,
  rows: 200,
  options: 12,
} as const;

const line = z.string().max(ANSWER_LIMITS.line, `keep this under ${ANSWER_LIMITS.line} characters`);
const text = z.string().max(ANSWER_LIMITS.text, `keep this under ${ANSWER_LIMITS.text} characters`);
const rows = <T extends z.ZodType>(row: T) =>
  z.array(row).max(ANSWER_LIMITS.rows, `keep this under ${ANSWER_LIMITS.rows} rows`);

export const COMPARATORS = ["<=", "<", "=", ">", ">="] as const;

/** A non-functional requirement, as typed: "latency" "<=" "200" "ms" "p99". */
export const NonFunctionalSchema = z.object({
  metric: line.default(""),
  comparator: z.enum(COMPARATORS).default("<="),
  value: line.default(""),
  unit: line.default(""),
  percentile: line.default(""),
});
export type NonFunctional = z.infer<typeof NonFunctionalSchema>;

/** One row of the ledger, as typed: name = expression. */
export const EstimateSchema = z.object({
  name: line.default(""),
  expression: line.default(""),
  note: line.default(""),
});
export type Estimate = z.infer<typeof EstimateSchema>;

export const DeepDiveSchema = z.object({ title: line.default(""), text: text.default("") });
export type DeepDive = z.infer<typeof DeepDiveSchema>;

/** A trade-off in the form of an architecture decision record. */
export const DecisionSchema = z.object({
  title: line.default(""),
  options: z.array(line).max(ANSWER_LIMITS.options).default([]),
  choice: line.default(""),
  because: text.default(""),
  consequences: text.default(""),
});
export type Decision = z.infer<typeof DecisionSchema>;

/** A cost line, as typed; quantity, unit price and per month are ledger expressions ("140", "$0.70/h", "$72k"). */
export const CostLineSchema = z.object({
  item: line.default(""),
  quantity: line.default(""),
  unitPrice: line.default(""),
  perMonth: line.default(""),
});
export type CostLine = z.infer<typeof CostLineSchema>;

/** A fault marked in a review: what it is about, what is wrong, how bad, and the fix. */
export const FaultSchema = z.object({
  /** A node's, edge's or group's id or label, or the whole design. */
  target: line.default(""),
  claim: text.default(""),
  severity: SeveritySchema.default("major"),
  fix: text.default(""),
});
export type Fault = z.infer<typeof FaultSchema>;

export const DIAGRAM_KINDS = ["sequence", "component", "deployment"] as const;
export const DiagramKindSchema = z.enum(DIAGRAM_KINDS);
export type DiagramKind = z.infer<typeof DiagramKindSchema>;

/** A diagram other than the sketch, as Mermaid text (project format). */
export const DiagramSchema = z.object({
  kind: DiagramKindSchema,
  text: text.default(""),
});
export type Diagram = z.infer<typeof DiagramSchema>;

/** What a candidate submits. All text is Markdown. Every field may be empty. */
export const AnswerSchema = z.object({
  functional: rows(line).default([]),
  nonFunctional: rows(NonFunctionalSchema).default([]),
  /** Out of scope, and assumptions. */
  scope: text.default(""),
  ledger: rows(EstimateSchema).default([]),
  api: text.default(""),
  dataModel: text.default(""),
  sketch: SketchSchema.default({ nodes: [], edges: [], groups: [] }),
  deepDives: rows(DeepDiveSchema).default([]),
  decisions: rows(DecisionSchema).default([]),
  costs: rows(CostLineSchema).default([]),
  operations: text.default(""),
  faults: rows(FaultSchema).default([]),
  diagrams: rows(DiagramSchema).default([]),
  prose: text.default(""),
});
export type Answer = z.infer<typeof AnswerSchema>;

export const ANSWER_FIELDS = Object.keys(AnswerSchema.shape) as AnswerField[];
export const AnswerFieldSchema = AnswerSchema.keyof();
export type AnswerField = keyof Answer;

export const EMPTY_ANSWER: Answer = AnswerSchema.parse({});

/**
 * Where a piece of text stands in an answer: `prose`, `functional.2`, `deepDives.0.text`, `decisions.1.options.0`,
 * `sketch.nodes.3.label`. The first part is an AnswerField.
 */
export const FieldPathSchema = z
  .string()
  .regex(/^[A-Za-z]+(?:\.(?:\d+|[A-Za-z]+))*$/)
  .max(120);
export type FieldPath = z.infer<typeof FieldPathSchema>;

/** A clarifying question as it was asked, and the clarification that answered it (null: none matched). */
export const AskedSchema = z.object({ text: line, clarification: IdSchema.nullable() });
export type Asked = z.infer<typeof AskedSchema>;
