import { describe, expect, test } from "vitest";
import { pastedRows } from "./fields/pasted-rows.ts";
import { isFilled, sectionsOf } from "./sections.ts";
import { asText, bothOf } from "./versions.ts";

describe("what counts as filled", () => {
  test.each([
    ["spaces", "  \n", false],
    ["a word", "word", true],
    ["no rows", [], false],
    [
      "a row with only its preset comparator",
      [{ metric: "", comparator: "<=", value: "", unit: "", percentile: "" }],
      false,
    ],
    [
      "a row with a metric",
      [{ metric: "latency", comparator: "<=", value: "", unit: "", percentile: "" }],
      true,
    ],
    [
      "a decision with one option",
      [{ title: "", options: ["Redis"], choice: "", because: "", consequences: "" }],
      true,
    ],
    ["an empty sketch", { nodes: [], edges: [], groups: [] }, false],
    ["a sketch being typed", { nodes: [], edges: [], groups: [], draft: "flowchart" }, true],
  ])("%s", (_name, value, filled) => {
    expect(isFilled(value as Parameters<typeof isFilled>[0])).toBe(filled);
  });
});

test("a design round asks for every structured field, an explanation for prose first", () => {
  expect(sectionsOf("design").map(({ field }) => field)).toEqual([
    "functional",
    "nonFunctional",
    "scope",
    "ledger",
    "api",
    "dataModel",
    "sketch",
    "deepDives",
    "decisions",
    "costs",
    "operations",
  ]);
  expect(sectionsOf("explain").map(({ field, optional }) => [field, optional ?? false])).toEqual([
    ["prose", false],
    ["ledger", false],
    ["decisions", true],
    ["costs", true],
  ]);
});

test("a project asks for diagrams beside all that a design asks for", () => {
  expect(
    sectionsOf("project")
      .filter(({ optional }) => !optional)
      .map(({ field }) => field),
  ).toEqual([
    ...sectionsOf("design")
      .slice(0, 7)
      .map(({ field }) => field),
    "diagrams",
    ...sectionsOf("design")
      .slice(7)
      .map(({ field }) => field),
  ]);
  expect(isFilled([{ kind: "sequence", text: "" }])).toBe(false);
});

describe("a text pasted into the ledger", () => {
  test("becomes rows, split at the first equals sign, list marks left out", () => {
    expect(pastedRows("- dau = 30M users\r\n\n* qps = dau / 1 day = 347/s\n86,400")).toEqual([
      { name: "dau", expression: "30M users", note: "" },
      { name: "qps", expression: "dau / 1 day = 347/s", note: "" },
      { name: "", expression: "86,400", note: "" },
    ]);
  });

  test("of five megabytes is read only in part", () => {
    expect(pastedRows("x = 1\n".repeat(800_000)).length).toBeLessThan(4_000);
  });
});

describe("two versions of a field", () => {
  test("rows of both are kept once each, the other's first", () => {
    const row = (name: string) => ({ name, expression: "1", note: "" });
    expect(bothOf("ledger", [row("a"), row("mine")], [row("a"), row("theirs")])).toEqual([
      row("a"),
      row("theirs"),
      row("mine"),
    ]);
  });

  test("a ledger, a decision and a sketch can be read as text", () => {
    expect(asText("ledger", [{ name: "qps", expression: "3 * dau", note: "peak" }])).toBe(
      "• qps = 3 * dau · peak",
    );
    expect(
      asText("decisions", [
        { title: "Store", options: ["Redis", "SQL"], choice: "Redis", because: "", consequences: "" },
      ]),
    ).toBe("• Store · Redis, SQL · Redis");
    expect(
      asText("sketch", {
        nodes: [
          { id: "a", label: "App", kind: "client", parameters: {} },
          { id: "b", label: "API", kind: "service", parameters: {} },
        ],
        edges: [{ id: "e", from: "a", to: "b", kind: "sync", label: "" }],
        groups: [],
      }),
    ).toBe("• App (client)\n• API (service)\nApp → API");
  });
});
