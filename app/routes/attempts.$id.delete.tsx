import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { deleteAttempt } from "~/models/attempt.server.ts";
import { noSuchAttempt, ownAttempt, plainly } from "~/own-request.server.ts";

/** Deletes one's own attempt, its answer and its report. */
export async function action({ request, params }: ActionFunctionArgs) {
  const outcome = await deleteAttempt(await ownAttempt(request, params));
  if (!outcome) throw noSuchAttempt();
  if (outcome === "exam") throw plainly("Exam attempts cannot be deleted.", 403);
  return redirect("/attempts");
}
