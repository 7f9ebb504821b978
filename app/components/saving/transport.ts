import type { SaveReply, SaveRequest } from "~/protocol/attempt.ts";

/** Bodies up to this size are sent with `keepalive`, so that they outlive the page; browsers allow 64 kB in all. */
const KEEPALIVE_BYTES = 60_000;
const TIMEOUT_MS = 15_000;

/** What became of one request. `unknown`: the server may or may not have it, so the same request must be sent again. */
export type SaveOutcome =
  | Extract<SaveReply, { kind: "saved" | "conflict" | "invalid" }>
  | { kind: "too-large" }
  | { kind: "refused"; status: number; message: string }
  | { kind: "unknown"; reason: string; retryAfterMs: number | null };

export type PostSave = (request: SaveRequest) => Promise<SaveOutcome>;

export function httpSave(url: string, fetcher: typeof fetch = fetch): PostSave {
  return async (request) => {
    const body = JSON.stringify(request);
    let response: Response;
    let reply: unknown;
    try {
      response = await fetcher(url, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body,
        credentials: "same-origin",
        keepalive: new TextEncoder().encode(body).length <= KEEPALIVE_BYTES,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      reply = await response.json().catch(() => null);
    } catch {
      return { kind: "unknown", reason: "the server cannot be reached", retryAfterMs: null };
    }
    return read(response, reply, request);
  };
}

/** A reply counts only when it is ours: a portal's or proxy's 200 page must never pass as an acknowledgement. */
function read(response: Response, reply: unknown, request: SaveRequest): SaveOutcome {
  const ours = isReply(reply) ? reply : null;
  if (ours?.kind === "saved" && response.ok && acknowledges(ours, request)) return ours;
  if (ours?.kind === "conflict" && response.status === 409) return ours;
  if (ours?.kind === "invalid" && ours.problems.length > 0) return ours;
  if (response.status === 413) return { kind: "too-large" };
  if (response.status === 400 || response.status === 422)
    return {
      kind: "invalid",
      saveId: request.saveId,
      problems: request.changes.map(({ field }) => ({ field, message: refusal(response.status, ours) })),
    };
  if ([401, 403, 404, 410].includes(response.status))
    return { kind: "refused", status: response.status, message: refusal(response.status, ours) };
  return {
    kind: "unknown",
    reason:
      response.status >= 400 ? `the server answered ${response.status}` : "the reply was not the server's",
    retryAfterMs: retryAfter(response.headers.get("Retry-After")),
  };
}

function isReply(reply: unknown): reply is SaveReply {
  return typeof reply === "object" && reply !== null && "kind" in reply;
}

function acknowledges(reply: Extract<SaveReply, { kind: "saved" }>, request: SaveRequest): boolean {
  return (
    reply.saveId === request.saveId &&
    request.changes.every((change) => Number.isInteger(reply.revisions[change.field]))
  );
}

function refusal(status: number, reply: SaveReply | null): string {
  if (status === 401 || status === 403) return "You are signed out here, or signed in as someone else.";
  if (status === 404 || status === 410) return "This attempt does not exist any more, or is not yours.";
  return reply?.kind === "refused" ? reply.message : `The server refused this save (${status}).`;
}

function retryAfter(header: string | null): number | null {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 120) * 1000 : null;
}
