const CHANNEL = "headroom:account";

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
