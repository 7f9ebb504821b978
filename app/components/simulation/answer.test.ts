import { describe, expect, test } from "vitest";
import { type Sketch, SketchSchema } from "~graders";
import { answerSimulation } from "./answer.ts";
import { SimulationReplySchema } from "./messages.ts";

const draw = (sketch: unknown): Sketch => SketchSchema.parse(sketch);
const shop = draw({
  nodes: [
    { id: "user", label: "Users", kind: "client" },
    { id: "web", label: "Web", kind: "service", parameters: { replicas: 4 } },
    { id: "db", label: "Orders", kind: "sql" },
  ],
  edges: [
    { id: "a", from: "user", to: "web" },
    { id: "b", from: "web", to: "db" },
  ],
});
const ask = (more: object) =>
  answerSimulation(
    { kind: "simulate-closed", id: 7, sketch: shop, workload: { rps: 1000 }, ...more },
    () => 0,
  );
const reasonOf = (more: object) => {
  const reply = ask(more);
  return reply.kind === "failed" ? reply : null;
};

describe("what the worker answers", () => {
  test("each kind of request gets a reply of its kind that parses", () => {
    for (const more of [
      { kind: "simulate-closed" },
      { kind: "simulate-closed", down: ["db"] },
      { kind: "simulate-events", settings: { seed: 3, requests: 300 } },
      { kind: "sweep", check: { seed: 1, requests: 200 } },
      { kind: "pareto" },
    ]) {
      const reply = ask(more);
      expect(reply).toMatchObject({ kind: more.kind, id: 7 });
      expect(SimulationReplySchema.safeParse(structuredClone(reply)).error).toBeUndefined();
    }
  });

  test("the same seed gives the same run", () => {
    const run = () => ask({ kind: "simulate-events", settings: { seed: 5, requests: 500 } });
    expect(run()).toEqual(run());
  });

  test("what is down is down in both engines", () => {
    const reply = ask({ down: ["db"] });
    expect(reply).toMatchObject({ outage: { down: ["db"], servedShare: 0 } });
    expect(
      ask({ kind: "simulate-events", down: ["db"], settings: { seed: 1, requests: 300 } }),
    ).toMatchObject({
      run: { servedShare: 0 },
    });
  });

  test("an empty sketch, clients alone and a client that leads nowhere say what to draw", () => {
    expect(reasonOf({ sketch: draw({}) })?.reason).toMatch(/Nothing is drawn yet/);
    expect(reasonOf({ sketch: draw({ draft: "flowchart LR\n a -->" }) })?.reason).toMatch(/Mermaid text/);
    expect(reasonOf({ sketch: draw({ nodes: shop.nodes.slice(0, 1) }) })).toMatchObject({
      reason: expect.stringContaining("Only clients"),
      mend: "user",
    });
    expect(reasonOf({ sketch: draw({ nodes: shop.nodes }) })).toMatchObject({
      reason: expect.stringContaining("“Users” leads nowhere"),
      mend: "user",
    });
  });

  test("a value that cannot be run is named by its component", () => {
    const nodes = shop.nodes.map((node) =>
      node.id === "web" ? { ...node, parameters: { replicas: -2 } } : node,
    );
    expect(reasonOf({ sketch: { ...shop, nodes } })).toMatchObject({
      reason: "“Web” holds a value that cannot be run (replicas). Correct it in its details.",
      mend: "web",
    });
  });

  test("a load that is no number, and a message that is none, are refused without throwing", () => {
    expect(reasonOf({ workload: { rps: NaN } })?.reason).toMatch(/Type it again/);
    for (const message of [null, "run", { kind: "launch", id: 1 }, []])
      expect(answerSimulation(message, () => 0).kind).toBe("failed");
  });
});
