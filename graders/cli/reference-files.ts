import { readFileSync } from "node:fs";
import { splitFrontMatter } from "../bank/sample-files.ts";
import {
  type Drafted,
  draftRubric,
  FORMATS,
  FormatSchema,
  liftAnswer,
  LEVELS,
  LevelSchema,
  readAnswerFile,
  readDocument,
  type ReadDocument,
} from "../index.ts";

/** What a draft is made from, as typed. */
export const REFERENCE_OPTIONS = {
  reference: { type: "string", multiple: true },
  prompt: { type: "string" },
  level: { type: "string" },
  format: { type: "string" },
} as const;

export interface ReferenceFlags {
  reference?: string[];
  prompt?: string;
  level?: string;
  format?: string;
}

/** Drafts a rubric from files; what stands in the way is one sentence. */
export function draftFromFiles({
  reference = [],
  prompt,
  level = "senior",
  format = "design",
}: ReferenceFlags): Drafted {
  const knownLevel = LevelSchema.safeParse(level);
  if (!knownLevel.success) return refuse(`--level takes ${LEVELS.join(", ")}.`);
  const knownFormat = FormatSchema.safeParse(format);
  if (!knownFormat.success) return refuse(`--format takes ${FORMATS.join(", ")}.`);
  const documents: ReadDocument[] = [];
  for (const file of reference) {
    const read = readReference(file);
    if (!read.ok) return read;
    documents.push(read.document);
  }
  let text = "";
  if (prompt !== undefined) {
    const read = readText(prompt);
    if (!read.ok) return read;
    if (read.text.trim() === "") return refuse(`${prompt}: this prompt is empty.`);
    text = splitFrontMatter(read.text).body;
  }
  return draftRubric({
    prompt: text,
    references: documents,
    level: knownLevel.data,
    format: knownFormat.data,
  });
}

const refuse = (message: string) => ({ ok: false, message }) as const;

function readReference(file: string): { ok: true; document: ReadDocument } | { ok: false; message: string } {
  const read = readText(file);
  if (!read.ok) return read;
  const isDocument = /\.(?:md|markdown|txt)$/i.test(file);
  const body = isDocument ? splitFrontMatter(read.text).body : read.text;
  const answer = readAnswerFile({ name: file, text: body });
  if (!answer.ok) return answer;
  if (isDocument) return { ok: true, document: readDocument(body) };
  return { ok: true, document: { title: "", ...liftAnswer(answer.answer), warnings: [] } };
}

export function readText(file: string): { ok: true; text: string } | { ok: false; message: string } {
  try {
    return { ok: true, text: readFileSync(file, "utf8") };
  } catch (error) {
    return refuse(`${file}: ${readingProblem(error)}`);
  }
}

export const readingProblem = (error: unknown): string =>
  error instanceof Error && "code" in error && error.code === "ENOENT"
    ? "there is no such file."
    : "cannot be read.";
