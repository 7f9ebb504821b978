import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { questionJsonSchema } from "../bank/index.ts";

it("the committed JSON Schema is what the question's schema gives; run npm run bank:schema", async () => {
  const file = new URL("../../questions/question.schema.json", import.meta.url);
  expect(JSON.parse(await readFile(file, "utf8"))).toEqual(JSON.parse(JSON.stringify(questionJsonSchema())));
});
