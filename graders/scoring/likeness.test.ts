import { expect, test } from "vitest";
import { tokenise } from "../text/index.ts";
import { criterion, fixtureQuestion } from "../checks/fixture.ts";
import { likenessTo } from "./likeness.ts";

const QUESTION = fixtureQuestion([
  criterion({ kind: "covers", concepts: ["thumb-cache"], depth: "applied" }),
]);
const likeness = (text: string) => likenessTo(QUESTION, tokenise(text));

test("the words of a question's author tell an answer to it from one to a neighbour", () => {
  const own = likeness("A picture that nobody asked for is resized on demand, and its thumbnail is kept.");
  const neighbour = likeness(
    "A payment that nobody asked for is declined on demand, and its refund is kept.",
  );
  expect(own).toBeGreaterThan(neighbour);
  expect(own).toBeGreaterThan(0);
});

test("repeating one word proves little more than saying it, and no words prove nothing", () => {
  const once = likeness("Each thumbnail waits in a queue behind the loader.");
  const often = likeness(`Each thumbnail waits in a queue behind the loader. ${"thumbnail ".repeat(50)}`);
  expect(often).toBeLessThan(4 * once);
  expect(likeness("")).toBe(0);
});
