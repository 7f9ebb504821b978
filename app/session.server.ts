import { createCookieSessionStorage, type SessionStorage } from "@remix-run/node";
import { authFor } from "~/auth/auth.server.ts";
import { cookiesOf } from "~/auth/cookies.server.ts";
import { config } from "~/config.server.ts";
import { signedToken } from "~/http/account-cookie.server.ts";
import { type Account, accountOf, isVisitor } from "~/models/account.server.ts";
import { signedInBy } from "~/models/signed-in.server.ts";
import { createUser } from "~/models/user.server.ts";

interface SessionData {
  userId: string;
}

const ONE_YEAR_S = 365 * 24 * 3600;

let storage: SessionStorage<SessionData> | undefined;
const sessions = () =>
  (storage ??= createCookieSessionStorage<SessionData>({
    cookie: {
      name: "headroom_session",
      secrets: [config().secret],
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      maxAge: ONE_YEAR_S,
    },
  }));

const read = (request: Request) => sessions().getSession(request.headers.get("Cookie"));

/** Whether a browser shows the cookie of a sign-in, good or not. It is named `headroom.session_token` by the auth library, with a prefix where it is sent over TLS only. */
export const mayBeSignedIn = (request: Request) =>
  (request.headers.get("Cookie") ?? "").includes("headroom.session_token=");

export interface SignedIn {
  account: Account;
  session: { id: string; createdAt: Date };
}

/**
 * The account that this browser is signed in to, and the session that says so; or null. Every request asks, each autosave of
 * a class among them, so the session is read here, in one look, by the rules of the library that makes it.
 */
export async function getSignedIn(request: Request): Promise<SignedIn | null> {
  const kind = (config().origin ?? request.url).startsWith("https:") ? "secure" : "plain";
  const token = signedToken(request.headers.get("Cookie") ?? "", kind);
  return token === null ? null : signedInBy(token, new Date());
}

/** The account that this browser is signed in to, or null. */
export const getAccount = async (request: Request): Promise<Account | null> =>
  (await getSignedIn(request))?.account ?? null;

/** The same, where a page is loaded: a session in use lasts on, and `headers` carries its cookie. */
export async function prolongSession(
  request: Request,
): Promise<{ account: Account | null; headers: Headers }> {
  if (!mayBeSignedIn(request)) return { account: null, headers: new Headers() };
  const { headers, response } = await authFor(request).api.getSession({
    headers: request.headers,
    returnHeaders: true,
  });
  return { account: response && accountOf(response.user), headers: cookiesOf(headers) };
}

/** The visitor's row that the anonymous cookie speaks for: never one that has an account. */
export async function getVisitorId(request: Request): Promise<string | null> {
  const id = (await read(request)).get("userId");
  return id !== undefined && (await isVisitor(id)) ? id : null;
}

/** Takes the visitor's cookie away: what it spoke for is an account's now. */
export async function endVisit(request: Request): Promise<string> {
  return sessions().destroySession(await read(request), { secure: isSecure(request) });
}

/** Who asks: the account's person, else the visitor of the signed cookie; null for whoever has kept nothing yet. */
export async function getUserId(request: Request): Promise<string | null> {
  return (await getAccount(request))?.userId ?? (await getVisitorId(request));
}

/**
 * Who asks, made anew if nobody is known: call it where something is about to be kept, and send `setCookie` (when there
 * is one) with the reply.
 */
export async function ensureUser(
  request: Request,
  now: Date,
): Promise<{ userId: string; setCookie: string | null }> {
  const known = await getUserId(request);
  if (known !== null) return { userId: known, setCookie: null };
  const session = await read(request);
  const { id } = await createUser({ now });
  session.set("userId", id);
  return { userId: id, setCookie: await sessions().commitSession(session, { secure: isSecure(request) }) };
}

const isSecure = (request: Request) => new URL(request.url).protocol === "https:";
