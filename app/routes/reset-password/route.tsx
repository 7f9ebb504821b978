import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NewPasswordSchema } from "~/auth/form-input.ts";
import { SHORTEST_PASSWORD } from "~/auth/limits.ts";
import { resetPassword } from "~/auth/reset.server.ts";
import { DoorPage } from "~/components/accounts/door-page.tsx";
import { PasswordField } from "~/components/accounts/password-field.tsx";
import { Banner } from "~/components/banner.tsx";
import { Button, ButtonLink } from "~/components/button.tsx";
import { readBody } from "~/request-body.server.ts";

export const meta: MetaFunction = () => [
  { title: "Choose a new password · Headroom" },
  { name: "robots", content: "noindex" },
];

/** Nothing outside may learn the address of this page, which holds the link's secret. */
const UNTOLD = { "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" };
export const headers = () => UNTOLD;

export function loader({ request }: LoaderFunctionArgs) {
  return { token: new URL(request.url).searchParams.get("token") ?? "" };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readBody(request);
  const password = NewPasswordSchema.safeParse(form["password"]);
  if (!password.success) return data({ problem: password.error.issues[0]?.message, isSpent: false }, 422);
  const isSet = await resetPassword(request, {
    token: String(form["token"] ?? ""),
    password: password.data,
  });
  if (!isSet) return data({ problem: undefined, isSpent: true }, 410);
  return redirect("/sign-in?reset");
}

export default function ResetPassword() {
  const { token } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (token === "" || refused?.isSpent)
    return (
      <DoorPage title="Choose a new password">
        <Banner tone="bad">
          <p>This link was used, is more than an hour old, or is not whole. Ask for a new one.</p>
        </Banner>
        <div>
          <ButtonLink to="/forgot-password" look="primary">
            Ask for a new link
          </ButtonLink>
        </div>
      </DoorPage>
    );
  return (
    <DoorPage
      title="Choose a new password"
      lead="Every browser that is signed in to the account is signed out."
    >
      <Form method="post" reloadDocument className="card stack gap-4" noValidate>
        <input type="hidden" name="token" value={token} />
        <PasswordField
          label="New password"
          name="password"
          autoComplete="new-password"
          minLength={SHORTEST_PASSWORD}
          hint={`At least ${SHORTEST_PASSWORD} characters, of any kind.`}
          error={refused?.problem}
        />
        <Button type="submit" look="primary">
          Change the password
        </Button>
      </Form>
    </DoorPage>
  );
}
