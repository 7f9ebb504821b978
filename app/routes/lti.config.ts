import type { LoaderFunctionArgs } from "@remix-run/node";
import { originFor } from "~/lti/begin.server.ts";
import { toolConfiguration } from "~/lti/configuration.ts";

/** What a platform needs to know of this tool. */
export function loader({ request }: LoaderFunctionArgs): Response {
  return Response.json(toolConfiguration(originFor(request)), { headers: { "Cache-Control": "no-cache" } });
}
