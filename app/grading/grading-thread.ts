import { parentPort } from "node:worker_threads";
import { grade } from "~graders";
import type { GradeReply, GradeRequest } from "./thread-messages.ts";

/* The thread's own program: grades what it is sent. It knows no database, so whatever happens to it loses nothing. */

function reply({ input }: GradeRequest): GradeReply {
  const startedMs = performance.now();
  try {
    return { report: grade(input), ms: performance.now() - startedMs };
  } catch (error) {
    return { error: error instanceof Error ? error.name : "Error" };
  }
}

parentPort?.on("message", (request: GradeRequest) => parentPort?.postMessage(reply(request)));
