import { csvLine } from "~/grading/marking/export.server.ts";
import type { GradingRun } from "~/models/grading-run.server.ts";
import { documentRows } from "./run-view.server.ts";

/** One row a document, those that could not be read among them. */
export async function* runCsv(run: GradingRun): AsyncGenerator<string> {
  yield csvLine(["document", "name", "number", "question", "score", "problem"]);
  const { rows } = await documentRows(run);
  for (const { name, person, mark, problem } of rows)
    yield csvLine([name, person?.name ?? null, person?.number ?? null, run.questionId, mark, problem]);
}
