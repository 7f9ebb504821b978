import { Form } from "@remix-run/react";
import { SHORTEST_PASSWORD } from "~/auth/limits.ts";
import { PasswordField } from "~/components/accounts/password-field.tsx";
import { Button } from "~/components/button.tsx";
import type { Refused } from "./refused.ts";

export function PasswordSection({ email, refused }: { email: string; refused: Refused | undefined }) {
  return (
    <section className="card stack gap-4" aria-labelledby="password">
      <h2 id="password">Password</h2>
      <Form method="post" reloadDocument className="stack gap-4" noValidate>
        <input type="hidden" name="change" value="password" />
        {/* For password managers, which ask whose password this is. */}
        <input type="hidden" name="username" value={email} autoComplete="username" />
        <PasswordField
          label="Present password"
          name="password"
          autoComplete="current-password"
          error={refused?.problems["password"]}
        />
        <PasswordField
          label="New password"
          name="new-password"
          autoComplete="new-password"
          minLength={SHORTEST_PASSWORD}
          hint={`At least ${SHORTEST_PASSWORD} characters, of any kind. Every other browser is signed out.`}
          error={refused?.problems["new-password"]}
        />
        <div>
          <Button type="submit">Change the password</Button>
        </div>
      </Form>
    </section>
  );
}
