import { useState } from "react";
import { Button } from "~/components/button.tsx";
import { Dialog } from "~/components/dialog.tsx";
import type { Saver } from "~/components/saving/saver.ts";
import { submitAttempt } from "./server-calls.ts";

const SAVE_WAIT_MS = 20_000;

/** Asks once more, names what is still empty, makes sure that everything is saved, then submits. */
export function SubmitDialog({
  attempt,
  saver,
  empty,
  open,
  onClose,
  onSubmitted,
}: {
  attempt: string;
  saver: Saver;
  empty: readonly string[];
  open: boolean;
  onClose: () => void;
  onSubmitted: () => void;
}) {
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async () => {
    setWorking(true);
    setProblem(null);
    const trouble = await trySubmit(attempt, saver);
    setWorking(false);
    if (trouble === null) onSubmitted();
    else setProblem(trouble);
  };

  return (
    <Dialog title="Submit this answer?" open={open} onClose={onClose}>
      {empty.length > 0 ? (
        <>
          <p>Still empty:</p>
          <ul className="empty-list">
            {empty.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>Every section holds something.</p>
      )}
      <p className="muted">After this the answer cannot be changed, and the report is made.</p>
      {problem ? (
        <p className="banner banner-bad" role="alert">
          {problem}
        </p>
      ) : null}
      <div className="dialog-actions">
        <Button onClick={onClose} disabled={working}>
          Keep working
        </Button>
        <Button look="primary" onClick={() => void submit()} disabled={working}>
          {working ? "Submitting…" : "Submit"}
        </Button>
      </div>
    </Dialog>
  );
}

/** Null when it is done, else the reason in one sentence. */
export async function trySubmit(attempt: string, saver: Saver): Promise<string | null> {
  if (!(await saver.settled(SAVE_WAIT_MS)))
    return "Your last changes have not reached the server, so nothing was submitted. See the save state, then try again.";
  try {
    const outcome = await submitAttempt(attempt);
    return outcome.ok ? null : outcome.message;
  } catch {
    return "The server cannot be reached, so nothing was submitted. Your answer is saved; try again.";
  }
}
