import { z } from "zod";
import { IdSchema } from "./words.ts";

/**
 * A phrase pattern, matched inside one sentence on stemmed words (see text/pattern.ts):
 * `two tower`, `narrow|cut ~ candidate`, `cache & stale|old`, `# x|× candidates`, `"exact words"`.
 */
export const PatternSchema = z.string().min(1).max(400);
export type Pattern = z.infer<typeof PatternSchema>;

/** A false belief: how people say it, why it is wrong, and what saying it costs. */
export const MisconceptionSchema = z
  .object({
    id: IdSchema,
    /** The belief in one sentence, as its holder would put it. */
    says: z.string().min(1).max(400),
    /** Any of these, asserted in one sentence, is the belief. */
    patterns: z.array(PatternSchema).default([]),
    /** Wider ones, which hold only in a sentence that denies, doubts and contrasts nothing. */
    loose: z.array(PatternSchema).optional(),
    /** A sentence that also matches one of these is not the belief (it argues against it, say). */
    unless: z.array(PatternSchema).default([]),
    /** Dismissing any of these concepts ("no monitoring is needed") is the belief too. */
    dismisses: z.array(IdSchema).default([]),
    /** Why it is wrong here, with this question's facts. May hold {{placeholders}}. */
    truth: z.string().min(1).max(800),
    /** Points it costs, 2 to 6. */
    points: z.number().min(2).max(6),
    /** Two distinct serious beliefs cap the score. */
    serious: z.boolean().default(false),
  })
  .refine(
    (m) => m.patterns.length + m.dismisses.length > 0,
    "give at least one pattern or dismissed concept",
  );
export type Misconception = z.infer<typeof MisconceptionSchema>;

/** One entry of the lexicon: an idea of the field and the ways people say it. */
export const ConceptSchema = z.object({
  id: IdSchema,
  name: z.string().min(1).max(120),
  /** The topic it belongs to: serving, retrieval, consistency, … */
  family: IdSchema,
  /** Names and synonyms: jargon. */
  names: z.array(PatternSchema).min(1),
  /** The same in plain words, without the jargon. */
  plain: z.array(PatternSchema).default([]),
  /** How it works or what it is made of; saying this is using it. */
  mechanisms: z.array(PatternSchema).default([]),
  /** Names that mean other things too: they count only in a sentence or section that also matches one of `context`. */
  ambiguous: z.array(PatternSchema).default([]),
  context: z.array(PatternSchema).default([]),
  /** Something that designs guard against: "no data leakage" then says that it is dealt with, not that it is waved away. */
  hazard: z.boolean().optional(),
  misconceptions: z.array(MisconceptionSchema).default([]),
});
export type Concept = z.infer<typeof ConceptSchema>;
