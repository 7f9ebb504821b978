import { writeFile } from "node:fs/promises";
import { format } from "prettier";
import { questionJsonSchema } from "../bank/index.ts";

/** Writes questions/question.schema.json, which editors check question.yaml against. */
const target = new URL("../../questions/question.schema.json", import.meta.url);
await writeFile(
  target,
  await format(JSON.stringify(questionJsonSchema()), { parser: "json", printWidth: 110 }),
);
