import type { LoaderFunctionArgs } from "@remix-run/node";
import { followUp } from "~/grading/interviewer.server.ts";
import { loadClock } from "~/models/workspace.server.ts";
import { noSuchAttempt, ownAttempt, shortJson } from "~/own-request.server.ts";

/** The time left and the probes that have come due: asked each minute, on focus, and before the page closes at zero. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const own = await ownAttempt(request, params);
  const read = await loadClock(own);
  if (!read) throw noSuchAttempt();
  void followUp(own, read.probes);
  return shortJson(read);
}
