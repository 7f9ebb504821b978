import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { assignmentCard } from "~/assignment-view.server.ts";
import { authoriseAssignment } from "~/authorisation/authorise.server.ts";
import { Banner } from "~/components/banner.tsx";
import { Chip } from "~/components/chip.tsx";
import { CourseHead } from "~/components/courses/course-head.tsx";
import { StateChip } from "~/components/courses/state-chip.tsx";
import { counted } from "~/components/courses/words.ts";
import { MODE_LABELS } from "~/components/labels.ts";
import { courseHead, textOf, UNCACHED } from "~/course-view.server.ts";
import { renderMarkdown } from "~/markdown.server.ts";
import { deleteAssignment, readAssignment, setPublished } from "~/models/assignment.server.ts";
import { startAssigned } from "~/models/start-assigned.server.ts";
import { readStudentPaper } from "~/models/student-paper.server.ts";
import { plainly } from "~/own-request.server.ts";
import { Overview } from "./overview.tsx";
import { Paper } from "./paper.tsx";
import { publishWords, startWords } from "./words.ts";
import { zoneBehind } from "~/time-zone.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.card.title ?? "Assignment"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await authoriseAssignment(request, params, "course.see");
  const { course, userId, now, may } = asked;
  const assignment = await readAssignment(asked.assignmentId);
  if (!assignment || asked.role === null) throw plainly("There is no such assignment in this course.", 404);
  const { rules, questions } = assignment;
  const teaches = may("assignment.see-drafts");
  return data(
    {
      ...courseHead(asked),
      card: assignmentCard(assignment, course.timeZone, now),
      instructionsHtml: rules.instructions === "" ? null : renderMarkdown(rules.instructions),
      rules: {
        minutes: rules.minutes,
        lateRule: rules.lateRule,
        seedPolicy: rules.seedPolicy,
        seed: teaches ? rules.seed : null,
        shows: rules.shows,
        passMark: rules.passMark,
        scorePolicy: rules.scorePolicy,
      },
      // Students learn a question with its clock, not before.
      teaching: teaches
        ? {
            questions: questions.map(({ slot, title, level, format, minutes, weight }) => ({
              slot,
              title,
              level,
              format,
              minutes,
              weight,
            })),
            mayEdit: may("assignment.edit"),
          }
        : null,
      paper: teaches ? null : await readStudentPaper({ assignment, userId, now }),
    },
    UNCACHED,
  );
}

/** A student starts a question; an instructor publishes, takes back or deletes. */
export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = form.get("intent");
  const right = intent === "start" ? "attempt.start" : "assignment.edit";
  const { assignmentId, courseId, userId, now } = await authoriseAssignment(request, params, right);
  const here = `/courses/${courseId}/assignments/${assignmentId}`;
  const refuse = (message: string) => data({ message }, 409);
  switch (intent) {
    case "start": {
      const slot = Number(textOf(form, "slot", 5));
      const outcome = await startAssigned({ assignmentId, slot, userId, now });
      if (outcome.kind === "refused") return refuse(startWords(outcome.why));
      throw redirect(`/attempts/${outcome.attemptId}`);
    }
    case "publish":
    case "unpublish": {
      const published = intent === "publish";
      const outcome = await setPublished({ assignmentId, published, by: userId, now });
      if (outcome !== "done") return refuse(publishWords(outcome));
      throw redirect(here);
    }
    case "delete":
      if (!(await deleteAssignment({ assignmentId, by: userId, now })))
        return refuse("Somebody has started, so it stays. End the course, or move its closing.");
      throw redirect(`/courses/${courseId}`);
    default:
      throw plainly("Say what to do.", 422);
  }
}

export default function AssignmentPage() {
  const { card, instructionsHtml, rules, teaching, paper, ...head } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="page stack gap-6">
      <CourseHead {...head} title={card.title}>
        <div className="row gap-2">
          <StateChip state={card.state} />
          <Chip>{MODE_LABELS[card.mode]}</Chip>
          <Chip>{counted(card.slots, "question")}</Chip>
        </div>
        <p>
          Open from <strong>{card.opens}</strong> to <strong>{card.closes}</strong>
          {zoneBehind(head.course.timeZone)}.
        </p>
      </CourseHead>
      {refused ? <Banner tone="bad">{refused.message}</Banner> : null}
      {instructionsHtml ? (
        <section className="card" aria-label="Instructions">
          <div className="prose" dangerouslySetInnerHTML={{ __html: instructionsHtml }} />
        </section>
      ) : null}
      {teaching ? <Overview course={head.course} card={card} rules={rules} {...teaching} /> : null}
      {paper ? <Paper card={card} rules={rules} paper={paper} ended={head.course.endedAt !== null} /> : null}
    </div>
  );
}
