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
import { ButtonLink } from "~/components/button.tsx";
import { CourseHead } from "~/components/courses/course-head.tsx";
import { QuestionForm } from "~/components/courses/question-form.tsx";
import { SetWhere } from "~/components/courses/set-where.tsx";
import { counted } from "~/components/courses/words.ts";
import { QuestionFacts } from "~/components/question-facts.tsx";
import { courseHead, textOf, UNCACHED } from "~/course-view.server.ts";
import {
  keepCourseQuestion,
  listCourseQuestions,
  readQuestionFiles,
} from "~/models/course-question.server.ts";
import { readOwnQuestion, type ToldProblem, typedFrom } from "~/own-question-form.server.ts";
import { plainly } from "~/own-request.server.ts";
import { zonedLabel } from "~/time-zone.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.question.title ?? "Question"} · Headroom` },
];

const unknown = () => plainly("There is no such question in this course.", 404);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await authorise(request, params, "question.edit");
  const { courseId, course } = asked;
  const id = params["questionId"] ?? "";
  const files = await readQuestionFiles(courseId, id);
  const [question] = await listCourseQuestions(courseId, id);
  if (!files || !question) throw unknown();
  const at = zonedLabel(question.at, course.timeZone);
  return data({ ...courseHead(asked), question: { ...question, at }, typed: typedFrom(files) }, UNCACHED);
}

/** Keeps another version. What somebody else kept meanwhile is never written over. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { courseId, userId: by, now } = await authorise(request, params, "question.edit");
  const id = params["questionId"] ?? "";
  if ((await readQuestionFiles(courseId, id)) === null) throw unknown();
  const form = await request.formData();
  const read = await readOwnQuestion(form, id);
  const { typed } = read;
  const refuse = (message: string | null, problems: readonly ToldProblem[], status: number) =>
    data({ typed, message, problems: [...problems] }, status);
  if (!read.ok) return refuse(null, read.problems, 422);
  const after = Number(textOf(form, "after", 10));
  // From 1: what is edited here is there already.
  const kept =
    after >= 1
      ? await keepCourseQuestion({ courseId, entry: read.entry, files: read.files, after, by, now })
      : { kind: "stale" as const };
  if (kept.kind === "unchanged")
    return refuse(`These are the files of version ${after} as they stand, so nothing new is kept.`, [], 200);
  if (kept.kind !== "saved")
    return refuse(
      "Somebody kept another version since you opened this page. Yours stands below, unsaved: look at theirs in another tab before you keep yours as the next one.",
      [],
      409,
    );
  throw redirect(`/courses/${courseId}/questions/${id}`);
}

export default function CourseQuestionPage() {
  const { question, typed, ...head } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { title, level, format, version, at, set } = question;
  return (
    <div className="page stack gap-6">
      <CourseHead {...head} title={title}>
        <QuestionFacts level={level} format={format} />
        <p className="muted">
          {counted(version, "version")}, the newest of {at}.
        </p>
        <div className="row">
          <ButtonLink to={`/courses/${head.course.id}/questions/${question.id}/preview`}>
            Preview and try an answer
          </ButtonLink>
          <ButtonLink
            to={`/courses/${head.course.id}/documents?for=${encodeURIComponent(`own ${question.id}`)}`}
          >
            Grade documents
          </ButtonLink>
        </div>
      </CourseHead>
      <section className="stack gap-2" aria-labelledby="set-in">
        <h2 id="set-in">Set in</h2>
        <SetWhere courseId={head.course.id} set={set} newest={version} />
        <p className="muted">
          An assignment goes on with the version it pinned. Before anybody starts, its editor can pin today’s.
        </p>
      </section>
      {sent?.message ? <Banner tone="warn">{sent.message}</Banner> : null}
      <QuestionForm
        key={JSON.stringify(sent?.typed ?? version)}
        typed={sent?.typed ?? typed}
        problems={sent?.problems ?? []}
        after={version}
        submit={`Keep as version ${version + 1}`}
      />
    </div>
  );
}
