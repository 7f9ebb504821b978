import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DoorPage } from "~/components/accounts/door-page.tsx";
import { Button } from "~/components/button.tsx";
import { LaunchRefused } from "~/components/lti/launch-refused.tsx";
import { textOf } from "~/course-view.server.ts";
import { choicesFor, connect } from "~/lti/connect.server.ts";
import { goOn } from "~/lti/go-on.server.ts";
import { openLaunch } from "~/lti/open-launch.server.ts";
import { getAccount } from "~/session.server.ts";

export const meta: MetaFunction = () => [
  { title: "Connect a course · Headroom" },
  { name: "robots", content: "noindex" },
];
export const handle = { chrome: "none" };

const UNCACHED = { "Cache-Control": "no-store" };
export const headers = () => UNCACHED;
const TOO_LATE =
  "This launch has been used already, or it took too long. Open the link in your learning platform again.";

/** The launch of an instructor whose course is not connected; throws nobody out, and says why not. */
async function instructorAt(request: Request, ticket: string) {
  const open = await openLaunch(ticket, new Date());
  const account = await getAccount(request);
  if (!open || !account || open.linked?.userId !== account.userId) return null;
  return open.role === "instructor" && open.context === null ? { open, userId: account.userId } : null;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const ticket = new URL(request.url).searchParams.get("launch") ?? "";
  const here = await instructorAt(request, ticket);
  if (!here) return data({ kind: "refused" as const, why: TOO_LATE }, { status: 410, headers: UNCACHED });
  const { open, userId } = here;
  const choices = await choicesFor(open, userId);
  return data(
    {
      kind: "choose" as const,
      ticket,
      platform: open.platform.name,
      course: open.launch.context?.title ?? "",
      ...choices,
    },
    { status: 200, headers: UNCACHED },
  );
}

export async function action({ request }: ActionFunctionArgs) {
  const now = new Date();
  const form = await request.formData();
  const ticket = textOf(form, "launch", 200);
  const refuse = (why: string, status: number) => data({ why }, { status, headers: UNCACHED });
  const here = await instructorAt(request, ticket);
  if (!here) return refuse(TOO_LATE, 410);
  const { userId } = here;
  const course = textOf(form, "course", 100);
  const connected = await connect(here.open, { userId, course, now });
  if (!connected) return refuse("Choose a course that you teach here and that has not ended.", 422);
  const open = await openLaunch(ticket, now);
  const outcome = open && (await goOn(request, { open, as: null, now }));
  const headers = outcome?.kind === "arrived" ? outcome.headers : new Headers();
  throw redirect(`/courses/${connected.courseId}/lms?connected`, { headers });
}

export default function Connect() {
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (loaded.kind === "refused") return <LaunchRefused why={loaded.why} />;
  const { ticket, platform, course, courses, newTitle } = loaded;
  return (
    <DoorPage
      title="Which course is this?"
      lead={`${course === "" ? "A course" : course} in ${platform} is not connected yet.`}
    >
      {courses.length === 0 && newTitle === null ? (
        <div className="card">
          <p>
            The course that {platform} was registered for is one that you do not teach here. Ask one of its
            instructors to connect it, or to make you one.
          </p>
        </div>
      ) : (
        <form method="post" className="card stack gap-4">
          <input type="hidden" name="launch" value={ticket} />
          <fieldset className="stack gap-2" aria-describedby="what-connecting-does">
            <legend className="field-label">It is</legend>
            {courses.map(({ id, title }, index) => (
              <label key={id} className="choice">
                <input type="radio" name="course" value={id} defaultChecked={index === 0} />
                {title}
              </label>
            ))}
            {newTitle === null ? null : (
              <label className="choice">
                <input type="radio" name="course" value="new" defaultChecked={courses.length === 0} />A new
                course, {newTitle}
              </label>
            )}
            {refused ? <p className="field-error">{refused.why}</p> : null}
          </fieldset>
          <p className="muted" id="what-connecting-does">
            Whoever comes from there gets the role that {platform} gives them: instructors teach, learners are
            students. Marks go back once you release them.
          </p>
          <div>
            <Button type="submit" look="primary">
              Connect it
            </Button>
          </div>
        </form>
      )}
    </DoorPage>
  );
}
