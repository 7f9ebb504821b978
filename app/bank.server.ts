import {
  type BankEntry,
  type Criterion,
  curveballProbe,
  familiesOf,
  type Format,
  type Level,
  phasePlan,
  type PlannedPhase,
  type Question,
  type QuestionCard,
  questionCard,
  type Topic,
} from "~graders";
import { type Bank, bankSignature, readBank } from "~/bank-files.server.ts";
import { config } from "~/config.server.ts";
import { log } from "~/log.server.ts";

let bank: { signature: string; checkedAtMs: number; read: Promise<Bank> } | undefined;
const RECHECK_MS = 1000;

/** Reads the bank once; while developing, again when a file of it has changed. */
async function currentBank(): Promise<Bank> {
  const folder = config().questionsFolder;
  const nowMs = Date.now();
  const fresh = bank && (config().mode !== "development" || nowMs - bank.checkedAtMs < RECHECK_MS);
  if (bank && fresh) return bank.read;
  const signature = config().mode === "development" ? await bankSignature(folder) : "once";
  if (bank?.signature === signature) bank.checkedAtMs = nowMs;
  else bank = { signature, checkedAtMs: nowMs, read: readAndReport(folder) };
  return bank.read;
}

async function readAndReport(folder: string): Promise<Bank> {
  const read = await readBank(folder);
  for (const { file, line, field, message } of read.problems) {
    log().warn({ file, line, field }, `question left out: ${message}`);
  }
  log().info({ questions: read.entries.size, leftOut: read.leftOut }, "question bank read");
  return read;
}

/** Reads the bank before the first visitor comes, so that what is wrong with it is in the log at start-up. */
export async function warmBank(): Promise<{ questions: number; leftOut: number }> {
  const { entries, leftOut } = await currentBank();
  return { questions: entries.size, leftOut };
}

/** A question with its rubric and model answers. Never send it to a page. */
export async function findEntry(id: string): Promise<BankEntry | null> {
  return (await currentBank()).entries.get(id) ?? null;
}

export interface QuestionFilters {
  level?: Level;
  format?: Format;
  skill?: Question["skills"][number];
  /** The longest round that fits. */
  minutes?: number;
  /** Every word must stand in the title, the summary, the id or a skill. */
  search?: string;
}

const searchable = ({ id, title, summary, skills }: QuestionCard) =>
  [id, title, summary, ...skills].join(" ").toLowerCase();

/** The questions that fit, by rising level, then by title. */
export async function listQuestions(filters: QuestionFilters): Promise<QuestionCard[]> {
  const { level, format, skill, minutes, search = "" } = filters;
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return (await currentBank()).ordered
    .map(({ question }) => questionCard(question))
    .filter(
      (question) =>
        (!level || question.level === level) &&
        (!format || question.format === format) &&
        (!skill || question.skills.includes(skill)) &&
        (!minutes || question.minutes <= minutes) &&
        words.every((word) => searchable(question).includes(word)),
    );
}

/**
 * A question as its page shows it before a round, when the prompt is still closed, and whether its interviewer throws a
 * curveball; null: there is no such question.
 */
export async function getQuestion(
  id: string,
): Promise<{ question: QuestionCard; phases: PlannedPhase[]; throws: boolean } | null> {
  const entry = await findEntry(id);
  return (
    entry && {
      question: questionCard(entry.question),
      phases: phasePlan(entry.question),
      throws: curveballProbe(entry.question) !== undefined,
    }
  );
}

export async function listTopics(): Promise<readonly Topic[]> {
  return (await currentBank()).topics;
}

/** Criteria of a question that must be about a family before its topic lists the question. */
const FEWEST_CRITERIA = 2;

/** A question and the families that it asks about, the one with most criteria first. */
export interface Coverage {
  card: QuestionCard;
  families: readonly Topic["family"][];
}

/** By what was read of the bank, so that it is worked out once. */
const coverages = new WeakMap<Bank, readonly Coverage[]>();

/** What each question asks about, by rising level. */
export async function coverageOfBank(): Promise<readonly Coverage[]> {
  const read = await currentBank();
  const known = coverages.get(read);
  if (known) return known;
  const coverage = read.ordered.map(({ question }) => ({
    card: questionCard(question),
    families: familiesAskedAbout(question),
  }));
  coverages.set(read, coverage);
  return coverage;
}

function familiesAskedAbout(question: Question): Topic["family"][] {
  const counts = new Map<Topic["family"], number>();
  for (const criterion of question.rubric.criteria)
    for (const family of familiesOf(criterion, question)) counts.set(family, (counts.get(family) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= FEWEST_CRITERIA)
    .sort(([, a], [, b]) => b - a)
    .map(([family]) => family);
}

/** The questions that ask about a family, by rising level. */
export async function questionsAbout(family: Topic["family"]): Promise<QuestionCard[]> {
  return (await coverageOfBank()).filter(({ families }) => families.includes(family)).map(({ card }) => card);
}

/** What there is to read on a criterion that was not met; null: it belongs to no topic. */
export async function topicOf(criterion: Criterion, question: Question): Promise<Topic | null> {
  const families = familiesOf(criterion, question);
  const { topics } = await currentBank();
  return topics.find(({ family }) => family === families[0]) ?? null;
}
