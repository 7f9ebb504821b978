import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { splitFrontMatter } from "../bank/sample-files.ts";
import {
  type Answer,
  type BankEntry,
  type BankProblem,
  CONCEPT_IDS,
  type Level,
  LEVELS,
  type Lifted,
  parseQuestionFiles,
  readDocument,
} from "../index.ts";

export const BANK_FOLDER = fileURLToPath(new URL("../../questions", import.meta.url));

/** A question's folder as it stands on disk. */
export interface QuestionFolder {
  id: string;
  level: Level;
  /** Texts by path inside the folder. */
  files: Record<string, string>;
}

export type LoadedQuestion =
  | { ok: true; folder: QuestionFolder; entry: BankEntry }
  | { ok: false; folder: QuestionFolder; problems: BankProblem[] };

/** Every question's folder, by level and name; `only` reads one. A level that has none yet is empty. */
export function questionFolders({
  root = BANK_FOLDER,
  only,
}: { root?: string; only?: string } = {}): QuestionFolder[] {
  return LEVELS.flatMap((level) =>
    folderNames(path.join(root, level))
      .filter((id) => only === undefined || id === only)
      .map((id) => ({ id, level, files: readFiles(path.join(root, level, id)) })),
  );
}

export function loadQuestion(folder: QuestionFolder): LoadedQuestion {
  const parsed = parseQuestionFiles({
    ...folder,
    conceptIds: new Set(CONCEPT_IDS),
  });
  return parsed.ok
    ? { ok: true, folder, entry: parsed.entry }
    : { ok: false, folder, problems: parsed.problems };
}

/**
 * The answer of one of the folder's files as the grade command would read it: a document with the places its rows were
 * read from. Null where the file is data, whose answer the bank has already parsed.
 */
export function documentIn(folder: QuestionFolder, file: string): { answer: Answer; lifted: Lifted } | null {
  const text = folder.files[file];
  if (text === undefined || !file.endsWith(".md")) return null;
  const { answer, lifted } = readDocument(splitFrontMatter(text).body);
  return { answer, lifted };
}

/** `question.yaml:12 rubric.criteria.3.points: …` */
export const problemLine = ({ file, line, field, message }: BankProblem): string =>
  `${file}${line === null ? "" : `:${line}`}${field === "" ? "" : ` ${field}`}: ${message}`;

function folderNames(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

function readFiles(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || entry.name.startsWith(".")) continue;
    const full = path.join(entry.parentPath, entry.name);
    files[path.relative(folder, full).split(path.sep).join("/")] = readFileSync(full, "utf8");
  }
  return files;
}
