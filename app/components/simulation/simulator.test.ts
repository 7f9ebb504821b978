import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Sketch, SketchSchema } from "~graders";
import { answerSimulation } from "./answer.ts";
import type { SimulationRequest } from "./messages.ts";
import { createSimulator, MOST_MS, PATIENCE_MS, type PortEvents } from "./simulator.ts";

const sketch: Sketch = SketchSchema.parse({
  nodes: [
    { id: "user", label: "Users", kind: "client" },
    { id: "web", label: "Web", kind: "service", parameters: { replicas: 2 } },
  ],
  edges: [{ id: "e", from: "user", to: "web" }],
});
const workload = { rps: 100 };
const closed = { kind: "simulate-closed", sketch, workload } as const;
const events = { kind: "simulate-events", sketch, workload, settings: { seed: 1, requests: 200 } } as const;

/** Workers that answer when they are told to, as slow ones do. */
function slowWorkers() {
  const spawned: { events: PortEvents; posted: SimulationRequest[]; ended: boolean }[] = [];
  const spawn = (portEvents: PortEvents) => {
    const worker = { events: portEvents, posted: [] as SimulationRequest[], ended: false };
    spawned.push(worker);
    return {
      post: (message: unknown) => void worker.posted.push(message as SimulationRequest),
      end: () => {
        worker.ended = true;
      },
    };
  };
  const answer = (at = spawned.length - 1) => {
    const worker = spawned[at];
    worker?.events.onReply(answerSimulation(worker.posted.at(-1), () => 0));
  };
  return { spawned, spawn, answer };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the simulator's side of the conversation", () => {
  test("no worker is loaded before the first run", () => {
    const { spawned, spawn } = slowWorkers();
    const simulator = createSimulator({ spawn });
    expect(spawned).toHaveLength(0);
    void simulator.ask(closed);
    expect(spawned).toHaveLength(1);
  });

  test("a request is answered by the reply with its id", async () => {
    const { spawn, answer } = slowWorkers();
    const reply = createSimulator({ spawn }).ask(closed);
    answer();
    expect(await reply).toMatchObject({ kind: "simulate-closed", simulation: { rps: 100 } });
  });

  test("of requests of one kind that wait, only the newest is run", async () => {
    const { spawned, spawn, answer } = slowWorkers();
    const simulator = createSimulator({ spawn });
    const first = simulator.ask(closed);
    const second = simulator.ask({ ...closed, workload: { rps: 200 } });
    const third = simulator.ask({ ...closed, workload: { rps: 300 } });
    expect(await first).toEqual({ kind: "superseded" });
    expect(await second).toEqual({ kind: "superseded" });
    answer();
    answer();
    expect(await third).toMatchObject({ simulation: { rps: 300 } });
    expect(spawned[0]?.posted.map((request) => request.workload.rps)).toEqual([100, 300]);
  });

  test("what is quick goes before what is slow", () => {
    const { spawned, spawn, answer } = slowWorkers();
    const simulator = createSimulator({ spawn });
    void simulator.ask(events);
    void simulator.ask({ kind: "sweep", sketch, workload });
    void simulator.ask(closed);
    answer();
    answer();
    answer();
    expect(spawned[0]?.posted.map(({ kind }) => kind)).toEqual([
      "simulate-events",
      "simulate-closed",
      "sweep",
    ]);
  });

  test("a long run that nobody waits for any more is cancelled, and its late reply is dropped", async () => {
    const { spawned, spawn, answer } = slowWorkers();
    const simulator = createSimulator({ spawn });
    void simulator.ask(events);
    const newer = simulator.ask({ ...events, settings: { seed: 2, requests: 200 } });
    vi.advanceTimersByTime(PATIENCE_MS);
    expect(spawned.map(({ ended }) => ended)).toEqual([true, false]);
    answer(0);
    answer(1);
    expect(await newer).toMatchObject({ run: { seed: 2 } });
  });

  test("forgetting cancels what waits and what runs", async () => {
    const { spawned, spawn } = slowWorkers();
    const simulator = createSimulator({ spawn });
    const running = simulator.ask(events);
    const waiting = simulator.ask(closed);
    simulator.forget();
    expect([await running, await waiting]).toEqual([{ kind: "superseded" }, { kind: "superseded" }]);
    vi.advanceTimersByTime(PATIENCE_MS);
    expect(spawned[0]?.ended).toBe(true);
  });

  test("a reply that is no reply is said, and the next run gets a new worker", async () => {
    const { spawned, spawn, answer } = slowWorkers();
    const simulator = createSimulator({ spawn });
    const reply = simulator.ask(closed);
    spawned[0]?.events.onReply({ kind: "simulate-closed", id: 1, simulation: "fine" });
    expect(await reply).toMatchObject({
      kind: "failed",
      reason: expect.stringContaining("could not be read"),
    });
    const next = simulator.ask(closed);
    answer();
    expect(spawned).toHaveLength(2);
    expect(await next).toMatchObject({ kind: "simulate-closed" });
  });

  test("a worker that cannot be loaded, and one that takes too long, are said in a sentence", async () => {
    const { spawned, spawn } = slowWorkers();
    const simulator = createSimulator({ spawn });
    const offline = simulator.ask(closed);
    spawned[0]?.events.onError("");
    expect(await offline).toMatchObject({ reason: expect.stringContaining("Check the connection") });
    const endless = simulator.ask(events);
    vi.advanceTimersByTime(MOST_MS);
    expect(await endless).toMatchObject({
      kind: "failed",
      reason: expect.stringContaining("longer than 20 s"),
    });
    expect(spawned[1]?.ended).toBe(true);
  });
});
