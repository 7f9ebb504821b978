import { readFileSync } from "node:fs";
import {
  type Answer,
  type Asked,
  drawVariant,
  grade,
  type Lifted,
  type Question,
  readDocument,
} from "~graders";
import { splitFrontMatter } from "../../graders/bank/sample-files.ts";
import { documentIn } from "../../graders/cli/bank-from-disk.ts";
import { soundQuestions } from "./bank.ts";
import { type Bench, type Figure, mean } from "./bench.ts";

/** Pairs nearer than this in expected score say nothing about order. */
const APART = 15;

interface Scored {
  question: string;
  expected: number;
  score: number;
}

interface Index {
  file: string;
  question: string;
  expected: number;
}

const CALIBRATION = new URL("../calibration/answers/", import.meta.url);

function scoreOf(given: {
  question: Question;
  answer: Answer;
  lifted?: Lifted;
  asked?: Asked[];
  seed?: number | null;
}): number {
  const { question, answer, lifted, asked = [], seed = null } = given;
  const variant = drawVariant({ question, seed });
  return grade({ question, variant, answer, asked, ...(lifted ? { lifted } : {}) }).score ?? 0;
}

/** Answers scored by an expert who had seen no rubric. */
function expertAnswers(questions: readonly Question[]): Scored[] {
  const index = JSON.parse(readFileSync(new URL("index.json", CALIBRATION), "utf8")) as Index[];
  return index.flatMap(({ file, question: id, expected }) => {
    const question = questions.find((one) => one.id === id);
    if (!question) return [];
    const { body } = splitFrontMatter(readFileSync(new URL(file, CALIBRATION), "utf8"));
    const { answer, lifted } = readDocument(body);
    return [{ question: id, expected, score: scoreOf({ question, answer, lifted }) }];
  });
}

/** The bank's own samples; the middle of its band is what a sample is expected to score. */
function bankSamples(bank: ReturnType<typeof soundQuestions>): Scored[] {
  return bank.flatMap(({ entry: { question, samples }, folder }) =>
    samples.map(({ name, band, seed, asked, answer }) => ({
      question: question.id,
      expected: (band[0] + band[1]) / 2,
      score: scoreOf({
        question,
        asked,
        seed: seed ?? null,
        answer,
        ...documentIn(folder, `samples/${name}.md`),
      }),
    })),
  );
}

/** Share of pairs of one question, apart by 15 or more, that are put in the right order; a tie is half right. */
export function orderAccuracy(scored: readonly Scored[]): number {
  let pairs = 0;
  let right = 0;
  scored.forEach((better) => {
    for (const worse of scored) {
      if (better.question !== worse.question || better.expected - worse.expected < APART) continue;
      pairs++;
      right += better.score > worse.score ? 1 : better.score === worse.score ? 0.5 : 0;
    }
  });
  return pairs === 0 ? NaN : right / pairs;
}

const figures = (
  what: string,
  scored: readonly Scored[],
  aims: { order: number; error: number },
): Figure[] => [
  {
    name: `${what}: pairs in order (${scored.length} answers)`,
    value: 100 * orderAccuracy(scored),
    unit: "%",
    aim: aims.order,
    better: "more",
  },
  {
    name: `${what}: mean absolute error`,
    value: mean(scored.map(({ expected, score }) => Math.abs(expected - score))),
    unit: "points",
    aim: aims.error,
  },
  {
    name: `${what}: mean error`,
    value: mean(scored.map(({ expected, score }) => score - expected)),
    unit: "points",
  },
];

/** How far scores are from an expert's, and whether they rank answers as the expert does. */
export const accuracy: Bench = {
  name: "accuracy of scores",
  run() {
    const bank = soundQuestions();
    const questions = bank.map(({ entry }) => entry.question);
    return [
      ...figures("expert's answers", expertAnswers(questions), { order: 95, error: 12 }),
      ...figures("bank's samples", bankSamples(bank), { order: 95, error: 12 }),
    ];
  },
};
