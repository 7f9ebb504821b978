import { QUALITIES } from "../index.ts";
import { isSound, type QuestionCheck, SOLVED } from "./bank-check.ts";
import { table } from "./table.ts";

/** What `bank --check` prints: a line for each question, then every fault, then what the samples leave unproven. */
export function checkText(checks: readonly QuestionCheck[]): string {
  const head = ["", "question", "level", "samples in band", "qualities", "model answer scores", "criteria"];
  const faults = checks.flatMap(faultsOf);
  const warnings = checks.flatMap(warningsOf);
  return [
    `${table([head, ...checks.map(rowOf)])}\n\n`,
    ...faults.map((fault) => `${fault}\n`),
    ...(warnings.length > 0 ? ["What the samples leave unproven (no fault):\n"] : []),
    ...warnings.map((warning) => `  ${warning}\n`),
    `${checks.filter(isSound).length} of ${checks.length} questions are sound${proven(checks)}.\n`,
  ].join("");
}

function rowOf(check: QuestionCheck): (string | number)[] {
  const { id, level, samples, variants, criteria } = check;
  const scores = variants.flatMap(({ score }) => (score === null ? [] : [score]));
  return [
    isSound(check) ? "ok" : "FAULT",
    id,
    level,
    `${samples.filter(({ inBand }) => inBand).length}/${samples.length}`,
    new Set(samples.map(({ quality }) => quality)).size,
    scores.length > 0 ? `${Math.min(...scores)}–${Math.max(...scores)}` : "-",
    `${criteria.provable - criteria.unexercised.length}/${criteria.provable}`,
  ];
}

const rank = (quality: string) => QUALITIES.findIndex((one) => one === quality);

const faultsOf = ({ id, problems, samples, variants }: QuestionCheck): string[] => [
  ...problems.map((problem) => `${id}: ${problem}`),
  ...samples
    .filter(({ inBand }) => !inBand)
    .sort((a, b) => rank(a.quality) - rank(b.quality))
    .map(
      ({ name, band, score }) =>
        `${id}: sample ${name} scores ${score ?? "nothing"}, its band is ${band[0]} to ${band[1]}`,
    ),
  ...variants
    .filter(({ solved }) => !solved)
    .map(
      ({ seed, regime, score }) =>
        `${id}: the model answer${regime === null ? "" : ` for ${regime}`} scores ${score ?? "nothing"} ${
          seed === null ? "without a seed" : `with seed ${seed}`
        }, below ${SOLVED}`,
    ),
];

const warningsOf = ({ id, criteria: { unexercised, alwaysMet, neverMet } }: QuestionCheck): string[] =>
  [
    ["no sample earns anything on", unexercised] as const,
    ["every sample meets", alwaysMet] as const,
    ["some samples meet in part, and none in full,", neverMet] as const,
  ].flatMap(([what, ids]) => (ids.length > 0 ? [`${id}: ${what} ${ids.join(", ")}`] : []));

function proven(checks: readonly QuestionCheck[]): string {
  const all = checks.reduce((sum, { criteria }) => sum + criteria.provable, 0);
  const missed = checks.reduce((sum, { criteria }) => sum + criteria.unexercised.length, 0);
  return all === 0 ? "" : `; their samples exercise ${all - missed} of ${all} criteria`;
}
