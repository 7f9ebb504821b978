import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { withNext } from "~/auth/next-path.ts";
import { DoorPage } from "~/components/accounts/door-page.tsx";
import { Button, ButtonLink } from "~/components/button.tsx";
import { useAutoSubmit } from "~/components/lti/auto-submit.ts";
import { LaunchRefused } from "~/components/lti/launch-refused.tsx";
import { textOf } from "~/course-view.server.ts";
import { type As, goOn, mayBeginAnew, nowhere } from "~/lti/go-on.server.ts";
import { openLaunch, opensAlone } from "~/lti/open-launch.server.ts";
import { isSameBrowser } from "~/lti/state.server.ts";
import { getAccount } from "~/session.server.ts";
import { FirstTime } from "./first-time.tsx";

export const meta: MetaFunction = () => [
  { title: "Go on · Headroom" },
  { name: "robots", content: "noindex" },
];
export const handle = { chrome: "none" };

const UNCACHED = { "Cache-Control": "no-store" };
export const headers = () => UNCACHED;
const TOO_LATE =
  "This launch has been used already, or it took too long. Open the link in your learning platform again.";

/** Shows who would go on where: a mere visit signs nobody in, so that no link made by others can. */
export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const ticket = new URL(request.url).searchParams.get("launch") ?? "";
  const open = await openLaunch(ticket, now);
  const refuse = (why: string, status = 400) =>
    data({ kind: "refused" as const, why }, { status, headers: UNCACHED });
  if (!open) return refuse(TOO_LATE, 410);
  const why = nowhere(open);
  if (why !== null) return refuse(why);
  const { platform, launch, linked, state } = open;
  const current = await getAccount(request);
  const isBound = isSameBrowser(state, request.headers.get("Cookie") ?? "");
  const shown = { ticket, platform: platform.name, course: launch.context?.title ?? "" };
  if (linked) {
    const isHere = current?.userId === linked.userId;
    if (!isHere && !opensAlone(platform, linked))
      return data(
        { kind: "sign-in" as const, ...shown, name: linked.name, other: current?.name ?? null },
        { status: 200, headers: UNCACHED },
      );
    return data(
      { kind: "known" as const, ...shown, name: linked.name, isBound },
      { status: 200, headers: UNCACHED },
    );
  }
  return data(
    {
      kind: "first" as const,
      ...shown,
      name: launch.name,
      mine: current && { name: current.name, email: current.email },
      mayBeginAnew: mayBeginAnew(open),
    },
    { status: 200, headers: UNCACHED },
  );
}

export async function action({ request }: ActionFunctionArgs) {
  const now = new Date();
  const form = await request.formData();
  const ticket = textOf(form, "launch", 200);
  const asked = form.get("as");
  const as: As | null = asked === "new" || asked === "mine" ? asked : null;
  const refuse = (why: string, status: number) => data({ why }, { status, headers: UNCACHED });
  const open = await openLaunch(ticket, now);
  if (!open) return refuse(TOO_LATE, 410);
  const outcome = await goOn(request, { open, as, now });
  switch (outcome.kind) {
    case "arrived":
      throw redirect(outcome.to, { headers: outcome.headers });
    case "connect":
      throw redirect(`/lti/connect?launch=${ticket}`, { headers: outcome.headers });
    case "sign-in":
    case "choose":
      throw redirect(`/lti/enter?launch=${ticket}`);
    case "refused":
      return refuse(outcome.why, 409);
  }
}

export default function Enter() {
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (refused) return <LaunchRefused why={refused.why} />;
  switch (loaded.kind) {
    case "refused":
      return <LaunchRefused why={loaded.why} />;
    case "known":
      return <Known {...loaded} />;
    case "sign-in":
      return <SignInFirst {...loaded} />;
    case "first":
      return <FirstTime {...loaded} />;
  }
}

interface Shown {
  ticket: string;
  platform: string;
  course: string;
  name: string;
}

const fromWords = ({ platform, course }: Shown) => `From ${platform}${course === "" ? "" : `, ${course}`}`;

function Known({ isBound, ...shown }: Shown & { isBound: boolean }) {
  const form = useAutoSubmit(isBound);
  return (
    <DoorPage title={`Go on as ${shown.name || "yourself"}`} lead={fromWords(shown)}>
      <form ref={form} method="post" className="card stack gap-4">
        <input type="hidden" name="launch" value={shown.ticket} />
        <div>
          <Button type="submit" look="primary">
            Go on
          </Button>
        </div>
      </form>
    </DoorPage>
  );
}

function SignInFirst({ other, ...shown }: Shown & { other: string | null }) {
  const here = `/lti/enter?launch=${shown.ticket}`;
  return (
    <DoorPage title={`Sign in as ${shown.name || "yourself"}`} lead={fromWords(shown)}>
      <div className="card stack gap-4">
        {other === null ? (
          <>
            <p>This account opens with its own password or passkey. Afterwards you go on here.</p>
            <div>
              <ButtonLink to={withNext("/sign-in", here)} look="primary" reloadDocument>
                Sign in
              </ButtonLink>
            </div>
          </>
        ) : (
          <p>
            This browser is signed in as {other}. <Link to="/sign-out">Sign out</Link>, then open the link in
            your learning platform again.
          </p>
        )}
      </div>
    </DoorPage>
  );
}
