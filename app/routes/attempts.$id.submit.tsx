import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { gradeSubmitted } from "~/grading/grade-submitted.server.ts";
import { submitAttempt } from "~/models/attempt.server.ts";
import { noSuchAttempt, ownAttempt, plainly, shortJson } from "~/own-request.server.ts";
import { readBody, wantsJson } from "~/request-body.server.ts";

/** `changes` comes as an array in JSON, and as its text in a form. */
function finalChanges({ saveId, changes }: Partial<Record<string, unknown>>) {
  if (changes === undefined || changes === "") return undefined;
  const id = typeof saveId === "string" && saveId !== "" ? saveId : undefined;
  if (typeof changes !== "string") return { saveId: id, changes };
  try {
    return { saveId: id, changes: JSON.parse(changes) as unknown };
  } catch {
    throw plainly("The last changes could not be read. Go back: your text is still in the page.", 422);
  }
}

/** Submits the attempt, with the page's last changes when it sends them, grades it and leads to the report. */
export async function action({ request, params }: ActionFunctionArgs) {
  const own = await ownAttempt(request, params);
  const outcome = await submitAttempt({ ...own, final: finalChanges(await readBody(request)) });
  if (!outcome) throw noSuchAttempt();
  const report = `/attempts/${own.attemptId}/report`;
  switch (outcome.kind) {
    case "submitted":
      await gradeSubmitted(own);
      return wantsJson(request) ? shortJson({ ...outcome, report }) : redirect(report);
    case "conflict":
      if (wantsJson(request)) return Response.json(outcome, { status: 409 });
      throw plainly("Another tab has saved newer text. Go back, reload and choose which to keep.", 409);
    case "invalid":
      if (wantsJson(request)) return Response.json(outcome, { status: 422 });
      throw plainly(outcome.problems.map((p) => `${p.field}: ${p.message}`).join("; "), 422);
  }
}
