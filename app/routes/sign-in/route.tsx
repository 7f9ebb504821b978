import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { z } from "zod";
import { signIn } from "~/auth/enter.server.ts";
import { EmailSchema, PasswordSchema, type Problems, problemsOf } from "~/auth/form-input.ts";
import { nextPath, withNext } from "~/auth/next-path.ts";
import { workHere } from "~/auth/work-here.server.ts";
import { DoorPage } from "~/components/accounts/door-page.tsx";
import { PasskeySignIn } from "~/components/accounts/passkey-sign-in.tsx";
import { PasswordField } from "~/components/accounts/password-field.tsx";
import { tellSignedOut } from "~/components/accounts/signed-out.ts";
import { TakeAlong } from "~/components/accounts/take-along.tsx";
import { waitInWords } from "~/components/accounts/work-here.ts";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { TextField } from "~/components/field.tsx";
import { readBody } from "~/request-body.server.ts";
import { getAccount } from "~/session.server.ts";

export const meta: MetaFunction = () => [
  { title: "Sign in · Headroom" },
  { name: "robots", content: "noindex" },
];

const SignInSchema = z.object({ email: EmailSchema, password: PasswordSchema });

const asked = (request: Request) => new URL(request.url).searchParams;

export async function loader({ request }: LoaderFunctionArgs) {
  const next = nextPath(asked(request).get("next"));
  if (await getAccount(request)) throw redirect(next);
  return data(
    {
      next,
      work: await workHere(request),
      isAfterReset: asked(request).has("reset"),
      isAfterSignOut: asked(request).has("out"),
    },
    { headers: { "Cache-Control": "no-store" } },
  );
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readBody(request);
  const next = nextPath(form["next"]);
  const typed = { email: String(form["email"] ?? ""), remember: form["remember"] === "on" };
  const takeAlong = form["take-along"] === "on";
  const refuse = (status: number, problems: Problems<"email" | "password" | "form">) =>
    data({ typed: { ...typed, takeAlong }, problems }, status);

  const parsed = SignInSchema.safeParse(form);
  if (!parsed.success) return refuse(422, problemsOf(parsed.error));
  const entered = await signIn(request, {
    ...parsed.data,
    remember: typed.remember,
    takeAlong,
    now: new Date(),
  });
  switch (entered.kind) {
    case "entered":
      throw redirect(next, { headers: entered.headers });
    case "wait":
      return refuse(429, {
        form: `Too many tries for this address. Wait ${waitInWords(entered.ms)}, use a passkey, or ask for a new password.`,
      });
    default:
      return refuse(401, { form: "This address and password do not go together. Check both." });
  }
}

export default function SignIn() {
  const { next, work, isAfterReset, isAfterSignOut } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const problems = refused?.problems ?? {};
  useEffect(() => {
    if (isAfterSignOut) tellSignedOut();
  }, [isAfterSignOut]);
  return (
    <DoorPage title="Sign in" lead="An account keeps your attempts on every device. Practice needs none.">
      {isAfterReset && !refused ? (
        <Banner tone="ok">
          <p>Your password is changed, and you are signed out everywhere. Sign in with the new one.</p>
        </Banner>
      ) : null}
      {isAfterSignOut && !refused ? (
        <Banner>
          <p>You are signed out.</p>
        </Banner>
      ) : null}
      {problems.form === undefined ? null : (
        <Banner tone="bad">
          <p>{problems.form}</p>
        </Banner>
      )}
      <Form method="post" reloadDocument className="card stack gap-4" noValidate>
        <input type="hidden" name="next" value={next} />
        <TextField
          label="Mail address"
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={refused?.typed.email ?? ""}
          error={problems.email}
        />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          error={problems.password}
        />
        <label className="choice">
          <input type="checkbox" name="remember" defaultChecked={refused?.typed.remember ?? true} />
          Stay signed in when the browser closes
        </label>
        <TakeAlong work={work} chosen={refused?.typed.takeAlong} />
        <Button type="submit" look="primary">
          Sign in
        </Button>
        <PasskeySignIn next={next} />
      </Form>
      <p className="row justify-between">
        <Link to={withNext("/sign-up", next)}>Make an account</Link>
        <Link to="/forgot-password">Forgot your password?</Link>
      </p>
    </DoorPage>
  );
}
