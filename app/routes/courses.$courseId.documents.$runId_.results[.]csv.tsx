import type { LoaderFunctionArgs } from "@remix-run/node";
import { authorise } from "~/authorisation/authorise.server.ts";
import { asFile } from "~/grading/marking/export.server.ts";
import { runCsv } from "~/grading/runs/run-csv.server.ts";
import { documentRun } from "~/grading/runs/run-view.server.ts";

/** An upload's results, one row a document. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { courseId } = await authorise(request, params, "documents.see");
  const run = await documentRun(courseId, params["runId"]);
  return asFile(runCsv(run), { name: `documents-${run.questionId}.csv`, type: "text/csv" });
}
