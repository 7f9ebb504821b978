import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { Button } from "~/components/button.tsx";

const ASK_AGAIN_MS = 5000;

/** Shown while there is no report: the answer is safe, and an attempt that could not be graded is not a zero. */
export function WaitingForGrade({ failed }: { failed: boolean }) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  return (
    <div className={failed ? "banner banner-warn" : "banner"} role="status">
      <div>
        <h2>{failed ? "Could not grade this yet" : "Grading"}</h2>
        <p>
          {failed
            ? "Something went wrong on our side. Your answer is safe, nothing was scored, and it is tried again by itself."
            : "Your answer is submitted. The report appears here in a moment."}
        </p>
      </div>
      <Button onClick={revalidate}>Look again</Button>
    </div>
  );
}
