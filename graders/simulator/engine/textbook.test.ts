import { describe, expect, it, vi } from "vitest";
import { erlangC } from "../../capacity/erlang.ts";
import { runCalculator } from "../../capacity/index.ts";
import { responsePercentile, steadyState } from "../../capacity/response-time.ts";
import { oneStation } from "../test-sketch.ts";
import { type NodeRun } from "./result.ts";
import { simulateEvents } from "./run.ts";
import { type RunSettingsInput, type StationSettings } from "./settings.ts";

/** Runs of many requests, on machines that do other things besides. */
vi.setConfig({ testTimeout: 60_000 });

function stationRun(
  servers: number,
  rps: number,
  station: StationSettings = {},
  settings: RunSettingsInput = {},
): NodeRun {
  const run = simulateEvents({
    sketch: oneStation(servers),
    rps,
    settings: { requests: 150_000, stations: { web: station }, ...settings },
  });
  const web = run.nodes[1];
  if (!web) throw new Error("the station is missing");
  return web;
}

/** Twice the half-width of a 95% interval: about four standard deviations, so one honest case in 15,000 falls outside. */
const BOUND = 2;

describe("one station against the textbooks", () => {
  // Servers, offered load, share that waits, and where that is published; μ = 1/s throughout.
  // prettier-ignore
  const WAITS: [number, number, number, number, string][] = [
    [1, 0.5, 0.5, 1e-9, "M/M/1: a request waits with chance ρ (Kleinrock 1975, Queueing Systems I, 3.2)"],
    [1, 0.8, 0.8, 1e-9, "M/M/1 at ρ = 0.8"],
    [2, 1, 1 / 3, 1e-9, "M/M/2 at ρ = 1/2 (Kleinrock 1975, 3.5)"],
    [8, 3.87, 0.05, 0.01, "Erlang C table: 8 channels carry 3.87 E with 5% delayed (Dunlop, Girma and Irvine 1999, TETRA, table C)"],
    [10, 4.08, 0.01, 0.02, "the same table: 10 channels carry 4.08 E with 1% delayed"],
    [10, 8, 0.4092, 1e-3, "Erlang C table: 10 agents, 8 E"],
  ];
  it.each(WAITS)("M/M/%i at %d erlangs: mean wait as Erlang C has it", (servers, load, waits, tolerance) => {
    expect(Math.abs(erlangC(servers, load) / waits - 1)).toBeLessThan(tolerance + 1e-12);
    const meanWaitMs = (1000 * waits) / (servers - load);
    const web = stationRun(servers, load);
    const bound = BOUND * (web.confidence.meanMs ?? 0) + 2 * tolerance * meanWaitMs;
    expect(Math.abs((web.meanWaitMs ?? 0) - meanWaitMs)).toBeLessThan(bound);
    // Little 1961: the queue is the wait times the rate.
    expect(web.queue).toBeCloseTo(((web.meanWaitMs ?? 0) * web.arrivalRps) / 1000, 1);
    expect(web.utilisation).toBeCloseTo(load / servers, 2);
  });

  it.each([
    [1, 0.7],
    [4, 3.2],
    [8, 7.2],
  ])("M/M/%i at %d erlangs: percentiles of the response time as its exact tail has them", (servers, load) => {
    const exact = { arrivalRate: load, servers, serviceRate: 1 };
    const state = steadyState(exact);
    if (!state) throw new Error("overloaded");
    const web = stationRun(servers, load, {}, { requests: 300_000 });
    for (const [name, share] of [
      ["p50Ms", 0.5],
      ["p95Ms", 0.95],
      ["p99Ms", 0.99],
    ] as const) {
      const expected = 1000 * responsePercentile(exact, state, share);
      const off = Math.abs((web[name] ?? 0) - expected);
      expect(off, name).toBeLessThan(BOUND * (web.confidence[name] ?? 0));
    }
  });

  it("M/D/1: at 20 an hour and 30 served, 2/3 wait in line for 1/30 of an hour", () => {
    // The worked example of Wikipedia, M/D/1 queue; Pollaczek and Khinchine: ρ/(2μ(1 − ρ)).
    const web = stationRun(1, 2 / 3, { cv: 0 });
    expect(Math.abs((web.meanWaitMs ?? 0) - 1000)).toBeLessThan(BOUND * (web.confidence.meanMs ?? 0));
    expect(web.queue).toBeCloseTo(0.6667, 1);
  });

  it.each([0.5, 2])("M/G/1 with lognormal times of cv %d: Pollaczek and Khinchine's mean wait", (cv) => {
    const web = stationRun(1, 0.6, { cv }, { requests: 300_000 });
    const expected = (1000 * 0.6 * (1 + cv * cv)) / (2 * (1 - 0.6));
    expect(Math.abs((web.meanWaitMs ?? 0) - expected)).toBeLessThan(BOUND * (web.confidence.meanMs ?? 0));
  });

  // prettier-ignore
  const ROOMS: [number, number, number, number, string][] = [
    [1, 2, 1, 1 / 3, "M/M/1/2 at ρ = 1: its three states are alike (Kleinrock 1975, 3.6)"],
    [10, 10, 5, 0.0184, "Erlang B table: 10 lines, 5 E"],
    [3, 3, 2, 4 / 19, "Erlang B(3, 2) = 4/19"],
    [5, 5, 3, 0.11005, "Erlang B table: 5 lines, 3 E"],
  ];
  it.each(ROOMS)("M/M/%i/%i at %d erlangs: share refused", (servers, room, load, refused) => {
    const web = stationRun(servers, load, { room });
    const deviation = Math.sqrt((refused * (1 - refused)) / 150_000);
    // Refusals come in bunches, so their share varies more than independent draws would.
    expect(Math.abs(web.refusedShare - refused)).toBeLessThan(12 * deviation);
  });

  it("M/M/5/12: refused and mean time as the calculator has them", () => {
    const calculated = runCalculator("mmck", { servers: 5, capacity: 12, lambda: 4.5, mu: 1 });
    if (!("result" in calculated)) throw new Error("not calculated");
    const value = (name: string) => Number(calculated.result[name]?.value);
    const web = stationRun(5, 4.5, { room: 12 });
    expect(Math.abs((web.meanMs ?? 0) / 1000 - value("mean_response"))).toBeLessThan(
      (BOUND * (web.confidence.meanMs ?? 0)) / 1000,
    );
    expect(web.refusedShare / value("p_loss")).toBeCloseTo(1, 1);
  });
});

describe("confidence", () => {
  it("the exact mean lies within the 95% interval for most seeds, and not for all", () => {
    const sketch = oneStation(1);
    const covered = Array.from({ length: 100 }, (_, i) => {
      const { nodes } = simulateEvents({ sketch, rps: 0.7, settings: { seed: i + 1, requests: 20_000 } });
      const web = nodes[1];
      return Math.abs((web?.meanMs ?? 0) - 1000 / 0.3) <= (web?.confidence.meanMs ?? 0);
    }).filter(Boolean).length;
    expect(covered).toBeGreaterThanOrEqual(88);
    expect(covered).toBeLessThan(100);
  });
});
