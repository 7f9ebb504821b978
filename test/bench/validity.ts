import { soundQuestions } from "./bank.ts";
import { type Bench, type Figure, mean } from "./bench.ts";
import { type AnswerSet, documentsWithScores, samplesWithScores, type Scored } from "./scored-answers.ts";

/** Pairs nearer than this in expected score say nothing about order. */
const APART = 15;
/** How many of the worst mistakes are named. */
const WORST = 8;
/** The most that an answer which earns its words by tricks may score. */
const TRICKS = { stuffed: 25, negated: 25, injection: 25, wrong: 35 } as const;

interface Pair {
  better: Scored;
  worse: Scored;
}

/** Pairs of answers to one question that a person puts apart. */
const pairsOf = (scored: readonly Scored[]): Pair[] =>
  scored.flatMap((better) =>
    scored
      .filter((worse) => worse.question === better.question && better.expected - worse.expected >= APART)
      .map((worse) => ({ better, worse })),
  );

/** Share of pairs put in the person's order; a tie is half right. NaN without a pair. */
export function orderAccuracy(scored: readonly Scored[]): number {
  const pairs = pairsOf(scored);
  const right = pairs.map(({ better, worse }) =>
    better.score > worse.score ? 1 : better.score === worse.score ? 0.5 : 0,
  );
  return pairs.length === 0 ? NaN : mean(right);
}

const meanAbsoluteError = (scored: readonly Scored[]) =>
  mean(scored.map(({ expected, score }) => Math.abs(expected - score)));
const meanError = (scored: readonly Scored[]) => mean(scored.map(({ expected, score }) => score - expected));

function figuresOf({ name, answers }: AnswerSet): Figure[] {
  return [
    {
      name: `${name}: pairs in order (${answers.length} answers)`,
      value: 100 * orderAccuracy(answers),
      unit: "%",
      aim: 95,
      better: "more",
    },
    { name: `${name}: mean absolute error`, value: meanAbsoluteError(answers), unit: "points", aim: 10 },
    { name: `${name}: mean error`, value: meanError(answers), unit: "points" },
    ...Object.entries(TRICKS).flatMap(([kind, aim]): Figure[] => {
      const scores = answers.filter((one) => one.kind === kind).map(({ score }) => score);
      if (scores.length === 0) return [];
      return [{ name: `${name}: highest ${kind}`, value: Math.max(...scores), unit: "points", aim }];
    }),
  ];
}

const rounded = (value: number) => value.toFixed(1);

function splitBy(scored: readonly Scored[], key: "question" | "kind"): string[] {
  return [...new Set(scored.map((one) => one[key]))].map((value) => {
    const part = scored.filter((one) => one[key] === value);
    const error = `error ${rounded(meanAbsoluteError(part))} (mean ${rounded(meanError(part))})`;
    const order = key === "question" ? `, order ${rounded(100 * orderAccuracy(part))} %` : "";
    return `  ${value.padEnd(34)} ${String(part.length).padStart(3)} answers, ${error}${order}`;
  });
}

function mistakes(scored: readonly Scored[]): string[] {
  const wrong = pairsOf(scored).filter(({ better, worse }) => better.score <= worse.score);
  const far = [...scored]
    .sort((a, b) => Math.abs(b.score - b.expected) - Math.abs(a.score - a.expected))
    .slice(0, WORST);
  return [
    ...wrong.map(
      ({ better, worse }) => `  ${better.name} ${better.score} is not above ${worse.name} ${worse.score}`,
    ),
    ...far.map(({ name, score, expected }) => `  ${name} scores ${score}, a person gives ${expected}`),
  ];
}

function report({ name, answers }: AnswerSet): string[] {
  return [
    `${name}, by question:`,
    ...splitBy(answers, "question"),
    `${name}, by kind:`,
    ...splitBy(answers, "kind"),
    `${name}, pairs out of order and worst mistakes:`,
    ...mistakes(answers),
  ];
}

/** How far scores are from a person's, and whether they rank answers as a person does. */
export const validity: Bench = {
  name: "validity of scores",
  run() {
    const bank = soundQuestions();
    const sets = [...documentsWithScores(bank), samplesWithScores(bank)];
    return { figures: sets.flatMap(figuresOf), notes: sets.flatMap(report) };
  },
};
