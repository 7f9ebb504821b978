import { expect, it } from "vitest";
import { checkFolder } from "./bank-check.ts";
import { questionFolders } from "./bank-from-disk.ts";
import { checkFolders } from "./check-folders.ts";

it("threads find what one finds, in the order of the folders, broken ones among them", async () => {
  const [first, second] = questionFolders({
    only: ["cap-theorem-ml-serving", "vertical-vs-horizontal-inference"],
  });
  if (!first || !second) throw new Error("the bank lacks two questions");
  const broken = { ...first, id: "half-done", files: { "question.yaml": "id: half-done" } };
  const folders = [first, broken, second, broken];
  const checks = await checkFolders(folders, 2);
  expect(checks.map(({ id }) => id)).toEqual(folders.map(({ id }) => id));
  expect(checks).toEqual(folders.map(checkFolder));
}, 60_000);
