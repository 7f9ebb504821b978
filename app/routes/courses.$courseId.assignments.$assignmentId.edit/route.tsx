import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { authoriseAssignment } from "~/authorisation/authorise.server.ts";
import { listQuestions } from "~/bank.server.ts";
import { Banner } from "~/components/banner.tsx";
import { ButtonLink } from "~/components/button.tsx";
import { CourseHead } from "~/components/courses/course-head.tsx";
import { RulesForm } from "~/components/courses/rules-form.tsx";
import { LEVEL_LABELS, minutesLabel } from "~/components/labels.ts";
import { courseHead, textOf, UNCACHED } from "~/course-view.server.ts";
import { changeRules, readAssignment } from "~/models/assignment.server.ts";
import { lockOf, type RuleField } from "~/models/assignment-rules.ts";
import {
  addQuestion,
  MOST_WEIGHT,
  ownQuestions,
  pinNewest,
  removeQuestion,
  setWeight,
} from "~/models/paper.server.ts";
import { plainly } from "~/own-request.server.ts";
import { readRules, typedRules } from "~/rules-form.server.ts";
import { PaperEditor } from "./paper-editor.tsx";
import { paperWords } from "./paper-words.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Edit ${loaded?.typed.title ?? "assignment"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await authoriseAssignment(request, params, "assignment.edit");
  const assignment = await readAssignment(asked.assignmentId);
  if (!assignment) throw plainly("There is no such assignment in this course.", 404);
  const { rules, questions, attempts, releasedAt, publishedAt } = assignment;
  const locked = Object.fromEntries(
    (Object.keys(rules) as RuleField[]).flatMap((field) => {
      const why = lockOf(field, { attempts, released: releasedAt !== null });
      return why === null ? [] : [[field, why]];
    }),
  );
  const own = await ownQuestions(asked.courseId);
  const bank = await listQuestions({});
  return data(
    {
      ...courseHead(asked),
      assignmentId: asked.assignmentId,
      typed: typedRules(rules, asked.course.timeZone),
      locked,
      questions,
      fixed: attempts > 0,
      released: releasedAt !== null,
      published: publishedAt !== null,
      choices: [
        ...own.map(({ id, title }) => ({ value: id, label: `${title} (this course’s own)` })),
        ...bank.map(({ id, title, level, minutes }) => ({
          value: id,
          label: `${title} (${LEVEL_LABELS[level]}, ${minutesLabel(minutes)})`,
        })),
      ],
    },
    UNCACHED,
  );
}

const weightIn = (form: FormData): number | null => {
  const weight = Number(textOf(form, "weight", 20).replace(",", "."));
  return weight > 0 && weight <= MOST_WEIGHT ? weight : null;
};

/** Saves the rules, or changes the paper by one question. */
export async function action({ request, params }: ActionFunctionArgs) {
  const {
    assignmentId,
    courseId,
    course,
    userId: by,
    now,
  } = await authoriseAssignment(request, params, "assignment.edit");
  const form = await request.formData();
  const here = `/courses/${courseId}/assignments/${assignmentId}/edit`;
  const edit = { assignmentId, by, now };
  const refusePaper = (message: string, status: number) =>
    data({ paper: message, typed: null, errors: {} as Partial<Record<string, string>> }, status);
  const slot = Number(textOf(form, "slot", 5));
  switch (form.get("intent")) {
    case "rules": {
      const read = readRules(form, course.timeZone);
      if (!read.ok) return data({ paper: null, typed: read.typed, errors: read.errors }, 422);
      const saved = await changeRules({ ...edit, rules: read.rules });
      if (saved.kind === "locked")
        return data(
          { paper: null, typed: null, errors: saved.locked as Partial<Record<string, string>> },
          409,
        );
      throw redirect(here);
    }
    case "add":
    case "weight": {
      const weight = weightIn(form);
      if (weight === null) return refusePaper(`A weight is a number over 0, up to ${MOST_WEIGHT}.`, 422);
      const questionId = textOf(form, "question", 200);
      const outcome =
        form.get("intent") === "weight"
          ? await setWeight({ ...edit, slot, weight })
          : await addQuestion({ ...edit, slot: slot > 0 ? slot : null, questionId, weight });
      if (outcome !== "done") return refusePaper(paperWords(outcome), 409);
      throw redirect(`${here}#paper`);
    }
    case "remove":
    case "pin": {
      const outcome =
        form.get("intent") === "pin"
          ? await pinNewest(edit)
          : await removeQuestion({ ...edit, id: textOf(form, "id", 100) });
      if (outcome !== "done") return refusePaper(paperWords(outcome), 409);
      throw redirect(`${here}#paper`);
    }
    default:
      throw plainly("Say what to change.", 422);
  }
}

export default function EditAssignment() {
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { course, links, assignmentId, typed, locked } = loaded;
  return (
    <div className="page stack gap-6">
      <CourseHead course={course} links={links} title={typed.title}>
        <div className="row">
          <ButtonLink to={`/courses/${course.id}/assignments/${assignmentId}`}>
            {loaded.published ? "Back to the assignment" : "Look it over and publish"}
          </ButtonLink>
        </div>
      </CourseHead>
      {loaded.fixed ? (
        <Banner tone="warn">
          Somebody has started, so questions and what was promised about time stay. The rest can change, and
          each change is written down.
        </Banner>
      ) : null}
      {refused?.paper ? <Banner tone="bad">{refused.paper}</Banner> : null}
      <PaperEditor {...loaded} />
      <RulesForm
        typed={refused?.typed ?? typed}
        errors={refused?.errors ?? {}}
        locked={locked}
        timeZone={course.timeZone}
        submit="Save the rules"
      />
    </div>
  );
}
