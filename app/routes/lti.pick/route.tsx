import { type ActionFunctionArgs, data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DoorPage } from "~/components/accounts/door-page.tsx";
import { Button } from "~/components/button.tsx";
import { useAutoSubmit } from "~/components/lti/auto-submit.ts";
import { LaunchRefused } from "~/components/lti/launch-refused.tsx";
import { textOf } from "~/course-view.server.ts";
import { originFor } from "~/lti/begin.server.ts";
import { pageOriginsOf } from "~/lti/frames.ts";
import { openLaunch } from "~/lti/open-launch.server.ts";
import { pick } from "~/lti/pick.server.ts";

export const meta: MetaFunction = () => [
  { title: "Choose an assignment · Headroom" },
  { name: "robots", content: "noindex" },
];
export const handle = { chrome: "none" };

const UNCACHED = { "Cache-Control": "no-store" };
export const headers = () => UNCACHED;
const TOO_LATE =
  "This choice has been sent already, or it took too long. Close it, and begin again in your learning platform.";

/** There is nothing to see without a launch. */
export function loader() {
  return data({ why: TOO_LATE }, { status: 400, headers: UNCACHED });
}

/** Takes what was chosen in a frame; the ticket of the launch says who chose. */
export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const form = await request.formData();
  const open = await openLaunch(textOf(form, "launch", 200), now);
  const refuse = () => data({ kind: "refused" as const, why: TOO_LATE }, { status: 410, headers: UNCACHED });
  if (!open) return refuse();
  const { platform, launch } = open;
  const returnUrl = launch.deepLinking?.returnUrl;
  context.letFrame?.({
    shownBy: pageOriginsOf(platform, [launch.returnUrl, returnUrl]),
    formsTo: pageOriginsOf(platform, [returnUrl]),
  });
  const chosen = form.getAll("assignment").map((one) => (typeof one === "string" ? one.slice(0, 100) : ""));
  const isCancel = form.get("do") !== "link";
  const response = await pick(open, {
    assignmentIds: isCancel ? [] : chosen,
    origin: originFor(request),
    now,
  });
  if (!response) return refuse();
  return data(
    { kind: "send" as const, platform: platform.name, ...response },
    { status: 200, headers: UNCACHED },
  );
}

export default function PickPage() {
  const { why } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return answer?.kind === "send" ? <Send {...answer} /> : <LaunchRefused why={answer?.why ?? why} />;
}

function Send({ platform, returnUrl, jwt }: { platform: string; returnUrl: string; jwt: string }) {
  const form = useAutoSubmit(true);
  return (
    <DoorPage title={`Back to ${platform}`}>
      <form ref={form} method="post" action={returnUrl} className="card stack gap-4">
        <p>Your choice goes to {platform}, which makes the link.</p>
        <input type="hidden" name="JWT" value={jwt} />
        <div>
          <Button type="submit" look="primary">
            Send it
          </Button>
        </div>
      </form>
    </DoorPage>
  );
}
