import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "~/components/button.tsx";

/** Asks before all suggestions that are left are taken. */
export function AcceptRemaining({ count, here }: { count: number; here: string }) {
  return (
    <section className="banner banner-warn" aria-labelledby="accept">
      <div className="stack gap-3">
        <h2 id="accept" className="text-base">
          Accept {count} {count === 1 ? "suggestion" : "suggestions"} unread?
        </h2>
        <p>
          No mark changes: these answers keep the verdicts that were suggested, and count as decided by you.
          Each can still be changed one by one.
        </p>
        <Form method="post" action={here} className="row">
          <Button type="submit" look="primary" name="do" value="accept">
            Accept all {count}
          </Button>
          <ButtonLink to={here}>Back</ButtonLink>
        </Form>
      </div>
    </section>
  );
}
