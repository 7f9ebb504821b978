import { type Concept, type Criterion, CriterionSchema, ConceptSchema } from "../model/index.ts";
import { conceptsOf, eachCheck } from "../bank/walk-criteria.ts";
import { parsePattern } from "../text/index.ts";
import { DRAFT_LIMITS, type RubricDraft } from "./draft.ts";
import { rubricProblems } from "./rubric-file.ts";
import { draftWeights } from "./weights.ts";

/** What an author changed, as typed. What is left out stays as it was. */
export interface DraftEdits {
  /** By criterion id. */
  criteria: Readonly<Record<string, { title?: string; points?: string; advice?: string; removed?: boolean }>>;
  /** By id of a drafted concept: its patterns, one a line. */
  patterns: Readonly<Record<string, string>>;
}

/** What cannot be taken over, at the criterion or concept that it is about (null: the rubric as a whole). */
export interface EditProblem {
  id: string | null;
  field: "title" | "points" | "advice" | "patterns" | "rubric";
  message: string;
}

/**
 * A draft with an author's changes. What is wrong keeps its old value and is told; the rest is taken over. Weights follow
 * the points, and concepts that no criterion looks for any more leave the draft.
 */
export function editDraft(
  draft: RubricDraft,
  edits: DraftEdits,
): { draft: RubricDraft; problems: EditProblem[] } {
  const problems: EditProblem[] = [];
  const { question, phrases } = draft;
  const removed = (id: string) => own(edits.criteria, id)?.removed === true;
  const criteria = question.rubric.criteria
    .filter(({ id }) => !removed(id))
    .map((criterion) => withEdits(criterion, own(edits.criteria, criterion.id) ?? {}, problems));
  if (criteria.length === 0) {
    problems.push({ id: null, field: "rubric", message: "A rubric needs at least one criterion; keep one." });
    return { draft, problems };
  }
  const kept = { ...question, rubric: { ...question.rubric, criteria } };
  const looked = new Set(eachCheck(kept).flatMap(({ check }) => conceptsOf(check).map(({ id }) => id)));
  const concepts = question.concepts
    .filter(({ id }) => looked.has(id))
    .map((concept) => withPatterns(concept, own(edits.patterns, concept.id), problems));
  const edited: RubricDraft = {
    question: {
      ...kept,
      concepts,
      rubric: { ...kept.rubric, weights: draftWeights(criteria, question.level, question.format) },
    },
    phrases: Object.fromEntries(
      criteria.flatMap(({ id }) => {
        const found = own(phrases, id);
        return found === undefined ? [] : [[id, found]];
      }),
    ),
  };
  const [misfit] = rubricProblems(edited.question);
  if (misfit !== undefined) {
    problems.push({ id: null, field: "rubric", message: `${misfit.path.join(".")}: ${misfit.message}.` });
    return { draft, problems };
  }
  return { draft: edited, problems };
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function withEdits(
  criterion: Criterion,
  { title, points, advice }: { title?: string; points?: string; advice?: string },
  problems: EditProblem[],
): Criterion {
  const edited = { ...criterion };
  const { shape } = CriterionSchema;
  const take = (field: "title" | "advice", typed: string | undefined) => {
    if (typed === undefined) return;
    const read = shape[field].safeParse(typed.trim());
    if (read.success && !/\{\{|\}\}/.test(read.data)) edited[field] = read.data;
    else {
      const limit = field === "title" ? 160 : 600;
      problems.push({
        id: criterion.id,
        field,
        message: `Write between 1 and ${limit} characters, without double braces. The old text stands.`,
      });
    }
  };
  take("title", title);
  take("advice", advice);
  if (points !== undefined) {
    const read = shape.points.safeParse(points.trim() === "" ? NaN : Number(points.trim().replace(",", ".")));
    if (read.success) edited.points = read.data;
    else
      problems.push({
        id: criterion.id,
        field: "points",
        message: `Points go from 0.5 to 10. The old value, ${criterion.points}, stands.`,
      });
  }
  return edited;
}

/** Typed patterns replace a drafted concept's names; the other ways to say it stay. */
function withPatterns(concept: Concept, typed: string | undefined, problems: EditProblem[]): Concept {
  if (typed === undefined) return concept;
  const lines = typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const refuse = (message: string): Concept => {
    problems.push({ id: concept.id, field: "patterns", message });
    return concept;
  };
  if (lines.length > DRAFT_LIMITS.patterns)
    return refuse(`At most ${DRAFT_LIMITS.patterns} patterns are looked for. The old ones stand.`);
  const names = ConceptSchema.shape.names.safeParse(lines);
  if (!names.success) return refuse("Keep at least one pattern, and each of them short. The old ones stand.");
  for (const line of names.data) {
    const parsed = parsePattern(line);
    if (!parsed.ok)
      return refuse(
        `${parsed.message.charAt(0).toUpperCase()}${parsed.message.slice(1)}. The old ones stand.`,
      );
  }
  return { ...concept, names: names.data };
}
