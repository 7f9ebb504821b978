import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { authFor } from "~/auth/auth.server.ts";
import { cookiesOf } from "~/auth/cookies.server.ts";
import { DoorPage } from "~/components/accounts/door-page.tsx";
import { Banner } from "~/components/banner.tsx";
import { Button, ButtonLink } from "~/components/button.tsx";
import { idsOf } from "~/models/adoption.server.ts";
import { readBody } from "~/request-body.server.ts";
import { getAccount } from "~/session.server.ts";
import { useLeaving } from "./use-leaving.ts";

export const meta: MetaFunction = () => [
  { title: "Sign out · Headroom" },
  { name: "robots", content: "noindex" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const account = await getAccount(request);
  if (!account) throw redirect("/sign-in");
  return data(
    { name: account.name, email: account.email, ids: await idsOf(account.userId) },
    { headers: { "Cache-Control": "no-store" } },
  );
}

export async function action({ request }: ActionFunctionArgs) {
  const { purged } = await readBody(request);
  const { headers } = await authFor(request).api.signOut({ headers: request.headers, returnHeaders: true });
  const reply = cookiesOf(headers);
  // The page's script removes this person's copies of text; where it did not, the browser removes all it keeps of us.
  if (purged !== "on") reply.set("Clear-Site-Data", '"storage"');
  return redirect("/sign-in?out", { headers: reply });
}

export default function SignOut() {
  const { name, email, ids } = useLoaderData<typeof loader>();
  const { unsaved, purged, leave } = useLeaving(ids);
  return (
    <DoorPage
      title="Sign out"
      lead={
        <>
          You are signed in as <strong>{name}</strong>, {email}.
        </>
      }
    >
      {unsaved > 0 ? (
        <Banner tone="warn">
          <p>
            {unsaved === 1 ? "One change of yours has" : `${unsaved} changes of yours have`} not reached the
            server. Signing out deletes {unsaved === 1 ? "it" : "them"} from this device. To keep{" "}
            {unsaved === 1 ? "it" : "them"}, open <Link to="/attempts">your attempts</Link> while you are
            online.
          </p>
        </Banner>
      ) : null}
      <Form method="post" reloadDocument className="card stack gap-4" onSubmit={leave}>
        <input type="hidden" name="purged" value={purged ? "on" : "off"} />
        <p>Nothing of yours stays in this browser. What you have saved stays in your account.</p>
        <div className="row">
          <Button type="submit" look="primary">
            {unsaved > 0 ? "Sign out, and delete what is not saved" : "Sign out"}
          </Button>
          <ButtonLink to="/attempts" look="quiet">
            Stay signed in
          </ButtonLink>
        </div>
      </Form>
    </DoorPage>
  );
}
