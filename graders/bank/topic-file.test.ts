import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { criterion, fixtureQuestion } from "../checks/fixture.ts";
import { CONCEPT_FAMILIES } from "../concepts/ids.ts";
import { familiesOf } from "./families-of.ts";
import { parseTopicFile } from "./topic-file.ts";

const folder = fileURLToPath(new URL("../../questions/topics", import.meta.url));
const files = readdirSync(folder);

test("every concept family has a topic, and nothing else stands there", () => {
  expect(files.sort()).toEqual(
    Object.keys(CONCEPT_FAMILIES)
      .map((family) => `${family}.md`)
      .sort(),
  );
});

describe.each(files)("%s", (file) => {
  const read = parseTopicFile(file, readFileSync(path.join(folder, file), "utf8"));
  test("has a meaning for each of its concepts, calculators that exist, and sources", () => {
    expect(read.ok ? [] : read.problems).toEqual([]);
  });
  test("explains in 200 to 430 words", () => {
    const words = read.ok ? read.topic.text.split(/\s+/).length : 0;
    expect(words).toBeGreaterThan(200);
    expect(words).toBeLessThan(430);
  });
});

test.each([
  ["cooking.md", "---\ntitle: x\n---\ntext", "no concept family"],
  ["caching.md", "no front matter", "begins with its title"],
  [
    "caching.md",
    "---\ntitle: Caching\ncalculators: [oven]\nsources: [Somebody said so]\nmeanings: {}\n---\ntext",
    "has no meaning",
  ],
])("a topic that does not hold together says why: %s", (file, text, message) => {
  const read = parseTopicFile(file, text);
  expect(read.ok ? "" : read.problems.map((problem) => problem.message).join("; ")).toContain(message);
});

test("a criterion belongs to the family of most of its concepts, or of its kind", () => {
  const question = fixtureQuestion([
    criterion({ kind: "covers", concepts: ["cache-ttl", "cdn", "timeouts"] }),
    criterion({ kind: "estimate", quantity: "storage" }, { id: "it-2" }),
    criterion({ kind: "covers", concepts: ["thumb-cache"] }, { id: "it-3" }),
    criterion({ kind: "component", nodes: ["cache"] }, { id: "it-4" }),
  ]);
  expect(question.rubric.criteria.map((one) => familiesOf(one, question)[0])).toEqual([
    "caching",
    "capacity",
    "serving",
    undefined,
  ]);
});
