import type { Check, Dimension, EditProblem, Finding, Phrase, Report, RubricDraft } from "~graders";

/** One criterion as the page shows it. */
export interface CriterionView {
  id: string;
  dimension: Dimension;
  title: string;
  points: number;
  why: string;
  advice: string;
  /** What decides it, in words. */
  kind: string;
  phrases: { text: string; reference: number }[];
  /** Concepts of this rubric alone, whose patterns may be edited. */
  drafted: { id: string; name: string; patterns: string }[];
  problems: Partial<Record<EditProblem["field"], string>>;
  finding: Pick<Finding, "verdict" | "points" | "possible" | "found"> | null;
}

export interface DraftView {
  title: string;
  weights: { dimension: Dimension; weight: number; criteria: CriterionView[] }[];
  references: number;
  criteria: number;
  /** The draft itself, as the form carries it. */
  carried: string;
  problems: string[];
}

export function draftView(
  draft: RubricDraft,
  problems: readonly EditProblem[],
  report: Report | null,
): DraftView {
  const { question, phrases } = draft;
  const { criteria, weights = {} } = question.rubric;
  const concepts = new Map(question.concepts.map((concept) => [concept.id, concept]));
  const findings = new Map((report?.findings ?? []).map((finding) => [finding.criterion, finding]));
  const problemsAt = (id: string) => problems.filter((problem) => problem.id === id);
  const views = criteria.map((criterion): CriterionView => {
    const { id, dimension, title, points, why, advice, check } = criterion;
    const drafted = conceptsIn(check).flatMap((concept) => concepts.get(concept) ?? []);
    const finding = findings.get(id);
    return {
      id,
      dimension,
      title,
      points,
      why,
      advice,
      kind: kindInWords(check),
      phrases: shown(phrases[id] ?? []),
      drafted: drafted.map(({ id: concept, name, names }) => ({
        id: concept,
        name,
        patterns: names.join("\n"),
      })),
      problems: Object.fromEntries(
        [id, ...drafted.map((concept) => concept.id)]
          .flatMap(problemsAt)
          .map(({ field, message }) => [field, message]),
      ),
      finding: finding
        ? {
            verdict: finding.verdict,
            points: finding.points,
            possible: finding.possible,
            found: finding.found,
          }
        : null,
    };
  });
  return {
    title: question.title,
    weights: Object.entries(weights).flatMap(([name, weight]) => {
      const dimension = name as Dimension;
      const own = views.filter((view) => view.dimension === dimension);
      return own.length === 0 ? [] : [{ dimension, weight, criteria: own }];
    }),
    references:
      1 + Math.max(0, ...Object.values(phrases).flatMap((all) => all.map(({ reference }) => reference))),
    criteria: criteria.length,
    carried: JSON.stringify(draft),
    problems: problems.flatMap(({ id, message }) => (id === null ? [message] : [])),
  };
}

const MOST_SHOWN = 3;
const LONGEST_SHOWN = 220;

const shown = (phrases: readonly Phrase[]): CriterionView["phrases"] =>
  phrases.slice(0, MOST_SHOWN).map(({ text, reference }) => {
    const flat = text.replaceAll(/\s+/g, " ").trim();
    return { reference, text: flat.length > LONGEST_SHOWN ? `${flat.slice(0, LONGEST_SHOWN)}…` : flat };
  });

function conceptsIn(check: Check): string[] {
  switch (check.kind) {
    case "covers":
      return check.concepts;
    case "decision":
      return check.about;
    case "cost":
      return check.drivers;
    case "all":
    case "any":
      return check.of.flatMap(conceptsIn);
    case "not":
      return conceptsIn(check.of);
    default:
      return [];
  }
}

const DEPTH_WORDS = {
  named: "named",
  applied: "put to work",
  justified: "put to work, with a reason",
} as const;

/** What decides a criterion, as an instructor would say it. */
function kindInWords(check: Check): string {
  switch (check.kind) {
    case "covers":
      return check.concepts.length > 1
        ? `${check.need} of ${check.concepts.length} ideas, ${DEPTH_WORDS[check.depth]}`
        : `An idea, ${DEPTH_WORDS[check.depth]}`;
    case "target":
      return `A target between ${check.min ?? "0"} and ${check.max ?? "any"}${check.unit === "%" ? "" : ` ${check.unit}`}`;
    case "estimate":
      return `A number within ×${check.full}; half up to ×${check.part}`;
    case "sum":
      return `${check.need} worked ${check.need === 1 ? "sum" : "sums"} that come out`;
    case "decision":
      return "A decision: options, choice, reason, cost";
    case "cost":
      return `A bill of ${check.lines} lines, total ${check.band[0]} to ${check.band[1]}`;
    case "component":
      return "Drawn in the sketch";
    case "path":
      return "A path in the sketch";
    case "all":
      return `${check.of.length} parts, each counts alike`;
    case "any":
      return `Any of ${check.of.length}`;
    default:
      return check.kind.replaceAll("-", " ");
  }
}
