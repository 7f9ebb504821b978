import type { AnswerField } from "~graders";
import type { ClockReading, SaveRequest } from "~/protocol/attempt.ts";
import { createDeviceCopies } from "./device-copies.ts";
import type { DraftStore } from "./drafts.ts";
import type { ServerField } from "./recover.ts";
import { sameValue } from "./same-value.ts";
import { type SaveStatus, statusOf } from "./status.ts";
import type { Timers } from "./timers.ts";
import type { PostSave, SaveOutcome } from "./transport.ts";

const IDLE_MS = 1_500;
const LONGEST_WAIT_MS = 10_000;
const BACK_OFF_MS = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000] as const;

export interface SaverOptions {
  user: string;
  attempt: string;
  /** This page, among the tabs of this browser. */
  writer: string;
  fields: Record<string, ServerField>;
  post: PostSave;
  drafts: DraftStore;
  timers: Timers;
  /** Wall clock, milliseconds. */
  now: () => number;
  /** 0 to 1, for the jitter of retries. */
  random: () => number;
  newSaveId: () => string;
  isOnline: () => boolean;
  onClock?: (reading: ClockReading) => void;
  /** After an acknowledgement: what other tabs may take over. */
  onAcknowledged?: (field: string, held: ServerField) => void;
}

/** Both versions of a field that another page changed first. */
export interface Conflict {
  field: string;
  mine: unknown;
  theirs: ServerField;
}

interface FieldState {
  value: unknown;
  /** The server's revision that `value` builds on. */
  revision: number;
  /** Counts edits; equal to `savedEdits` when the server holds the value. */
  edits: number;
  savedEdits: number;
  theirs: ServerField | null;
  problem: string | null;
}

interface Pending {
  request: SaveRequest;
  edits: Record<string, number>;
}

export interface SaverSnapshot {
  status: SaveStatus;
  conflicts: Conflict[];
  /** What the server could not take, by field. */
  problems: Record<string, string>;
  /** Unacknowledged values exist: leaving now would lose them on another device. */
  dirty: boolean;
  /** false: this browser refuses to keep copies. */
  keepsCopies: boolean;
}

export type Saver = ReturnType<typeof createSaver>;

/**
 * Keeps an answer's values and brings them to the server: one save in flight, each with an id and the revisions it
 * builds on. A request whose fate is unknown is sent again unchanged, so the server answers it once. Values stay on the
 * device until the server has acknowledged them. It never overwrites another page's text: a conflict waits for a choice.
 */
export function createSaver(options: SaverOptions) {
  const { user, attempt, writer, timers, now } = options;
  const fields = new Map<string, FieldState>(
    Object.entries(options.fields).map(([name, { value, revision }]) => [
      name,
      {
        value,
        revision,
        edits: 0,
        savedEdits: 0,
        theirs: null,
        problem: null,
      },
    ]),
  );

  let pending: Pending | null = null;
  let inFlight = false;
  let timer: unknown = null;
  let firstUnsavedAt: number | null = null;
  let retryAt: number | null = null;
  let retryReason = "";
  let failures = 0;
  let refused: { status: number; message: string } | null = null;
  let saved: { at: number; late: boolean } | null = null;
  let oneByOne = false;
  let stopped = false;
  let sendAgain = false;
  let snapshot: SaverSnapshot;
  const listeners = new Set<() => void>();

  const stateOf = (field: string): FieldState => {
    const state = fields.get(field);
    if (!state) throw new Error(`no such field: ${field}`);
    return state;
  };
  const isDirty = (state: FieldState) => state.edits !== state.savedEdits;
  const sendable = () =>
    [...fields].filter(([, state]) => isDirty(state) && state.theirs === null && state.problem === null);

  function changed() {
    snapshot = read();
    for (const listener of listeners) listener();
  }

  function read(): SaverSnapshot {
    const all = [...fields];
    const conflicts = all.flatMap(([field, state]) =>
      state.theirs ? [{ field, mine: state.value, theirs: state.theirs }] : [],
    );
    const problems = Object.fromEntries(
      all.flatMap(([field, state]) => (state.problem === null ? [] : [[field, state.problem]])),
    );
    const dirty = all.some(([, state]) => isDirty(state));
    return {
      status: statusNow(conflicts, problems, dirty),
      conflicts,
      problems,
      dirty,
      keepsCopies: copies.works,
    };
  }

  function statusNow(conflicts: Conflict[], problems: Record<string, string>, dirty: boolean): SaveStatus {
    return statusOf({
      refused,
      inFlight,
      retry: retryAt === null ? null : { at: retryAt, reason: retryReason },
      isOnline: options.isOnline,
      conflicts: conflicts.map(({ field }) => field),
      problems: Object.entries(problems).map(([field, message]) => ({ field, message })),
      dirty,
      saved,
    });
  }

  const copies = createDeviceCopies({
    store: options.drafts,
    page: { user, attempt, writer },
    timers,
    now,
    read(field) {
      const state = stateOf(field);
      if (!isDirty(state)) return null;
      const underWay = pending?.request.changes.find((change) => change.field === field);
      return {
        value: state.value,
        baseRevision: state.revision,
        ...(underWay ? { inFlight: { value: underWay.value } } : {}),
      };
    },
    onChange: changed,
  });

  // --- when to save

  function schedule() {
    if (timer !== null) timers.clear(timer);
    timer = null;
    if (stopped || inFlight || refused) return;
    if (retryAt !== null) {
      timer = timers.set(() => void send(), Math.max(0, retryAt - now()));
      return;
    }
    if (sendable().length === 0) {
      firstUnsavedAt = null;
      return;
    }
    firstUnsavedAt ??= now();
    const longest = firstUnsavedAt + LONGEST_WAIT_MS - now();
    timer = timers.set(() => void send(), Math.max(0, Math.min(IDLE_MS, longest)));
  }

  function nextRequest(): Pending | null {
    const ready = sendable().slice(0, oneByOne ? 1 : 20);
    if (ready.length === 0) return null;
    return {
      request: {
        saveId: options.newSaveId(),
        changes: ready.map(([field, state]) => ({
          field: field as AnswerField,
          baseRevision: state.revision,
          value: state.value,
        })),
      },
      edits: Object.fromEntries(ready.map(([field, state]) => [field, state.edits])),
    };
  }

  async function send(): Promise<void> {
    if (timer !== null) timers.clear(timer);
    timer = null;
    if (inFlight || stopped || refused) return;
    pending ??= nextRequest();
    if (pending === null) return changed();
    inFlight = true;
    retryAt = null;
    firstUnsavedAt = null;
    copies.writeWaiting();
    changed();
    const outcome = await options
      .post(pending.request)
      .catch((): SaveOutcome => ({ kind: "unknown", reason: "the save failed", retryAfterMs: null }));
    inFlight = false;
    settle(pending, outcome);
    changed();
    const atOnce = sendAgain || outcome.kind !== "saved";
    sendAgain = false;
    if (failures === 0 && atOnce && sendable().length > 0) return send();
    schedule();
  }

  // --- what the server said

  function settle(sent: Pending, outcome: SaveOutcome) {
    if (outcome.kind === "unknown") {
      const step = BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)] ?? 30_000;
      failures += 1;
      retryReason = outcome.reason;
      retryAt = now() + Math.max(outcome.retryAfterMs ?? 0, Math.round(step * (0.75 + options.random() / 2)));
      return;
    }
    failures = 0;
    if (outcome.kind === "refused") {
      refused = { status: outcome.status, message: outcome.message };
      return;
    }
    pending = null;
    switch (outcome.kind) {
      case "saved":
        oneByOne = false;
        saved = { at: Date.parse(outcome.receipt.savedAt), late: outcome.late };
        for (const change of sent.request.changes)
          acknowledge(
            change.field,
            change.value,
            outcome.revisions[change.field] ?? 0,
            sent.edits[change.field],
          );
        options.onClock?.(outcome.clock);
        break;
      case "conflict":
        for (const { field, value, revision } of outcome.conflicts) meet(field, { value, revision });
        options.onClock?.(outcome.clock);
        break;
      case "invalid":
        for (const { field, message } of outcome.problems) reject(field, message, sent);
        break;
      case "too-large":
        if (sent.request.changes.length > 1) oneByOne = true;
        else
          for (const { field } of sent.request.changes)
            reject(field, "This is too long to save. Shorten it.", sent);
        break;
    }
  }

  function acknowledge(field: string, value: unknown, revision: number, edits: number | undefined) {
    const state = stateOf(field);
    state.revision = revision;
    if (edits !== undefined) state.savedEdits = edits;
    options.onAcknowledged?.(field, { value, revision });
    void (isDirty(state) ? copies.write(field) : copies.drop(field));
  }

  function meet(field: string, theirs: ServerField) {
    const state = fields.get(field);
    if (!state) return;
    if (sameValue(theirs.value, state.value)) {
      state.revision = theirs.revision;
      state.savedEdits = state.edits;
      void copies.drop(field);
    } else state.theirs = theirs;
  }

  /** A problem the server names by a path ("ledger.3.name") belongs to its field. */
  function reject(path: string, message: string, sent: Pending) {
    const name = path.split(".")[0] ?? path;
    const targets = fields.has(name) ? [name] : sent.request.changes.map((change) => change.field as string);
    for (const target of targets) {
      const state = stateOf(target);
      if (state.edits === sent.edits[target]) state.problem ??= message;
    }
  }

  function retry() {
    refused = null;
    retryAt = null;
    failures = 0;
    void send();
  }

  snapshot = read();

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    has: (field: string): boolean => fields.has(field),
    value: (field: string): unknown => stateOf(field).value,
    revision: (field: string): number => stateOf(field).revision,
    edited: (field: string): boolean => isDirty(stateOf(field)),

    edit(field: string, value: unknown) {
      const state = stateOf(field);
      if (sameValue(state.value, value)) return;
      state.value = value;
      state.edits += 1;
      state.problem = null;
      copies.soon(field);
      changed();
      schedule();
    },

    /** Resolves once every unacknowledged value has its copy on this device. */
    async keepAll(): Promise<void> {
      await Promise.all([...fields.keys()].map(copies.write));
    },

    /** Saves now what waits: on leaving a field, hiding the page, or closing. */
    flush() {
      copies.writeWaiting();
      sendAgain = inFlight;
      if (retryAt === null) void send();
    },

    /** Tries again at once: the network is back, or the reader asks for it. */
    retry,

    /** Says again where things stand, after the browser went offline or online. */
    refresh: changed,

    /** Resolves once everything is acknowledged (true), or cannot be for now (false). */
    settled(timeoutMs: number): Promise<boolean> {
      return new Promise((resolve) => {
        const finish = (done: boolean) => {
          timers.clear(limit);
          listeners.delete(look);
          resolve(done);
        };
        const look = () => {
          if (!snapshot.dirty) finish(true);
          else if (["refused", "conflict", "invalid"].includes(snapshot.status.kind)) finish(false);
        };
        const limit = timers.set(() => finish(false), timeoutMs);
        listeners.add(look);
        sendAgain = inFlight;
        retry();
        look();
      });
    },

    /** Ends a conflict with the version the reader chose: mine, theirs, or one merged by hand. */
    resolve(field: string, choice: "mine" | "theirs" | { merged: unknown }) {
      const state = stateOf(field);
      if (state.theirs === null) return;
      const { value, revision } = state.theirs;
      state.theirs = null;
      state.revision = revision;
      if (choice === "theirs") {
        state.value = value;
        state.savedEdits = state.edits;
        void copies.drop(field);
      } else {
        if (choice !== "mine") state.value = choice.merged;
        state.edits += 1;
        void copies.write(field);
      }
      changed();
      void send();
    },

    /** Another tab saved this field: take it over, unless something is being written here. */
    adopt(field: string, held: ServerField) {
      const state = fields.get(field);
      if (!state || isDirty(state) || held.revision <= state.revision) return;
      state.value = held.value;
      state.revision = held.revision;
      changed();
    },

    start() {
      stopped = false;
      schedule();
    },

    /** The page is left: one last save, then no more retries; what is not acknowledged stays on the device. */
    stop() {
      copies.writeWaiting();
      void send();
      if (timer !== null) timers.clear(timer);
      timer = null;
      stopped = true;
    },
  };
}
