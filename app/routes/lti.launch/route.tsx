import { type ActionFunctionArgs, data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LaunchRefused } from "~/components/lti/launch-refused.tsx";
import { textOf } from "~/course-view.server.ts";
import { pageOriginsOf } from "~/lti/frames.ts";
import { nowhere } from "~/lti/go-on.server.ts";
import { keepOpen, opensAlone, standingOf } from "~/lti/open-launch.server.ts";
import { pickable } from "~/lti/pick.server.ts";
import { verifyLaunch } from "~/lti/verify-launch.server.ts";
import { NewWindow } from "./new-window.tsx";
import { Picker } from "./picker.tsx";

export const meta: MetaFunction = () => [
  { title: "Launch · Headroom" },
  { name: "robots", content: "noindex" },
];
export const handle = { chrome: "none" };

const UNCACHED = { "Cache-Control": "no-store" };
export const headers = () => UNCACHED;
const NO_VISIT = "Learning platforms send people here. Open the link in your course there.";
const LONGEST_TOKEN = 60_000;

/** A launch is posted; whoever types the address, or loads a launched page again, is told so. */
export function loader() {
  return data({ why: NO_VISIT }, { status: 400, headers: UNCACHED });
}

/**
 * Takes a platform's token. In a window of its own the person goes on at once; in a frame, where browsers keep cookies
 * from us, a new window is offered, and a choice of assignments is shown in place.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const form = await request.formData();
  const refuse = (why: string) => data({ kind: "refused" as const, why }, { status: 400, headers: UNCACHED });
  const failed = textOf(form, "error", 200);
  if (failed !== "")
    return refuse(
      `The platform did not sign you in (${failed.replace(/[^\w-]/g, " ")}). Sign in there, and open the link again.`,
    );
  const verified = await verifyLaunch({
    idToken: textOf(form, "id_token", LONGEST_TOKEN + 1),
    state: textOf(form, "state", 5000),
    now,
  });
  const { platform } = verified;
  const named = verified.kind === "launched" ? verified.launch : null;
  const returnUrl = named?.deepLinking?.returnUrl;
  if (platform)
    context.letFrame?.({
      shownBy: pageOriginsOf(platform, [named?.returnUrl, returnUrl]),
      formsTo: pageOriginsOf(platform, [returnUrl]),
    });
  if (verified.kind === "refused") return refuse(verified.why);
  const { launch } = verified;
  const standing = await standingOf(verified.platform, launch);
  const shownIn = request.headers.get("Sec-Fetch-Dest");
  const isFramed = shownIn === null ? launch.isFramed : shownIn !== "document";
  if (launch.kind === "deep-linking") {
    const choice = await pickable({ platform: verified.platform, launch, ...standing });
    if (choice.kind === "refused") return refuse(choice.why);
    const ticket = await keepOpen(verified, now);
    if (choice.kind === "choose")
      return data(
        {
          kind: "pick" as const,
          ticket,
          platform: verified.platform.name,
          several: launch.deepLinking?.takesSeveral ?? false,
          course: choice.course,
          assignments: choice.assignments,
        },
        { status: 200, headers: UNCACHED },
      );
    return data(
      { kind: "first" as const, ticket, platform: verified.platform.name },
      { status: 200, headers: UNCACHED },
    );
  }
  const ticket = await keepOpen(verified, now);
  if (!isFramed) throw redirect(`/lti/enter?launch=${ticket}`, { status: 303, headers: UNCACHED });
  const why = nowhere({ ticketHash: "", ...verified, ...standing });
  if (why !== null) return refuse(why);
  const { linked, context: connected } = standing;
  return data(
    {
      kind: "window" as const,
      ticket,
      platform: verified.platform.name,
      name: linked?.name ?? launch.name,
      course: launch.context?.title ?? "",
      /** One press is enough. */
      isKnown: linked !== null && opensAlone(verified.platform, linked) && connected !== null,
    },
    { status: 200, headers: UNCACHED },
  );
}

export default function LaunchPage() {
  const { why } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  switch (answer?.kind) {
    case "pick":
      return <Picker {...answer} />;
    case "first":
    case "window":
      return <NewWindow {...answer} />;
    default:
      return <LaunchRefused why={answer?.why ?? why} />;
  }
}
