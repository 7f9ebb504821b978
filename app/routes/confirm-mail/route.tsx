import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { confirmMail } from "~/auth/confirm-mail.server.ts";
import { withNext } from "~/auth/next-path.ts";
import { DoorPage } from "~/components/accounts/door-page.tsx";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { readBody } from "~/request-body.server.ts";

export const meta: MetaFunction = () => [
  { title: "Confirm your address · Headroom" },
  { name: "robots", content: "noindex" },
];

/** The address of this page holds the link's secret. */
export const headers = () => ({ "Cache-Control": "no-store" });

export function loader({ request }: LoaderFunctionArgs) {
  return { token: new URL(request.url).searchParams.get("token") ?? "" };
}

/** A press of a button confirms, not the opening of the link: mail programs open links to look at them. */
export async function action({ request }: ActionFunctionArgs) {
  const token = String((await readBody(request))["token"] ?? "");
  const { kind } = await confirmMail(request, token);
  if (kind === "sign-in")
    throw redirect(withNext("/sign-in", `/confirm-mail?token=${encodeURIComponent(token)}`));
  return data({ kind }, kind === "spent" ? 410 : 200);
}

export default function ConfirmMail() {
  const { token } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  if (posted?.kind === "confirmed")
    return (
      <DoorPage title="Your address is confirmed">
        <Banner tone="ok">
          <p>Mail about your account goes there.</p>
        </Banner>
        <p>
          <Link to="/account">Your account</Link>
        </p>
      </DoorPage>
    );
  if (token === "" || posted?.kind === "spent")
    return (
      <DoorPage title="Confirm your address">
        <Banner tone="bad">
          <p>
            This link is more than an hour old, is another account's, or is not whole. Ask for a new one on
            your account's page.
          </p>
        </Banner>
        <p>
          <Link to="/account">Your account</Link>
        </p>
      </DoorPage>
    );
  return (
    <DoorPage title="Confirm your address" lead="One press, and we know that this address is yours.">
      <Form method="post" reloadDocument className="card stack gap-4">
        <input type="hidden" name="token" value={token} />
        <Button type="submit" look="primary">
          Confirm the address
        </Button>
      </Form>
    </DoorPage>
  );
}
