import {
  type BankEntry,
  drawVariant,
  grade,
  type GradeInput,
  type ModelAnswer,
  type Report,
  type Sample,
} from "../index.ts";
import { loadQuestion, type LoadedQuestion, problemLine, type QuestionFolder } from "./bank-from-disk.ts";
import { type CriteriaUse, criteriaUse, NO_CRITERIA } from "./criteria-use.ts";

/** A model answer solves a variant when it scores at least this. */
export const SOLVED = 85;
/** Variants that are tried: the question as written, and these seeds. */
const SEEDS: readonly (number | null)[] = [null, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** A regime that none of this many seeds reaches is as good as absent. */
const SEEDS_TO_REACH_REGIMES = 60;

export interface QuestionCheck {
  id: string;
  level: string;
  /** Does not parse, or a regime has no model answer, or no seed reaches it. */
  problems: string[];
  samples: {
    name: string;
    quality: string;
    band: readonly [number, number];
    score: number | null;
    inBand: boolean;
  }[];
  variants: { seed: number | null; regime: string | null; score: number | null; solved: boolean }[];
  /** What the samples show of the rubric; a warning to its author, no fault. */
  criteria: CriteriaUse;
}

export const isSound = ({ problems, samples, variants }: QuestionCheck): boolean =>
  problems.length === 0 && samples.every(({ inBand }) => inBand) && variants.every(({ solved }) => solved);

/** Holds one question to its promises: it parses, its samples land in their bands, its model answers solve its variants. */
export function checkFolder(folder: QuestionFolder): QuestionCheck {
  const { id, level } = folder;
  const loaded = loadQuestion(folder);
  if (!loaded.ok) {
    const problems = loaded.problems.map(problemLine);
    return { id, level, problems, samples: [], variants: [], criteria: NO_CRITERIA };
  }
  const { entry } = loaded;
  const graded = grader(loaded);
  const samples = entry.samples.map((sample) => ({ sample, report: graded(sample, sample.seed ?? null) }));
  return {
    id,
    level,
    problems: regimeProblems(entry),
    samples: samples.map(({ sample, report }) => placed(sample, report)),
    variants: SEEDS.flatMap((seed) => checkVariant(entry, seed, graded)),
    criteria: criteriaUse(
      entry.question,
      samples.map(({ report }) => report),
    ),
  };
}

type Graded = (given: Pick<GradeInput, "answer" | "asked">, seed: number | null) => Report;

/** Grades an answer of the question for a seed; where seeds draw the same variant, once. */
function grader({ entry: { question }, lifted }: Extract<LoadedQuestion, { ok: true }>): Graded {
  const reports = new Map<GradeInput["answer"], Map<string, Report>>();
  return ({ answer, asked }, seed) => {
    const variant = drawVariant({ question, seed });
    const same = JSON.stringify({ ...variant, seed: null });
    const known = reports.get(answer) ?? new Map<string, Report>();
    reports.set(answer, known);
    let report = known.get(same);
    if (!report) {
      report = grade({ question, variant, answer, asked, lifted: lifted.get(answer) });
      known.set(same, report);
    }
    return report;
  };
}

function placed({ name, quality, band }: Sample, { score }: Report): QuestionCheck["samples"][number] {
  return { name, quality, band, score, inBand: score !== null && score >= band[0] && score <= band[1] };
}

function checkVariant(entry: BankEntry, seed: number | null, graded: Graded): QuestionCheck["variants"] {
  const { regime } = drawVariant({ question: entry.question, seed });
  const model = modelFor(entry, regime);
  if (!model) return [];
  const { score } = graded({ answer: model.answer, asked: [] }, seed);
  return [{ seed, regime, score, solved: score !== null && score >= SOLVED }];
}

const modelFor = ({ modelAnswers }: BankEntry, regime: string | null): ModelAnswer | undefined =>
  modelAnswers.find((model) => model.regime === (regime ?? undefined)) ??
  modelAnswers.find((model) => model.regime === undefined);

function regimeProblems(entry: BankEntry): string[] {
  const { question } = entry;
  const reached = new Set<string>();
  for (let seed = 0; seed <= SEEDS_TO_REACH_REGIMES && reached.size < question.regimes.length; seed++) {
    const { regime } = drawVariant({ question, seed: seed === 0 ? null : seed });
    if (regime !== null) reached.add(regime);
  }
  return question.regimes.flatMap(({ id }) => [
    ...(modelFor(entry, id) ? [] : [`regime ${id} has no model answer`]),
    ...(reached.has(id) ? [] : [`no seed up to ${SEEDS_TO_REACH_REGIMES} reaches regime ${id}`]),
  ]);
}
