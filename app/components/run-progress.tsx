import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const LOOK_MS = 1500;

/** How far a run is; the page asks again by itself until it is done, also without its script. */
export function RunProgress({ items }: { items: { all: number; waiting: number } }) {
  const { revalidate } = useRevalidator();
  const { all, waiting } = items;
  const isRunning = waiting > 0;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(revalidate, LOOK_MS);
    return () => clearInterval(timer);
  }, [isRunning, revalidate]);
  if (!isRunning) return null;
  return (
    <div className="stack gap-2">
      <p role="status">
        {all - waiting} of {all} graded. Nothing changes yet, and you may leave this page.
      </p>
      <progress className="w-full" max={all} value={all - waiting} aria-label="Answers graded" />
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
    </div>
  );
}
