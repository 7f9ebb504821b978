import { type BankEntry, type BankProblem, DOCUMENT_MAX, parseOwnQuestion } from "~graders";
import { findEntry } from "~/bank.server.ts";
import type { QuestionFiles } from "~/models/course-question.server.ts";

export const QUESTION_FILE = "question.yaml";
export const MODEL_FILE = "model-answer.md";

/** What one form may hold, in characters. The bank's largest question has half of it, its longest model answer a quarter. */
const LONGEST_QUESTION = 250_000;
const LONGEST_ANSWER = 60_000;
const MOST_ANSWERS = 6;
const LONGEST_NAME = 120;
/** Beyond that, an author mends the first ones and looks again. */
const MOST_TOLD = 40;

/** What the form holds, as typed or read from uploads, so that a refused one comes back filled in. */
export interface TypedQuestion {
  question: string;
  answers: { name: string; text: string }[];
}

export type ToldProblem = Pick<BankProblem, "file" | "line" | "field" | "message">;

export type ReadQuestion = { typed: TypedQuestion } & (
  { ok: true; entry: BankEntry; files: QuestionFiles } | { ok: false; problems: ToldProblem[] }
);

/** What the schema says of a value, as what to do about it. The bank's own messages say so already. */
function inWords(message: string): string {
  const [, wanted, given] = /^Invalid input: expected (\w+), received (\w+)$/.exec(message) ?? [];
  if (given === "undefined") return `this is missing; add it (${wanted})`;
  if (given !== undefined) return `this is of the kind ${given}; write it as ${wanted}`;
  const [, options] = /^Invalid option: expected one of (.+)$/.exec(message) ?? [];
  return options ? `write one of ${options.replaceAll('"', "").split("|").join(", ")}` : message;
}

const told = (file: string, message: string, field = "", line: number | null = null): ToldProblem => ({
  file,
  line,
  field,
  message,
});

const thousands = (count: number) => count.toLocaleString("en-GB");

const textIn = (value: unknown): string => (typeof value === "string" ? value.replaceAll("\r\n", "\n") : "");

/** Typed fields, with each uploaded file in the place of what was typed for it. */
async function typedIn(form: FormData): Promise<{ typed: TypedQuestion; problems: ToldProblem[] }> {
  const problems: ToldProblem[] = [];
  const names = form.getAll("answer-name").map((name) => textIn(name).trim().slice(0, LONGEST_NAME));
  const typed: TypedQuestion = {
    question: textIn(form.get("question")),
    answers: form
      .getAll("answer")
      .map((text, index) => ({ name: names[index] || MODEL_FILE, text: textIn(text) }))
      .filter(({ text }) => text.trim() !== ""),
  };
  let questions = 0;
  for (const file of form.getAll("files")) {
    if (!(file instanceof File) || file.size === 0) continue;
    const name = file.name.slice(0, LONGEST_NAME);
    const isQuestion = /\.ya?ml$/i.test(name) && !name.startsWith("model-answer");
    if (isQuestion) questions += 1;
    // Four bytes is the most that a character takes.
    const isFar = file.size > 4 * (isQuestion ? LONGEST_QUESTION : LONGEST_ANSWER);
    const text = isFar ? "" : textIn(await file.text());
    if (isFar) problems.push(told(name, "this is far larger than a question's file can be; choose another"));
    else if (text.includes("\u0000") || text.startsWith("PK"))
      problems.push(told(name, "this is no text file; save it as YAML or Markdown first"));
    else if (isQuestion && questions > 1) problems.push(told(name, "upload one question at a time"));
    else if (isQuestion) typed.question = text;
    else typed.answers = [...typed.answers.filter((one) => one.name !== name), { name, text }];
  }
  return { typed, problems };
}

function sizeProblems({ question, answers }: TypedQuestion): ToldProblem[] {
  const problems: ToldProblem[] = [];
  if (question.trim() === "")
    problems.push(told(QUESTION_FILE, "the question is missing; paste it or upload its file"));
  if (question.length > LONGEST_QUESTION)
    problems.push(
      told(QUESTION_FILE, `a question may have ${thousands(LONGEST_QUESTION)} characters; shorten it`),
    );
  if (answers.length > MOST_ANSWERS)
    problems.push(told(MODEL_FILE, `at most ${MOST_ANSWERS} model answers are kept; leave some out`));
  for (const [index, { name, text }] of answers.entries()) {
    if (answers.findIndex((one) => one.name === name) < index)
      problems.push(told(name, "two model answers have this name; give each its own"));
    if (text.length > LONGEST_ANSWER)
      problems.push(
        told(name, `a model answer may have ${thousands(LONGEST_ANSWER)} characters; shorten it`),
      );
    if (!/^model-answer(\.[a-z0-9-]+)?\.(md|ya?ml)$/.test(name))
      problems.push(told(name, `name it ${MODEL_FILE}, or model-answer.REGIME.md where regimes differ`));
  }
  return problems;
}

/** Where the id stands, for what is wrong with it. */
const lineOfId = (question: string): number | null =>
  question.split("\n").findIndex((line) => line.startsWith("id:")) + 1 || null;

/**
 * A course's question as its form was posted, parsed.
 * @param questionId the question that this is another version of; null for a new one
 */
export async function readOwnQuestion(form: FormData, questionId: string | null): Promise<ReadQuestion> {
  const { typed, problems } = await typedIn(form);
  problems.push(...sizeProblems(typed));
  const refuse = (all: readonly ToldProblem[]): ReadQuestion => ({
    ok: false,
    typed: shortened(typed),
    problems: all
      .slice(0, MOST_TOLD)
      .map(({ file, line, field, message }) => ({ file, line, field, message: inWords(message) })),
  });
  if (problems.length > 0) return refuse(problems);
  const files = {
    [QUESTION_FILE]: typed.question,
    ...Object.fromEntries(typed.answers.map(({ name, text }) => [name, text])),
  };
  const parsed = parseOwnQuestion(files);
  if (!parsed.ok) return refuse(parsed.problems);
  const { entry } = parsed;
  const wrong = await idProblem(entry.question.id, questionId);
  if (wrong !== null) return refuse([told(QUESTION_FILE, wrong, "id", lineOfId(typed.question))]);
  return { ok: true, typed, entry, files };
}

async function idProblem(id: string, questionId: string | null): Promise<string | null> {
  if (questionId !== null)
    return id === questionId
      ? null
      : `a new version keeps its id, “${questionId}”; for another question, make a new one`;
  if (id === "new") return "“new” is an address of ours; choose another id";
  // Everybody can read the bank, so a question of its name would be taken for the public one.
  return (await findEntry(id)) ? `the public bank has a question “${id}”; choose another id` : null;
}

/** What is far too long to send back is cut: its author has it still. */
const shortened = ({ question, answers }: TypedQuestion): TypedQuestion => ({
  question: question.slice(0, 2 * LONGEST_QUESTION),
  answers: answers
    .slice(0, 2 * MOST_ANSWERS)
    .map(({ name, text }) => ({ name, text: text.slice(0, DOCUMENT_MAX) })),
});

/** A kept question's files, as its form shows them. */
export const typedFrom = ({ [QUESTION_FILE]: question = "", ...answers }: QuestionFiles): TypedQuestion => ({
  question,
  answers: Object.entries(answers).map(([name, text]) => ({ name, text })),
});
