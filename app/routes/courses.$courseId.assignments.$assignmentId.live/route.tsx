import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { assignmentCard } from "~/assignment-view.server.ts";
import { authoriseAssignment } from "~/authorisation/authorise.server.ts";
import { Banner } from "~/components/banner.tsx";
import { Button, ButtonLink } from "~/components/button.tsx";
import { CourseHead } from "~/components/courses/course-head.tsx";
import { counted } from "~/components/courses/words.ts";
import { TextField } from "~/components/field.tsx";
import { courseHead, textOf, UNCACHED } from "~/course-view.server.ts";
import { liveView } from "~/live-view.server.ts";
import { readAssignment } from "~/models/assignment.server.ts";
import { extendTime, MOST_EXTRA_MINUTES } from "~/models/live.server.ts";
import { giveOutageBack } from "~/models/outage.server.ts";
import { plainly } from "~/own-request.server.ts";
import { LiveTable } from "./live-table.tsx";
import { useLive } from "./use-live.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Live: ${loaded?.card.title ?? "assignment"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await authoriseAssignment(request, params, "live.see");
  const assignment = await readAssignment(asked.assignmentId);
  if (!assignment) throw plainly("There is no such assignment in this course.", 404);
  const done = new URL(request.url).searchParams.get("given");
  return data(
    {
      ...courseHead(asked),
      card: assignmentCard(assignment, asked.course.timeZone, asked.now),
      mayExtend: asked.may("time.extend"),
      given: done === null ? null : Number(done) || 0,
      now: await liveView(asked),
    },
    UNCACHED,
  );
}

/** Gives time to one attempt or to all, or an outage's time back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const outageId = form.get("intent") === "outage" ? Number(textOf(form, "outage", 20)) : null;
  const right = outageId === null ? "time.extend" : "outage.compensate";
  const { courseId, assignmentId, userId: by, now } = await authoriseAssignment(request, params, right);
  const here = `/courses/${courseId}/assignments/${assignmentId}/live`;
  const act = { courseId, assignmentId, by, now };
  if (outageId !== null) {
    const given = await giveOutageBack({ ...act, outageId });
    if (given === null) return data({ message: "The time of this outage was given back before." }, 409);
    throw redirect(`${here}?given=${given}`);
  }
  const minutes = Number(textOf(form, "minutes", 10));
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MOST_EXTRA_MINUTES)
    return data({ message: `Enter whole minutes, from 1 to ${MOST_EXTRA_MINUTES}.` }, 422);
  const attempt = textOf(form, "attempt", 100);
  const given = await extendTime({ ...act, attemptId: attempt === "" ? null : attempt, minutes });
  if (given === 0)
    return data({ message: "Nobody got more time: what a student handed in stays handed in." }, 409);
  throw redirect(`${here}?given=${given}`);
}

export default function Live() {
  const { now, card, mayExtend, given, ...head } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const base = `/courses/${head.course.id}/assignments/${card.id}`;
  const { live, stale } = useLive(now, `${base}/live/now`);
  const attempts = live.students.flatMap((student) => student.attempts);
  const inside = attempts.filter(({ state }) => state !== "submitted").length;
  const open = live.outages.filter((outage) => !outage.given);
  return (
    <div className="page stack gap-6">
      <CourseHead {...head} title={`Live: ${card.title}`}>
        <p>
          {counted(inside, "round")} under way, {attempts.length - inside} handed in or closed,{" "}
          {counted(live.students.filter((student) => student.attempts.length === 0).length, "student")} not
          started.
        </p>
        <div className="row">
          <ButtonLink to={base}>Back to the assignment</ButtonLink>
          <ButtonLink to={`${base}/live`} look="quiet" reloadDocument>
            Load again
          </ButtonLink>
          <p className="muted text-sm">As of {live.at}; asked again every ten seconds.</p>
        </div>
      </CourseHead>
      {refused ? <Banner tone="bad">{refused.message}</Banner> : null}
      {given !== null && !refused ? (
        <Banner tone="ok">
          Time was given to {counted(given, "round")}. Open pages follow within a minute, and at once when
          they are looked at.
        </Banner>
      ) : null}
      {stale ? <Banner tone="warn">The server does not answer; these rows are of {live.at}.</Banner> : null}
      {open.map((outage) => (
        <Banner
          key={outage.id}
          tone="warn"
          actions={
            <Form method="post" action={`${base}/live`}>
              <input type="hidden" name="outage" value={outage.id} />
              <Button type="submit" look="primary" name="intent" value="outage">
                Give it back
              </Button>
            </Form>
          }
        >
          The server was down for {outage.seconds} s from {outage.from}, while{" "}
          {counted(outage.attempts, "round")} ran.
        </Banner>
      ))}
      {mayExtend ? (
        <Form
          method="post"
          action={`${base}/live`}
          className="card row items-end"
          aria-label="More time for everyone"
        >
          <TextField
            label="Minutes for everyone who has not handed in"
            name="minutes"
            inputMode="numeric"
            defaultValue="5"
            required
          />
          <Button type="submit" name="intent" value="extend">
            Give them to all
          </Button>
        </Form>
      ) : null}
      <LiveTable students={live.students} action={`${base}/live`} mayExtend={mayExtend} slots={card.slots} />
    </div>
  );
}
