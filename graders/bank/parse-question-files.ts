import { type Lifted } from "../document/index.ts";
import { type Answer, QuestionSchema, type BankEntry, type Level, type Question } from "../model/index.ts";
import { checkQuestion } from "./check-question.ts";
import { type QuestionChecks, type QuestionProblem } from "./question-checks.ts";
import { matchClarification } from "./clarification.ts";
import { readModelAnswer, readSample } from "./sample-files.ts";
import { sha256 } from "./sha256.ts";
import { unwrittenIn } from "./unwritten.ts";
import { drawVariant } from "./variant.ts";
import { parseFields, readYaml, type BankProblem } from "./yaml-file.ts";

/** `lifted`: for each answer that was read from a document, from which places its rows were read. */
export type ParsedQuestion =
  | { ok: true; entry: BankEntry; lifted: ReadonlyMap<Answer, Lifted> }
  | { ok: false; problems: BankProblem[] };

const MODEL_ANSWER = /^model-answer(\.[a-z0-9-]+)?\.(md|ya?ml)$/;
const SAMPLE = /^samples\/[a-z0-9-]+\.(md|ya?ml)$/;

/**
 * Reads a question's folder: `question.yaml`, `model-answer[.regime].md|yaml` and `samples/*.md|yaml`. Every fault is told
 * with its file, line and field.
 * @param id the folder's name; left out where the files stand in none
 * @param level the folder around it
 * @param files texts by path inside the folder
 * @param samples false leaves the samples out, which only the bank's check needs and which cost most of the time
 * @param own what to ask of a question outside the bank instead of what the bank asks. It may come without a model answer,
 * and with the phrases that a drafted rubric's file names.
 */
export function parseQuestionFiles({
  id,
  level,
  files,
  samples = true,
  own,
  ...known
}: {
  id?: string;
  level?: Level;
  files: Readonly<Record<string, string>>;
  samples?: boolean;
  own?: (question: Question) => QuestionProblem[];
} & Omit<QuestionChecks, "question">): ParsedQuestion {
  const file = "question.yaml";
  const named = (name: string) => [level, id, name].filter((part) => part !== undefined).join("/");
  const fault = (name: string, message: string): BankProblem => ({
    file: named(name),
    line: null,
    column: null,
    field: "",
    message,
  });
  const text = Object.hasOwn(files, file) ? files[file] : undefined;
  if (text === undefined) return { ok: false, problems: [fault(file, "this file is missing")] };
  const unwritten = unwrittenIn(files, named);
  if (unwritten.length > 0) return { ok: false, problems: unwritten };
  const yaml = readYaml({ file: named(file), text });
  if (yaml.problems.length > 0) return { ok: false, problems: yaml.problems };
  const { value: question, problems: unfit } = parseFields(yaml, QuestionSchema);
  const problems = unfit.filter(({ field }) => !own || field !== "phrases");
  if (question === null) return { ok: false, problems };

  if (id !== undefined && question.id !== id)
    problems.push(yaml.problemAt(["id"], `the folder is called “${id}”; make the id the same`));
  if (level !== undefined && question.level !== level)
    problems.push(yaml.problemAt(["level"], `the folder stands under “${level}”`));
  const faults = own ? own(question) : checkQuestion({ question, ...known });
  for (const { path, message } of faults) problems.push(yaml.problemAt(path, message));

  const entry: BankEntry = { question, hash: sha256(text), modelAnswers: [], samples: [] };
  const lifted = new Map<Answer, Lifted>();
  const note = (answer: Answer, places: Lifted | null) => {
    if (places !== null) lifted.set(answer, places);
  };
  const regimes = new Set(question.regimes.map((regime) => regime.id));
  for (const [path, content] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (path === file) continue;
    if (MODEL_ANSWER.test(path)) {
      const read = readModelAnswer({ file: named(path), text: content });
      if (!read.ok) problems.push(...read.problems);
      else if (read.value.regime !== undefined && !regimes.has(read.value.regime)) {
        problems.push(fault(path, `there is no regime “${read.value.regime}”`));
      } else {
        entry.modelAnswers.push(read.value);
        note(read.value.answer, read.lifted);
      }
    } else if (SAMPLE.test(path)) {
      if (!samples) continue;
      const match = (asked: string) => {
        if (faults.length > 0) return null;
        const variant = drawVariant({ question, seed: null });
        return matchClarification({ question, variant, text: asked }).clarification;
      };
      const read = readSample({ file: named(path), text: content, match });
      if (read.ok) {
        entry.samples.push(read.value);
        note(read.value.answer, read.lifted);
      } else problems.push(...read.problems);
    } else {
      problems.push(fault(path, "this is neither a model answer nor a sample; check its name"));
    }
  }
  if (entry.modelAnswers.length === 0 && !own)
    problems.push(fault("model-answer.md", "a question needs a model answer"));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, entry, lifted };
}
