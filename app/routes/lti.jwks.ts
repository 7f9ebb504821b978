import { publicKeys } from "~/lti/tool-key.server.ts";

/** The keys that this app signs with, as platforms fetch them. */
export async function loader(): Promise<Response> {
  return Response.json(await publicKeys(new Date()), { headers: { "Cache-Control": "public, max-age=300" } });
}
