import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ClockReading } from "~/protocol/attempt.ts";
import { createClock } from "./clock.ts";
import { clockFace } from "./face.ts";

const MINUTE = 60_000;

const reading = (remainingMs: number, state: ClockReading["state"] = "running"): ClockReading => ({
  state,
  remainingMs,
  elapsedMs: 45 * MINUTE - remainingMs,
  durationMs: 45 * MINUTE,
});

let stop = () => {};

/** A page's clock against a server that answers what the test says, or not at all. */
function page(first: ClockReading) {
  const server: { answer: () => ClockReading; asked: number } = { answer: () => first, asked: 0 };
  const clock = createClock({
    reading: first,
    ask: async () => {
      server.asked += 1;
      return server.answer();
    },
    now: () => performance.now(),
    wallNow: () => Date.now(),
    timers: {
      set: (callback, ms) => setTimeout(callback, ms),
      clear: (handle) => clearTimeout(handle as number),
    },
  });
  clock.start();
  stop = clock.stop;
  return { clock, server, look: () => clock.getSnapshot() };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const unreachable = () => {
  throw new Error("offline");
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe("the clock while the round runs", () => {
  test("counts whole seconds down without drifting", async () => {
    const { look, server } = page(reading(10 * MINUTE));
    const start = performance.now();
    server.answer = () => reading(10 * MINUTE - (performance.now() - start));
    await pass(30_010);
    expect(look().secondsLeft).toBe(570);
    await pass(4 * MINUTE);
    expect(look().secondsLeft).toBe(330);
  });

  test("resyncs each minute and takes the server's word over its own", async () => {
    const { look, server } = page(reading(10 * MINUTE));
    server.answer = () => reading(7 * MINUTE);
    await pass(59_000);
    expect(server.asked).toBe(0);
    await pass(1_500);
    expect(server.asked).toBe(1);
    expect(look().secondsLeft).toBe(420);
  });

  test("notices that the machine slept, although the monotonic clock stood still", async () => {
    const { look, server } = page(reading(10 * MINUTE));
    await pass(5_000);
    server.answer = () => reading(2 * MINUTE);
    vi.setSystemTime(Date.now() + 8 * MINUTE);
    await pass(1_100);
    expect([119, 120]).toContain(look().secondsLeft);
  });

  test("warns once at five minutes and once at sixty seconds", async () => {
    const { look, clock } = page(reading(5 * MINUTE + 2_000));
    const heard: string[] = [];
    clock.subscribe(() => {
      const { announcement } = look();
      if (heard.at(-1) !== announcement && announcement !== "") heard.push(announcement);
    });
    await pass(3_000);
    expect(look().urgency).toBe("soon");
    clock.accept(reading(62_000));
    await pass(3_000);
    expect(look().urgency).toBe("last");
    expect(heard).toEqual(["5 minutes left.", "1 minute left."]);
  });

  test("stands still while paused", async () => {
    const { look, clock } = page(reading(10 * MINUTE));
    clock.accept(reading(9 * MINUTE, "paused"));
    await pass(50_000);
    expect(look()).toMatchObject({ phase: "paused", secondsLeft: 540, locked: true });
  });
});

describe("the clock at zero", () => {
  test("locks, asks the server, and shows the closing only on its word", async () => {
    const { look, server } = page(reading(2_000));
    let answer: (value: ClockReading) => void = () => {};
    const slow = new Promise<ClockReading>((resolve) => (answer = resolve));
    server.answer = () => slow as unknown as ClockReading;
    await pass(2_100);
    expect(look()).toMatchObject({ phase: "asking", locked: true });
    answer(reading(0, "closing"));
    await pass(10);
    expect(look()).toMatchObject({ phase: "closing", locked: true });
    expect(look().announcement).toContain("Time is up");
  });

  test("goes on when the server says that time is left", async () => {
    const { look, server } = page(reading(2_000));
    server.answer = () => reading(30_000);
    await pass(2_100);
    expect(look()).toMatchObject({ phase: "running", locked: false });
    expect(look().secondsLeft).toBeGreaterThan(28);
  });

  test("an extension while the page shows zero reopens it", async () => {
    const { look, server } = page(reading(1_000));
    server.answer = () => reading(0, "closing");
    await pass(1_100);
    expect(look().phase).toBe("closing");
    server.answer = () => reading(5 * MINUTE);
    await pass(3_100);
    expect(look()).toMatchObject({ phase: "running", locked: false });
    expect(look().announcement).toBe("You have more time. The page is open again.");
  });

  test("offline at zero it stays locked, keeps asking, and learns the end when the network is back", async () => {
    const { look, server } = page(reading(1_000));
    server.answer = unreachable;
    await pass(60_000);
    expect(look()).toMatchObject({ phase: "asking", locked: true });
    const askedOffline = server.asked;
    expect(askedOffline).toBeGreaterThan(4);
    expect(askedOffline).toBeLessThan(15);
    server.answer = () => reading(0, "submitted");
    await pass(10_500);
    expect(look().phase).toBe("over");
  });

  test("asks nothing more once the round is over", async () => {
    const { look, server } = page(reading(1_000));
    server.answer = () => reading(0, "submitted");
    await pass(1_100);
    expect(look().phase).toBe("over");
    const { asked } = server;
    await pass(10 * MINUTE);
    expect(server.asked).toBe(asked);
  });
});

test("a round of days says when one day is left", async () => {
  const { clock, look } = page(reading(24 * 60 * MINUTE + 1_000));
  expect(look().announcement).toBe("");
  await pass(2_000);
  expect(look().announcement).toBe("1 day left.");
  clock.stop();
});

test.each([
  [0, "0:00"],
  [65, "1:05"],
  [2700, "45:00"],
  [3729, "1:02:09"],
  [86_399, "23:59:59"],
  [86_400, "1 d 0 h"],
  [7 * 86_400 - 1, "6 d 23 h"],
])("%i seconds read as %s", (seconds, face) => {
  expect(clockFace(seconds)).toBe(face);
});
