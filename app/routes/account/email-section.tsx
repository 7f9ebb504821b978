import { Form } from "@remix-run/react";
import { PasswordField } from "~/components/accounts/password-field.tsx";
import { Button } from "~/components/button.tsx";
import { Chip } from "~/components/chip.tsx";
import { TextField } from "~/components/field.tsx";
import type { Refused } from "./refused.ts";

export function EmailSection({
  email,
  isVerified,
  refused,
}: {
  email: string;
  isVerified: boolean;
  refused: Refused | undefined;
}) {
  return (
    <section className="card stack gap-4" aria-labelledby="mail">
      <h2 id="mail">Mail address</h2>
      <div className="row">
        <strong className="break-all">{email}</strong>
        {isVerified ? <Chip tone="ok">Confirmed</Chip> : <Chip tone="warn">Not confirmed</Chip>}
      </div>
      {isVerified ? null : (
        <Form method="post" reloadDocument className="row">
          <input type="hidden" name="change" value="confirm-mail" />
          <Button type="submit">Send the link that confirms it</Button>
        </Form>
      )}
      <details open={refused !== undefined}>
        <summary>Change the address</summary>
        <Form method="post" reloadDocument className="stack gap-4 mt-4" noValidate>
          <input type="hidden" name="change" value="email" />
          <TextField
            label="New address"
            name="email"
            type="email"
            autoComplete="email"
            required
            defaultValue={refused?.typed.email ?? ""}
            error={refused?.problems["email"]}
          />
          <PasswordField
            label="Your password"
            name="password"
            autoComplete="current-password"
            error={refused?.problems["password"]}
          />
          <div>
            <Button type="submit">Send a link to the new address</Button>
          </div>
        </Form>
      </details>
    </section>
  );
}
