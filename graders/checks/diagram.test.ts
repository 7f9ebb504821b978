import { describe, expect, it } from "vitest";
import { findingOf, sketchOf } from "./fixture.ts";

const sequence = (text: string) => ({ diagrams: [{ kind: "sequence", text: `sequenceDiagram\n${text}` }] });
const check = {
  kind: "diagram",
  of: "sequence",
  parts: ["client", ["cache", "thumb-queue"]],
  steps: 4,
  failure: true,
};

describe("a diagram that is asked to show parts, steps and a failure", () => {
  it("earns all when it does, and quotes its lines", () => {
    const finding = findingOf(
      check,
      sequence(`actor U as Browser
U->>API: GET /thumb/42
API->>Redis: get 42
alt Redis is down
API->>API: resize again
end
API-->>U: 200 image`),
    );
    expect(finding.verdict).toBe("met");
    expect(finding.evidence[0]).toMatchObject({ kind: "quote", field: "diagrams.0.text" });
    expect(finding.evidence.map((one) => (one.kind === "quote" ? one.text : ""))).toContain(
      "alt Redis is down",
    );
  });

  it("says what is missing", () => {
    const finding = findingOf(
      check,
      sequence("actor U as Browser\nU->>API: GET /thumb/42\nAPI-->>U: 200 image"),
    );
    expect(finding.verdict).toBe("partly-met");
    expect(finding.found).toContain("no cache or a queue before the resizer");
    expect(finding.found).toContain("2 messages where 4");
    expect(finding.found).toContain("nothing in it ever fails");
  });

  it("takes a branch in which nothing goes wrong for half a failure path", () => {
    const failing = { kind: "diagram", of: "sequence", failure: true };
    const finding = findingOf(
      failing,
      sequence("A->>B: get\nalt premium user\nB->>A: big\nelse other\nB->>A: small\nend"),
    );
    expect(finding.points).toBe(1);
  });

  it("does not count a participant that is only announced", () => {
    const cache = { kind: "diagram", of: "sequence", parts: ["cache"] };
    expect(findingOf(cache, sequence("participant R as Redis\nA->>B: get\nB-->>A: it")).verdict).toBe(
      "not-met",
    );
  });

  it("earns nothing where there is none, and says so", () => {
    expect(findingOf(check, {}).found).toBe("No sequence diagram is drawn.");
    expect(findingOf(check, sequence("what comes next")).found).toContain("Line 2");
  });
});

describe("other kinds", () => {
  it("takes the sketch for the component diagram where none is drawn", () => {
    const component = { kind: "diagram", of: "component", parts: ["client", "sql"], steps: 2 };
    const sketch = sketchOf("client app; service api; sql db", "app>api; api>db");
    expect(findingOf(component, { sketch }).verdict).toBe("met");
    expect(findingOf({ ...component, of: "deployment" }, { sketch }).verdict).toBe("not-met");
  });

  it("counts the places of a deployment diagram", () => {
    const deployment = { kind: "diagram", of: "deployment", zones: 2 };
    const text = "flowchart LR\nsubgraph a[Zone a]\nx[API]\nend\nsubgraph b[Zone b]\ny[API]\nend\nx --> y";
    expect(findingOf(deployment, { diagrams: [{ kind: "deployment", text }] }).verdict).toBe("met");
  });

  it("gives half for a flowchart where messages in their order were asked for", () => {
    const text =
      "flowchart LR\na[App] -->|1 get| b[API]\nb -->|2 look up| c[(Redis)]\nb -->|3 reply| a\nb -->|error| a";
    const finding = findingOf(
      { kind: "diagram", of: "sequence", steps: 4 },
      { diagrams: [{ kind: "sequence", text }] },
    );
    expect(finding.points).toBe(1);
    expect(finding.found).toContain("drawn as a flowchart");
  });
});

describe("decision records", () => {
  const record = (title: string, more: Record<string, unknown> = {}) => ({
    title,
    options: ["one region", "two regions"],
    choice: "one region",
    because: "99.9% allows 43 minutes of outage a month",
    consequences: "a region's loss takes us down for hours",
    ...more,
  });
  const three = { kind: "decisions", need: 3 };

  it("three complete ones earn all", () => {
    const decisions = [record("Regions"), record("Store", { choice: "Redis" }), record("Release")];
    expect(findingOf(three, { decisions }).verdict).toBe("met");
  });

  it("one without consequences loses its quarter, and is named", () => {
    const decisions = [record("Regions"), record("Store"), record("Release", { consequences: "" })];
    const finding = findingOf(three, { decisions });
    expect(finding.points).toBeCloseTo((2 * 11) / 12, 6);
    expect(finding.found).toBe("2 of 3 decision records complete; “Release” lacks its consequences.");
  });

  it("the same record twice counts once", () => {
    expect(findingOf(three, { decisions: [record("A"), record("A"), record("A")] }).points).toBeCloseTo(
      2 / 3,
      6,
    );
  });
});
