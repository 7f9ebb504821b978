import { Form } from "@remix-run/react";
import { useRef } from "react";
import type { Verdict } from "~graders";
import { Button } from "~/components/button.tsx";
import { Field } from "~/components/field.tsx";
import { VERDICT_LABELS } from "~/components/labels.ts";
import { TextArea } from "~/components/text-area.tsx";
import type { Sheet } from "./sheet.server.ts";

const VERDICT_KEYS: readonly { verdict: Verdict; key: string; label: string }[] = [
  { verdict: "met", key: "m", label: "Met" },
  { verdict: "partly-met", key: "p", label: "Partly met" },
  { verdict: "not-met", key: "n", label: "Not met" },
  { verdict: "not-graded", key: "x", label: "Leave out" },
];
const KEYS = new Map(VERDICT_KEYS.map(({ verdict, key }) => [verdict, key]));

/** The marker's verdict: one button and one key each, a comment, and the course's kept comments. */
export function VerdictForm({
  sheet,
  comment,
  bank,
}: {
  sheet: Sheet & { decidedBy: string | null };
  comment: string;
  bank: readonly { id: string; text: string }[];
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  const { decided, suggestion, part } = sheet;
  if (part === null)
    return <p className="muted">Two others have marked this answer. There is nothing left to do here.</p>;
  const insert = (text: string) => {
    const target = area.current;
    if (!target) return false;
    target.value = [target.value, text].filter(Boolean).join("\n");
    target.focus();
    return true;
  };
  const accepted = suggestion && suggestion.verdict !== "not-graded" ? suggestion.verdict : null;
  return (
    <Form method="post" className="card stack gap-3" aria-label="Your verdict" preventScrollReset>
      <input type="hidden" name="answer" value={sheet.attemptId} />
      <input type="hidden" name="seen" value={sheet.seen} />
      <h2 className="text-base">{part === "settled" ? "Settle it" : "Your verdict"}</h2>
      {decided ? (
        <p className="text-sm" role="status">
          Decided: <strong>{VERDICT_LABELS[decided.verdict].toLowerCase()}</strong> by {sheet.decidedBy}
          {decided.method === "person" ? "" : ", as suggested"}.
        </p>
      ) : null}
      <div className="grid grid-cols-2 gap-2">
        {VERDICT_KEYS.map(({ verdict, key, label }) => (
          <Button
            key={verdict}
            type="submit"
            name="do"
            value={`verdict:${verdict}`}
            look={decided?.verdict === verdict ? "primary" : "plain"}
            data-key={key}
            aria-keyshortcuts={key}
            aria-pressed={decided?.verdict === verdict}
          >
            {label} <kbd aria-hidden="true">{key}</kbd>
          </Button>
        ))}
      </div>
      {accepted && KEYS.has(accepted) ? (
        <Button type="submit" name="do" value={`verdict:${accepted}`} data-key="a" aria-keyshortcuts="a">
          As suggested: {VERDICT_LABELS[accepted].toLowerCase()} <kbd aria-hidden="true">a</kbd>
        </Button>
      ) : null}
      <Field label={<>Comment for the student</>} hint="c goes here; Escape goes back to the keys.">
        {(control) => (
          <TextArea
            {...control}
            ref={area}
            name="comment"
            rows={3}
            maxLength={2000}
            defaultValue={comment}
            data-key="c"
            aria-keyshortcuts="c"
            onKeyDown={(event) => {
              if (event.key === "Escape") event.currentTarget.blur();
            }}
          />
        )}
      </Field>
      <details open={bank.length > 0 && bank.length <= 6}>
        <summary className="text-sm font-semibold">Kept comments ({bank.length})</summary>
        <ul className="stack gap-1 mt-2">
          {bank.map(({ id, text }) => (
            <li key={id} className="row flex-nowrap justify-between gap-2 text-sm">
              <Button
                type="submit"
                look="quiet"
                name="do"
                value={`insert:${id}`}
                className="min-w-0 flex-1 justify-start text-left font-normal"
                aria-label={`Insert: ${text}`}
                onClick={(event) => {
                  if (insert(text)) event.preventDefault();
                }}
              >
                <span className="truncate">{text}</span>
              </Button>
              <Button
                type="submit"
                look="quiet"
                name="do"
                value={`drop:${id}`}
                aria-label={`Delete the kept comment: ${text}`}
              >
                Delete
              </Button>
            </li>
          ))}
        </ul>
        <Button type="submit" name="do" value="keep" look="quiet" className="mt-2">
          Keep this comment for the course
        </Button>
      </details>
    </Form>
  );
}
