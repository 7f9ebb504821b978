import { useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { AnswerField } from "~graders";
import { Button, ButtonLink } from "~/components/button.tsx";
import { newId } from "~/components/new-id.ts";
import { type Draft, deviceDrafts } from "~/components/saving/drafts.ts";
import { type ServerField, sortDrafts } from "~/components/saving/recover.ts";
import { httpSave } from "~/components/saving/transport.ts";
import { leftBehind } from "./left-behind.ts";
import { titleOf } from "./sections.ts";
import { asText } from "./versions.ts";

/**
 * The workspace of a submitted attempt: leads to the report, unless this device still holds text that never reached the
 * server. That is shown first, and can be sent after all; it is kept with the attempt, marked late.
 */
export function RoundOver({
  users,
  attempt,
  title,
  fields,
}: {
  users: readonly string[];
  attempt: string;
  title: string;
  fields: Record<string, ServerField>;
}) {
  const navigate = useNavigate();
  const report = `/attempts/${attempt}/report`;
  const [unsent, setUnsent] = useState<Draft[] | null>(null);
  const [said, setSaid] = useState("");
  const [sending, setSending] = useState(false);

  useEffect(() => {
    let alive = true;
    const leave = () => alive && navigate(report, { replace: true });
    void unsentText(users, attempt, fields).then((drafts) => {
      if (drafts.length === 0) leave();
      else if (alive) setUnsent(drafts);
    }, leave);
    return () => {
      alive = false;
    };
  }, [users, attempt, fields, navigate, report]);

  const settle = async (drafts: readonly Draft[]) => {
    for (const draft of drafts) await deviceDrafts.remove(draft);
    navigate(report, { replace: true });
  };
  const send = async (drafts: readonly Draft[]) => {
    setSending(true);
    const outcome = await sendLate(attempt, drafts, fields);
    setSending(false);
    if (outcome === null) await settle(drafts);
    else setSaid(outcome);
  };

  return (
    <div className="page stack">
      <h1>{title}</h1>
      <p className="lead">The round is over, and the answer is submitted.</p>
      {unsent ? (
        <section className="card stack" aria-labelledby="unsent">
          <h2 id="unsent">Text that did not arrive in time</h2>
          <p>
            This device kept it. Sent now it stays with your attempt, marked late; what was graded does not
            change.
          </p>
          {unsent.map((draft) => (
            <label key={`${draft.field}/${draft.writer}`} className="field">
              <span className="field-label">{titleOf(draft.field)}</span>
              <textarea className="input" readOnly value={asText(draft.field, draft.value)} />
            </label>
          ))}
          {said === "" ? null : (
            <p className="field-error" role="alert">
              {said}
            </p>
          )}
          <div className="row">
            <Button look="primary" disabled={sending} onClick={() => void send(unsent)}>
              {sending ? "Sending…" : "Send it, marked late"}
            </Button>
            <Button disabled={sending} onClick={() => void settle(unsent)}>
              Discard it
            </Button>
            <ButtonLink to={report} look="quiet">
              Later, show the report
            </ButtonLink>
          </div>
        </section>
      ) : (
        <div>
          <ButtonLink to={report} look="primary">
            Show the report
          </ButtonLink>
        </div>
      )}
    </div>
  );
}

/** What earlier pages left on this device that the server does not hold; of each field the newest. */
async function unsentText(
  users: readonly string[],
  attempt: string,
  fields: Record<string, ServerField>,
): Promise<Draft[]> {
  const drafts = (await leftBehind(users, attempt, "")).filter(({ field }) => Object.hasOwn(fields, field));
  const { restore, offer, discard } = sortDrafts(
    drafts,
    (field) => fields[field] ?? { value: null, revision: 0 },
  );
  for (const draft of discard) await deviceDrafts.remove(draft);
  return [
    ...new Map(
      [...restore, ...offer].sort((a, b) => a.editedAt - b.editedAt).map((d) => [d.field, d]),
    ).values(),
  ];
}

/** Null once the server has it, else the reason in one sentence. */
async function sendLate(
  attempt: string,
  drafts: readonly Draft[],
  fields: Record<string, ServerField>,
): Promise<string | null> {
  const outcome = await httpSave(`/attempts/${attempt}/save`)({
    saveId: newId(),
    changes: drafts.map(({ field, value }) => ({
      field: field as AnswerField,
      baseRevision: fields[field]?.revision ?? 0,
      value,
    })),
  });
  switch (outcome.kind) {
    case "saved":
      return null;
    case "conflict":
      return "The answer has changed since this page was opened. Load it again.";
    case "invalid":
      return outcome.problems.map(({ field, message }) => `${titleOf(field)}: ${message}`).join(". ");
    case "too-large":
      return "This is too long to be sent. Copy it to keep it.";
    case "refused":
      return outcome.message;
    case "unknown":
      return `It was not sent: ${outcome.reason}. Try again.`;
  }
}
