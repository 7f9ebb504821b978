import type { RequestHandler } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { signedToken } from "./account-cookie.server.ts";
import { refuse } from "./refuse.server.ts";

const MINUTE_MS = 60_000;
/** Autosave writes 40 times a minute at most; two tabs and a submission fit well. */
const WRITES_PER_PERSON = 240;
/**
 * Visitors behind one address: their cookies are had for nothing, so this is what bounds a machine that collects them.
 * Who is signed in is counted alone: a campus that sits an exam shares one address.
 */
const WRITES_PER_ADDRESS = 6000;

/** Drafting and trying a rubric read whole documents: an address at work needs a few in a minute. */
const RUBRICS_PER_ADDRESS = 30;

/** Making and editing price tables; pinning one is cheap, and a whole class does it in one minute. */
const PRICE_EDITS_PER_ADDRESS = 120;

/** Tests of the judge's connection, which cost money. */
const JUDGE_TESTS_PER_ADDRESS = 6;

/** Coming in, and asking for links. A whole campus shares an address; tries at one account are counted where they are read. */
const ENTRIES_PER_ADDRESS = 600;
const ENTRY = /^\/(sign-(in|up)|forgot-password|reset-password|confirm-mail|api\/auth)\b/;

/** A launch is two or three posts, and a class of hundreds behind one address opens its exam in one minute. */
const LAUNCHES_PER_ADDRESS = 3000;

const SLOW_DOWN = "Too many requests in one minute. Your text is still in the page; it is tried again soon.";
const isRead = (method: string) => method === "GET" || method === "HEAD";

const limiter = (
  limit: number,
  key: (cookie: string, address: string) => string,
  concerns: (path: string) => boolean = () => true,
  /** Reads count only where they write. */
  readsCount: (path: string) => boolean = () => false,
  isFree: (cookies: string) => boolean = () => false,
): RequestHandler =>
  rateLimit({
    windowMs: MINUTE_MS,
    limit,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    skip: (req) =>
      !concerns(req.path) || (isRead(req.method) && !readsCount(req.path)) || isFree(req.get("cookie") ?? ""),
    keyGenerator: (req) => key(sessionOf(req.get("cookie") ?? ""), ipKeyGenerator(req.ip ?? "")),
    handler: (req, res) => refuse(req, res, 429, SLOW_DOWN),
  });

/** Routes match whatever the case and escapes of an address. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}

/** The account's cookie, else the visitor's. */
const sessionOf = (cookies: string) =>
  /(?:^|;\s*)(?:__Secure-)?headroom\.session_token=([^;]{1,300})/.exec(cookies)?.[1] ??
  /(?:^|;\s*)headroom_session=([^;]{1,300})/.exec(cookies)?.[1] ??
  "";

export const writeLimits: RequestHandler[] = [
  limiter(
    WRITES_PER_ADDRESS,
    (_cookie, address) => `address ${address}`,
    undefined,
    undefined,
    (cookies) => (signedToken(cookies, "plain") ?? signedToken(cookies, "secure")) !== null,
  ),
  limiter(WRITES_PER_PERSON, (cookie, address) => (cookie ? `person ${cookie}` : `address ${address}`)),
  /* Nobody needs a cookie to draft, so a made-up one buys nothing here. */
  limiter(
    RUBRICS_PER_ADDRESS,
    (_cookie, address) => `rubrics ${address}`,
    (path) => decoded(path).includes("rubrics"),
  ),
  limiter(
    PRICE_EDITS_PER_ADDRESS,
    (_cookie, address) => `prices ${address}`,
    (path) => /\/prices(?!\/use\b)/.test(decoded(path)),
  ),
  limiter(
    JUDGE_TESTS_PER_ADDRESS,
    (_cookie, address) => `judge ${address}`,
    (path) => decoded(path).includes("settings/judge"),
  ),
  limiter(
    LAUNCHES_PER_ADDRESS,
    (_cookie, address) => `launches ${address}`,
    (path) => decoded(path).startsWith("/lti/"),
  ),
  limiter(
    ENTRIES_PER_ADDRESS,
    (_cookie, address) => `entries ${address}`,
    (path) => ENTRY.test(decoded(path)),
    // A passkey's challenge is a row, whoever asks for it.
    (path) => decoded(path).startsWith("/api/auth"),
  ),
];
