import { describe, expect, it } from "vitest";
import { criterion, fixtureAnswer, fixtureQuestion, gradeAnswer } from "../checks/fixture.ts";
import { drawVariant } from "../bank/index.ts";
import {
  type Answer,
  type Curveball,
  type NodeParameters,
  type Question,
  type Sketch,
} from "../model/index.ts";
import { drawSketch } from "../simulator/test-sketch.ts";
import { standingAfter } from "./standing.ts";
import { throwCurveball } from "./throw-curveball.ts";

const PROBES = [
  { id: "early", at: 0.3, ask: "How many pictures are there?" },
  { id: "breaks", at: 0.6, ask: "The resizers are gone. What now?", curveball: true },
];
/** 2,000 requests/s at peak, always stated. */
const QUESTION = fixtureQuestion([criterion({ kind: "curveball", keeps: 0.95 })], { probes: PROBES });

/** Clients, an API with plenty to spare, and resizers as given. */
const drawn = (resizer: NodeParameters, more: Partial<Sketch> = {}): Sketch => ({
  ...drawSketch(
    {
      app: ["client"],
      api: ["service", { replicas: 12, zones: 3, capacityPerReplica: 1000 }],
      resizer: ["worker", resizer],
    },
    ["app > api", "api > resizer"],
  ),
  ...more,
});
const withSketch = (sketch: Sketch, more: Record<string, unknown> = {}): Answer =>
  fixtureAnswer({ sketch, ...more });
const thrownAt = (sketch: Sketch, question: Question = QUESTION): Curveball | null =>
  throwCurveball({ question, variant: drawVariant({ question, seed: null }), answer: withSketch(sketch) });
const graded = (before: Sketch, after: Sketch, more: Record<string, unknown> = {}) => {
  const curveball = thrownAt(before);
  if (curveball === null) throw new Error("nothing was thrown");
  const report = gradeAnswer(QUESTION, withSketch(after, more), { before: withSketch(before), curveball });
  const finding = report.findings[0];
  if (!finding) throw new Error("the criterion was left out");
  return { finding, revision: report.revision };
};

const TWO_ZONES = { replicas: 10, zones: 2, capacityPerReplica: 250 };
const THREE_ZONES = { replicas: 15, zones: 3, capacityPerReplica: 250 };

describe("what the interviewer breaks", () => {
  it("is one zone of the busiest component, told with the numbers of the sketch", () => {
    const thrown = thrownAt(drawn(TWO_ZONES));
    expect(thrown).toMatchObject({ probe: "breaks", breaks: { kind: "one-zone", node: "resizer" } });
    expect(thrown?.ask).toBe(
      "“resizer” runs at 80% at peak. Its 10 copies stand in 2 zones. One of them has just gone, and 5 copies with it. " +
        "What happens in the next minute, and what do you change?",
    );
  });

  it("is the only copy of a component that has one", () => {
    const thrown = thrownAt(drawn({ replicas: 1, capacityPerReplica: 3000 }));
    expect(thrown?.breaks).toMatchObject({ kind: "one-copy", node: "resizer" });
    expect(thrown?.ask).toContain(
      "“resizer” runs at 66.7% at peak. It has one copy, and that has just died.",
    );
  });

  it("is a whole zone where nothing is near its limit", () => {
    const thrown = thrownAt(drawn({ replicas: 40, zones: 2, capacityPerReplica: 250 }));
    expect(thrown?.breaks).toEqual({ kind: "every-zone" });
    expect(thrown?.ask).toMatch(/“resizer”, runs at 20% at peak.*take away a whole zone/);
  });

  it("is the zone that the busiest component is drawn in", () => {
    const groups: Sketch["groups"] = [{ id: "a", label: "Zone A", kind: "zone" }];
    const sketch = drawn(TWO_ZONES, { groups });
    const nodes = sketch.nodes.map((node) => (node.id === "resizer" ? { ...node, group: "a" } : node));
    const thrown = thrownAt({ ...sketch, nodes });
    expect(thrown?.breaks).toMatchObject({ kind: "group", group: "a" });
    expect(thrown?.ask).toContain("The zone “Zone A” has just gone, with “resizer” in it.");
  });

  it("is what most requests need where nothing drawn has a limit", () => {
    const sketch = drawSketch({ app: ["client"], llm: ["external-api"], mail: ["external-api"] }, [
      "app > llm",
      ["app > mail", { share: 0.1 }],
    ]);
    expect(thrownAt(sketch)).toMatchObject({ breaks: { kind: "whole", node: "llm" } });
    expect(thrownAt(sketch)?.ask).toContain("Every request needs it.");
  });

  it("says that it took the usual figures where the sketch states none", () => {
    const ask = thrownAt(drawn({}))?.ask;
    expect(ask).toMatch(/by the usual figures of its kind.*You state no copies, so there is one/);
  });

  it("never tells a load that the candidate has not been given, asked for or assumed", () => {
    const question = fixtureQuestion([criterion({ kind: "curveball" })], {
      probes: PROBES,
      workload: { rps: "pictures / 1 day" },
    });
    const ask = thrownAt(drawn(TWO_ZONES), question)?.ask ?? "";
    expect(ask).toContain("“resizer” is the first to saturate, at 2,500 requests/s.");
    expect(ask).not.toMatch(/%|116|115/);
  });

  it("takes the peak that the candidate states where the numbers behind it are left open", () => {
    const question = fixtureQuestion([criterion({ kind: "curveball" })], {
      probes: PROBES,
      workload: { rps: "pictures / 1 day" },
      quantities: [
        {
          id: "peak",
          label: "peak requests",
          unit: "1/s",
          expression: "pictures/1 day",
          names: ["peak load"],
        },
      ],
    });
    const answer = withSketch(drawn({ replicas: 2, zones: 2, capacityPerReplica: 125 }), {
      ledger: [{ name: "peak_load", expression: "150/s" }],
    });
    const thrown = throwCurveball({ question, variant: drawVariant({ question, seed: null }), answer });
    expect(thrown).toMatchObject({ rps: 150, breaks: { kind: "one-zone" } });
    expect(thrown?.ask).toContain("“resizer” runs at 60% at peak.");
  });

  it("is another company's service as a whole, however much the sketch says it can take", () => {
    const sketch = drawSketch(
      { app: ["client"], llm: ["external-api", { replicas: 1, capacityPerReplica: 2500 }] },
      ["app > llm"],
    );
    expect(thrownAt(sketch)).toMatchObject({ breaks: { kind: "whole", node: "llm" } });
    expect(thrownAt(sketch)?.ask).toContain(
      "“llm” runs at 80% at peak. It has just stopped answering. Every request needs it.",
    );
  });

  it.each([
    ["no sketch", { nodes: [], edges: [], groups: [] }],
    ["one lonely box", drawSketch({ api: ["service"] }, [])],
    ["clients alone", drawSketch({ app: ["client"], web: ["client"] }, ["app > web"])],
  ] as [string, Sketch][])("is nothing with %s: the question's own probe is asked", (_, sketch) => {
    expect(thrownAt(sketch)).toBeNull();
  });

  it("is nothing in a question whose probes break nothing", () => {
    expect(thrownAt(drawn(TWO_ZONES), fixtureQuestion([criterion({ kind: "load" })]))).toBeNull();
  });
});

describe("how a sketch stands after the loss", () => {
  const loss = { kind: "one-zone", node: "resizer", label: "resizer", nodeKind: "worker" } as const;

  it("serves what the copies that are left can carry", () => {
    const standing = standingAfter(drawn(TWO_ZONES), loss, 2000);
    // 5 copies × 250/s of 2,000/s.
    expect(standing?.servedShare).toBeCloseTo(1250 / 2000, 9);
    expect(standing).toMatchObject({
      cutOffShare: 0,
      overloaded: [{ id: "resizer", arrivalRps: 2000, capacityRps: 1250 }],
      lost: [{ copies: 10, left: 5 }],
    });
  });

  it("finds the component again by its name or kind when it was drawn anew", () => {
    const renamed = drawSketch(
      { app: ["client"], scaler: ["worker", { replicas: 4, zones: 2, capacityPerReplica: 1000 }] },
      ["app > scaler"],
    );
    expect(standingAfter(renamed, loss, 1000)?.lost).toEqual([
      { id: "scaler", label: "scaler", copies: 4, left: 2 },
    ]);
    expect(standingAfter(drawSketch({ app: ["client"], db: ["sql"] }, ["app > db"]), loss, 1000)).toBeNull();
  });

  it("takes copies from everything when a whole zone goes, and spares what a provider runs", () => {
    const sketch = drawSketch(
      {
        app: ["client"],
        lb: ["load-balancer"],
        api: ["service", { replicas: 9, zones: 3, capacityPerReplica: 100 }],
        db: ["sql", { replicas: 1, capacityPerReplica: 5000 }],
      },
      ["app > lb", "lb > api", "api > db"],
    );
    const standing = standingAfter(sketch, { kind: "every-zone" }, 600);
    expect(standing?.lost.map(({ id, left }) => [id, left])).toEqual([
      ["api", 6],
      ["db", 0],
    ]);
    expect(standing).toMatchObject({ servedShare: 0, cutOffShare: 1 });
  });
});

describe("the criterion", () => {
  it("is met by a revision that keeps serving, and quotes both standings", () => {
    const { finding, revision } = graded(drawn(TWO_ZONES), drawn(THREE_ZONES));
    expect(finding.verdict).toBe("met");
    expect(finding.found).toBe(
      "The loss of one zone of “resizer” left 62.5% of requests (“resizer” gets 2,000/s and can do 1,250/s) as you had it. " +
        "As revised, it leaves 100% of requests (the busiest that is left, “resizer”, runs at 80%).",
    );
    expect(finding.evidence).toMatchObject([
      { kind: "simulation", value: "62.5% of requests", nodes: ["resizer"] },
      { kind: "simulation", value: "100% of requests", nodes: ["resizer"] },
    ]);
    expect(revision?.changes).toEqual(["“resizer”: copies 10 → 15", "“resizer”: zones 2 → 3"]);
    expect(revision?.rose).toEqual([]);
  });

  it("is met by a sketch that needed no change", () => {
    expect(graded(drawn(THREE_ZONES), drawn(THREE_ZONES)).finding.verdict).toBe("met");
  });

  it("earns half for half of what was lost, and half for what is written about the loss", () => {
    const half = { ...TWO_ZONES, replicas: 14 };
    const words =
      "When a zone is lost, the resizers that are left shed the newest pictures and serve the old thumbnail, since half of the copies cannot carry 2,000/s.";
    expect(graded(drawn(TWO_ZONES), drawn(half)).finding.points).toBe(1);
    expect(graded(drawn(TWO_ZONES), drawn(TWO_ZONES), { operations: words }).finding.points).toBe(1);
    expect(graded(drawn(TWO_ZONES), drawn(half), { operations: words }).finding.points).toBe(1.5);
    expect(graded(drawn(TWO_ZONES), drawn(TWO_ZONES)).finding.verdict).toBe("not-met");
  });

  it("does not count words that were there before", () => {
    const words = "When a zone is lost, the resizers shed load and serve the old thumbnail.";
    const curveball = thrownAt(drawn(TWO_ZONES));
    const before = withSketch(drawn(TWO_ZONES), { operations: words });
    const report = gradeAnswer(QUESTION, before, { before, ...(curveball && { curveball }) });
    expect(report.findings[0]?.verdict).toBe("not-met");
  });

  it("is not met by taking the broken component out of the drawing", () => {
    const without = drawSketch({ app: ["client"], api: ["service"] }, ["app > api"]);
    expect(graded(drawn(TWO_ZONES), without).finding).toMatchObject({ verdict: "not-met" });
    const sketch = drawn(TWO_ZONES);
    const detached = { ...sketch, edges: sketch.edges.filter(({ to }) => to !== "resizer") };
    expect(graded(sketch, detached).finding).toMatchObject({ verdict: "not-met" });
  });

  it("is left out of rounds in which nothing was broken", () => {
    const answer = withSketch(drawn(TWO_ZONES));
    expect(gradeAnswer(QUESTION, answer)).toMatchObject({ findings: [], revision: null });
    expect(gradeAnswer(QUESTION, answer, { before: answer })).toMatchObject({
      findings: [],
      revision: { curveball: null },
    });
  });
});
