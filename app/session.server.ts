import { createCookieSessionStorage, type SessionStorage } from "@remix-run/node";
import { config } from "~/config.server.ts";
import { createUser, userExists } from "~/models/user.server.ts";

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

/** Who asks, as the signed cookie says; null for a visitor who has kept nothing yet. */
export async function getUserId(request: Request): Promise<string | null> {
  return (await read(request)).get("userId") ?? null;
}

/**
 * Who asks, made anew if nobody is known: call it where something is about to be kept, and send `setCookie` (when there
 * is one) with the reply.
 */
export async function ensureUser(
  request: Request,
  now: Date,
): Promise<{ userId: string; setCookie: string | null }> {
  const session = await read(request);
  const known = session.get("userId");
  if (known !== undefined && (await userExists(known))) return { userId: known, setCookie: null };
  const { id } = await createUser({ now });
  session.set("userId", id);
  const secure = new URL(request.url).protocol === "https:";
  return { userId: id, setCookie: await sessions().commitSession(session, { secure }) };
}
