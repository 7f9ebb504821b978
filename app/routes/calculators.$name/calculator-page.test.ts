import { describe, expect, it } from "vitest";
import { CALCULATORS } from "~graders";
import { loader as list } from "../calculators._index/route.tsx";
import { loader } from "./route.tsx";

const context = { nonce: "" };
const open = (name: string, query = "") =>
  loader({ request: new Request(`http://localhost/calculators/${name}${query}`), params: { name }, context });
const search = (query: string) =>
  list({ request: new Request(`http://localhost/calculators${query}`), params: {}, context });

describe("GET /calculators", () => {
  it("lists them all, and finds by words of title, sentence, formula or input", async () => {
    expect((await search("")).found).toHaveLength(CALCULATORS.length);
    expect((await search("?q=kv+cache")).found.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["kv_cache", "gpu_fit"]),
    );
    expect((await search("?q=QPS+peak")).found[0]?.name).toBe("traffic");
    expect((await search("?q=zeppelin")).found).toEqual([]);
  });
});

describe("GET /calculators/:name", () => {
  it.each(CALCULATORS.map(({ name }) => name))(
    "%s opens on its example, with result and working",
    async (name) => {
      const { calculation } = await open(name);
      expect(calculation).toMatchObject({ isExample: true, problem: null });
      expect(calculation.results.filter(({ main }) => main)).toHaveLength(1);
      expect(calculation.steps.length).toBeGreaterThan(0);
      expect(calculation.row?.expression).not.toBe("");
    },
  );

  it("answers the inputs of the link, whatever else the link collected", async () => {
    const { calculation } = await open("bandwidth", "?rate=5k&bytes=20+kB&utm_source=mail");
    expect(calculation).toMatchObject({ isExample: false, problem: null });
    expect(calculation.results.map(({ text }) => text)).toEqual(["100 MB/s", "800 Mbit/s"]);
    expect(calculation.row).toMatchObject({ name: "throughput", expression: "5000 / 1 s * 20000 B" });
    expect(calculation.command).toBe("headroom calc bandwidth rate=5k bytes='20 kB'");
  });

  it.each([
    ["?dau=many&actions_per_user_day=5", "dau", /“many” is no number/],
    ["?dau=10M&actions_per_user_day=", "actions_per_user_day", /needs actions_per_user_day/],
    ["?dau=10M&actions_per_user_day=5&peak_factor=0.5", "peak_factor", /at least 1/],
    ["?dau=5+GB&actions_per_user_day=5", "dau", /no unit/],
  ])("keeps what was typed in %s and says what is wrong beside it", async (query, key, message) => {
    const { calculation } = await open("traffic", query);
    expect(calculation.problem).toMatch(message);
    expect(calculation.results).toEqual([]);
    expect(calculation.fields.filter(({ error }) => error).map((field) => field.key)).toEqual([key]);
    for (const [name, typed] of new URLSearchParams(query))
      expect(calculation.fields.find((field) => field.key === name)?.value).toBe(typed);
  });

  it("says why inputs that fit each by itself have no answer together", async () => {
    const { calculation } = await open("mmc", "?servers=1&lambda=20&mu=10");
    expect(calculation).toMatchObject({ plot: null, row: null });
    expect(calculation.problem).toMatch(/grows without bound/);
  });

  it("shows dated tables beside hardware and cost alone", async () => {
    expect((await open("hardware")).hardware?.length).toBeGreaterThan(10);
    expect((await open("token_cost")).prices?.length).toBeGreaterThan(5);
    expect(await open("traffic")).toMatchObject({ hardware: null, prices: null });
  });

  it.each(["abacus", "constructor", "__proto__"])("answers 404 to %s", async (name) => {
    await expect(open(name)).rejects.toMatchObject({ init: { status: 404 } });
  });

  it("is as fast for a trillion items as a page has to be", async () => {
    await open("cache_zipf");
    const before = performance.now();
    await open("cache_zipf", "?items=1e12&zipf_alpha=0.9&cache_items=1e9");
    expect(performance.now() - before).toBeLessThan(250);
  });
});
