import { Form } from "@remix-run/react";
import type { Evidence, Limit } from "~graders";
import { Button } from "~/components/button.tsx";
import { Chip } from "~/components/chip.tsx";
import { Field, TextField } from "~/components/field.tsx";
import { amountWords, LIMIT_LABELS, rulingWords, type ShownRuling } from "~/components/ruled-limits.tsx";
import { TextArea } from "~/components/text-area.tsx";
import { EvidenceList } from "~/routes/attempts.$id.report/evidence.tsx";

export interface ShownLimit extends Limit {
  truth: string;
  evidence: Evidence[];
  ruling: (ShownRuling & { version: number; by: string; at: string }) | null;
}

/** One cap or penalty: what it rests on, what was ruled on it, and the form to rule. */
export function LimitCard({
  limit,
  sent,
}: {
  limit: ShownLimit;
  /** What was sent about it and could not be taken. */
  sent: { message: string; comment: string; amount: string } | null;
}) {
  const { id, kind, says, truth, amount, evidence, ruling } = limit;
  const isRuled = ruling !== null && ruling.ruling !== "as-found";
  return (
    <article className="card stack gap-3" aria-label={`${LIMIT_LABELS[kind]}: ${says}`}>
      <div className="row gap-2">
        <Chip tone={isRuled ? "ok" : "bad"}>{LIMIT_LABELS[kind]}</Chip>
        {isRuled ? (
          <span>
            <del className="number muted">{amountWords(kind, amount)}</del>{" "}
            <strong>{rulingWords(kind, ruling)}</strong>
          </span>
        ) : (
          <strong className="number">{amountWords(kind, amount)}</strong>
        )}
      </div>
      <p className="break-words">{says}</p>
      {truth ? <p className="muted break-words">{truth}</p> : null}
      {evidence.length > 0 ? <EvidenceList evidence={evidence} most={3} /> : null}
      {ruling ? (
        <p className="whitespace-pre-wrap break-words border-l-2 border-accent pl-3 text-sm">
          {ruling.comment}
          <span className="muted block">
            {ruling.by}, {ruling.at}
          </span>
        </p>
      ) : null}
      <details open={sent !== null}>
        <summary className="font-semibold">Rule on it</summary>
        <Form method="post" className="stack gap-3 mt-3" preventScrollReset>
          <input type="hidden" name="limit" value={id} />
          <input type="hidden" name="seen" value={ruling?.version ?? 0} />
          <Field label={<>Why, for the student</>} error={sent?.message}>
            {(control) => (
              <TextArea
                {...control}
                name="comment"
                rows={2}
                required
                maxLength={2000}
                defaultValue={sent?.comment ?? ""}
              />
            )}
          </Field>
          <div className="row items-end">
            <Button type="submit" look="primary" name="do" value="lifted">
              Lift it
            </Button>
            <TextField
              className="w-28"
              label={kind === "cap" ? "At most" : "Points off"}
              name="amount"
              inputMode="decimal"
              defaultValue={sent?.amount ?? String(ruling?.amount ?? amount)}
            />
            <Button type="submit" name="do" value="set">
              Set it
            </Button>
            {isRuled ? (
              <Button type="submit" look="quiet" name="do" value="as-found">
                As found again
              </Button>
            ) : null}
          </div>
        </Form>
      </details>
    </article>
  );
}
