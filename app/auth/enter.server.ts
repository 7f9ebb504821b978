import { isAPIError } from "better-auth/api";
import { adoptVisitor } from "~/models/adoption.server.ts";
import { countTry, forgetTries, type TryLimit } from "~/models/try-count.server.ts";
import { endVisit, getVisitorId } from "~/session.server.ts";
import { authFor } from "./auth.server.ts";
import { cookiesOf } from "./cookies.server.ts";

const MINUTE_MS = 60_000;

/** By account, never by address alone: a campus shares one, and whoever guesses changes theirs. */
export const PASSWORD_TRIES: TryLimit = { of: "password", most: 10, windowMs: 15 * MINUTE_MS };

/** `headers` carries the browser's cookies. */
interface Open {
  kind: "entered";
  userId: string;
  headers: Headers;
}

export type Entered =
  | Open
  /** No such account, or another password: nobody learns which. */
  | { kind: "unknown" }
  | { kind: "taken" }
  | { kind: "wait"; ms: number };

interface Entry {
  email: string;
  password: string;
  /** The browser keeps the session when it is closed. */
  remember: boolean;
  /** What was done here without an account becomes the account's. */
  takeAlong: boolean;
  now: Date;
}

export async function signIn(
  request: Request,
  { email, password, remember, ...rest }: Entry,
): Promise<Entered> {
  const whose = { whose: email, now: rest.now };
  const wait = await countTry(PASSWORD_TRIES, whose);
  if (wait !== null) return { kind: "wait", ms: wait };
  try {
    const { headers, response } = await authFor(request).api.signInEmail({
      body: { email, password, rememberMe: remember },
      headers: request.headers,
      returnHeaders: true,
    });
    await forgetTries(PASSWORD_TRIES, whose);
    return await enter(request, { userId: response.user.id, headers, ...rest });
  } catch (error) {
    if (isAPIError(error) && error.statusCode === 401) return { kind: "unknown" };
    throw error;
  }
}

export async function signUp(
  request: Request,
  { name, email, password, remember, ...rest }: Entry & { name: string },
): Promise<Entered> {
  try {
    const { headers, response } = await authFor(request).api.signUpEmail({
      body: { name, email, password, rememberMe: remember },
      headers: request.headers,
      returnHeaders: true,
    });
    return await enter(request, { userId: response.user.id, headers, ...rest });
  } catch (error) {
    if (isAPIError(error) && error.statusCode === 422) return { kind: "taken" };
    throw error;
  }
}

/** What every way in does once it is open: the account takes over what the visitor did, and the visitor's cookie goes. */
export async function enter(
  request: Request,
  { userId, headers, takeAlong, now }: { userId: string; headers: Headers; takeAlong: boolean; now: Date },
): Promise<Open> {
  await endEarlierSession(request);
  const visitorId = takeAlong ? await getVisitorId(request) : null;
  if (visitorId !== null) {
    await adoptVisitor({ visitorId, userId, now });
    headers.append("Set-Cookie", await endVisit(request));
  }
  return { kind: "entered", userId, headers: cookiesOf(headers) };
}

/** A browser holds one session: the one before ends on the server too, whoever's it was. */
async function endEarlierSession(request: Request): Promise<void> {
  const { api } = authFor(request);
  const earlier = await api.getSession({ headers: request.headers, query: { disableRefresh: true } });
  if (earlier) await api.signOut({ headers: request.headers });
}
