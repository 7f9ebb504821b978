import { z } from "zod";
import {
  type Concept,
  type Criterion,
  FieldPathSchema,
  IdSchema,
  type Question,
  QuestionSchema,
} from "../model/index.ts";

/** How much a draft holds: enough to grade by, little enough to read through before use. */
export const DRAFT_LIMITS = {
  references: 5,
  fewest: 12,
  criteria: 40,
  /** Of criteria that somebody hands in, after editing. */
  handedIn: 80,
  concepts: 160,
  patterns: 24,
  phrases: 6,
} as const;

/** The words of a reference that gave rise to a criterion: the field and UTF-16 offsets, as in evidence. */
export const PhraseSchema = z.object({
  /** Which of the references, from 0. */
  reference: z
    .number()
    .int()
    .min(0)
    .max(DRAFT_LIMITS.references - 1),
  field: FieldPathSchema,
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  text: z.string().max(400),
});
export type Phrase = z.infer<typeof PhraseSchema>;

/** A rubric drafted from reference answers: a question as the bank has them, and where each criterion comes from. */
export const RubricDraftSchema = z.object({
  question: QuestionSchema,
  /** By criterion id. */
  phrases: z.record(IdSchema, z.array(PhraseSchema).max(DRAFT_LIMITS.phrases)),
});
export interface RubricDraft {
  question: Question;
  phrases: Record<string, Phrase[]>;
}

/** One criterion on its way into a draft, with what it brings along. */
export interface DraftPart {
  criterion: Criterion;
  /** References that say it, as a share of all. */
  shared: number;
  /** Where it stands in the references, for keeping their order. */
  at: number;
  phrases: Phrase[];
  concepts: Concept[];
  quantities: Question["quantities"];
}
