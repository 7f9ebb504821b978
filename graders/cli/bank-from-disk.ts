import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Answer,
  type BankEntry,
  type BankProblem,
  CONCEPT_IDS,
  type Level,
  LEVELS,
  type Lifted,
  parseQuestionFiles,
} from "../index.ts";

export const BANK_FOLDER = fileURLToPath(new URL("../../questions", import.meta.url));

/** A question's folder as it stands on disk. */
export interface QuestionFolder {
  id: string;
  level: Level;
  /** Texts by path inside the folder. */
  files: Record<string, string>;
}

/** `lifted`: for each answer that is a document, from which places its rows were read; see GradeInput. */
export type LoadedQuestion =
  | { ok: true; folder: QuestionFolder; entry: BankEntry; lifted: ReadonlyMap<Answer, Lifted> }
  | { ok: false; folder: QuestionFolder; problems: BankProblem[] };

/** Every question's folder, by level and name; `only` reads these. A level that has none yet is empty. */
export function questionFolders({
  root = BANK_FOLDER,
  only,
}: { root?: string; only?: string | readonly string[] } = {}): QuestionFolder[] {
  const wanted = only === undefined ? null : new Set(typeof only === "string" ? [only] : only);
  return LEVELS.flatMap((level) =>
    folderNames(path.join(root, level))
      .filter((id) => wanted === null || wanted.has(id))
      .map((id) => ({ id, level, files: readFiles(path.join(root, level, id)) })),
  );
}

export function loadQuestion(folder: QuestionFolder): LoadedQuestion {
  const parsed = parseQuestionFiles({
    ...folder,
    conceptIds: new Set(CONCEPT_IDS),
  });
  return parsed.ok
    ? { ok: true, folder, entry: parsed.entry, lifted: parsed.lifted }
    : { ok: false, folder, problems: parsed.problems };
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
