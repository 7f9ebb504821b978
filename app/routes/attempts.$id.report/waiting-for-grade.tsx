import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { Button } from "~/components/button.tsx";

/** The server waits a little itself before it says that there is no report yet. */
const ASK_AGAIN_MS = 2000;
const AFTER_A_FAILURE_MS = 15_000;
/** Without JavaScript the browser loads the page again, this many seconds later. */
const RELOAD_S = 5;

/** Shown while there is no report: the answer is safe, and an attempt that could not be graded is not a zero. */
export function WaitingForGrade({ failed }: { failed: boolean }) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, failed ? AFTER_A_FAILURE_MS : ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [failed, revalidate]);
  return (
    <div className={failed ? "banner banner-warn" : "banner"} role="status">
      <div>
        <h2>{failed ? "Could not grade this yet" : "Being graded"}</h2>
        <p>
          {failed
            ? "Something went wrong on our side. Your answer is safe, nothing was scored, and it is tried again by itself."
            : "Your answer is submitted and safe. The report appears here by itself."}
        </p>
      </div>
      <noscript>
        <meta httpEquiv="refresh" content={String(failed ? 60 : RELOAD_S)} />
      </noscript>
      <Button onClick={revalidate}>Look again</Button>
    </div>
  );
}
