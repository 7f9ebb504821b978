import { type BankEntry } from "~graders";
import { loadQuestion, type QuestionFolder, questionFolders } from "../../graders/cli/bank-from-disk.ts";

/** Questions of the bank that parse, with their folders. */
export function soundQuestions(): { entry: BankEntry; folder: QuestionFolder }[] {
  return questionFolders().flatMap((folder) => {
    const loaded = loadQuestion(folder);
    return loaded.ok ? [{ entry: loaded.entry, folder }] : [];
  });
}
