import { Form } from "@remix-run/react";
import { Button } from "~/components/button.tsx";
import { Field } from "~/components/field.tsx";

/** The link that gives a table to a class, and its withdrawal. */
export function ClassLink({ address, pinnedBy }: { address: string | null; pinnedBy: number }) {
  return (
    <section className="card stack gap-3" aria-labelledby="class-link">
      <h2 id="class-link">For a class</h2>
      <p className="muted">
        Whoever opens the link can read the table and work with it; only you can change it. Rounds keep the
        prices that they begin with. Withdrawn, the link opens no more; people who work with the table keep
        it.
      </p>
      {address === null ? null : (
        <Field label="Class link">
          {(control) => <input className="input input-mono" readOnly value={address} {...control} />}
        </Field>
      )}
      <div className="row">
        <Form method="post">
          <Button type="submit" name="intent" value="link" look={address === null ? "primary" : "plain"}>
            {address === null ? "Make a class link" : "Replace the link"}
          </Button>
        </Form>
        {address === null ? null : (
          <Form method="post">
            <Button type="submit" name="intent" value="withdraw">
              Withdraw it
            </Button>
          </Form>
        )}
        <p className="muted">
          {pinnedBy === 1 ? "1 person works" : `${pinnedBy} people work`} with this table.
        </p>
      </div>
    </section>
  );
}
