import { pino, type Logger } from "pino";
import { config } from "./config.server.ts";

let logger: Logger | undefined;

/** One JSON line an event. Never candidate text, cookies or secrets. */
export const log = (): Logger => (logger ??= pino({ level: config().logLevel, base: null }));

/** What may be logged of an error: its name and where it happened. Its message may quote what a person typed. */
export function errorFacts(error: unknown): { error: string; at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const at = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { error: error.name, at: at.slice(0, 8).map((line) => line.trim()) };
}
