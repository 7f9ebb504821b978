import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { authFor } from "~/auth/auth.server.ts";
import { cookiesOf } from "~/auth/cookies.server.ts";
import { PasswordSchema } from "~/auth/form-input.ts";
import { checkPassword } from "~/auth/own-password.server.ts";
import { requireSignedIn } from "~/auth/require-account.server.ts";
import { DoorPage } from "~/components/accounts/door-page.tsx";
import { PasswordField } from "~/components/accounts/password-field.tsx";
import { purgeOnceOut } from "~/components/accounts/signed-out.ts";
import { useScripts } from "~/components/accounts/use-scripts.ts";
import { waitInWords, workInWords } from "~/components/accounts/work-here.ts";
import { Banner } from "~/components/banner.tsx";
import { Button, ButtonLink } from "~/components/button.tsx";
import { idsOf } from "~/models/adoption.server.ts";
import { eraseAccount, type EraseBlocker, previewErasure } from "~/models/erase-account.server.ts";
import { readBody } from "~/request-body.server.ts";

export const meta: MetaFunction = () => [
  { title: "Delete the account · Headroom" },
  { name: "robots", content: "noindex" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { account } = await requireSignedIn(request);
  return data(
    { preview: await previewErasure(account.userId), ids: await idsOf(account.userId) },
    { headers: { "Cache-Control": "no-store" } },
  );
}

export async function action({ request }: ActionFunctionArgs) {
  const { account } = await requireSignedIn(request);
  const form = await readBody(request);
  const now = new Date();
  const refuse = (status: number, problem: string | undefined) => data({ problem }, status);
  const password = PasswordSchema.safeParse(form["password"]);
  if (!password.success) return refuse(422, password.error.issues[0]?.message);
  const checked = await checkPassword(request, { account, password: password.data, now });
  if (checked.kind === "wait") return refuse(429, `Too many tries. Wait ${waitInWords(checked.ms)}.`);
  if (checked.kind === "wrong") return refuse(401, "This is not your password.");
  if (!(await eraseAccount({ userId: account.userId, now })))
    return refuse(409, "Nothing was deleted: see what stands in the way.");
  const { headers } = await authFor(request).api.signOut({ headers: request.headers, returnHeaders: true });
  const reply = cookiesOf(headers);
  if (form["purges"] !== "on") reply.set("Clear-Site-Data", '"storage"');
  return redirect("/sign-in?out", { headers: reply });
}

function Blocker({ blocker }: { blocker: EraseBlocker }) {
  switch (blocker.kind) {
    case "only-instructor":
      return (
        <>
          You are the only instructor of <strong>{blocker.course}</strong>. Make somebody else an instructor,
          or end the course.
        </>
      );
    case "results-pending":
      return (
        <>
          The results of <strong>{blocker.assignment}</strong> in {blocker.course} are still to come. After
          their release the account can go.
        </>
      );
  }
}

export default function DeleteAccount() {
  const { preview, ids } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const scripts = useScripts();
  const { blockers, keptAttempts } = preview;
  const own = workInWords(preview);
  return (
    <DoorPage title="Delete the account">
      {blockers.length > 0 ? (
        <>
          <Banner tone="warn">
            <p>It cannot be deleted yet.</p>
          </Banner>
          <ul className="list-disc pl-5 stack gap-2">
            {blockers.map((blocker) => (
              <li key={JSON.stringify(blocker)}>
                <Blocker blocker={blocker} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Form
          method="post"
          reloadDocument
          className="card stack gap-4"
          onSubmit={() => purgeOnceOut(ids)}
          noValidate
        >
          <input type="hidden" name="purges" value={scripts ? "on" : "off"} />
          <p>
            Your name, address, password, passkeys and sessions go{own === "" ? "" : `, and ${own}`}. Nobody
            can bring them back; <Link to="/account">download your data</Link> first if you want to keep it.
          </p>
          {keptAttempts > 0 ? (
            <p>
              {keptAttempts === 1
                ? "One attempt that you made for a course stays"
                : `${keptAttempts} attempts that you made for a course stay`}{" "}
              in the course's records, without your name.
            </p>
          ) : null}
          <PasswordField
            label="Your password"
            name="password"
            autoComplete="current-password"
            error={refused?.problem}
          />
          <div className="row">
            <Button type="submit" look="danger">
              Delete it for good
            </Button>
            <ButtonLink to="/account" look="quiet">
              Keep it
            </ButtonLink>
          </div>
        </Form>
      )}
      <p>
        <Link to="/account">Your account</Link>
      </p>
    </DoorPage>
  );
}
