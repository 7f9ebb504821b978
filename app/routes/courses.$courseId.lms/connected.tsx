import { Form } from "@remix-run/react";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { counted } from "~/components/courses/words.ts";
import { EmptyState } from "~/components/empty-state.tsx";

interface ConnectedProps {
  contexts: readonly {
    id: string;
    title: string;
    platform: string;
    linked: string;
    synced: string | null;
    syncProblem: string | null;
    members: number;
    offersPeople: boolean;
    offersMarks: boolean;
    awaited: { people: readonly { name: string; email: string }[]; total: number };
  }[];
  mayChange: boolean;
  hasPlatforms: boolean;
}

/** The platforms' courses that this one is, with their people. */
export function Connected({ contexts, mayChange, hasPlatforms }: ConnectedProps) {
  if (contexts.length === 0)
    return (
      <EmptyState title="Not connected yet">
        <p className="muted">
          {hasPlatforms
            ? "Open Headroom once from the course in your learning platform, as its instructor, and choose this course."
            : "Register the platform below. Then open Headroom once from the course there, as its instructor."}
        </p>
      </EmptyState>
    );
  return (
    <section className="stack gap-3" aria-labelledby="connected">
      <h2 id="connected">Connected</h2>
      <ul className="stack gap-3">
        {contexts.map((one) => (
          <li key={one.id} className="card stack gap-3">
            <h3>
              {one.title}, {one.platform}
            </h3>
            <p className="muted text-sm">
              Since {one.linked}. {counted(one.members, "person", "people")} known
              {one.synced === null ? ", each from their launch" : `; the list was taken on ${one.synced}`}.
              {one.offersMarks ? "" : " The platform offers no gradebook to this tool."}
              {one.offersPeople ? "" : " It offers no list of its people."}
            </p>
            {one.syncProblem === null ? null : (
              <Banner tone="warn">The list of people was not taken: {one.syncProblem}</Banner>
            )}
            {one.awaited.total === 0 ? null : (
              <details>
                <summary>{counted(one.awaited.total, "person has", "people have")} not come here yet</summary>
                <ul className="mt-2">
                  {one.awaited.people.map(({ name, email }, index) => (
                    <li key={`${index} ${email}`}>
                      {name || "No name given"} <span className="muted">{email}</span>
                    </li>
                  ))}
                </ul>
                {one.awaited.total > one.awaited.people.length ? (
                  <p className="muted">And {one.awaited.total - one.awaited.people.length} more.</p>
                ) : null}
              </details>
            )}
            {mayChange ? (
              <Form method="post" className="row">
                <input type="hidden" name="id" value={one.id} />
                {one.offersPeople ? (
                  <Button
                    type="submit"
                    name="intent"
                    value="sync"
                    aria-label={`Take the list of people of ${one.title}`}
                  >
                    Take the list of people
                  </Button>
                ) : null}
                <Button
                  type="submit"
                  look="danger"
                  name="intent"
                  value="disconnect"
                  aria-label={`Disconnect ${one.title}`}
                >
                  Disconnect
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
