import { type ActionFunctionArgs, data, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData } from "@remix-run/react";
import { EmailSchema } from "~/auth/form-input.ts";
import { requestReset } from "~/auth/reset.server.ts";
import { DoorPage } from "~/components/accounts/door-page.tsx";
import { waitInWords } from "~/components/accounts/work-here.ts";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { TextField } from "~/components/field.tsx";
import { config } from "~/config.server.ts";
import { readBody } from "~/request-body.server.ts";

export const meta: MetaFunction = () => [
  { title: "A new password · Headroom" },
  { name: "robots", content: "noindex" },
];

export async function action({ request }: ActionFunctionArgs) {
  const form = await readBody(request);
  const typed = String(form["email"] ?? "");
  const refuse = (status: number, problem: string) => data({ typed, problem, asked: null }, status);
  const email = EmailSchema.safeParse(typed);
  if (!email.success) return refuse(422, email.error.issues[0]?.message ?? "");
  const requested = await requestReset(request, { email: email.data, now: new Date() });
  if (requested.kind === "wait")
    return refuse(
      429,
      `Three links were asked for. Use the newest, or ask again in ${waitInWords(requested.ms)}.`,
    );
  return data({ typed, problem: null, asked: { email: email.data, isMailed: config().mail !== null } });
}

export default function ForgotPassword() {
  const posted = useActionData<typeof action>();
  if (posted?.asked)
    return (
      <DoorPage title="Look at your mail">
        <Banner tone="ok">
          <p>
            If there is an account with <strong>{posted.asked.email}</strong>, a link to choose a new password
            is on its way. It works once, within an hour.
          </p>
        </Banner>
        {posted.asked.isMailed ? null : (
          <p>
            This installation sends no mail: the link is in the server's log. Ask whoever runs it to hand it
            to you.
          </p>
        )}
        <p>
          <Link to="/sign-in">Back to signing in</Link>
        </p>
      </DoorPage>
    );
  return (
    <DoorPage title="A new password" lead="You get a link by mail, which lets you choose one.">
      <Form method="post" reloadDocument className="card stack gap-4" noValidate>
        <TextField
          label="Mail address"
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={posted?.typed ?? ""}
          error={posted?.problem}
        />
        <Button type="submit" look="primary">
          Send the link
        </Button>
      </Form>
      <p>
        <Link to="/sign-in">Back to signing in</Link>
      </p>
    </DoorPage>
  );
}
