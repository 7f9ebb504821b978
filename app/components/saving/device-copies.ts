import type { Draft, DraftStore } from "./drafts.ts";
import type { Timers } from "./timers.ts";

/** Changes must be on the device within 250 ms; this leaves 50 for the write itself. */
const SOON_MS = 200;

/**
 * Keeps the device's copies in step with an answer: written soon after an edit, dropped on acknowledgement. `read` gives
 * what to write of a field, or null when the server holds it already.
 */
export function createDeviceCopies({
  store,
  page,
  timers,
  now,
  read,
  onChange,
}: {
  store: DraftStore;
  page: Pick<Draft, "user" | "attempt" | "writer">;
  timers: Timers;
  now: () => number;
  read: (field: string) => Pick<Draft, "value" | "baseRevision" | "inFlight"> | null;
  /** The browser began to refuse copies, or takes them again. */
  onChange: () => void;
}) {
  const waiting = new Map<string, unknown>();
  let works = true;

  function settle(field: string) {
    if (waiting.has(field)) timers.clear(waiting.get(field));
    waiting.delete(field);
  }

  async function observe(work: Promise<void>) {
    const worked = await work.then(
      () => true,
      () => false,
    );
    if (worked === works) return;
    works = worked;
    onChange();
  }

  async function write(field: string) {
    settle(field);
    const current = read(field);
    if (current) await observe(store.put({ ...page, field, ...current, editedAt: now() }));
  }

  return {
    get works() {
      return works;
    },
    soon(field: string) {
      if (!waiting.has(field))
        waiting.set(
          field,
          timers.set(() => void write(field), SOON_MS),
        );
    },
    write,
    /** Those that wait for their time are written now. */
    writeWaiting() {
      for (const field of [...waiting.keys()]) void write(field);
    },
    async drop(field: string) {
      settle(field);
      await observe(store.remove({ ...page, field }));
    },
  };
}
