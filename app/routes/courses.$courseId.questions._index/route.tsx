import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { authorise } from "~/authorisation/authorise.server.ts";
import { ButtonLink } from "~/components/button.tsx";
import { CourseHead } from "~/components/courses/course-head.tsx";
import { SetWhere } from "~/components/courses/set-where.tsx";
import { counted } from "~/components/courses/words.ts";
import { EmptyState } from "~/components/empty-state.tsx";
import { FORMAT_LABELS, LEVEL_LABELS } from "~/components/labels.ts";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { courseHead, UNCACHED } from "~/course-view.server.ts";
import { listCourseQuestions } from "~/models/course-question.server.ts";
import { zonedLabel } from "~/time-zone.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Questions · ${loaded?.course.title ?? "Course"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await authorise(request, params, "question.see-rubric");
  const questions = await listCourseQuestions(asked.courseId);
  return data(
    {
      ...courseHead(asked),
      mayEdit: asked.may("question.edit"),
      questions: questions.map(({ at, ...rest }) => ({ ...rest, at: zonedLabel(at, asked.course.timeZone) })),
    },
    UNCACHED,
  );
}

export default function CourseQuestions() {
  const { questions, mayEdit, ...head } = useLoaderData<typeof loader>();
  const base = `/courses/${head.course.id}`;
  return (
    <div className="page stack gap-6">
      <CourseHead {...head} title="Questions of this course">
        <p className="lead">
          Only this course can set them, and students meet one when its assignment opens. Rubric and model
          answer stay closed to them until release.
        </p>
      </CourseHead>
      {mayEdit ? (
        <div className="row">
          <ButtonLink to={`${base}/questions/new`} look="primary">
            New question
          </ButtonLink>
          <ButtonLink to="/rubrics/new">Draft one from reference answers</ButtonLink>
          <ButtonLink to={`${base}/documents`}>Grade documents</ButtonLink>
        </div>
      ) : null}
      {questions.length === 0 ? (
        <EmptyState title="No question of its own yet">
          <p className="muted">
            Everybody can read the public bank. An exam that must stay secret uses questions written here.
          </p>
        </EmptyState>
      ) : (
        <ScrollFrame label="Questions of this course">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Question</th>
                <th scope="col">Level</th>
                <th scope="col">Format</th>
                <th scope="col">Versions</th>
                <th scope="col">Set in</th>
              </tr>
            </thead>
            <tbody>
              {questions.map(({ id, title, level, format, version, at, set }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to={mayEdit ? `${base}/questions/${id}` : `${base}/questions/${id}/preview`}>
                      {title}
                    </Link>
                    <span className="block text-sm muted">{id}</span>
                  </th>
                  <td>{LEVEL_LABELS[level]}</td>
                  <td>{FORMAT_LABELS[format]}</td>
                  <td>
                    {counted(version, "version")}
                    <span className="block text-sm muted">{at}</span>
                  </td>
                  <td>
                    <SetWhere courseId={head.course.id} set={set} newest={version} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollFrame>
      )}
    </div>
  );
}
