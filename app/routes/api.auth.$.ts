import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { authFor } from "~/auth/auth.server.ts";
import { cookiesOf } from "~/auth/cookies.server.ts";
import { enter } from "~/auth/enter.server.ts";

/**
 * The auth library's own addresses, as far as pages call them: a passkey is between the page's script and the device.
 * All else goes through forms here, which count tries and say what is wrong in words.
 */
const OFFERED: Record<string, "GET" | "POST"> = {
  "passkey/generate-register-options": "GET",
  "passkey/verify-registration": "POST",
  "passkey/generate-authenticate-options": "GET",
  "passkey/verify-authentication": "POST",
};

async function answer({ request, params }: LoaderFunctionArgs | ActionFunctionArgs): Promise<Response> {
  const path = params["*"] ?? "";
  if (!Object.hasOwn(OFFERED, path) || OFFERED[path] !== request.method)
    return new Response("There is nothing here.", { status: 404 });
  const reply = await authFor(request).handler(request);
  reply.headers.set("Cache-Control", "no-store");
  if (path !== "passkey/verify-authentication" || !reply.ok) return reply;
  return entered(request, reply);
}

/** A passkey opens the door as a password does: the reply tells the page that it is open, and nothing more. */
async function entered(request: Request, reply: Response): Promise<Response> {
  const body: unknown = await reply.json();
  const userId = userOf(body);
  if (userId === null) throw new Error("the auth library signed in nobody");
  const { headers } = await enter(request, {
    userId,
    headers: cookiesOf(reply.headers),
    takeAlong: new URL(request.url).searchParams.get("take-along") === "on",
    now: new Date(),
  });
  headers.set("Cache-Control", "no-store");
  return Response.json({ ok: true }, { headers });
}

function userOf(body: unknown): string | null {
  const session = typeof body === "object" && body !== null && "session" in body ? body.session : null;
  const { userId } = (session ?? {}) as { userId?: unknown };
  return typeof userId === "string" ? userId : null;
}

export const loader = answer;
export const action = answer;
