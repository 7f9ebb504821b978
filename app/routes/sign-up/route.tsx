import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { signUp } from "~/auth/enter.server.ts";
import { EmailSchema, NameSchema, NewPasswordSchema, type Problems, problemsOf } from "~/auth/form-input.ts";
import { LONGEST_NAME, SHORTEST_PASSWORD } from "~/auth/limits.ts";
import { nextPath, withNext } from "~/auth/next-path.ts";
import { workHere } from "~/auth/work-here.server.ts";
import { DoorPage } from "~/components/accounts/door-page.tsx";
import { PasswordField } from "~/components/accounts/password-field.tsx";
import { TakeAlong } from "~/components/accounts/take-along.tsx";
import { Button } from "~/components/button.tsx";
import { TextField } from "~/components/field.tsx";
import { readBody } from "~/request-body.server.ts";
import { getAccount } from "~/session.server.ts";

export const meta: MetaFunction = () => [
  { title: "Make an account · Headroom" },
  { name: "robots", content: "noindex" },
];

const SignUpSchema = z.object({ name: NameSchema, email: EmailSchema, password: NewPasswordSchema });

export async function loader({ request }: LoaderFunctionArgs) {
  const next = nextPath(new URL(request.url).searchParams.get("next"));
  if (await getAccount(request)) throw redirect(next);
  return data({ next, work: await workHere(request) }, { headers: { "Cache-Control": "no-store" } });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readBody(request);
  const next = nextPath(form["next"]);
  const takeAlong = form["take-along"] === "on";
  const typed = { name: String(form["name"] ?? ""), email: String(form["email"] ?? ""), takeAlong };
  const refuse = (status: number, problems: Problems<"name" | "email" | "password">) =>
    data({ typed, problems }, status);

  const parsed = SignUpSchema.safeParse(form);
  if (!parsed.success) return refuse(422, problemsOf(parsed.error));
  const entered = await signUp(request, { ...parsed.data, remember: true, takeAlong, now: new Date() });
  if (entered.kind === "entered") throw redirect(next, { headers: entered.headers });
  return refuse(409, { email: "There is an account with this address. Sign in, or ask for a new password." });
}

export default function SignUp() {
  const { next, work } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const problems = refused?.problems ?? {};
  return (
    <DoorPage
      title="Make an account"
      lead="It keeps your attempts on every device, and lets you join a course."
    >
      <Form method="post" reloadDocument className="card stack gap-4" noValidate>
        <input type="hidden" name="next" value={next} />
        <TextField
          label="Name"
          name="name"
          autoComplete="name"
          required
          maxLength={LONGEST_NAME}
          hint="Your instructors see it, and nobody else."
          defaultValue={refused?.typed.name ?? ""}
          error={problems.name}
        />
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
          autoComplete="new-password"
          minLength={SHORTEST_PASSWORD}
          hint={`At least ${SHORTEST_PASSWORD} characters, of any kind.`}
          error={problems.password}
        />
        <TakeAlong work={work} chosen={refused?.typed.takeAlong} />
        <Button type="submit" look="primary">
          Make the account
        </Button>
      </Form>
      <p>
        You have one? <Link to={withNext("/sign-in", next)}>Sign in</Link>
      </p>
    </DoorPage>
  );
}
