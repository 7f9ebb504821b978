import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { authorise } from "~/authorisation/authorise.server.ts";
import { Banner } from "~/components/banner.tsx";
import { CourseHead } from "~/components/courses/course-head.tsx";
import { PlatformForm } from "~/components/lti/platform-form.tsx";
import { PlatformList } from "~/components/lti/platform-list.tsx";
import { ToolFacts } from "~/components/lti/tool-facts.tsx";
import { courseHead, textOf, UNCACHED } from "~/course-view.server.ts";
import { originFor } from "~/lti/begin.server.ts";
import { toolAddresses } from "~/lti/configuration.ts";
import { readPlatformForm } from "~/lti/platform-form.server.ts";
import { syncPeople } from "~/lti/sync-people.server.ts";
import { contextsOfCourse, disconnectContext } from "~/models/lti-context.server.ts";
import { awaitedMembers } from "~/models/lti-member.server.ts";
import { addPlatform, listPlatforms, removePlatform } from "~/models/lti-platform.server.ts";
import { listScores, retryScores } from "~/models/lti-score.server.ts";
import { courseNames } from "~/models/people.server.ts";
import { plainly } from "~/own-request.server.ts";
import { zonedLabel } from "~/time-zone.ts";
import { Connected } from "./connected.tsx";
import { SentMarks } from "./sent-marks.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Learning platform · ${loaded?.course.title ?? "Course"} · Headroom` },
];

/** Of those who have not come yet, and of marks. */
const MOST_SHOWN = 200;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await authorise(request, params, "lms.see");
  const { courseId, course } = asked;
  const search = new URL(request.url).searchParams;
  const names = await courseNames(courseId);
  const { scores, total } = await listScores(courseId, MOST_SHOWN);
  const at = (moment: Date) => zonedLabel(moment.toISOString(), course.timeZone);
  const contexts = [];
  for (const one of await contextsOfCourse(courseId))
    contexts.push({
      id: one.id,
      title: one.title || one.contextId,
      platform: one.platform.name,
      linked: at(one.linkedAt),
      synced: one.syncedAt && at(one.syncedAt),
      syncProblem: one.syncProblem,
      members: one.members,
      offersPeople: one.membershipsUrl !== null,
      offersMarks: one.lineItemsUrl !== null,
      awaited: await awaitedMembers(one, MOST_SHOWN),
    });
  return data(
    {
      ...courseHead(asked),
      mayChange: asked.may("lms.change"),
      said: ["connected", "registered", "synced", "retried"].find((one) => search.has(one)) ?? null,
      addresses: toolAddresses(originFor(request)),
      platforms: (await listPlatforms(courseId)).map(
        ({ id, name, issuer, clientId, deploymentId, accounts }) => ({
          id,
          name,
          issuer,
          clientId,
          deploymentId,
          accounts,
        }),
      ),
      common: (await listPlatforms(null)).map(({ id, name, issuer }) => ({ id, name, issuer })),
      contexts,
      total,
      scores: scores.map(({ changedAt, sentAt, userId, ...score }) => ({
        ...score,
        student: names.get(userId) ?? "Somebody who has left",
        changed: at(changedAt),
        sent: sentAt && at(sentAt),
      })),
    },
    UNCACHED,
  );
}

/** Registers a platform for the course, removes one, takes its people, parts courses, or sends marks again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { courseId, userId: by, now } = await authorise(request, params, "lms.change");
  const form = await request.formData();
  const id = textOf(form, "id", 100);
  const done = (what: string) => redirect(`/courses/${courseId}/lms?${what}`);
  const refuse = (why: string, status: number) =>
    data({ why, typed: {} as Partial<Record<string, string>>, errors: {} }, status);
  switch (form.get("intent")) {
    case "register": {
      const read = readPlatformForm(form, { anyDeployment: false });
      if (read.kind === "wrong") return data({ why: null, typed: read.typed, errors: read.errors }, 422);
      switch (await addPlatform({ facts: read.facts, courseId, by, now })) {
        case "added":
          throw done("registered");
        case "known":
          return refuse(
            "This deployment of this platform is registered already: here, in another course, or by an administrator for all.",
            409,
          );
        case "too-many":
          return refuse("A course has at most 20 registrations. Remove one first.", 409);
      }
      break;
    }
    case "remove":
      await removePlatform({ id, courseId, by, now });
      break;
    case "disconnect":
      await disconnectContext({ id, courseId, by, now });
      break;
    case "sync": {
      const context = (await contextsOfCourse(courseId)).find((one) => one.id === id);
      if (!context) return refuse("This course is connected no longer.", 404);
      const synced = await syncPeople(context, { by, now });
      if (synced.kind === "failed") return refuse(synced.why, 502);
      throw done("synced");
    }
    case "retry":
      await retryScores({ courseId, ...(id !== "" && { id: Number(id) || 0 }), now });
      throw done("retried");
    default:
      throw plainly("Say what to do: register, remove, disconnect, sync or retry.", 422);
  }
  throw redirect(`/courses/${courseId}/lms`);
}

const SAID: Record<string, string> = {
  connected: "The course is connected. Learners who open a link there come in as students.",
  registered: "The platform is registered. Now open the tool once from the course there, as its instructor.",
  synced: "The platform’s list of people is taken.",
  retried: "The marks are on their way again.",
};

export default function LearningPlatform() {
  const loaded = useLoaderData<typeof loader>();
  const { mayChange, said, addresses, platforms, common, contexts, scores, total, ...head } = loaded;
  const refused = useActionData<typeof action>();
  const isEmpty = platforms.length + common.length === 0;
  return (
    <div className="page stack gap-6">
      <CourseHead {...head} title="Learning platform">
        <p className="muted">
          Canvas, Moodle and others that speak LTI 1.3: people come in by a link there, with their role, and
          released marks go to the gradebook.
        </p>
      </CourseHead>
      {refused?.why ? <Banner tone="bad">{refused.why}</Banner> : null}
      {said && !refused ? <Banner tone="ok">{SAID[said]}</Banner> : null}
      <Connected contexts={contexts} mayChange={mayChange} hasPlatforms={!isEmpty} />
      {contexts.length > 0 || scores.length > 0 ? (
        <SentMarks scores={scores} total={total} mayChange={mayChange} />
      ) : null}
      <section className="stack gap-4" aria-labelledby="platforms">
        <h2 id="platforms">Registered platforms</h2>
        {common.length > 0 ? (
          <p>
            For every course, by an administrator:{" "}
            {common.map(({ name, issuer }) => `${name} (${issuer})`).join(", ")}.
          </p>
        ) : null}
        <PlatformList platforms={platforms} mayChange={mayChange} />
        {mayChange ? (
          <details className="card" open={isEmpty || Object.keys(refused?.errors ?? {}).length > 0}>
            <summary>Register a platform for this course</summary>
            <div className="stack gap-6 mt-4">
              <section className="stack gap-3" aria-labelledby="there">
                <h3 id="there">1. Make the tool there</h3>
                <p className="muted">With LTI 1.3, and these addresses.</p>
                <ToolFacts addresses={addresses} />
                <p className="muted">
                  Let it know names, and use the list of people and the gradebook, with columns of its own.
                </p>
              </section>
              <section className="stack gap-3" aria-labelledby="here">
                <h3 id="here">2. Type here what the platform then shows</h3>
                <PlatformForm
                  typed={refused?.typed ?? {}}
                  errors={refused?.errors ?? {}}
                  anyDeployment={false}
                />
              </section>
            </div>
          </details>
        ) : null}
      </section>
    </div>
  );
}
