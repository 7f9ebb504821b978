import { getUserId } from "~/session.server.ts";

const NO_SUCH_ATTEMPT = "There is no such attempt here. It may be another person's, or deleted.";

/** One sentence with a status: what a route throws when it cannot do what was asked. */
export const plainly = (message: string, status: number) =>
  new Response(message, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });

/** The same reply for an attempt of somebody else's, a deleted one and one that never was. */
export const noSuchAttempt = () => plainly(NO_SUCH_ATTEMPT, 404);

/** Whose attempt is asked for: what the models take. Throws 404 for a visitor, who has none. */
export async function ownAttempt(request: Request, params: { id?: string }) {
  const userId = await getUserId(request);
  if (!userId || !params.id) throw noSuchAttempt();
  return { attemptId: params.id, userId, now: new Date() };
}

/**
 * A short JSON reply that is never kept. With its length told, nothing sets out to compress a few hundred bytes, which for
 * replies to autosaves is most of their cost.
 */
export function shortJson(body: unknown, status = 200): Response {
  const text = JSON.stringify(body);
  return new Response(text, {
    status,
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Length": String(Buffer.byteLength(text)),
      "Cache-Control": "no-store",
    },
  });
}
