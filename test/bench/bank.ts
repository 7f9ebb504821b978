import { type LoadedQuestion, loadQuestion, questionFolders } from "../../graders/cli/bank-from-disk.ts";

/** Questions of the bank that parse. */
export function soundQuestions(): Extract<LoadedQuestion, { ok: true }>[] {
  return questionFolders().flatMap((folder) => {
    const loaded = loadQuestion(folder);
    return loaded.ok ? [loaded] : [];
  });
}
