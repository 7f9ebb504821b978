import { describe, expect, it } from "vitest";
import { EMPTY_ANSWER } from "../model/index.ts";
import { drawVariant, givenSketch } from "../bank/index.ts";
import { criterion, fixtureAnswer, fixtureQuestion, gradeAnswer } from "./fixture.ts";

const REVIEW = {
  sketch: `flowchart LR
  app([Shop app]) --> api[Checkout API]
  api --> scorer[Fraud scorer]
  api --> orders[(Orders database)]
  api --> prices[(Price cache)]
  %% headroom api {"replicas":6,"serviceTimeMs":10,"concurrency":32}
  %% headroom scorer {"kind":"model-server","replicas":2,"serviceTimeMs":40,"concurrency":4}
  %% headroom orders {"kind":"sql","replicas":1,"serviceTimeMs":2,"concurrency":64}
  %% headroom prices {"kind":"cache","replicas":3,"serviceTimeMs":1,"concurrency":64}
`,
  faults: [
    {
      id: "scorer-too-small",
      targets: ["scorer"],
      severity: "critical",
      claim: { patterns: ["overload|saturate|undersized|small", "# ~ more than ~ #"] },
      fix: { patterns: ["more|add ~ copy|replica", "twenty copies"] },
      explain: "Two copies do 200 requests/s where {{peak_rps}} come.",
    },
    {
      id: "one-database",
      targets: ["orders"],
      severity: "major",
      claim: { patterns: ["one|single copy|node|instance"] },
      fix: { patterns: ["standby|replica ~ zone?"] },
      explain: "One copy of the orders database takes the checkout with it.",
    },
    {
      id: "no-timeout",
      targets: ["api->scorer"],
      severity: "minor",
      claim: { patterns: ["no timeout", "wait ~ forever"] },
      fix: { patterns: ["timeout of #", "give up after #"] },
      explain: "Nothing bounds the wait for the scorer.",
    },
  ],
  sound: [
    { target: "prices", why: "Three copies at a few per cent." },
    { target: "api->prices", why: "A lookup of a millisecond." },
  ],
  essential: ["scorer"],
};

const reviewed = (check: Record<string, unknown>) =>
  fixtureQuestion([criterion(check)], {
    format: "review",
    review: REVIEW,
    rubric: { weights: { architecture: 100 }, criteria: [criterion(check)] },
  });

const row = (target: string, claim: string, severity = "major", fix = "") => ({
  target,
  claim,
  severity,
  fix,
});
const SCORER = row(
  "scorer",
  "It is overloaded: two copies do 200/s and 2,000 come.",
  "critical",
  "Add replicas until it is twenty copies.",
);
const DATABASE = row(
  "orders",
  "There is one copy of it, and checkout stops with it.",
  "major",
  "A standby replica in another zone.",
);
const TIMEOUT = row("api->scorer", "There is no timeout on the call.", "minor", "Give up after 50 ms.");

const findingOn = (check: Record<string, unknown>, parts: Record<string, unknown>) =>
  gradeAnswer(reviewed(check), fixtureAnswer(parts)).findings[0]!;
const faultOn = (...faults: object[]) => findingOn({ kind: "fault", fault: "scorer-too-small" }, { faults });

describe("a fault", () => {
  it("is met by the right part, the claim, a fix and the severity", () => {
    expect(faultOn(SCORER)).toMatchObject({ verdict: "met", found: "Found at “Fraud scorer”, with a fix." });
  });

  it("is known by its label, or by the word of it that no other part has", () => {
    expect(faultOn({ ...SCORER, target: "The fraud scorer (2 copies)" }).verdict).toBe("met");
    expect(faultOn({ ...SCORER, target: "Scorer" }).verdict).toBe("met");
  });

  it.each([
    ["another part", { ...SCORER, target: "app" }, 1, "you put it elsewhere"],
    ["the part alone", { ...SCORER, claim: "I do not like this part much." }, 0.6, "say something else"],
    ["no fix", { ...SCORER, fix: "" }, 1.4, "no fix is given"],
    ["another fix", { ...SCORER, fix: "Rewrite it in Rust." }, 1.4, "your fix does not mend it"],
    ["two steps off", { ...SCORER, severity: "minor" }, 1.4, "it is critical, not minor"],
  ])("is partly met with %s", (_name, fault, points, found) => {
    const finding = faultOn(fault);
    expect(finding).toMatchObject({ verdict: "partly-met", points });
    expect(finding.found).toContain(found);
  });

  it("one step off in severity is a matter of opinion", () => {
    expect(faultOn({ ...SCORER, severity: "major" })).toMatchObject({ verdict: "met" });
  });

  it("is not met when nobody speaks of it", () => {
    expect(faultOn(DATABASE)).toMatchObject({ verdict: "not-met" });
  });

  it("is told in an item of a list, whatever statement stands before the list", () => {
    const item = "- Fraud scorer: overloaded, two copies do 200/s and 2,000 come. Add copies.";
    const told = (lead: string) =>
      findingOn({ kind: "fault", fault: "scorer-too-small" }, { prose: `${lead}\n\n${item}` });
    expect(told("These are the faults:")).toMatchObject({ verdict: "met" });
    expect(told("The orders database is what I looked at first, and at the rest after it.")).toMatchObject({
      verdict: "met",
    });
  });
  it("accusing everything in the same words pays little", () => {
    const all = ["app", "api", "scorer", "orders", "prices", "whole"].map((target) => ({
      ...SCORER,
      target,
      claim: "This part is overloaded and small and bad.",
    }));
    const honest = faultOn(SCORER).points ?? 0;
    expect(faultOn(...all).points ?? 0).toBeLessThan(0.7 * honest);
    expect(findingOn({ kind: "false-alarms" }, { faults: all }).verdict).toBe("not-met");
  });
});

describe("the ranking", () => {
  const ranked = (...faults: object[]) => findingOn({ kind: "ranking" }, { faults });
  it("is met when the worst stand first", () => {
    expect(ranked(SCORER, DATABASE, TIMEOUT)).toMatchObject({
      verdict: "met",
      found: "3 of 3 pairs stand in the order of their severity.",
    });
  });
  it("is lost when it is upside down, and names a pair", () => {
    const found = ranked({ ...TIMEOUT, severity: "critical" }, DATABASE, { ...SCORER, severity: "minor" });
    expect(found.verdict).toBe("not-met");
    expect(found.found).toContain("“Fraud scorer”, critical, stands below");
  });
  it("takes three faults", () => {
    expect(ranked(SCORER, DATABASE).verdict).toBe("not-met");
  });
});

describe("false alarms", () => {
  it("a sound part that is accused counts, a part that nobody wrote of by half", () => {
    const cache = row("prices", "A cache is always a risk and should go.");
    expect(findingOn({ kind: "false-alarms", atMost: 0 }, { faults: [SCORER] }).verdict).toBe("met");
    expect(findingOn({ kind: "false-alarms", atMost: 0 }, { faults: [SCORER, cache] })).toMatchObject({
      verdict: "partly-met",
      found: "“Price cache” is accused, though it is sound.",
    });
    expect(findingOn({ kind: "false-alarms", atMost: 0 }, { faults: [] }).verdict).toBe("not-met");
  });
});

describe("the repaired sketch", () => {
  const question = reviewed({ kind: "repaired", of: { kind: "load", maxUtilisation: 0.8 } });
  const given = givenSketch(question, drawVariant({ question, seed: null }))!;
  const repaired = (change: (node: (typeof given.nodes)[number]) => (typeof given.nodes)[number] | null) =>
    gradeAnswer(question, {
      ...EMPTY_ANSWER,
      prose: "More copies of the scorer for the thumbnails.",
      sketch: { ...given, nodes: given.nodes.flatMap((node) => change(node) ?? []) },
    }).findings[0]!;
  const scorerWith = (parameters: object) =>
    repaired((node) =>
      node.id === "scorer" ? { ...node, parameters: { ...node.parameters, ...parameters } } : node,
    );

  it("is met when the edited sketch keeps up, and tells before and after", () => {
    const finding = scorerWith({ replicas: 30 });
    expect(finding.verdict).toBe("met");
    expect(finding.evidence.filter(({ kind }) => kind === "simulation")).toMatchObject([
      { metric: "as given: busiest: Fraud scorer", value: "1,000%" },
      { metric: "as repaired: busiest: Fraud scorer", value: "66.7%" },
    ]);
  });
  it("is not met by the given sketch, moved about or not", () => {
    expect(repaired((node) => ({ ...node, position: { x: 1, y: 2 } })).found).toContain(
      "still the given one",
    );
  });
  it("is not met by wishing the scorer faster", () => {
    const finding = scorerWith({ serviceTimeMs: 1 });
    expect(finding.verdict).toBe("not-met");
    expect(finding.found).toContain("still the given one");
  });
  it("is not met by dropping what the product needs", () => {
    expect(repaired((node) => (node.id === "scorer" ? null : node)).found).toContain(
      "lost what the product needs",
    );
  });
});
