import type { LoaderFunctionArgs } from "@remix-run/node";
import { loadClock } from "~/models/workspace.server.ts";
import { noSuchAttempt, ownAttempt } from "~/own-request.server.ts";

/** The time left and the probes that have come due: asked each minute, on focus, and before the page closes at zero. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const read = await loadClock(await ownAttempt(request, params));
  if (!read) throw noSuchAttempt();
  return Response.json(read, { headers: { "Cache-Control": "no-store" } });
}
