import { Form } from "@remix-run/react";
import { Button } from "~/components/button.tsx";
import { VERDICT_LABELS } from "~/components/labels.ts";
import type { LoadedReport } from "~/grading/load-report.server.ts";

/** What the judge made of a finding that was disputed, or the way to ask it. It stands beside the check's verdict. */
export function SecondReading({
  reading,
  canAsk,
  criterion,
  number,
  action,
}: {
  reading: LoadedReport["secondReadings"][string] | undefined;
  canAsk: boolean;
  criterion: string;
  number: number;
  action: string;
}) {
  if (reading)
    return (
      <p className="border-l-2 border-line-strong pl-3 text-sm">
        <strong>Second reading, by the judge:</strong>{" "}
        {reading.state === "waiting"
          ? "not read yet; it fills in by itself."
          : reading.state === "not-graded"
            ? `could not be had. ${reading.reason}`
            : `${VERDICT_LABELS[reading.verdict].toLowerCase()}. ${reading.found}`}
      </p>
    );
  if (!canAsk) return null;
  return (
    <Form method="post" action={action} className="no-print" preventScrollReset>
      <input type="hidden" name="criterion" value={criterion} />
      <input type="hidden" name="finding" value={number} />
      <Button type="submit" look="quiet" aria-label={`Ask for a second reading of finding ${number}`}>
        Ask for a second reading
      </Button>
    </Form>
  );
}
