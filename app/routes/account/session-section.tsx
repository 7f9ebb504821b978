import { Form } from "@remix-run/react";
import { Button } from "~/components/button.tsx";
import { Chip } from "~/components/chip.tsx";
import { momentLabel } from "~/components/labels.ts";

interface Session {
  id: string;
  browser: string;
  isThisOne: boolean;
  createdAt: string;
  usedAt: string;
}

export function SessionSection({ sessions }: { sessions: Session[] }) {
  return (
    <section className="card stack gap-4" aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      <ul className="stack gap-3">
        {sessions.map((session) => (
          <li key={session.id} className="row justify-between">
            <span>
              <strong>{session.browser}</strong>{" "}
              {session.isThisOne ? <Chip tone="accent">This browser</Chip> : null}
              <br />
              <span className="muted">
                since {momentLabel(session.createdAt)}, last seen {momentLabel(session.usedAt)}
              </span>
            </span>
            {session.isThisOne ? null : (
              <Form method="post" reloadDocument>
                <input type="hidden" name="change" value="end-session" />
                <input type="hidden" name="session" value={session.id} />
                <Button type="submit" aria-label={`Sign out ${session.browser}`}>
                  Sign out
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Form method="post" reloadDocument>
          <input type="hidden" name="change" value="end-others" />
          <Button type="submit">Sign out everywhere else</Button>
        </Form>
      ) : null}
    </section>
  );
}
