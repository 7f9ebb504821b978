import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** One unacknowledged value on this device. */
export interface Draft {
  user: string;
  attempt: string;
  field: string;
  /** The page that wrote it, so that two tabs never overwrite each other's text. */
  writer: string;
  value: unknown;
  /** The server's revision that the value builds on. */
  baseRevision: number;
  /** The value of a save under way when this was written: should the server hold it, this draft builds on it. */
  inFlight?: { value: unknown };
  /** Wall clock, milliseconds. */
  editedAt: number;
}

interface DraftDatabase extends DBSchema {
  drafts: { key: [string, string, string, string]; value: Draft };
}

/** The device's copy of what the server has not acknowledged, keyed by user, attempt, field and page. */
export interface DraftStore {
  put(draft: Draft): Promise<void>;
  remove(draft: Pick<Draft, "user" | "attempt" | "field" | "writer">): Promise<void>;
  list(user: string, attempt: string): Promise<Draft[]>;
  /** Unacknowledged values of this user, over all attempts: what a warning before sign-out counts. */
  count(user: string): Promise<number>;
  /** At sign-out: removes everything that this user left on the device. */
  purge(user: string): Promise<void>;
}

let opened: Promise<IDBPDatabase<DraftDatabase>> | null = null;

function database(): Promise<IDBPDatabase<DraftDatabase>> {
  opened ??= openDB<DraftDatabase>("headroom", 1, {
    upgrade: (db) => {
      db.createObjectStore("drafts", { keyPath: ["user", "attempt", "field", "writer"] });
    },
    // A newer version of the app in another tab wants to upgrade: let go, and open again at the next call.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      opened = null;
    },
    terminated: () => {
      opened = null;
    },
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

// In key order an array stands after every string, so [] is the end of a prefix.
const under = (...prefix: string[]) => IDBKeyRange.bound(prefix, [...prefix, []]);

export const deviceDrafts: DraftStore = {
  async put(draft) {
    await (await database()).put("drafts", draft);
  },
  async remove({ user, attempt, field, writer }) {
    await (await database()).delete("drafts", [user, attempt, field, writer]);
  },
  async list(user, attempt) {
    return (await database()).getAll("drafts", under(user, attempt));
  },
  async count(user) {
    return (await database()).count("drafts", under(user));
  },
  async purge(user) {
    await (await database()).delete("drafts", under(user));
  },
};
