import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { checkFolder, type QuestionCheck } from "./bank-check.ts";
import { type QuestionFolder } from "./bank-from-disk.ts";

/** Questions from which on a thread of its own pays: it takes about a second to read the graders. */
const FOLDERS_A_THREAD = 3;
/* Beyond this, memory grows faster than time falls. */
const MOST_THREADS = 8;

/** Holds every question to its promises, on as many processors as there are. Checks come in the order of the folders. */
export async function checkFolders(
  folders: readonly QuestionFolder[],
  threads = Math.min(availableParallelism(), MOST_THREADS, Math.floor(folders.length / FOLDERS_A_THREAD)),
): Promise<QuestionCheck[]> {
  if (threads < 2) return folders.map(checkFolder);
  const checks: QuestionCheck[] = [];
  const left = folders.entries();
  await Promise.all(Array.from({ length: threads }, () => checkInThread(left, checks)));
  return checks;
}

/** A thread takes one question after the other from those that are left. */
function checkInThread(left: Iterator<[number, QuestionFolder]>, checks: QuestionCheck[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./check-worker.mjs", import.meta.url));
    let taken = -1;
    const takeNext = () => {
      const next = left.next();
      if (next.done === true) {
        resolve();
        void worker.terminate();
        return;
      }
      const [at, folder] = next.value;
      taken = at;
      worker.postMessage(folder);
    };
    worker.on("message", (check: QuestionCheck) => {
      checks[taken] = check;
      takeNext();
    });
    worker.on("error", reject);
    takeNext();
  });
}
