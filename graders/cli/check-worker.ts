import { parentPort } from "node:worker_threads";
import { checkFolder } from "./bank-check.ts";
import { type QuestionFolder } from "./bank-from-disk.ts";

/* A thread of `bank --check`: one question's folder comes in, its check goes out. See check-folders.ts. */
parentPort?.on("message", (folder: QuestionFolder) => parentPort?.postMessage(checkFolder(folder)));
