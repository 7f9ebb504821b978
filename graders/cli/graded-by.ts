import { drawVariant, type Question, readRubricFile, type Variant } from "../index.ts";
import { BAD_SEED, readSeed } from "./arguments.ts";
import { findQuestion } from "./question.ts";
import { draftFromFiles, readText, REFERENCE_OPTIONS, type ReferenceFlags } from "./reference-files.ts";

/** What answers may be graded by: a question of the bank, reference answers, or a rubric in a file. */
export const GRADED_BY_OPTIONS = {
  question: { type: "string" },
  seed: { type: "string" },
  bank: { type: "string" },
  rubric: { type: "string" },
  ...REFERENCE_OPTIONS,
} as const;

interface Flags extends ReferenceFlags {
  question?: string;
  seed?: string;
  bank?: string;
  rubric?: string;
}

export type GradedBy = { ok: true; question: Question; variant: Variant } | { ok: false; message: string };

const SOURCES = ["question", "reference", "rubric"] as const;
const OF_THE_BANK = ["seed", "bank"] as const;
const OF_A_DRAFT = ["prompt", "level", "format"] as const;

/** Finds what to grade by, or says in one sentence why the options make no sense. */
export function findGradedBy(flags: Flags): GradedBy {
  const refuse = (message: string): GradedBy => ({ ok: false, message });
  const given = SOURCES.filter((name) => flags[name] !== undefined);
  const [source, other] = given;
  if (source === undefined)
    return refuse("Say what to grade by: --question ID, --reference FILE or --rubric FILE.");
  if (other !== undefined)
    return refuse(`Choose one of --${source} and --${other}: answers are graded by one rubric.`);
  const ofBank = OF_THE_BANK.find((name) => flags[name] !== undefined);
  if (source !== "question" && ofBank !== undefined)
    return refuse(`--${ofBank} belongs to a question of the bank, and --${source} grades without one.`);
  const ofDraft = OF_A_DRAFT.find((name) => flags[name] !== undefined);
  if (source !== "reference" && ofDraft !== undefined)
    return refuse(
      `--${ofDraft} says how to draft from --reference; ${source === "rubric" ? "a rubric has its own" : "a question has its own"}.`,
    );

  if (source === "question") {
    const seed = readSeed(flags.seed);
    if (seed === undefined) return refuse(BAD_SEED);
    const found = findQuestion(flags.question ?? "", flags.bank);
    if (!found.ok) return refuse(found.message);
    const { question } = found.entry;
    return { ok: true, question, variant: drawVariant({ question, seed }) };
  }
  const drafted = source === "reference" ? draftFromFiles(flags) : rubricIn(flags.rubric ?? "");
  if (!drafted.ok) return refuse(drafted.message);
  const { question } = drafted.draft;
  return { ok: true, question, variant: drawVariant({ question, seed: null }) };
}

function rubricIn(file: string): ReturnType<typeof readRubricFile> {
  const read = readText(file);
  return read.ok ? readRubricFile({ name: file, text: read.text }) : read;
}
