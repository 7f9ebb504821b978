import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const EnvironmentSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, "use file: and a path, for example file:./data/app.db")
    .default("file:./data/app.db"),
  /** Address to listen on. 0.0.0.0 lets other machines in. */
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Signs cookies and receipts. Left out: made once and kept beside the database. */
  HEADROOM_SECRET: z.string().min(32, "use at least 32 characters").optional(),
  /** Folder of the question bank. */
  HEADROOM_QUESTIONS: z.string().min(1).default("questions"),
  /** Proxies in front that set X-Forwarded-For and -Proto. */
  HEADROOM_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

export interface Config {
  mode: "development" | "production" | "test";
  databaseUrl: string;
  host: string;
  port: number;
  secret: string;
  questionsFolder: string;
  trustedProxies: number;
  logLevel: string;
}

/** Reads settings from the environment; throws one sentence per wrong setting. Only this module reads it. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = EnvironmentSchema.safeParse(environment);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`).join("\n"));
  }
  const env = parsed.data;
  return {
    mode: env.NODE_ENV,
    databaseUrl: env.DATABASE_URL,
    host: env.HOST,
    port: env.PORT,
    secret: env.HEADROOM_SECRET ?? keptSecret(path.dirname(databaseFile(env.DATABASE_URL))),
    questionsFolder: path.resolve(env.HEADROOM_QUESTIONS),
    trustedProxies: env.HEADROOM_TRUSTED_PROXIES,
    logLevel: env.LOG_LEVEL,
  };
}

export const databaseFile = (url: string) => path.resolve(url.replace(/^file:/, ""));

/** The secret made on the first start: readable by its owner only, and never logged. */
function keptSecret(folder: string): string {
  const file = path.join(folder, "secret");
  mkdirSync(folder, { recursive: true });
  try {
    // `wx`: of two processes that start at once, one writes and both read the same.
    writeFileSync(file, randomBytes(32).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}

let current: Config | undefined;

/** This process's settings, read once. */
export const config = (): Config => (current ??= readConfig(process.env));
