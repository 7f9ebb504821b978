import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { authorise } from "~/authorisation/authorise.server.ts";
import { Button } from "~/components/button.tsx";
import { Banner } from "~/components/banner.tsx";
import { CourseHead } from "~/components/courses/course-head.tsx";
import { counted } from "~/components/courses/words.ts";
import { EmptyState } from "~/components/empty-state.tsx";
import { Field, SelectField } from "~/components/field.tsx";
import { courseHead, textOf, UNCACHED } from "~/course-view.server.ts";
import { beginDocuments } from "~/grading/runs/document-runs.server.ts";
import { listTargets } from "~/models/document-target.server.ts";
import { documentRuns } from "~/models/grading-run.server.ts";
import { zonedLabel } from "~/time-zone.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Documents · ${loaded?.course.title ?? "Course"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await authorise(request, params, "documents.see");
  const { courseId, course, may } = asked;
  const targets = await listTargets(courseId);
  const labelOf = ({ assignmentId, questionId }: { assignmentId: string | null; questionId: string }) =>
    targets.find((one) => one.assignmentId === assignmentId && one.questionId === questionId)?.label ??
    questionId;
  return data(
    {
      ...courseHead(asked),
      mayGrade: may("documents.grade"),
      targets: targets.map(({ id: value, label }) => ({ value, label })),
      wanted: new URL(request.url).searchParams.get("for") ?? "",
      runs: (await documentRuns(courseId)).map((run) => ({
        id: run.id,
        label: labelOf(run),
        at: zonedLabel(run.createdAt, course.timeZone),
        items: run.items,
        isKept: run.keptAt !== null,
      })),
    },
    UNCACHED,
  );
}

/** Takes an upload, and has it graded behind the request. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { courseId, userId: by, now } = await authorise(request, params, "documents.grade");
  const form = await request.formData();
  const files = form.getAll("files").filter((one): one is File => one instanceof File);
  const target = textOf(form, "target", 500);
  const begun = await beginDocuments({ courseId, target, files, by, now });
  if (!begun.ok) return data({ message: begun.message, target }, 422);
  throw redirect(`/courses/${courseId}/documents/${begun.id}`);
}

export default function DocumentsPage() {
  const { targets, runs, wanted, mayGrade, ...head } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isBusy = useNavigation().state === "submitting";
  return (
    <div className="page stack gap-6">
      <CourseHead {...head} title="Grade documents">
        <p className="lead">
          Markdown documents of a class, graded by the rubric of one question. Nothing becomes an attempt or a
          mark until you say so.
        </p>
      </CourseHead>
      {refused ? (
        <Banner tone="bad">
          <p>{refused.message}</p>
        </Banner>
      ) : null}
      {mayGrade && targets.length > 0 ? (
        <Form method="post" encType="multipart/form-data" className="card stack gap-4">
          <SelectField
            label="Question"
            name="target"
            options={targets}
            defaultValue={refused?.target ?? wanted}
          />
          <Field
            label="A zip, or several files"
            hint="Up to 600 documents and 12 MB: .md, .markdown or .txt. A file is matched with the student whose number or address stands in its name."
          >
            {(control) => (
              <input
                {...control}
                className="input"
                type="file"
                name="files"
                accept=".zip,.md,.markdown,.txt,application/zip,text/markdown,text/plain"
                multiple
                required
              />
            )}
          </Field>
          <div>
            <Button type="submit" look="primary" disabled={isBusy}>
              Grade them
            </Button>
          </div>
        </Form>
      ) : null}
      {targets.length === 0 ? (
        <EmptyState title="No question to answer yet">
          <p className="muted">Set an assignment, or write a question of the course’s own, first.</p>
        </EmptyState>
      ) : null}
      {runs.length > 0 ? (
        <section className="stack gap-3" aria-labelledby="runs">
          <h2 id="runs">Uploads</h2>
          <ul className="stack gap-2">
            {runs.map(({ id, label, at, items, isKept }) => (
              <li key={id} className="border-t border-line pt-2">
                <Link to={`/courses/${head.course.id}/documents/${id}`}>{label}</Link>
                <span className="block text-sm muted">
                  {at}, {counted(items.all, "document")}
                  {items.waiting > 0 ? `, ${items.waiting} still to grade` : ""}
                  {items.failed > 0 ? `, ${items.failed} could not be read` : ""}
                  {isKept ? ", kept as attempts" : ""}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
