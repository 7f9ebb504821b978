/* Threads read no TypeScript by themselves; what they do is in check-worker.ts. */
import { register } from "tsx/esm/api";

register();
await import("./check-worker.ts");
