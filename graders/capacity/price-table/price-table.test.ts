import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BUILT_IN_PRICES } from "./built-in.ts";
import { chipsOf, replicaPrice } from "./lookup.ts";
import { changesBetween } from "./merge.ts";
import { problemText, readPriceTable, type TableRead } from "./read.ts";
import { rentedHours } from "./rented.ts";
import { type PriceTable, PriceTableSchema } from "./schema.ts";
import { priceTableHash } from "./version.ts";
import { writeHardwareCsv, writePricesCsv, writeTableJson } from "./write.ts";

const base = BUILT_IN_PRICES;
const read = (text: string, replace = false) => readPriceTable({ text, base, replace });
const tableOf = (outcome: TableRead): PriceTable =>
  outcome.ok ? outcome.table : expect.fail(outcome.problems.map(problemText).join(" "));
const problems = (text: string) => {
  const outcome = read(text);
  return outcome.ok ? [] : outcome.problems.map(problemText);
};

describe("the built-in table", () => {
  it("fits its own schema, and is dated by its newest row", () => {
    expect(PriceTableSchema.parse(base)).toEqual(base);
    expect(base.date).toBe("2026-11");
  });

  it("prices a replica as the hour on the maker's page times 730", () => {
    // m7i.2xlarge $0.4032/h; p5.48xlarge $55.04/h ÷ 8 (AWS, us-east-1, November 2025).
    expect(replicaPrice(base, "service")?.usdPerMonth).toBe(Math.round(0.4032 * 730));
    expect(replicaPrice(base, "llm-server")?.usdPerMonth).toBe(Math.round((55.04 / 8) * 730));
    expect(replicaPrice(base, "external-api")).toBeNull();
  });
});

describe("what is written", () => {
  it.each([
    ["JSON", writeTableJson(base)],
    ["prices as CSV", writePricesCsv(base)],
    ["hardware as CSV", writeHardwareCsv(base)],
  ])("reads back as it was: %s", (_kind, text) => {
    for (const replace of [true, false]) expect(tableOf(read(text, replace))).toEqual(base);
  });

  it("keeps a spreadsheet from running a name as a formula, and reads the name back", () => {
    const item = '=HYPERLINK("http://evil")';
    const table = PriceTableSchema.parse({
      ...base,
      prices: [{ ...base.prices[0], item, source: "+1, @me" }],
    });
    const csv = writePricesCsv(table);
    expect(csv).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(csv).toContain(`"'+1, @me"`);
    expect(tableOf(read(csv, true)).prices[0]).toMatchObject({ item, source: "+1, @me" });
  });
});

describe("reading CSV", () => {
  const head = "item,price,unit,source,date,components";

  it("changes rows by item, adds the others, and takes a component over from the row that had it", () => {
    const table = tableOf(
      read(
        `${head}\n"L4, on demand, large clouds",1.25,GPU-hour,Quote of May,2027-05,\nOur database,$1.20,hour,Invoice,2027-04-30,sql\n`,
      ),
    );
    const l4 = table.prices.find(({ id }) => id === "l4-large-clouds");
    expect(l4).toMatchObject({ low: 1.25, high: 1.25, quoted: "2027-05", accelerator: "L4" });
    expect(chipsOf(table).find(({ name }) => name === "L4")).toMatchObject({
      usdPerHour: 1.25,
      quoted: "2027-05",
    });
    expect(replicaPrice(table, "sql")).toMatchObject({ usdPerMonth: 876, price: { id: "our-database" } });
    expect(replicaPrice(table, "nosql")?.usdPerMonth).toBe(313);
    expect(table.prices).toHaveLength(base.prices.length + 1);
    expect(changesBetween(base, table)).toBe("2 changed, 1 added");
  });

  it("with replace, holds the file's rows alone, and keeps the other part", () => {
    const table = tableOf(read(`${head}\nOur machine,1,hour,Invoice,2027-04,service\n`, true));
    expect(table.prices.map(({ id }) => id)).toEqual(["our-machine"]);
    expect(table.hardware).toEqual(base.hardware);
    expect(replicaPrice(table, "sql")).toBeNull();
  });

  it.each([
    ["comma", `${head}\nA,"1,234.5",month,S,2027-04,`, 1234.5],
    ["semicolon and decimal comma", `${head.replaceAll(",", ";")}\nA;1.234,5;month;S;2027-04;`, 1234.5],
    ["tab", `${head.replaceAll(",", "\t")}\nA\t$0.5\tmonth\tS\t2027-04\t`, 0.5],
    [
      "a mark at the start, CRLF and quoted lines",
      `\uFEFF${head}\r\n"A\r\n b",.25,month,S,2027-04,\r\n\r\n`,
      0.25,
    ],
  ])("reads files split by %s", (_kind, text, low) => {
    expect(tableOf(read(text, true)).prices[0]?.low).toBe(low);
  });

  it("says what is wrong by line, all of it at once", () => {
    expect(
      problems(
        `${head}\nRDS,x,hour,AWS,2027-13,sqlx\nOK,1,hour,AWS,2027-01,\n,1,GB,AWS,2027-11,\nB,1,GB,,2027-11,sql`,
      ),
    ).toEqual([
      "Line 2: “RDS”: low is no number.",
      "Line 2: “RDS”: high is no number.",
      "Line 2: “RDS”: quoted is no month or day like 2026-11 or 2026-11-21.",
      "Line 2: “RDS”: components has a word that is no kind of component.",
      "Line 4: row 27: item is empty.",
      "Line 5: “B”: source is empty.",
      "Line 5: “B”: unit has to be hour or month (GPU-hour, say) where a component or accelerator is priced by it.",
    ]);
  });

  it.each([
    ["item,price\nA,1", /^Line 1: the first line has to name the columns unit, source, quoted/],
    [`${head}\nA,1,GB,S,2027-01,\nA,2,GB,S,2027-01,`, /^Line 3: “A” is given twice/],
    [`${head}\nA,1,GB,S,2027-01,,extra`, /^Line 2: this line has more cells/],
    [`${head}\nA,-1,GB,S,2027-01,`, /^Line 2: “A”: low is no number/],
    [`${head}\nA,1e30,GB,S,2027-01,`, /^Line 2: “A”: low is above/],
    [`${head}\n"A,1,GB,S,2027-01,`, /^Line 2: a quoted cell is never closed/],
    [`${head},accelerator\nA,1,hour,S,2027-01,,H900`, /H900, which is not among the hardware/],
    [`${head},url\nA,1,GB,S,2027-01,,javascript:alert(1)`, /no address that starts with https/],
    [`${head}\n${"A,1,GB,S,2027-01,\n".repeat(300)}`, /more than 200 rows/],
    [`${head}\n${"x".repeat(130)},1,GB,S,2027-01,`, /has more than 120 characters/],
    ["", /empty/],
    ["x".repeat(400_001), /longer than/],
  ])("refuses %.40s", (text, message) => {
    expect(problems(text).join(" ")).toMatch(message);
  });
});

describe("reading JSON", () => {
  it("takes what the file holds, and leaves the rest", () => {
    const table = tableOf(
      read(
        `{"name":"ML systems 101","date":"2027-02","prices":[{"item":"A","low":1,"high":2,"unit":"GB","source":"S"}]}`,
      ),
    );
    expect(table).toMatchObject({ name: "ML systems 101", date: "2027-02", hardware: base.hardware });
    // Rows that rent an accelerator are gone with the prices; the hardware stays.
    expect(table.prices).toMatchObject([{ id: "a", quoted: null, components: [] }]);
  });

  it.each([
    [`{"prices": [1, 2]}`, /Row 1: the row is missing or not of the right kind/],
    [`{"prices": [{"item":"A","low":"1","high":1,"unit":"GB","source":"S"}]}`, /“A”: low is no number/],
    [`{"prices": {"length": 3}}`, /Prices is missing or not of the right kind/],
    [`{"name": "x"}`, /an object with prices or hardware/],
    [`[1]`, /an object with prices or hardware/],
    [`{"prices": [`, /JSON/],
    [`{"name":"","prices":[]}`, /Name is empty/],
    [`{"__proto__":{"name":"x"},"prices":[],"name":{"toString":1}}`, /Name is missing or not/],
  ])("refuses %s", (text, message) => {
    expect(problems(text).join(" ")).toMatch(message);
    expect(({} as Record<string, unknown>)["name"]).toBeUndefined();
  });

  it("never throws, and never lets through what the schema would not", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.json({ maxDepth: 4 })), (text) => {
        const outcome = read(text);
        if (outcome.ok) expect(PriceTableSchema.safeParse(outcome.table).success).toBe(true);
        else expect(outcome.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe("versions", () => {
  it("are equal for equal content, whoever ordered its keys, and differ with one price", () => {
    const turned = Object.fromEntries(Object.entries(base).reverse()) as PriceTable;
    expect(priceTableHash(turned)).toBe(priceTableHash(base));
    const dearer = {
      ...base,
      prices: base.prices.map((row, i) => (i === 0 ? { ...row, high: row.high + 1 } : row)),
    };
    expect(priceTableHash(dearer)).not.toBe(priceTableHash(base));
  });
});

describe("units of rent", () => {
  it.each([
    ["hour", 1],
    ["GPU-hour", 1],
    ["machine month", 730],
    ["GB-month", null],
    ["million tokens", null],
  ])("%s lasts %s hours", (unit, hours) => {
    expect(rentedHours(unit)).toBe(hours);
  });
});
