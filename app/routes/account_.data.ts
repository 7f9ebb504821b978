import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireSignedIn } from "~/auth/require-account.server.ts";
import { exportPerson } from "~/grading/export-person.server.ts";

/** Everything that is here of whoever is signed in, as one JSON file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { account } = await requireSignedIn(request);
  const now = new Date();
  const pieces = exportPerson({ userId: account.userId, now });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => void pieces.return(undefined),
  });
  return new Response(body, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="headroom-${now.toISOString().slice(0, 10)}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
}
