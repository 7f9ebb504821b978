import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { assignmentCard } from "~/assignment-view.server.ts";
import { authorise } from "~/authorisation/authorise.server.ts";
import { ButtonLink } from "~/components/button.tsx";
import { Chip } from "~/components/chip.tsx";
import { CourseHead } from "~/components/courses/course-head.tsx";
import { StateChip } from "~/components/courses/state-chip.tsx";
import { counted } from "~/components/courses/words.ts";
import { EmptyState } from "~/components/empty-state.tsx";
import { MODE_LABELS } from "~/components/labels.ts";
import { courseHead, UNCACHED } from "~/course-view.server.ts";
import { listAssignments } from "~/models/assignment.server.ts";
import { readJoinCodeOf } from "~/models/course.server.ts";
import { shownJoinCode } from "~/models/join-code.server.ts";
import { zoneBehind } from "~/time-zone.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.course.title ?? "Course"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await authorise(request, params, "course.see");
  const { courseId, course, role, may, now } = asked;
  const drafts = may("assignment.see-drafts");
  const code = may("code.see") ? await readJoinCodeOf(courseId) : null;
  const assignments = role === null ? [] : await listAssignments({ courseId, drafts });
  return data(
    {
      ...courseHead(asked),
      assignments: assignments.map((one) => assignmentCard(one, course.timeZone, now)),
      teaches: drafts,
      mayEdit: may("assignment.edit"),
      code: code && shownJoinCode(code),
    },
    UNCACHED,
  );
}

export default function CoursePage() {
  const { assignments, teaches, mayEdit, code, ...head } = useLoaderData<typeof loader>();
  const base = `/courses/${head.course.id}`;
  return (
    <div className="page stack gap-6">
      <CourseHead {...head} title={head.course.title}>
        {code ? (
          <p>
            Students join with <strong className="number">{code}</strong> at{" "}
            <Link to="/courses/join">/courses/join</Link>.
          </p>
        ) : null}
      </CourseHead>
      {mayEdit ? (
        <div>
          <ButtonLink to={`${base}/assignments/new`} look="primary">
            New assignment
          </ButtonLink>
        </div>
      ) : null}
      {assignments.length === 0 ? (
        <EmptyState title="Nothing is set yet">
          <p className="muted">
            {mayEdit
              ? "An assignment takes questions from the bank, a window, and rules of time and marks."
              : "Assignments appear here once an instructor publishes them."}
          </p>
        </EmptyState>
      ) : (
        <ul className="stack">
          {assignments.map(({ id, title, mode, state, opens, closes, slots, attempts }) => (
            <li key={id} className="card card-link stack gap-2">
              <h2 className="text-lg">
                <Link to={`${base}/assignments/${id}`}>{title}</Link>
              </h2>
              <div className="row gap-2">
                <StateChip state={state} />
                <Chip>{MODE_LABELS[mode]}</Chip>
                <Chip>{counted(slots, "question")}</Chip>
                {teaches ? <Chip>{counted(attempts, "attempt")}</Chip> : null}
              </div>
              <p className="muted text-sm">
                {opens} to {closes}
                {zoneBehind(head.course.timeZone)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
