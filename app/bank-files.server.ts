import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import {
  type BankEntry,
  type BankProblem,
  CONCEPT_IDS,
  type Level,
  LEVELS,
  parseQuestionFiles,
  parseTopicFile,
  type Topic,
} from "~graders";

export interface Bank {
  entries: ReadonlyMap<string, BankEntry>;
  /** By rising level, then by title. */
  ordered: readonly BankEntry[];
  /** Explanations of the concept families, by title. */
  topics: readonly Topic[];
  problems: readonly BankProblem[];
  leftOut: number;
}

interface QuestionFolder {
  id: string;
  level: Level;
  folder: string;
}

async function questionFolders(root: string): Promise<QuestionFolder[]> {
  const found: QuestionFolder[] = [];
  for (const level of LEVELS) {
    const entries = await readdir(path.join(root, level), { withFileTypes: true }).catch(() => []);
    for (const { name } of entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))) {
      found.push({ id: name, level, folder: path.join(root, level, name) });
    }
  }
  return found;
}

/** Paths inside the folder, with `/`, in a steady order. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

/** One question's folder as it stands now, read afresh; null: there is none. For authors. */
export async function readQuestionFolder(
  root: string,
  id: string,
): Promise<{ level: Level; files: Record<string, string>; signature: string } | null> {
  const found = (await questionFolders(root)).find((folder) => folder.id === id);
  if (!found) return null;
  const files: Record<string, string> = {};
  const times: string[] = [];
  for (const file of await filesOf(found.folder)) {
    const whole = path.join(found.folder, file);
    const { mtimeMs, size } = await stat(whole);
    times.push(`${file}:${mtimeMs}:${size}`);
    files[file] = await readFile(whole, "utf8");
  }
  return { level: found.level, files, signature: times.join("|") };
}

/** Changes whenever a file of the bank comes, goes or is written. */
export async function bankSignature(root: string): Promise<string> {
  const parts: string[] = [];
  for (const { folder } of await questionFolders(root)) {
    for (const file of await filesOf(folder)) {
      const { mtimeMs, size } = await stat(path.join(folder, file));
      parts.push(`${folder}/${file}:${mtimeMs}:${size}`);
    }
  }
  for (const file of await filesOf(topicsFolder(root)).catch(() => [])) {
    const { mtimeMs, size } = await stat(path.join(topicsFolder(root), file));
    parts.push(`topics/${file}:${mtimeMs}:${size}`);
  }
  return parts.join("\n");
}

const topicsFolder = (root: string) => path.join(root, "topics");

/** A topic that does not parse is left out and told of. */
async function readTopics(root: string): Promise<{ topics: Topic[]; problems: BankProblem[] }> {
  const topics: Topic[] = [];
  const problems: BankProblem[] = [];
  for (const file of await filesOf(topicsFolder(root)).catch(() => [])) {
    const parsed = parseTopicFile(file, await readFile(path.join(topicsFolder(root), file), "utf8"));
    if (parsed.ok) topics.push(parsed.topic);
    else problems.push(...parsed.problems);
  }
  return { topics: topics.sort((a, b) => a.title.localeCompare(b.title, "en")), problems };
}

/** Reads the whole bank. A question that does not parse is left out and told of; the others are there. */
export async function readBank(root: string): Promise<Bank> {
  const entries: BankEntry[] = [];
  const problems: BankProblem[] = [];
  const conceptIds = new Set(CONCEPT_IDS);
  let leftOut = 0;
  for (const { id, level, folder } of await questionFolders(root)) {
    const files: Record<string, string> = {};
    for (const file of await filesOf(folder)) files[file] = await readFile(path.join(folder, file), "utf8");
    const parsed = parseQuestionFiles({ id, level, files, conceptIds, samples: false });
    if (parsed.ok) entries.push(parsed.entry);
    else {
      leftOut += 1;
      problems.push(...parsed.problems);
    }
  }
  const rank = (entry: BankEntry) => LEVELS.indexOf(entry.question.level);
  entries.sort((a, b) => rank(a) - rank(b) || a.question.title.localeCompare(b.question.title, "en"));
  const topics = await readTopics(root);
  problems.push(...topics.problems);
  return {
    topics: topics.topics,
    entries: new Map(entries.map((entry) => [entry.question.id, entry])),
    ordered: entries,
    problems,
    leftOut,
  };
}
