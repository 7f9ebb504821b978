import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { LoadSweepSchema, ParetoMirrorSchema, SweepCheckSchema } from "../index.ts";
import { simulateCommand } from "./simulate-command.ts";

/** Runs of many requests, on machines that do other things besides. */
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(path.join(tmpdir(), "headroom-simulate-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
}
const drawing = file(
  "drawing.json",
  JSON.stringify({
    nodes: [
      { id: "user", label: "Users", kind: "client" },
      { id: "lb", label: "Balancer", kind: "load-balancer" },
      { id: "a", label: "API", kind: "service", group: "east" },
      { id: "b", label: "API copy", kind: "service" },
      { id: "db", label: "Postgres", kind: "sql" },
    ],
    edges: [
      { id: "e1", from: "user", to: "lb" },
      { id: "e2", from: "lb", to: "a", share: 0.5 },
      { id: "e3", from: "lb", to: "b", share: 0.5 },
      { id: "e4", from: "a", to: "db" },
      { id: "e5", from: "b", to: "db" },
    ],
    groups: [{ id: "east", label: "East", kind: "zone" }],
  }),
);

const TimesSchema = z.object({
  p50Ms: z.number().nullable(),
  p99Ms: z.number().nullable(),
  nodes: z.array(z.object({ id: z.string(), arrivalRps: z.number(), p99Ms: z.number().nullable() })),
});
const ShownSchema = TimesSchema.extend({
  killed: z.string().nullable(),
  engine: TimesSchema.extend({
    seed: z.number(),
    events: z.number(),
    lostShare: z.number().nullable(),
    confidence: z.object({ p99Ms: z.number().nullable() }),
  }),
});
function shown(...args: string[]) {
  const { code, out, error } = simulateCommand([...args, "--json"]);
  if (code !== 0) throw new Error(error);
  return ShownSchema.parse(JSON.parse(out));
}

describe("simulate, event by event", () => {
  it("puts the engine's percentiles beside the closed form's, node by node", () => {
    const { p99Ms, nodes, engine } = shown(drawing, "--rps", "200");
    const width = engine.confidence.p99Ms ?? NaN;
    expect(Math.abs((engine.p99Ms ?? NaN) - (p99Ms ?? NaN))).toBeLessThan(2 * width + 0.01 * (p99Ms ?? NaN));
    expect(engine.nodes.map(({ id }) => id)).toEqual(nodes.map(({ id }) => id));
  });

  it("gives the same bytes for the same seed, and others for another", () => {
    const run = (seed: string) =>
      simulateCommand([drawing, "--rps", "200", "--seed", seed, "--requests", "5000", "--json"]).out;
    expect(run("3")).toBe(run("3"));
    expect(shown(drawing, "--rps", "200", "--seed", "3", "--requests", "5000").engine.seed).toBe(3);
    expect(run("4")).not.toBe(run("3"));
  });

  it("kills a node or a group from the start", () => {
    const node = shown(drawing, "--rps", "200", "--kill", "Postgres", "--requests", "5000");
    expect(node).toMatchObject({ killed: "db", engine: { lostShare: 1 } });
    const group = shown(drawing, "--rps", "200", "--kill", "east", "--requests", "5000");
    expect(group).toMatchObject({ killed: "east", engine: { lostShare: 0 } });
    expect(group.nodes.find(({ id }) => id === "a")?.arrivalRps).toBe(0);
    expect(group.engine.nodes.find(({ id }) => id === "a")?.arrivalRps).toBe(0);
  });

  it("adds the load sweep and the Pareto mirror when asked, in JSON and as text", () => {
    const PlotsSchema = z.object({
      sweep: LoadSweepSchema.extend({ checks: z.array(SweepCheckSchema) }),
      pareto: ParetoMirrorSchema,
    });
    const run = (...more: string[]) =>
      simulateCommand([drawing, "--rps", "200", "--requests", "2000", "--sweep", "--pareto", ...more]);
    const { sweep, pareto } = PlotsSchema.parse(JSON.parse(run("--json").out));
    expect(sweep.points.find(({ factor }) => factor === 1)?.p99Ms).toBe(pareto.own.p99Ms);
    expect(sweep.checks.map(({ factor }) => factor)).toContain(1);
    expect(run().out).toContain("Postgres saturates at 20×");
    expect(run().out).toContain("Pareto mirror");
    expect(simulateCommand([drawing, "--pareto", "--kill", "db"]).code).toBe(2);
  });

  it("takes timeouts, retries and surges from a settings file, and says what is wrong with one", () => {
    const stormy = file("storm.json", JSON.stringify({ stations: { db: { timeoutMs: 1, retries: 2 } } }));
    const given = simulateCommand([drawing, "--rps", "200", "--settings", stormy]);
    expect(given.out).toContain("given up");
    const wrong = file("wrong.json", JSON.stringify({ seconds: -1 }));
    expect(simulateCommand([drawing, "--settings", wrong])).toMatchObject({
      code: 2,
      error: expect.stringContaining("seconds") as string,
    });
    expect(simulateCommand([drawing, "--requests", "many"]).code).toBe(2);
    expect(simulateCommand([drawing, "--kill", "nobody"]).error).toContain("No node or group");
  });
});
