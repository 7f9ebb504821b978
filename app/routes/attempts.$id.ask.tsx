import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { interviewerFor } from "~/grading/interviewer.server.ts";
import { askClarification } from "~/models/asked-question.server.ts";
import { noSuchAttempt, ownAttempt, plainly } from "~/own-request.server.ts";
import { readBody, wantsJson } from "~/request-body.server.ts";

/** Asks the interviewer. From the page: JSON in and out. From a plain form: back to the workspace. */
export async function action({ request, params }: ActionFunctionArgs) {
  const own = await ownAttempt(request, params);
  const { text } = await readBody(request);
  const outcome = await askClarification({ ...own, text, voice: interviewerFor(own) });
  if (!outcome) throw noSuchAttempt();
  const status = { answered: 200, invalid: 422, "not-now": 409 }[outcome.kind];
  if (wantsJson(request)) return Response.json(outcome, { status });
  if (outcome.kind !== "answered") throw plainly(outcome.message, status);
  return redirect(`/attempts/${own.attemptId}#clarifications`);
}
