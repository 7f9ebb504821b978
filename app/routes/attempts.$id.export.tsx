import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportAttempt, exportedDocument } from "~/grading/export-attempt.server.ts";
import { noSuchAttempt, ownAttempt, plainly } from "~/own-request.server.ts";

/** One's own answer as a file: `?as=md`, a document, or `?as=json`, with the report once there is one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const as = new URL(request.url).searchParams.get("as") ?? "json";
  if (as !== "json" && as !== "md") throw plainly("An answer is exported as json or md.", 400);
  const exported = await exportAttempt(await ownAttempt(request, params));
  if (!exported) throw noSuchAttempt();
  const name = `${exported.question}-${exported.startedAt.slice(0, 10)}.${as}`;
  const text = as === "md" ? exportedDocument(exported) : `${JSON.stringify(exported, null, 2)}\n`;
  return new Response(text, {
    headers: {
      "Content-Type": `${as === "md" ? "text/markdown" : "application/json"}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
