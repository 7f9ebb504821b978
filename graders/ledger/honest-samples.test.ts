import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { extractEquations } from "./extract-equations.ts";
import { evaluateLedger } from "./ledger.ts";

const bank = fileURLToPath(new URL("../../questions", import.meta.url));
const documents = readdirSync(bank, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".md") && /samples|model-answer/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(bank, file), "utf8") }))
  .filter(({ file, text }) => /model-answer/.test(file) || /^quality: (strong|paraphrase)$/m.test(text));

/** Strong answers and model answers are written with right sums; whoever adds one with a slip will hear of it here. */
it.each(documents)("no sum of $file is called wrong", ({ text }) => {
  const equations = extractEquations(text);
  const lines = evaluateLedger({
    rows: equations.map(({ name, expression, stated }) => ({
      name: name ?? "",
      expression: stated === null ? expression : `${expression} = ${stated}`,
    })),
    givens: [],
  });
  const accused = lines.flatMap(({ row, slip, unitMismatch, problem }) =>
    (slip ?? unitMismatch ?? problem) ? [{ ...equations[row], slip, unitMismatch, problem }] : [],
  );
  expect(accused).toEqual([]);
});

it("there are such answers", () => {
  expect(documents.length).toBeGreaterThan(5);
});
