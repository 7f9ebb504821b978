import { PassThrough } from "node:stream";
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "~/components/nonce.ts";
import { errorFacts, log } from "~/log.server.ts";
import { mayBeSignedIn } from "~/session.server.ts";

// server.ts calls these through the build, so that the process has one set of database connections and one bank.
export { warmBank } from "~/bank.server.ts";
export { startGrading } from "~/grading/grading-queue.server.ts";
export { startJudge } from "~/grading/judge-worker.server.ts";
export { sweep } from "~/grading/sweep.server.ts";
export { closeDatabase } from "~/models/db.server.ts";
export { beat } from "~/models/outage.server.ts";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** Of this reply's content security policy. */
    nonce: string;
  }
}

const GIVE_UP_MS = 10_000;

/** Streams the page; robots get it whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  const whole = isbot(request.headers.get("User-Agent") ?? "");
  return new Promise((resolve, reject) => {
    let answered = false;
    const answer = () => {
      answered = true;
      const body = new PassThrough();
      headers.set("Content-Type", "text/html; charset=utf-8");
      // A page shows one person's work: no shared cache may keep it, nor the browser once somebody has signed out of it.
      if (!headers.has("Cache-Control"))
        headers.set("Cache-Control", mayBeSignedIn(request) ? "private, no-store" : "private, no-cache");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={request.url} abortDelay={GIVE_UP_MS} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        ...(whole ? { onAllReady: answer } : { onShellReady: answer }),
        onShellError: reject,
        onError(error) {
          status = 500;
          if (answered) log().error(errorFacts(error), "rendering failed after the page had begun");
        },
      },
    );
    setTimeout(abort, GIVE_UP_MS + 1000).unref();
  });
}

export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs) {
  // An address that leads nowhere is the visitor's business, and the request log has it.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  log().error({ path: new URL(request.url).pathname, ...errorFacts(error) }, "a request failed");
}
