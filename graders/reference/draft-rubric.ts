import { CONCEPT_FAMILIES } from "../concepts/index.ts";
import { drawVariant } from "../bank/index.ts";
import { type ReadDocument } from "../document/index.ts";
import { grade } from "../grade.ts";
import {
  DIMENSIONS,
  type Format,
  type Level,
  type Question,
  QuestionSchema,
  SkillSchema,
} from "../model/index.ts";
import { draftChoices } from "./choices.ts";
import { DRAFT_LIMITS, type DraftPart, type RubricDraft } from "./draft.ts";
import { draftDrawing } from "./drawing.ts";
import { draftEstimates } from "./estimates.ts";
import { draftBill } from "./money.ts";
import { readReferences, type References } from "./read-references.ts";
import { draftRelevance, subjectOf } from "./relevance.ts";
import { draftStatements } from "./statements.ts";
import { draftTargets } from "./targets.ts";
import { draftTopics } from "./topics.ts";
import { draftWeights } from "./weights.ts";
import { idFrom } from "./wording.ts";

export interface DraftRequest {
  /** What the candidates are shown; what it says itself earns nothing. */
  prompt?: string;
  references: readonly ReadDocument[];
  level: Level;
  format: Format;
}

export type Drafted = { ok: true; draft: RubricDraft } | { ok: false; message: string };

/** Criteria of a draft together; an author reads all of them. */
const AIM = 36;
/** Of what is left beside numbers, drawing and decisions, topics that the lexicon knows have at least and at most this share. */
const TOPIC_SHARE = { least: 0.3, most: 0.8 } as const;
/** A criterion that earns less than this in every reference was not read as it was meant. */
const HOLDS = 0.5;
const FEWEST_CRITERIA = 4;
const SAYS_TOO_LITTLE =
  "These references say too little to draft a rubric from. Give at least one whole answer, in sentences: what is chosen, why, and with which numbers.";
const LONGEST_PROMPT = 6_000;
/** Nobody says everything that somebody else's answer says. */
const ENOUGH_OF_A_REFERENCE = 0.6;

const MINUTES: Readonly<Record<Format, number>> = {
  design: 45,
  explain: 15,
  estimate: 15,
  review: 30,
  project: 2_400,
};

/**
 * Drafts a question with a rubric from reference answers: criteria for what they say, draw, size, decide and price, each
 * with the phrases that it comes from. The draft is then held against the references themselves: what does not find what
 * it was drafted from is left out. Pure; the same references give the same draft.
 */
export function draftRubric({ prompt = "", references: documents, level, format }: DraftRequest): Drafted {
  if (documents.length === 0) return { ok: false, message: "Give at least one reference answer." };
  if (documents.length > DRAFT_LIMITS.references)
    return { ok: false, message: `At most ${DRAFT_LIMITS.references} references can be read together.` };
  if (prompt.length > LONGEST_PROMPT)
    return {
      ok: false,
      message: `The prompt has ${prompt.length} characters; at most ${LONGEST_PROMPT} can be read.`,
    };
  const references = readReferences(documents, prompt);
  const title = titleFor(prompt, documents);
  const parts = partsOf(references, level);
  const holding =
    parts.length < FEWEST_CRITERIA
      ? []
      : holdAgainst(references, parts, questionOf({ parts, references, title, prompt, level, format }));
  if (holding.length < FEWEST_CRITERIA) return { ok: false, message: SAYS_TOO_LITTLE };
  const question = questionOf({ parts: holding, references, title, prompt, level, format });
  return {
    ok: true,
    draft: {
      question,
      phrases: Object.fromEntries(
        holding.map(({ criterion, phrases }) => [criterion.id, phrases.slice(0, DRAFT_LIMITS.phrases)]),
      ),
    },
  };
}

function partsOf(references: References, level: Level): DraftPart[] {
  const taken = new Set<string>();
  const counted = [
    ...draftTargets(references, level, taken),
    ...draftEstimates(references, level, taken),
    ...draftDrawing(references, level, taken),
    ...draftChoices(references, level, taken),
    ...draftBill(references, level, taken),
  ];
  const left = Math.max(DRAFT_LIMITS.fewest, AIM - counted.length);
  const share = Math.min(TOPIC_SHARE.most, Math.max(TOPIC_SHARE.least, knownShare(references)));
  const topics = draftTopics(references, level, Math.round(left * share), taken)
    .sort((a, b) => b.criterion.points - a.criterion.points || a.at - b.at)
    .slice(0, Math.round(left * share));
  const statements = draftStatements(references, level, left - topics.length, taken);
  return [...counted, ...topics, ...statements]
    .slice(0, DRAFT_LIMITS.criteria)
    .sort(
      (a, b) =>
        DIMENSIONS.indexOf(a.criterion.dimension) - DIMENSIONS.indexOf(b.criterion.dimension) || a.at - b.at,
    );
}

/** Of the references' sentences, the share in which the lexicon finds something used. */
function knownShare({ all }: References): number {
  let known = 0;
  let whole = 0;
  for (const { reading } of all) {
    const told = reading.sentences.filter(
      ({ setAside, kind }) => setAside === null && kind !== "heading" && kind !== "label",
    );
    const found = new Set(
      [...reading.mentions.values()]
        .flat()
        .flatMap(({ sentence, depth }) => (depth === "named" ? [] : [sentence.index])),
    );
    whole += told.length;
    known += told.filter(({ index }) => found.has(index)).length;
  }
  return whole === 0 ? 0 : known / whole;
}

/** The parts that earn what they should where they come from. */
function holdAgainst({ all }: References, parts: readonly DraftPart[], question: Question): DraftPart[] {
  const variant = drawVariant({ question, seed: null });
  const best = new Map<string, number>();
  for (const { document } of all) {
    const { findings } = grade({ question, variant, answer: document.answer, lifted: document.lifted });
    for (const { criterion, points, possible } of findings)
      best.set(criterion, Math.max(best.get(criterion) ?? 0, (points ?? 0) / possible));
  }
  return parts.filter(({ criterion }) => (best.get(criterion.id) ?? 0) >= HOLDS);
}

function questionOf({
  parts,
  references,
  title,
  prompt,
  level,
  format,
}: {
  parts: readonly DraftPart[];
  references: References;
  title: string;
  prompt: string;
  level: Level;
  format: Format;
}): Question {
  const criteria = parts.map(({ criterion }) => ({
    ...criterion,
    title: withoutPlaceholders(criterion.title),
    why: withoutPlaceholders(criterion.why),
    advice: withoutPlaceholders(criterion.advice),
  }));
  return QuestionSchema.parse({
    id: idFrom(`draft-${title}`, new Set()),
    title,
    level,
    format,
    minutes: MINUTES[format],
    summary:
      `Drafted from ${references.all.length === 1 ? "a reference answer" : `${references.all.length} reference answers`}: ${title}`.slice(
        0,
        240,
      ),
    skills: skillsOf(parts, references),
    prompt: promptFor(prompt, title, references),
    quantities: parts.flatMap(({ quantities }) => quantities),
    concepts: parts.flatMap(({ concepts }) => concepts),
    relevance: draftRelevance(references, title),
    topics: topicsOf(references),
    rubric: {
      enough: ENOUGH_OF_A_REFERENCE,
      weights: draftWeights(criteria, level, format),
      criteria,
    },
    sources: [],
  });
}

/** Concepts that the prompt names or the references use, whether or not a criterion asks for them. */
function topicsOf({ all, prompt }: References): string[] {
  const used = all.flatMap(({ reading }) =>
    [...reading.mentions]
      .filter(([, mentions]) =>
        mentions.some(({ depth, stance }) => depth !== "named" && stance !== "dismissed"),
      )
      .map(([id]) => id),
  );
  return [...new Set([...prompt.concepts, ...used])];
}

/** A text that is not ours: two braces in it are no placeholder of a question's. */
const withoutPlaceholders = (text: string) => text.replaceAll(/\{(?=\{)|\}(?=\})/g, "$& ");

/** The prompt as given, without placeholders; without one, the subject in the references' own words. */
function promptFor(prompt: string, title: string, references: References): string {
  if (prompt.trim() !== "") return withoutPlaceholders(prompt);
  const subject = subjectOf(references);
  return subject.length === 0 ? title : `${title}\n\nThe references speak of: ${subject.join(", ")}.`;
}

function titleFor(prompt: string, documents: readonly ReadDocument[]): string {
  const line = prompt
    .split("\n")
    .map((one) => one.replace(/^[#>*\s-]+/, "").trim())
    .find((one) => one !== "");
  const own = documents.map(({ title }) => title.trim()).find((one) => one !== "");
  const text = (own ?? line ?? "Reference answer")
    .replaceAll(/[*_`{}]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (text.length <= 100) return text || "Reference answer";
  return `${text.slice(0, 97).replace(/\s\S*$/, "")}…`;
}

/** The skills that the lexicon's families stand for, those of most criteria first. */
function skillsOf(parts: readonly DraftPart[], { conceptOf }: References): string[] {
  const counts = new Map<string, number>();
  for (const { criterion } of parts)
    if (criterion.check.kind === "covers")
      for (const id of criterion.check.concepts) {
        const skill = SKILL_OF_FAMILY[conceptOf(id)?.family ?? ""];
        if (skill !== undefined) counts.set(skill, (counts.get(skill) ?? 0) + 1);
      }
  const found = [...counts].sort((a, b) => b[1] - a[1]).map(([skill]) => skill);
  return found.length === 0 ? ["requirements"] : found.slice(0, 4);
}

/** A family and a skill share their name, save where one is the other's part. */
const SKILL_OF_FAMILY: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(CONCEPT_FAMILIES).flatMap((family) => {
    const name = family === "regions" ? "multi-region" : family;
    const skill = SkillSchema.safeParse(name);
    return skill.success ? [[family, skill.data]] : [];
  }),
);
