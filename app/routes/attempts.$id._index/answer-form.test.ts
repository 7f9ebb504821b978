import { describe, expect, test } from "vitest";
import { parseAnswerForm } from "./answer-form.ts";

function form(entries: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.append(name, value);
  return data;
}

describe("a posted answer page", () => {
  test("carries text with the revision it is based on, and plain line breaks", () => {
    expect(parseAnswerForm(form({ "revision.prose": "3", prose: "one\r\ntwo" }))).toEqual([
      { field: "prose", baseRevision: 3, value: "one\ntwo" },
    ]);
  });

  test("keeps rows in order and leaves out blank ones", () => {
    const changes = parseAnswerForm(
      form({
        "revision.ledger": "1",
        "ledger.10.name": "peak_qps",
        "ledger.10.expression": "3 * qps",
        "ledger.10.note": "",
        "ledger.2.name": "qps",
        "ledger.2.expression": "1M / 1 day",
        "ledger.2.note": "given",
        "ledger.11.name": " ",
        "ledger.11.expression": "",
        "ledger.11.note": "",
      }),
    );
    expect(changes[0]?.value).toEqual([
      { name: "qps", expression: "1M / 1 day", note: "given" },
      { name: "peak_qps", expression: "3 * qps", note: "" },
    ]);
  });

  test("a preset comparator alone is no requirement", () => {
    const changes = parseAnswerForm(
      form({
        "revision.nonFunctional": "0",
        "nonFunctional.0.metric": "",
        "nonFunctional.0.comparator": "<=",
      }),
    );
    expect(changes).toEqual([{ field: "nonFunctional", baseRevision: 0, value: [] }]);
  });

  test("an editor for a kind of diagram in which nothing is drawn is no diagram", () => {
    const changes = parseAnswerForm(
      form({
        "revision.diagrams": "0",
        "diagrams.0.kind": "sequence",
        "diagrams.0.text": "",
        "diagrams.1.kind": "component",
        "diagrams.1.text": "flowchart LR\r\na --> b",
      }),
    );
    expect(changes[0]?.value).toEqual([{ kind: "component", text: "flowchart LR\na --> b" }]);
  });

  test("an emptied list is a change; a list that was not on the page is not", () => {
    expect(parseAnswerForm(form({ "revision.functional": "2", "functional.0": "" }))).toEqual([
      { field: "functional", baseRevision: 2, value: [] },
    ]);
  });

  test("options of a decision are one a line", () => {
    const changes = parseAnswerForm(
      form({
        "revision.decisions": "0",
        "decisions.0.title": "Store",
        "decisions.0.options": "Redis\r\n\r\n Cassandra ",
      }),
    );
    expect(changes[0]?.value).toEqual([{ title: "Store", options: ["Redis", "Cassandra"] }]);
  });

  test("a sketch that is not JSON is passed on to be refused, not dropped", () => {
    expect(parseAnswerForm(form({ "revision.sketch": "0", sketch: "{" }))[0]?.value).toBeNull();
  });

  test.each([
    ["an unknown field", { "revision.rubric": "0", rubric: "x" }],
    ["a name of every object", { "revision.__proto__": "0", "revision.constructor": "0" }],
    ["nothing", {}],
  ])("%s changes nothing", (_name, entries) => {
    expect(parseAnswerForm(form(entries as Record<string, string>))).toEqual([]);
  });

  test("hostile row numbers and revisions do no harm", () => {
    const changes = parseAnswerForm(
      form({
        "revision.functional": "-1",
        "functional.999999999": "far away",
        "functional.1e3": "odd",
        "functional.0": "near",
      }),
    );
    expect(changes).toEqual([{ field: "functional", baseRevision: 0, value: ["near"] }]);
  });
});
