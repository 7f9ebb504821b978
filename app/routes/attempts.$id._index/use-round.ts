import { useEffect, useState, useSyncExternalStore } from "react";
import { type Clock, createClock } from "~/components/clock/clock.ts";
import { deviceDrafts } from "~/components/saving/drafts.ts";
import type { ServerField } from "~/components/saving/recover.ts";
import { createSaver, type Saver } from "~/components/saving/saver.ts";
import { newId } from "~/components/new-id.ts";
import { httpSave } from "~/components/saving/transport.ts";
import type { ClockReading, DueProbe } from "~/protocol/attempt.ts";
import { pageLock } from "./left-behind.ts";
import { askClock } from "./server-calls.ts";

export interface RoundStart {
  user: string;
  attempt: string;
  fields: Record<string, ServerField>;
  clock: ClockReading;
  probes: DueProbe[];
}

interface Round {
  saver: Saver;
  clock: Clock;
  probes: { read: () => DueProbe[]; subscribe: (listener: () => void) => () => void };
  writer: string;
}

const browserTimers = {
  set: (callback: () => void, ms: number): unknown => setTimeout(callback, ms),
  clear: (handle: unknown) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

/** The machines behind the page, made once per attempt. They touch nothing of the browser until they are started. */
function createRound({ user, attempt, fields, clock: reading, probes: first }: RoundStart): Round {
  let due = first;
  const listeners = new Set<() => void>();
  const writer = newId();
  const clock = createClock({
    reading,
    async ask() {
      const { clock: next, probes } = await askClock(attempt);
      if (probes.length !== due.length) {
        due = probes;
        for (const listener of listeners) listener();
      }
      return next;
    },
    now: () => performance.now(),
    wallNow: () => Date.now(),
    timers: browserTimers,
  });
  const channel =
    typeof BroadcastChannel === "undefined" ? null : () => new BroadcastChannel(channelOf(attempt));
  const saver = createSaver({
    user,
    attempt,
    writer,
    fields,
    post: httpSave(`/attempts/${attempt}/save`),
    drafts: deviceDrafts,
    timers: browserTimers,
    now: () => Date.now(),
    random: Math.random,
    newSaveId: () => newId(),
    isOnline: () => navigator.onLine,
    onClock: (next) => clock.accept(next),
    onAcknowledged(field, held) {
      const open = channel?.();
      open?.postMessage({ field, held, writer });
      open?.close();
    },
  });
  return {
    saver,
    clock,
    writer,
    probes: {
      read: () => due,
      subscribe(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
  };
}

const channelOf = (attempt: string) => `headroom:${attempt}`;

/** Runs the saving and the clock while the page is open, and tells them what the browser tells the page. */
export function useRound(start: RoundStart): Round {
  const [round] = useState(() => createRound(start));
  const { saver, clock, writer } = round;

  useEffect(() => {
    saver.start();
    clock.start();
    const ending = new AbortController();
    const { signal } = ending;
    const onShown = () => {
      if (document.visibilityState === "hidden") saver.flush();
      else clock.resync();
    };
    document.addEventListener("visibilitychange", onShown, { signal });
    window.addEventListener("focus", () => clock.resync(), { signal });
    window.addEventListener("pagehide", () => saver.flush(), { signal });
    window.addEventListener("pageshow", (event) => event.persisted && clock.resync(), { signal });
    window.addEventListener("offline", () => saver.refresh(), { signal });
    window.addEventListener(
      "online",
      () => {
        saver.retry();
        clock.resync();
      },
      { signal },
    );
    window.addEventListener(
      "beforeunload",
      (event) => {
        const { status, dirty } = saver.getSnapshot();
        if (dirty && status.kind !== "unsaved" && status.kind !== "saving") event.preventDefault();
      },
      { signal },
    );

    const channel = new BroadcastChannel(channelOf(start.attempt));
    channel.onmessage = ({ data }: MessageEvent<{ field: string; held: ServerField; writer: string }>) => {
      if (data.writer !== writer) saver.adopt(data.field, data.held);
    };
    // Held until the page goes; the promise never settles by itself.
    void navigator.locks
      ?.request(
        pageLock(writer),
        { signal },
        () => new Promise<void>((free) => signal.addEventListener("abort", () => free())),
      )
      .catch(() => undefined);

    return () => {
      ending.abort();
      channel.close();
      saver.stop();
      clock.stop();
    };
  }, [saver, clock, writer, start.attempt]);

  return round;
}

export function useSnapshot<T>(store: {
  subscribe: (listener: () => void) => () => void;
  getSnapshot: () => T;
}): T {
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
}
