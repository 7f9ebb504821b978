import { useEffect, useState } from "react";
import { LiveRegion } from "~/components/live-region.tsx";
import { describeStatus, type SaveStatus, statusTone } from "~/components/saving/status.ts";

/** The sentence about saving. Only trouble, and the end of it, is spoken; a save every few seconds is not. */
export function SaveState({ status, onRetry }: { status: SaveStatus; onRetry: () => void }) {
  const now = useNowWhile(status.kind === "retrying");
  const text = describeStatus(status, now);
  const tone = statusTone(status);
  const stuck = status.kind === "retrying" || status.kind === "refused";
  return (
    <div className={`save-state save-state-${tone}`}>
      <span className="save-dot" aria-hidden="true" data-kind={status.kind} />
      <span className="save-text" title={text}>
        {text}
      </span>
      {stuck ? (
        <button type="button" className="link-button" onClick={onRetry}>
          Try now
        </button>
      ) : null}
      <LiveRegion message={tone === "calm" ? "" : spoken(status)} />
    </div>
  );
}

/** Without the countdown, which would be read out each second. */
function spoken(status: SaveStatus): string {
  return status.kind === "retrying" ? `Not saved: ${status.reason}. Retrying.` : describeStatus(status, 0);
}

function useNowWhile(counting: boolean): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (!counting) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [counting]);
  return now === 0 && counting ? Date.now() : now;
}
