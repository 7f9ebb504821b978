import { useEffect, useState } from "react";
import type * as LedgerEngine from "~/components/ledger-engine.ts";

type Engine = typeof LedgerEngine;

let loading: Promise<Engine> | null = null;
const load = () =>
  (loading ??= import("~/components/ledger-engine.ts").catch((error: unknown) => {
    loading = null;
    throw error;
  }));

/** The ledger's engine, loaded after the page is drawn; null until then, and while offline on a first visit. */
export function useEngine(): Engine | null {
  const [engine, setEngine] = useState<Engine | null>(null);
  useEffect(() => {
    let alive = true;
    const attempt = () =>
      void load().then(
        (loaded) => alive && setEngine(loaded),
        () => alive && window.addEventListener("online", attempt, { once: true }),
      );
    attempt();
    return () => {
      alive = false;
      window.removeEventListener("online", attempt);
    };
  }, []);
  return engine;
}
