import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { config } from "~/config.server.ts";

/** From the platform's first request until its token is here: a person may have to sign in there in between. */
export const STATE_LASTS_S = 20 * 60;
const AUDIENCE = "headroom lti state";

const stateKey = () => createHash("sha256").update(`lti state\n${config().secret}`).digest();

/** The state is signed and not secret: who sees it on its way can use it no more than once, and only with a signed token. */
export const StateSchema = z.object({
  issuer: z.string(),
  clientId: z.string(),
  nonce: z.string(),
  /** SHA-256 of what the browser's cookie holds. */
  browser: z.string(),
});
export type State = z.infer<typeof StateSchema>;

export interface BegunLogin {
  /** Travels to the platform and back as a parameter: in a frame, cookies may not. */
  state: string;
  nonce: string;
  /** Says, where it comes back, that the browser that began is the one that ends. */
  cookie: string;
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("base64url");

export async function beginLogin(
  { issuer, clientId }: { issuer: string; clientId: string },
  { now, isSecure }: { now: Date; isSecure: boolean },
): Promise<BegunLogin> {
  const nonce = randomBytes(24).toString("base64url");
  const secret = randomBytes(24).toString("base64url");
  const at = Math.floor(now.getTime() / 1000);
  const state = await new SignJWT({ issuer, clientId, nonce, browser: hashOf(secret) })
    .setProtectedHeader({ alg: "HS256" })
    .setAudience(AUDIENCE)
    .setIssuedAt(at)
    .setExpirationTime(at + STATE_LASTS_S)
    .sign(stateKey());
  // Over plain HTTP no browser takes SameSite=None, and in a frame none of another site's without Partitioned.
  const kind = isSecure ? "SameSite=None; Secure; Partitioned" : "SameSite=Lax";
  const cookie = `${cookieName(nonce)}=${secret}; Path=/lti; Max-Age=${STATE_LASTS_S}; HttpOnly; ${kind}`;
  return { state, nonce, cookie };
}

/** One for each login, so that two tabs do not end each other's. */
const cookieName = (nonce: string) =>
  `headroom_lti_${createHmac("sha256", "cookie").update(nonce).digest("hex").slice(0, 16)}`;

/** Null: not of this app's making, or too old. */
export async function readState(state: string, now: Date): Promise<State | null> {
  try {
    const { payload } = await jwtVerify(state, stateKey(), {
      algorithms: ["HS256"],
      audience: AUDIENCE,
      currentDate: now,
    });
    return StateSchema.parse(payload);
  } catch {
    return null;
  }
}

/** Whether the browser that began the login is the one that brings the token. */
export function isSameBrowser({ nonce, browser }: State, cookies: string): boolean {
  const name = cookieName(nonce);
  const held = cookies
    .split(";")
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  if (held === undefined) return false;
  const [a, b] = [Buffer.from(hashOf(held)), Buffer.from(browser)];
  return a.length === b.length && timingSafeEqual(a, b);
}
