import type { ActionFunctionArgs } from "@remix-run/node";
import { saveFields } from "~/models/save.server.ts";
import { shortJson } from "~/own-request.server.ts";
import type { SaveReply } from "~/protocol/attempt.ts";
import { getUserId } from "~/session.server.ts";

const STATUS = { saved: 200, conflict: 409, invalid: 422 } as const;

const reply = (body: SaveReply, status: number) => shortJson(body, status);
const refused = (message: string, status: number) => reply({ kind: "refused", message }, status);

/** Saves fields from the workspace: JSON in, a SaveReply out. */
export async function action({ request, params }: ActionFunctionArgs) {
  const userId = await getUserId(request);
  if (!userId) return refused("You are signed out here. Your text is still in this browser.", 403);
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    return reply(
      { kind: "invalid", saveId: null, problems: [{ field: "", message: "this save was not JSON" }] },
      422,
    );
  }
  const outcome = await saveFields({
    attemptId: params["id"] ?? "",
    userId,
    request: body,
    now: new Date(),
  });
  return outcome ? reply(outcome, STATUS[outcome.kind]) : refused("There is no such attempt of yours.", 404);
}
