import type { LoaderFunctionArgs } from "@remix-run/node";
import { authoriseAssignment } from "~/authorisation/authorise.server.ts";
import { liveView } from "~/live-view.server.ts";

/** The live view's rows as they are now: what its page asks for every few seconds. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await authoriseAssignment(request, params, "live.see");
  return Response.json(await liveView(asked), { headers: { "Cache-Control": "no-store" } });
}
