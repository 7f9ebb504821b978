import type { LoaderFunctionArgs } from "@remix-run/node";
import { asFile, studentsCsv } from "~/grading/marking/export.server.ts";
import { markingRequest } from "~/marking-request.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { work, now } = await markingRequest(request, params, "results.export");
  return asFile(studentsCsv(work, now), { name: `${work.title}.csv`, type: "text/csv" });
}
