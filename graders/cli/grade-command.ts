import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { splitFrontMatter } from "../bank/sample-files.ts";
import {
  DIMENSIONS,
  drawVariant,
  grade,
  type Question,
  readAnswerFile,
  type Report,
  type Variant,
} from "../index.ts";
import { BAD_SEED, readArguments, readSeed } from "./arguments.ts";
import { asJson, type CommandOutcome, done, refuse } from "./outcome.ts";
import { findQuestion } from "./question.ts";
import { reportText } from "./report-text.ts";
import { csvLine } from "./table.ts";

export const GRADE_USAGE = "headroom grade --question ID [--seed N] FILE… [--json|--csv]";

type Graded = { file: string; report: Report } | { file: string; error: string };

/** `grade --question ID FILE…`: grades answers and documents; a folder stands for the files in it. */
export function gradeCommand(args: readonly string[]): CommandOutcome {
  const read = readArguments(args, {
    question: { type: "string" },
    seed: { type: "string" },
    bank: { type: "string" },
    json: { type: "boolean" },
    csv: { type: "boolean" },
  });
  if (!read.ok) return refuse(read.message);
  const { flags, rest } = read;
  const seed = readSeed(flags.seed);
  if (seed === undefined) return refuse(BAD_SEED);
  if (flags.json && flags.csv) return refuse("Choose --json or --csv, not both.");
  if (flags.question === undefined) return refuse(`Say which question: ${GRADE_USAGE}.`);
  if (rest.length === 0) return refuse(`Name at least one file: ${GRADE_USAGE}.`);
  const found = findQuestion(flags.question, flags.bank);
  if (!found.ok) return refuse(found.message);

  const { question } = found.entry;
  const variant = drawVariant({ question, seed });
  const graded = rest.flatMap(filesAt).map((file) => gradeFile({ file, question, variant }));
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
}: {
  file: string;
  question: Question;
  variant: Variant;
}): Graded {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return { file, error: `${file}: ${missing ? "there is no such file." : "cannot be read."}` };
  }
  const body = /\.(?:md|markdown)$/i.test(file) ? splitFrontMatter(text).body : text;
  const answer = readAnswerFile({ name: file, text: body });
  if (!answer.ok) return { file, error: answer.message };
  const { lifted } = answer;
  try {
    return {
      file,
      report: grade({ question, variant, answer: answer.answer, asked: [], ...(lifted ? { lifted } : {}) }),
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
