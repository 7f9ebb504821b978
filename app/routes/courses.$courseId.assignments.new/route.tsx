import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { authorise } from "~/authorisation/authorise.server.ts";
import { CourseHead } from "~/components/courses/course-head.tsx";
import { RulesForm } from "~/components/courses/rules-form.tsx";
import { courseHead, UNCACHED } from "~/course-view.server.ts";
import { createAssignment, MOST_ASSIGNMENTS } from "~/models/assignment.server.ts";
import { plainly } from "~/own-request.server.ts";
import { readRules, typedRules } from "~/rules-form.server.ts";

export const meta: MetaFunction = () => [{ title: "New assignment · Headroom" }];

const HOUR_MS = 3_600_000;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await authorise(request, params, "assignment.edit");
  // From the next full hour of tomorrow on, for two hours: to be changed.
  const opensAt = new Date(Math.ceil(asked.now.getTime() / HOUR_MS) * HOUR_MS + 24 * HOUR_MS);
  const typed = typedRules(
    {
      title: "",
      instructions: "",
      mode: "exam",
      opensAt,
      closesAt: new Date(opensAt.getTime() + 2 * HOUR_MS),
      minutes: null,
      seedPolicy: "none",
      seed: null,
      scorePolicy: "checks",
      lateRule: "finish",
      shows: "findings",
      passMark: null,
      anonymous: true,
      doubleMarked: 0,
    },
    asked.course.timeZone,
  );
  return data({ ...courseHead(asked), typed }, UNCACHED);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { courseId, course, userId: by, now } = await authorise(request, params, "assignment.edit");
  const read = readRules(await request.formData(), course.timeZone);
  if (!read.ok) return data({ typed: read.typed, errors: read.errors }, 422);
  const made = await createAssignment({ courseId, rules: read.rules, by, now });
  if (made.kind !== "saved") throw plainly(`A course has at most ${MOST_ASSIGNMENTS} assignments.`, 409);
  throw redirect(`/courses/${courseId}/assignments/${made.assignmentId}/edit`);
}

export default function NewAssignment() {
  const { typed, ...head } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="page stack gap-6">
      <CourseHead {...head} title="New assignment">
        <p className="lead">
          First its rules; questions come on the next page. Students see nothing before you publish it.
        </p>
      </CourseHead>
      <RulesForm
        typed={refused?.typed ?? typed}
        errors={refused?.errors ?? {}}
        locked={{}}
        timeZone={head.course.timeZone}
        submit="Make the draft"
      />
    </div>
  );
}
