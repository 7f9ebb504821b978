import { deviceDrafts } from "~/components/saving/drafts.ts";

const CHANNEL = "headroom:account";
const TO_PURGE = "headroom-to-purge";

/** Has the device's copies of these persons removed once they are out, and not before: a deletion may be refused. */
export function purgeOnceOut(ids: readonly string[]): void {
  try {
    sessionStorage.setItem(TO_PURGE, JSON.stringify(ids));
  } catch {
    // A browser that keeps nothing has no copies either.
  }
}

/** Removes what `purgeOnceOut` named. */
export async function purgeNow(): Promise<void> {
  try {
    const ids: unknown = JSON.parse(sessionStorage.getItem(TO_PURGE) ?? "[]");
    sessionStorage.removeItem(TO_PURGE);
    for (const id of Array.isArray(ids) ? ids : []) await deviceDrafts.purge(String(id));
  } catch {
    // As above.
  }
}

/** Tells this browser's other tabs that nobody is signed in any more. */
export function tellSignedOut(): void {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("signed-out");
  channel.close();
}

/** Calls back when another tab signs out; returns how to stop. */
export function onSignedOut(callback: () => void): () => void {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    if (data === "signed-out") callback();
  };
  return () => channel.close();
}
