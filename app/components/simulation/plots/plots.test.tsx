import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type LoadSweep, paretoMirror, type Sketch, SketchSchema, sweepLoad } from "~graders";
import { ParetoPlot } from "./pareto-plot.tsx";
import { SweepPlot } from "./sweep-plot.tsx";
import { sweepSummary } from "./summaries.ts";

const shop: Sketch = SketchSchema.parse({
  nodes: [
    { id: "user", label: "Users", kind: "client" },
    {
      id: "web",
      label: "Web tier",
      kind: "service",
      parameters: { replicas: 20, concurrency: 10, serviceTimeMs: 20, unitPriceUsdMonth: 100 },
    },
    {
      id: "db",
      label: "Orders",
      kind: "sql",
      parameters: { replicas: 2, concurrency: 8, serviceTimeMs: 5, unitPriceUsdMonth: 500 },
    },
  ],
  edges: [
    { id: "a", from: "user", to: "web" },
    { id: "b", from: "web", to: "db" },
  ],
});

const textOf = (markup: string) =>
  markup
    .replaceAll(/<[^>]{0,400}>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll(/\s+/g, " ");
const sweep = (rps: number) => sweepLoad({ sketch: shop, workload: { rps, p99Ms: 200 } });
const sweepMarkup = (swept: LoadSweep) =>
  renderToStaticMarkup(<SweepPlot sweep={swept} checks={[]} targetMs={200} />);
function mirrorMarkup(rps: number) {
  const outcome = paretoMirror({ sketch: shop, workload: { rps } });
  if (!outcome.ok) throw new Error(outcome.reason);
  return renderToStaticMarkup(<ParetoPlot mirror={outcome.mirror} targetMs={undefined} />);
}

describe("the plot of a load sweep", () => {
  it("names what saturates and when, the target and today's load", () => {
    const text = textOf(sweepMarkup(sweep(1000)));
    expect(text).toContain("Orders at 3.2× (3,200/s)");
    expect(text).toContain("Web tier at 10× (10k/s)");
    expect(text).toContain("target p99 200 ms");
    expect(text).toMatch(/p99 stays within the target up to [\d.]+× today’s load/);
  });

  it("says saturated past saturation, and never a number", () => {
    const rows = sweepMarkup(sweep(1000)).split("<tr>").slice(2).map(textOf);
    const past = rows.filter((row) => Number.parseFloat(row) >= 3.2);
    expect(past.length).toBeGreaterThan(3);
    for (const row of past) expect(row).toMatch(/saturated saturated saturated/);
    for (const row of rows.filter((row) => Number.parseFloat(row) < 3.19))
      expect(row).not.toContain("saturated");
  });

  it("starts to be read at today's load, in words", () => {
    expect(sweepMarkup(sweep(1000))).toMatch(/aria-valuetext="1× load, 1,000\/s; p99 [\d.]+ ms/);
    expect(sweepMarkup(sweep(4000))).toContain('aria-valuetext="1× load, 4,000/s; saturated; 80% served"');
  });

  it("is announced with what breaks first on the way to the reply", () => {
    expect(sweepSummary(sweep(1000))).toMatch(
      /^Load swept: p99 is .* ms at today's load; Orders saturates first/,
    );
  });
});

describe("the plot of cost against latency", () => {
  it("letters what dominates, says so in words, and has each design in its table", () => {
    const markup = mirrorMarkup(1000);
    const text = textOf(markup);
    expect(text).toMatch(/fewer replicas of “Web tier” \(20 → \d+\): −\$[\d,]+ a month/);
    expect(text).toMatch(/A, dominates/);
    expect(markup.split("<tr>").length).toBeGreaterThan(4);
    expect(text).toContain("Varied: “Web tier”");
  });

  it("shows a sketch that is over capacity as saturated, and what mends it", () => {
    const text = textOf(mirrorMarkup(4000));
    expect(text).toContain("yours, saturated");
    expect(text).toContain("it takes 2 more replicas of “Orders” (2 → 4), $1,000 a month more");
  });
});
