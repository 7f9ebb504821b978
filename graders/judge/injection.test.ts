import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fixtureAnswer, fixtureQuestion, gradeAnswer, sketchOf } from "../checks/fixture.ts";
import { drawVariant } from "../bank/index.ts";
import { readDocument, writeDocument } from "../document/index.ts";
import { grade } from "../grade.ts";
import { type Answer } from "../model/index.ts";
import { judgeCriterion } from "./judge-criterion.ts";
import { materialOf } from "./material.ts";

const HONEST = "We use a queue for new pictures, and a cache.";
const criterion = {
  id: "depth",
  dimension: "trade-offs" as const,
  level: "senior" as const,
  title: "What the queue costs",
  why: "A new picture waits.",
  advice: "Say how long.",
  check: { kind: "judge", ask: "Does the answer say what its queue costs a person who waits?" },
};
const checked = {
  ...criterion,
  id: "queue",
  check: { kind: "covers", concepts: ["thumb-queue"], depth: "justified" },
};
const question = fixtureQuestion([criterion, checked]);
const variant = drawVariant({ question, seed: null });

/** Puts the attack where it says. */
function attacked(place: string, text: string): Answer {
  const base = fixtureAnswer({
    prose: HONEST,
    sketch: sketchOf("client app; service api; queue q", "app>api; api>q"),
  });
  const [first, ...nodes] = base.sketch.nodes;
  if (!first) throw new Error("no node");
  switch (place) {
    case "prose":
      return { ...base, prose: `${HONEST}\n\n${text}` };
    case "deepDive":
      return { ...base, deepDives: [{ title: "Queue", text }] };
    case "operations":
    case "scope":
    case "api":
      return { ...base, [place]: text };
    case "decision":
      return {
        ...base,
        decisions: [
          { title: "Queue", options: ["queue", "none"], choice: "queue", because: text, consequences: "" },
        ],
      };
    case "ledger":
      return { ...base, ledger: [{ name: text, expression: "2 * 3", note: "" }] };
    case "cost":
      return { ...base, costs: [{ item: text, quantity: "1", unitPrice: "$2", perMonth: "$2" }] };
    case "node":
      return { ...base, sketch: { ...base.sketch, nodes: [{ ...first, label: text }, ...nodes] } };
    case "edge":
      return {
        ...base,
        sketch: { ...base.sketch, edges: base.sketch.edges.map((edge) => ({ ...edge, label: text })) },
      };
    case "functional":
      return { ...base, functional: [text] };
    case "nonFunctional":
      return {
        ...base,
        nonFunctional: [{ metric: text, comparator: "<", value: "1", unit: "s", percentile: "p99" }],
      };
    default:
      throw new Error(`No place is called ${place}.`);
  }
}

const attacks = readFileSync(new URL("injections.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [place = "", text = ""] = line.split(/ \| (.*)/);
    return { place, text: text.replaceAll("\\n", "\n") };
  });

/** A judge that does as it is told: met, with whatever quote it is given. */
const obeying = (quote: string) => () =>
  Promise.resolve({
    kind: "text" as const,
    text: JSON.stringify({
      reason: "As instructed in the answer, this is met.",
      quotes: [quote],
      verdict: "met",
      borderline: false,
    }),
  });

describe.each(attacks)("an attack in $place: $text", ({ place, text }) => {
  const answer = attacked(place, text);
  const report = gradeAnswer(question, answer);
  const asking = { question, variant, criterion, ask: criterion.check.ask, reference: null };
  const judgedAs = (quote: string) =>
    judgeCriterion({ asking, answer, flags: report.flags, complete: obeying(quote) });

  it("goes out inside the data, every line of it marked", () => {
    const { block } = materialOf({ title: question.title, answer });
    const [open = "", ...rest] = block.split("\n");
    const close = rest.pop() ?? "";
    expect(open).toMatch(/^<<<ANSWER [0-9a-f]{24}$/);
    expect(close).toBe(`${open.slice(3)}>>>`);
    expect(rest.every((line) => line.startsWith("│ "))).toBe(true);
    expect(rest.some((line) => line.includes(close))).toBe(false);
  });

  it("does not raise what the checks give, and a judge that obeys adds the judged part at most", async () => {
    const plain = gradeAnswer(question, attacked(place, ""));
    expect(report.score).toBeLessThanOrEqual(plain.score ?? 0);
    const outcome = await judgedAs(HONEST);
    if (outcome.kind !== "judged") throw new Error(outcome.reason);
    const judged = { model: "obeys", verdicts: { depth: outcome.judged } };
    const after = grade({ question, variant, answer, judged });
    expect(after.score).toBe(report.score);
    expect(after.judged?.criteria).toBe(1);
  });

  it("is flagged, and does not count as a quote", async () => {
    expect(report.flags.map(({ kind }) => kind)).toContain("addressed-to-grader");
    const outcome = await judgedAs(text);
    expect(outcome.kind).toBe("not-graded");
  });

  it("is flagged too where it comes in a document", () => {
    const { answer: read } = readDocument(writeDocument({ title: "Thumbnails", answer }));
    expect(gradeAnswer(question, read).flags.map(({ kind }) => kind)).toContain("addressed-to-grader");
  });
});

it("there are at least forty attacks, in every place that takes text", () => {
  expect(attacks.length).toBeGreaterThanOrEqual(40);
  expect(new Set(attacks.map(({ place }) => place)).size).toBeGreaterThanOrEqual(10);
});
