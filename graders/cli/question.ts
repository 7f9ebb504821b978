import { type BankEntry } from "../index.ts";
import { nearest } from "./arguments.ts";
import { loadQuestion, problemLine, type QuestionFolder, questionFolders } from "./bank-from-disk.ts";

export type FoundQuestion =
  { ok: true; entry: BankEntry; folder: QuestionFolder } | { ok: false; message: string };

/** One question of the bank by its id, or a sentence that says why not. */
export function findQuestion(id: string, root?: string): FoundQuestion {
  const folder = questionFolders({ root, only: id })[0];
  if (!folder) {
    const known = questionFolders({ root }).map((one) => one.id);
    return {
      ok: false,
      message: `There is no question “${id.slice(0, 80)}”.${nearest(id, known)} See bank --list.`,
    };
  }
  const loaded = loadQuestion(folder);
  if (loaded.ok) return { ok: true, entry: loaded.entry, folder };
  const [first] = loaded.problems;
  return { ok: false, message: `The question does not parse: ${first ? problemLine(first) : id}` };
}
