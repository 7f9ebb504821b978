/* A grading thread that takes an answer and never comes back. */
import { parentPort } from "node:worker_threads";

parentPort.on("message", () => {
  for (;;);
});
