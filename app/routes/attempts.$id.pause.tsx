import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { setPaused } from "~/models/attempt.server.ts";
import { noSuchAttempt, ownAttempt, plainly } from "~/own-request.server.ts";
import { readBody, wantsJson } from "~/request-body.server.ts";

/** Pauses or resumes a practice round: `intent` pause or resume. */
export async function action({ request, params }: ActionFunctionArgs) {
  const own = await ownAttempt(request, params);
  const { intent } = await readBody(request);
  if (intent !== "pause" && intent !== "resume") throw plainly("Say whether to pause or to resume.", 422);
  const outcome = await setPaused({ ...own, paused: intent === "pause" });
  if (!outcome) throw noSuchAttempt();
  const status = outcome.kind === "changed" ? 200 : 409;
  if (wantsJson(request)) return Response.json(outcome, { status });
  if (outcome.kind === "not-now") throw plainly(outcome.message, status);
  return redirect(`/attempts/${own.attemptId}`);
}
