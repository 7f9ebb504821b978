import type { LoaderFunctionArgs } from "@remix-run/node";
import { asFile, findingsCsv } from "~/grading/marking/export.server.ts";
import { markingRequest } from "~/marking-request.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { work, now } = await markingRequest(request, params, "results.export");
  return asFile(findingsCsv(work, now), { name: `${work.title}-findings.csv`, type: "text/csv" });
}
