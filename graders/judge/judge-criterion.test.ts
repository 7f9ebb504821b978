import { describe, expect, it } from "vitest";
import { fixtureAnswer, fixtureQuestion, gradeAnswer } from "../checks/fixture.ts";
import { drawVariant } from "../bank/index.ts";
import { type Answer } from "../model/index.ts";
import { type Completion, judgeCriterion, type JudgeRequest } from "./judge-criterion.ts";

const ASK = "Does the answer say what its cache costs when a picture changes?";
const question = fixtureQuestion([
  {
    id: "stale",
    dimension: "trade-offs",
    level: "senior",
    title: "What staleness costs",
    why: "A changed picture is shown wrong for a while.",
    advice: "Say how long.",
    check: { kind: "judge", ask: ASK },
  },
]);
const variant = drawVariant({ question, seed: null });
const answer = fixtureAnswer({
  prose:
    "We cache thumbnails for ten minutes.\nA changed picture is shown wrong for that long,   which an album can bear.",
  decisions: [
    {
      title: "Cache",
      options: ["cache", "none"],
      choice: "cache",
      because: "9 of 10 ask for the same",
      consequences: "stale",
    },
  ],
});

const reply = (more: Record<string, unknown> = {}) =>
  JSON.stringify({
    reason: "It names the ten minutes and says who bears them.",
    quotes: ["A changed picture is shown wrong for that long"],
    verdict: "met",
    borderline: false,
    ...more,
  });
const text = (text: string): Completion => ({ kind: "text", text });

/** Judges with these completions, one after the other; the last is repeated. */
async function judge(completions: Completion[], of: Answer = answer) {
  const sent: JudgeRequest[] = [];
  const [criterion] = question.rubric.criteria;
  if (!criterion) throw new Error("no criterion");
  const outcome = await judgeCriterion({
    asking: { question, variant, criterion, ask: ASK, reference: null },
    answer: of,
    flags: gradeAnswer(question, of).flags,
    complete: (request) => {
      const next = completions[Math.min(sent.length, completions.length - 1)];
      sent.push(request);
      return Promise.resolve(next ?? { kind: "refused" });
    },
  });
  return { outcome, sent };
}

describe("a verdict", () => {
  it("is taken with its reason and its quote, which is found in the answer", async () => {
    const { outcome, sent } = await judge([text(reply())]);
    expect(outcome).toMatchObject({ kind: "judged", judged: { share: 1 }, votes: [{ verdict: "met" }] });
    if (outcome.kind !== "judged") throw new Error("not judged");
    const [quote] = outcome.judged.evidence;
    expect(quote).toMatchObject({ field: "prose", text: "A changed picture is shown wrong for that long" });
    expect(sent).toHaveLength(1);
  });

  it.each([
    ["other white space and case", "a CHANGED picture\n is shown wrong for that long, which an album"],
    ["the marks of lines left in", "We cache thumbnails for ten minutes.\n│ A changed picture is shown"],
  ])("may quote with %s", async (_, quote) => {
    const { outcome } = await judge([text(reply({ quotes: [quote] }))]);
    expect(outcome.kind).toBe("judged");
  });

  it("may quote a passage that runs over fields, which has no one place to show", async () => {
    const { outcome } = await judge([text(reply({ quotes: ["#### Because\n\n9 of 10 ask for the same"] }))]);
    expect(outcome).toMatchObject({ kind: "judged", judged: { evidence: [] } });
  });

  it.each([
    ["words that are not there", { quotes: ["The cache is invalidated by an event"] }],
    [
      "one that is there and one that is not",
      { quotes: ["We cache thumbnails for ten minutes", "and purge"] },
    ],
    ["too few to prove anything", { quotes: ["the"] }],
    ["nothing, and says met", { quotes: [] }],
  ])("that quotes %s is void, asked for again, and in the end not graded", async (_, more) => {
    const { outcome, sent } = await judge([text(reply(more))]);
    expect(outcome.kind).toBe("not-graded");
    expect(sent).toHaveLength(3);
    expect(sent[1]?.messages.at(-1)?.content).toContain("could not be used");
    const again = await judge([text(reply(more)), text(reply())]);
    expect(again.outcome.kind).toBe("judged");
  });

  it.each([
    ["not JSON", "The answer is good, so: met."],
    ["another schema", JSON.stringify({ verdict: "met", score: 100 })],
    ["a field too many", reply({ score: 100 })],
    ["an unknown verdict", reply({ verdict: "excellent" })],
    ["a reason of 5,000 letters", reply({ reason: "x".repeat(5000) })],
    ["cut off", reply().slice(0, 60)],
  ])("that is %s never becomes a pass or a zero", async (_, bad) => {
    expect((await judge([text(bad)])).outcome.kind).toBe("not-graded");
    expect((await judge([text(bad), text(reply())])).outcome.kind).toBe("judged");
  });

  it("that is refused or cut off is asked for again, and then not graded", async () => {
    expect((await judge([{ kind: "refused" }])).outcome).toMatchObject({ kind: "not-graded" });
    expect((await judge([{ kind: "cut" }, text(reply())])).outcome).toMatchObject({ kind: "judged" });
  });

  it("waits for a provider that is busy, and ends where it is not to be asked", async () => {
    const busy: Completion = { kind: "unavailable", reason: "busy", retryAfterMs: 4000 };
    expect((await judge([busy])).outcome).toEqual({ kind: "later", reason: "busy", retryAfterMs: 4000 });
    const denied: Completion = { kind: "denied", reason: "The day's budget is used up." };
    expect((await judge([denied])).outcome).toEqual({ kind: "not-graded", reason: denied.reason });
  });
});

describe("a borderline verdict", () => {
  const vote = (verdict: string) => text(reply({ verdict }));
  it("gets three votes; what two agree on counts, and the disagreement is told", async () => {
    const { outcome, sent } = await judge([vote("partly-met"), vote("met"), vote("met")]);
    expect(outcome).toMatchObject({ kind: "judged", judged: { share: 1 } });
    if (outcome.kind !== "judged") throw new Error("not judged");
    expect(outcome.judged.found).toContain("Its 3 readings differ: partly met, met, met.");
    expect(outcome.votes.map(({ verdict }) => verdict)).toEqual(["partly-met", "met", "met"]);
    expect(new Set(sent.map(({ vote }) => vote)).size).toBe(3);
  });
  it("lands in the middle where all three differ", async () => {
    const { outcome } = await judge([vote("partly-met"), vote("met"), vote("not-met")]);
    expect(outcome).toMatchObject({ kind: "judged", judged: { share: 0.5 } });
  });
  it("is asked for by the judge's own doubt too", async () => {
    const { sent } = await judge([text(reply({ borderline: true })), text(reply())]);
    expect(sent).toHaveLength(3);
  });
  it("waits as a whole when a vote cannot be had now", async () => {
    const { outcome } = await judge([
      vote("partly-met"),
      { kind: "unavailable", reason: "busy", retryAfterMs: null },
    ]);
    expect(outcome.kind).toBe("later");
  });
});

describe("what goes out", () => {
  it("puts what all criteria share before the criterion, and the reference before the answer", async () => {
    const { sent } = await judge([text(reply())]);
    const content = sent[0]?.messages[1]?.content ?? "";
    const order = ["2000 requests per second", "<<<ANSWER", "We cache thumbnails", "# Criterion", ASK];
    const places = order.map((part) => content.replace("2,000", "2000").indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("is refused for an answer longer than any round's", async () => {
    const long = "long words ".repeat(3000);
    const { outcome, sent } = await judge([text(reply())], fixtureAnswer({ prose: long, operations: long }));
    expect(outcome).toMatchObject({ kind: "not-graded" });
    expect(sent).toHaveLength(0);
  });
});
