import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { askSecondReading } from "~/grading/second-reading.server.ts";
import { noSuchAttempt, ownAttempt, plainly } from "~/own-request.server.ts";

/** Asks the judge to read a finding again. Back to the finding afterwards. */
export async function action({ request, params }: ActionFunctionArgs) {
  const own = await ownAttempt(request, params);
  const form = await request.formData().catch(() => new FormData());
  const criterion = String(form.get("criterion") ?? "").slice(0, 100);
  const outcome = await askSecondReading({ ...own, criterion });
  if (!outcome) throw noSuchAttempt();
  if (outcome.kind === "not-now") throw plainly(outcome.message, 409);
  const at = /^\d{1,3}$/.exec(String(form.get("finding") ?? ""))?.[0];
  return redirect(`/attempts/${own.attemptId}/report${at ? `#finding-${at}` : ""}`);
}
