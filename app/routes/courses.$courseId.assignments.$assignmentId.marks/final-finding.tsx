import { Form } from "@remix-run/react";
import type { Verdict } from "~graders";
import { Button } from "~/components/button.tsx";
import { Chip } from "~/components/chip.tsx";
import { Field } from "~/components/field.tsx";
import { VERDICT_LABELS } from "~/components/labels.ts";
import { TextArea } from "~/components/text-area.tsx";
import { VERDICT_TONES } from "~/components/verdict-tones.ts";

interface Shown {
  criterion: string;
  title: string;
  verdict: Verdict;
  points: number | null;
  possible: number;
  found: string;
  advice: string;
  decider: { method: "check" | "judge" | "person"; comment: string };
  requests: {
    id: string;
    reason: string;
    at: string;
    answer: { outcome: "changed" | "upheld"; note: string; at: string } | null;
  }[];
}

const BY = { check: "by a check", judge: "by the judge", person: "by a person" };

/** One finding as it counts: who decided it, what they wrote, and requests to look at it again. */
export function FinalFinding({
  finding,
  attemptId,
  mayAsk,
  draft,
}: {
  finding: Shown;
  attemptId: string;
  mayAsk: boolean;
  /** A reason that was sent and could not be taken. */
  draft: string;
}) {
  const { criterion, verdict, decider, requests } = finding;
  const waits = requests.some(({ answer }) => answer === null);
  return (
    <li
      id={`${attemptId}-${criterion}`}
      className="grid scroll-mt-24 gap-2 border-t border-line py-4 md:grid-cols-[8rem_1fr] md:gap-4"
    >
      <div className="row content-start gap-2 md:flex-col md:items-start">
        <Chip tone={VERDICT_TONES[verdict]}>{VERDICT_LABELS[verdict]}</Chip>
        <span className="number muted text-sm">
          {finding.points === null ? "not counted" : `${+finding.points.toFixed(2)} of ${finding.possible}`}
        </span>
        <span className="muted text-sm">{BY[decider.method]}</span>
      </div>
      <div className="stack gap-2">
        <h3 className="text-base">{finding.title}</h3>
        {decider.method === "person" ? null : <p>{finding.found}</p>}
        {decider.comment ? (
          <p className="whitespace-pre-wrap border-l-2 border-accent pl-3">{decider.comment}</p>
        ) : null}
        {verdict !== "met" && finding.advice ? (
          <p className="text-sm">
            <strong>A stronger answer:</strong> {finding.advice}
          </p>
        ) : null}
        {requests.map((one) => (
          <div key={one.id} className="stack gap-1 rounded-card bg-surface-sunken p-3 text-sm">
            <p className="whitespace-pre-wrap">
              <strong>You asked, {one.at}:</strong> {one.reason}
            </p>
            <p className="whitespace-pre-wrap">
              {one.answer ? (
                <>
                  <strong>
                    {one.answer.outcome === "changed" ? "Changed" : "Upheld"}, {one.answer.at}:
                  </strong>{" "}
                  {one.answer.note}
                </>
              ) : (
                "Waiting for an answer."
              )}
            </p>
          </div>
        ))}
        {mayAsk && !waits ? (
          <details open={draft !== ""}>
            <summary className="text-sm">Ask for a regrade</summary>
            <Form method="post" className="stack gap-2 mt-2" preventScrollReset>
              <input type="hidden" name="attempt" value={attemptId} />
              <input type="hidden" name="criterion" value={criterion} />
              <Field label={<>What should be looked at again, and why</>}>
                {(control) => (
                  <TextArea
                    {...control}
                    name="reason"
                    rows={3}
                    required
                    maxLength={2000}
                    defaultValue={draft}
                  />
                )}
              </Field>
              <div>
                <Button type="submit">Send the request</Button>
              </div>
            </Form>
          </details>
        ) : null}
      </div>
    </li>
  );
}
