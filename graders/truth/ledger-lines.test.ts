import { describe, expect, it } from "vitest";
import { criterion, fixtureAnswer, fixtureQuestion, gradeAnswer, gradeDocument } from "../checks/fixture.ts";

const QUESTION = fixtureQuestion([
  criterion({ kind: "estimate", quantity: "storage" }, { id: "storage", dimension: "estimates" }),
]);

const graded = (...rows: [string, string][]) =>
  gradeAnswer(
    QUESTION,
    fixtureAnswer({
      prose: "Thumbnails of pictures.",
      ledger: rows.map(([name, expression]) => ({ name, expression })),
    }),
  );
const faults = (report: ReturnType<typeof graded>) => report.ledger.map(({ fault }) => fault?.kind ?? null);

describe("a ledger in the report", () => {
  it.each([
    ["a slip", ["upload", "2000 * 86,400 = 17.28M"], "slip", 10],
    ["bits for bytes", ["egress", "8.4 GB/s = 8.4 Gbit/s"], "unit", 8],
    ["one prefix for another", ["store", "50M * 20 kB = 1 GB"], "unit", 1000],
    ["per second for per day", ["ingest", "10M/day * 20 kB = 200 GB/s"], "unit", 86_400],
    ["an assumption hard to believe", ["pictures", "12"], "assumption", 1e5 / 12],
  ] as [string, [string, string], string, number][])("tells %s apart", (_, row, kind, factor) => {
    const [line] = graded(row).ledger;
    expect(line?.fault).toMatchObject({ kind });
    expect((line?.fault?.factor ?? 0) / factor).toBeCloseTo(1, 1);
    expect(line?.fault?.stated).not.toBe("");
    expect(line?.fault?.right).not.toBe("");
  });
  it("a result that measures something else is a wrong unit, with no factor to tell", () => {
    const [line] = graded(["store", "50M * 20 kB = 20 s"]).ledger;
    expect(line?.fault).toMatchObject({
      kind: "unit",
      factor: null,
      words: "The sum gives bytes, the result is stated in time.",
    });
  });
  it("gives both values in the error that it costs", () => {
    const { errors } = graded(["egress", "8.4 GB/s = 8.4 Gbit/s"]);
    expect(errors).toMatchObject([
      {
        kind: "unit",
        numbers: { stated: "8.4 Gbit/s", right: "67.2 Gb/s" },
        truth:
          "The sum gives 67.2 Gb/s, not 8.4 Gbit/s: too small by a factor of 8, bits and bytes are mixed up.",
      },
    ]);
  });
  it("a rounded result is no fault", () => {
    expect(faults(graded(["a", "84 * 10.5 = 950"], ["b", "50k * 86400 = 4.3B"]))).toEqual([null, null]);
  });
  it("keeps the credit of a row that is right over an earlier wrong one, and says so", () => {
    const report = graded(["pictures", "5M * 10 = 500M"], ["storage", "pictures * 20 kB = 10 TB"]);
    expect(faults(report)).toEqual(["slip", null]);
    expect(report.ledger[1]?.carried).toMatchObject({ row: 0, name: "“pictures”", right: "1 TB" });
    expect(report.errors).toHaveLength(1);
  });
  it("gives an estimate its points where only an earlier row is wrong", () => {
    const right: [string, string][] = [
      ["views a day", "5M * 4 = 200M"],
      ["pictures", "10M"],
      ["storage", "200M * 10 kB = 2 TB"],
    ];
    const finding = graded(...right).findings[0];
    expect(finding).toMatchObject({ verdict: "met" });
    expect(finding?.found).toMatch(/whose mistake it goes on with/);
  });
  it("says nothing of rows that follow a doubt about a sum in prose", () => {
    const { ledger } = gradeDocument(
      QUESTION,
      "Thumbnails of pictures: 50M × 20 kB = 1 TB of storage, which we keep twice: 1 TB × 2 = 2 TB.",
    );
    expect(ledger.filter(({ fault, carried }) => fault ?? carried)).toEqual([]);
  });
});
