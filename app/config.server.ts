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
  /** The address that people type, as https://headroom.example.edu. Mailed links and passkeys are made for it. */
  HEADROOM_URL: z.url({ protocol: /^https?$/, error: "use an http or https address" }).optional(),
  /** Where mail is handed over, as smtps://user:password@mail.example.edu. Without it mailed links go to the log. */
  HEADROOM_SMTP_URL: z.url({ protocol: /^smtps?$/, error: "use an smtp or smtps address" }).optional(),
  /** Who mail comes from, as Headroom <headroom@example.edu>. */
  HEADROOM_MAIL_FROM: z.string().min(3).max(300).optional(),
  /** Folder of the question bank. */
  HEADROOM_QUESTIONS: z.string().min(1).default("questions"),
  /** Proxies in front that set X-Forwarded-For and -Proto. */
  HEADROOM_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** The judge is on when both a key and a model are given. */
  OPENAI_API_KEY: z.string().min(1).optional(),
  /** Any endpoint that speaks the chat-completions protocol. */
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/, error: "use an http or https address" }).optional(),
  HEADROOM_JUDGE_MODEL: z.string().min(1).max(200).optional(),
  /** Seconds that one reply may take. */
  HEADROOM_JUDGE_TIMEOUT: z.coerce.number().min(1).max(600).default(60),
  /** Requests under way at once. */
  HEADROOM_JUDGE_CONCURRENCY: z.coerce.number().int().min(1).max(32).default(4),
  /** Tokens that the judge may use on one attempt, for one person in a day, and for everybody in a day. */
  HEADROOM_JUDGE_TOKENS_ATTEMPT: z.coerce.number().int().min(0).default(200_000),
  HEADROOM_JUDGE_TOKENS_USER_DAY: z.coerce.number().int().min(0).default(1_000_000),
  HEADROOM_JUDGE_TOKENS_DAY: z.coerce.number().int().min(0).default(10_000_000),
  /** Dollars for a million tokens in and out, to show what was spent. */
  HEADROOM_JUDGE_USD_IN: z.coerce.number().min(0).optional(),
  HEADROOM_JUDGE_USD_OUT: z.coerce.number().min(0).optional(),
  /** 1: learning platforms may be reached over plain HTTP and in private networks. For development. */
  HEADROOM_LTI_ALLOW_PRIVATE: z.enum(["0", "1"]).default("0"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

export interface Config {
  mode: "development" | "production" | "test";
  databaseUrl: string;
  host: string;
  port: number;
  secret: string;
  /** Where this installation is reached, without a path; null: wherever a request comes to. */
  origin: string | null;
  /** Null: links that would be mailed are printed to the log. */
  mail: MailConfig | null;
  questionsFolder: string;
  trustedProxies: number;
  logLevel: string;
  /** Null: off. */
  judge: JudgeConfig | null;
  /** Whether the server may ask learning platforms in private networks, over plain HTTP. */
  ltiAllowPrivate: boolean;
}

export interface MailConfig {
  smtpUrl: string;
  from: string;
}

export interface JudgeConfig {
  apiKey: string;
  /** Null: the SDK's own. */
  baseUrl: string | null;
  model: string;
  timeoutMs: number;
  concurrency: number;
  /** Tokens: of one attempt, of one person in a day (UTC), of everybody in a day. */
  budget: { attempt: number; userDay: number; day: number };
  /** Dollars for a million tokens; null: not known, and no dollars are shown. */
  usdPerMillion: { input: number; output: number } | null;
}

/** Reads settings from the environment; throws one sentence per wrong setting. Only this module reads it. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = EnvironmentSchema.safeParse(environment);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`).join("\n"));
  }
  const env = parsed.data;
  const secret = env.HEADROOM_SECRET ?? keptSecret(path.dirname(databaseFile(env.DATABASE_URL)));
  if (env.NODE_ENV === "production") refuseKnownSecret(secret);
  return {
    mode: env.NODE_ENV,
    databaseUrl: env.DATABASE_URL,
    host: env.HOST,
    port: env.PORT,
    secret,
    origin: env.HEADROOM_URL === undefined ? null : new URL(env.HEADROOM_URL).origin,
    mail: mailOf(env),
    questionsFolder: path.resolve(env.HEADROOM_QUESTIONS),
    trustedProxies: env.HEADROOM_TRUSTED_PROXIES,
    logLevel: env.LOG_LEVEL,
    judge: judgeOf(env),
    ltiAllowPrivate: env.HEADROOM_LTI_ALLOW_PRIVATE === "1",
  };
}

function mailOf(env: z.infer<typeof EnvironmentSchema>): MailConfig | null {
  const { HEADROOM_SMTP_URL: smtpUrl, HEADROOM_MAIL_FROM: from } = env;
  if (smtpUrl === undefined) return null;
  if (from === undefined) throw new Error("HEADROOM_MAIL_FROM: say who mail comes from");
  // A link made for whatever host a request names could be made for a stranger's.
  if (env.HEADROOM_URL === undefined) throw new Error("HEADROOM_URL: mailed links need it");
  return { smtpUrl, from };
}

function judgeOf(env: z.infer<typeof EnvironmentSchema>): JudgeConfig | null {
  const { OPENAI_API_KEY: apiKey, HEADROOM_JUDGE_MODEL: model } = env;
  if (apiKey === undefined || model === undefined) return null;
  const { HEADROOM_JUDGE_USD_IN: input, HEADROOM_JUDGE_USD_OUT: output } = env;
  return {
    apiKey,
    baseUrl: env.OPENAI_BASE_URL ?? null,
    model,
    timeoutMs: env.HEADROOM_JUDGE_TIMEOUT * 1000,
    concurrency: env.HEADROOM_JUDGE_CONCURRENCY,
    budget: {
      attempt: env.HEADROOM_JUDGE_TOKENS_ATTEMPT,
      userDay: env.HEADROOM_JUDGE_TOKENS_USER_DAY,
      day: env.HEADROOM_JUDGE_TOKENS_DAY,
    },
    usdPerMillion: input === undefined || output === undefined ? null : { input, output },
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

/** What stands in examples and templates, so that anybody may know it. */
const FROM_AN_EXAMPLE =
  /change[-_ ]?(me|this|it)|placeholder|example|default|your[-_ ]|insecure|better-auth-secret|0123456789/i;
/** 32 random hexadecimal digits hold fewer different ones once in five thousand million. */
const FEWEST_CHARACTERS = 7;

/** Whoever knows the secret signs in as anybody, so a server that others reach starts with none that can be known. */
function refuseKnownSecret(secret: string): void {
  const start = "HEADROOM_SECRET, or the file named secret beside the database,";
  if (secret.length < 32) throw new Error(`${start} is too short: use at least 32 characters`);
  if (FROM_AN_EXAMPLE.test(secret) || new Set(secret).size < FEWEST_CHARACTERS)
    throw new Error(`${start} can be guessed: make one with \`openssl rand -hex 32\`, or leave it out`);
}

let current: Config | undefined;

/** This process's settings, read once. */
export const config = (): Config => (current ??= readConfig(process.env));
