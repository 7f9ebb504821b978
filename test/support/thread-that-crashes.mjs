/* A grading thread that ends with the answer it takes. */
import { parentPort } from "node:worker_threads";

parentPort.on("message", () => process.exit(7));
