import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import type { Report } from "~graders";
import type { LoadedReport } from "~/grading/load-report.server.ts";

const LOOK_AGAIN_MS = 3000;

/** The judge's part of the score, apart from the checks' one, and how far it is. */
export function JudgePanel({
  judged,
  progress,
  spend,
  isReadingAgain,
}: {
  judged: Report["judged"];
  progress: LoadedReport["judge"];
  spend: LoadedReport["judgeSpend"];
  /** A second reading is on its way. */
  isReadingAgain: boolean;
}) {
  const { revalidate } = useRevalidator();
  const isOpen = (progress !== null && progress.settled < progress.of) || isReadingAgain;
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(revalidate, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isOpen, revalidate]);
  if (progress === null && judged === null) return null;
  const isReading = progress !== null && progress.settled < progress.of;
  return (
    <section className="card stack gap-3" aria-labelledby="judge">
      <div className="row justify-between items-baseline">
        <h2 id="judge">Judge</h2>
        {judged ? (
          <p className="number text-2xl font-bold">
            {Math.round(judged.score)}
            <span className="muted text-base font-normal"> / 100</span>
          </p>
        ) : null}
      </div>
      <p role="status">
        {isReading
          ? `The judge has read ${progress.settled} of ${progress.of} criteria. The rest fills in by itself.`
          : judged
            ? `Over ${judged.criteria} ${judged.criteria === 1 ? "criterion" : "criteria"} that only a reading can decide. It stands apart: the score above is the checks' alone.`
            : "Nothing could be judged. The findings say why; the score above is the checks' alone."}
      </p>
      {isReading ? (
        <progress className="w-full" value={progress.settled} max={progress.of} aria-label="Criteria read" />
      ) : null}
      {spend && spend.calls + spend.cached > 0 ? (
        <p className="muted text-sm">
          {spend.calls} {spend.calls === 1 ? "request" : "requests"}
          {spend.cached > 0 ? `, ${spend.cached} answered from kept replies` : ""},{" "}
          {(spend.promptTokens + spend.completionTokens).toLocaleString("en-US")} tokens
          {spend.usd === null ? "" : `, $${spend.usd.toFixed(4)}`}
        </p>
      ) : null}
    </section>
  );
}
