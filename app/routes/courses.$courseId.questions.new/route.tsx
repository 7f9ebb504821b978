import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { FormatSchema, LevelSchema, questionSkeleton } from "~graders";
import { authorise } from "~/authorisation/authorise.server.ts";
import { Button } from "~/components/button.tsx";
import { CourseHead } from "~/components/courses/course-head.tsx";
import { QuestionForm } from "~/components/courses/question-form.tsx";
import { SelectField } from "~/components/field.tsx";
import { FORMAT_LABELS, LEVEL_LABELS } from "~/components/labels.ts";
import { courseHead, UNCACHED } from "~/course-view.server.ts";
import { keepCourseQuestion, MOST_OWN_QUESTIONS } from "~/models/course-question.server.ts";
import { QUESTION_FILE, readOwnQuestion } from "~/own-question-form.server.ts";
import { plainly } from "~/own-request.server.ts";

export const meta: MetaFunction = () => [{ title: "New question · Headroom" }];

/** The empty file of a format, with each place marked that its author writes; nothing before one is asked for. */
function begunWith(search: URLSearchParams): string {
  const level = LevelSchema.safeParse(search.get("level"));
  const format = FormatSchema.safeParse(search.get("format"));
  if (!level.success || !format.success) return "";
  const wanted = { id: "your-question", level: level.data, format: format.data };
  // Its first line leads an editor to the bank's schema, which is nowhere beside a course's question.
  return (questionSkeleton(wanted)[QUESTION_FILE] ?? "").replace(/^#.*\n/, "");
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await authorise(request, params, "question.edit");
  const question = begunWith(new URL(request.url).searchParams);
  return data({ ...courseHead(asked), question }, UNCACHED);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { courseId, userId: by, now } = await authorise(request, params, "question.edit");
  const read = await readOwnQuestion(await request.formData(), null);
  const { typed } = read;
  if (!read.ok) return data({ typed, problems: read.problems }, 422);
  const { entry, files } = read;
  const kept = await keepCourseQuestion({ courseId, entry, files, after: 0, by, now });
  if (kept.kind === "full") throw plainly(`A course has at most ${MOST_OWN_QUESTIONS} questions.`, 409);
  if (kept.kind !== "saved") {
    const message = `this course has a question “${entry.question.id}”; choose another id, or open that one and edit it`;
    return data({ typed, problems: [{ file: QUESTION_FILE, line: null, field: "id", message }] }, 409);
  }
  throw redirect(`/courses/${courseId}/questions`);
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export default function NewQuestion() {
  const { question, ...head } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="page stack gap-6">
      <CourseHead {...head} title="New question">
        <p className="lead">
          Written in the format of the bank, with its own rubric. Only this course sees it.
        </p>
      </CourseHead>
      {refused ? null : (
        <Form method="get" className="grid gap-4 sm:grid-cols-[1fr_1fr_auto] items-end">
          <SelectField label="Level" name="level" defaultValue="senior" options={options(LEVEL_LABELS)} />
          <SelectField label="Format" name="format" defaultValue="design" options={options(FORMAT_LABELS)} />
          <Button type="submit">Begin with an empty file</Button>
        </Form>
      )}
      <QuestionForm
        key={JSON.stringify(refused?.typed ?? question)}
        typed={refused?.typed ?? { question, answers: [] }}
        problems={refused?.problems ?? []}
        after={0}
        submit="Keep the question"
      />
    </div>
  );
}
