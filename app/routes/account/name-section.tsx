import { Form } from "@remix-run/react";
import { LONGEST_NAME } from "~/auth/limits.ts";
import { Button } from "~/components/button.tsx";
import { TextField } from "~/components/field.tsx";
import type { Refused } from "./refused.ts";

export function NameSection({ name, refused }: { name: string; refused: Refused | undefined }) {
  return (
    <section className="card stack gap-4" aria-labelledby="name">
      <h2 id="name">Name</h2>
      <Form method="post" reloadDocument className="stack gap-4" noValidate>
        <input type="hidden" name="change" value="name" />
        <TextField
          label="Name"
          name="name"
          autoComplete="name"
          required
          maxLength={LONGEST_NAME}
          defaultValue={refused?.typed.name ?? name}
          error={refused?.problems["name"]}
        />
        <div>
          <Button type="submit">Change the name</Button>
        </div>
      </Form>
    </section>
  );
}
