import type { LoaderFunctionArgs } from "@remix-run/node";
import { signatureOf } from "./preview.$id/preview.server.ts";

/** Changes whenever a file of the question does; the preview asks for it. */
export async function loader({ params }: LoaderFunctionArgs) {
  const signature = await signatureOf(params["id"] ?? "");
  return new Response(signature, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
