import { isDatabaseUp } from "~/models/db.server.ts";

/** For load balancers and start scripts: 200 when the database answers. */
export async function loader() {
  const up = await isDatabaseUp();
  return new Response(up ? "ok" : "the database does not answer", {
    status: up ? 200 : 503,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
