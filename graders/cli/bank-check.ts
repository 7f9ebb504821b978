import {
  type Answer,
  type BankEntry,
  drawVariant,
  grade,
  type Lifted,
  type ModelAnswer,
  type Sample,
} from "../index.ts";
import { documentIn, loadQuestion, problemLine, type QuestionFolder } from "./bank-from-disk.ts";

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
}

export const isSound = ({ problems, samples, variants }: QuestionCheck): boolean =>
  problems.length === 0 && samples.every(({ inBand }) => inBand) && variants.every(({ solved }) => solved);

/** Holds one question to its promises: it parses, its samples land in their bands, its model answers solve its variants. */
export function checkFolder(folder: QuestionFolder): QuestionCheck {
  const { id, level } = folder;
  const loaded = loadQuestion(folder);
  if (!loaded.ok) return { id, level, problems: loaded.problems.map(problemLine), samples: [], variants: [] };
  const { entry } = loaded;
  return {
    id,
    level,
    problems: regimeProblems(entry),
    samples: entry.samples.map((sample) => checkSample(folder, entry, sample)),
    variants: checkVariants(folder, entry),
  };
}

function checkSample(
  folder: QuestionFolder,
  entry: BankEntry,
  sample: Sample,
): QuestionCheck["samples"][number] {
  const { question } = entry;
  const { name, quality, band, asked } = sample;
  const read = asRead(folder, `samples/${name}.md`, sample.answer);
  const variant = drawVariant({ question, seed: sample.seed ?? null });
  const { score } = grade({ question, variant, asked, ...read });
  return { name, quality, band, score, inBand: score !== null && score >= band[0] && score <= band[1] };
}

function checkVariants(folder: QuestionFolder, entry: BankEntry): QuestionCheck["variants"] {
  const { question } = entry;
  // Seeds that draw the same variant need only one grading.
  const scores = new Map<string, number | null>();
  return SEEDS.flatMap((seed) => {
    const variant = drawVariant({ question, seed });
    const model = modelFor(entry, variant.regime);
    if (!model) return [];
    const same = JSON.stringify({ ...variant, seed: null });
    let score = scores.get(same);
    if (score === undefined) {
      const file = model.regime === undefined ? "model-answer.md" : `model-answer.${model.regime}.md`;
      score = grade({ question, variant, asked: [], ...asRead(folder, file, model.answer) }).score;
      scores.set(same, score);
    }
    return [{ seed, regime: variant.regime, score, solved: score !== null && score >= SOLVED }];
  });
}

const modelFor = ({ modelAnswers }: BankEntry, regime: string | null): ModelAnswer | undefined =>
  modelAnswers.find((model) => model.regime === (regime ?? undefined)) ??
  modelAnswers.find((model) => model.regime === undefined);

const asRead = (folder: QuestionFolder, file: string, answer: Answer): { answer: Answer; lifted?: Lifted } =>
  documentIn(folder, file) ?? { answer };

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
