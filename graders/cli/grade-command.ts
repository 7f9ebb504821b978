import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { splitFrontMatter } from "../bank/sample-files.ts";
import { csvLine } from "../document/csv.ts";
import {
  DIMENSIONS,
  grade,
  type PriceTable,
  type Question,
  readAnswerFile,
  type Report,
  type Variant,
} from "../index.ts";
import { readArguments } from "./arguments.ts";
import { findGradedBy, GRADED_BY_OPTIONS } from "./graded-by.ts";
import { asJson, type CommandOutcome, done, refuse } from "./outcome.ts";
import { readPricesOption } from "./prices-option.ts";
import { readingProblem } from "./reference-files.ts";
import { reportText } from "./report-text.ts";

export const GRADE_USAGE = "headroom grade --question ID [--seed N] FILE… [--prices FILE] [--json|--csv]";
export const GRADE_REFERENCE_USAGE =
  "headroom grade --reference REF… [--prompt FILE] [--level L] [--format F] | --rubric FILE, each with FILE… [--json|--csv]";

type Graded = { file: string; report: Report } | { file: string; error: string };

/**
 * `grade FILE…`: grades answers and documents by a question of the bank, by reference answers or by a rubric in a file; a
 * folder stands for the files in it.
 */
export function gradeCommand(args: readonly string[]): CommandOutcome {
  const read = readArguments(args, {
    ...GRADED_BY_OPTIONS,
    json: { type: "boolean" },
    csv: { type: "boolean" },
    prices: { type: "string" },
  });
  if (!read.ok) return refuse(read.message);
  const { flags, rest } = read;
  if (flags.json && flags.csv) return refuse("Choose --json or --csv, not both.");
  const found = findGradedBy(flags);
  if (!found.ok) return refuse(found.message);
  if (rest.length === 0) return refuse(`Name at least one file: ${GRADE_USAGE}.`);

  const table = readPricesOption(flags.prices);
  if (!table.ok) return refuse(table.message);

  const { question, variant } = found;
  const { seed } = variant;
  const graded = rest
    .flatMap(filesAt)
    .map((file) => gradeFile({ file, question, variant, prices: table.prices }));
  const code = graded.some((one) => "error" in one) ? 1 : 0;
  if (flags.json) return done(asJson(graded.map((one) => jsonEntry(one, question.id, seed))), code);
  if (flags.csv) return done(csv(graded, question.id, seed), code);
  const texts = graded.map((one) => ("error" in one ? one.error : reportText(one.file, one.report)));
  return done(`${texts.join("\n\n")}\n`, code);
}

/** A folder's answers and documents, in order of name; anything else is itself. */
function filesAt(given: string): string[] {
  try {
    if (!statSync(given).isDirectory()) return [given];
  } catch {
    return [given];
  }
  return readdirSync(given)
    .filter((name) => /\.(?:md|markdown|json|ya?ml)$/i.test(name) && !name.startsWith("."))
    .sort()
    .map((name) => path.join(given, name));
}

function gradeFile({
  file,
  question,
  variant,
  prices,
}: {
  file: string;
  question: Question;
  variant: Variant;
  prices: PriceTable | undefined;
}): Graded {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return { file, error: `${file}: ${readingProblem(error)}` };
  }
  const body = /\.(?:md|markdown)$/i.test(file) ? splitFrontMatter(text).body : text;
  const answer = readAnswerFile({ name: file, text: body });
  if (!answer.ok) return { file, error: answer.message };
  const { lifted, round } = answer;
  const thrown = round?.curveball;
  // What the command names wins over what the round began with.
  const reckoned = prices ?? round?.prices ?? undefined;
  try {
    return {
      file,
      report: grade({
        question,
        variant,
        answer: answer.answer,
        asked: round?.asked ?? [],
        prices: reckoned,
        ...(thrown && { before: thrown.before }),
        ...(thrown?.curveball && { curveball: thrown.curveball }),
        ...(lifted ? { lifted } : {}),
      }),
    };
  } catch (error) {
    // A fault of the grader in one file must not cost a class the marks of all the others.
    return {
      file,
      error: `${file}: could not be graded: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}

function jsonEntry(one: Graded, question: string, seed: number | null) {
  if ("error" in one) return { file: one.file, question, seed, error: one.error };
  const { level, dimensions, ...report } = one.report;
  return {
    file: one.file,
    ...report,
    level: level.level,
    levelReading: level,
    dimensions: Object.fromEntries(dimensions.map(({ dimension, ...figures }) => [dimension, figures])),
  };
}

function csv(graded: readonly Graded[], question: string, seed: number | null): string {
  const lines = graded.map((one) => {
    if ("error" in one)
      return [one.file, question, seed, null, null, null, ...DIMENSIONS.map(() => null), one.error];
    const { score, level, penalty, dimensions } = one.report;
    const shares = DIMENSIONS.map((name) => {
      const share = dimensions.find(({ dimension }) => dimension === name)?.share ?? null;
      return share === null ? null : Math.round(1000 * share) / 10;
    });
    return [one.file, question, seed, score, level.level, penalty, ...shares, null];
  });
  const header = ["file", "question", "seed", "score", "level", "penalty", ...DIMENSIONS, "error"];
  return `${[header, ...lines].map(csvLine).join("\n")}\n`;
}
