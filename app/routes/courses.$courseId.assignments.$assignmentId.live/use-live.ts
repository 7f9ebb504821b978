import { useEffect, useState } from "react";

const EVERY_MS = 10_000;

/**
 * Asks for newer rows every ten seconds while the page is seen. What cannot be had leaves the last rows standing, and
 * `stale` says so; a new page load (`loaded` changes) counts at once.
 */
export function useLive<T>(loaded: T, address: string): { live: T; stale: boolean } {
  const [live, setLive] = useState(loaded);
  const [stale, setStale] = useState(false);
  useEffect(() => {
    setLive(loaded);
    setStale(false);
  }, [loaded]);
  useEffect(() => {
    const asking = new AbortController();
    const ask = async () => {
      if (document.visibilityState === "hidden") return;
      try {
        const reply = await fetch(address, {
          signal: asking.signal,
          headers: { Accept: "application/json" },
        });
        if (!reply.ok) throw new Error(String(reply.status));
        setLive((await reply.json()) as T);
        setStale(false);
      } catch {
        if (!asking.signal.aborted) setStale(true);
      }
    };
    const timer = setInterval(() => void ask(), EVERY_MS);
    const onShow = () => void ask();
    document.addEventListener("visibilitychange", onShow);
    return () => {
      asking.abort();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onShow);
    };
  }, [address]);
  return { live, stale };
}
