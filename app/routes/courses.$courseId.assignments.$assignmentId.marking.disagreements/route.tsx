import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { VerdictSchema } from "~graders";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { Chip } from "~/components/chip.tsx";
import { Field } from "~/components/field.tsx";
import { VERDICT_LABELS } from "~/components/labels.ts";
import { MarkingNav } from "~/components/marking-nav.tsx";
import { MarkingTrail } from "~/components/marking-trail.tsx";
import { TextArea } from "~/components/text-area.tsx";
import { VERDICT_TONES } from "~/components/verdict-tones.ts";
import { decide } from "~/grading/marking/decide.server.ts";
import { openDisagreements } from "~/grading/marking/disagreements.server.ts";
import { markingRequest } from "~/marking-request.server.ts";
import { LONGEST_COMMENT } from "~/models/banked-comment.server.ts";
import { attemptsOfWork, peopleOfCourse } from "~/models/set-work.server.ts";
import { readSubmitted } from "~/models/submission.server.ts";
import { plainly } from "~/own-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Disagreements: ${loaded?.title ?? "assignment"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { work, base, courseId, may } = await markingRequest(request, params, "marks.settle");
  const people = await peopleOfCourse(courseId);
  const nameOf = (id: string | null) => people.get(id ?? "")?.name ?? "somebody";
  return {
    base,
    title: work.title,
    courseTitle: work.courseTitle,
    doubleMarked: work.doubleMarked,
    mayRelease: may("marks.release"),
    open: (await openDisagreements(work)).map((one) => ({
      ...one,
      sheet: `${base}/marking/${one.slot}/${one.questionId}/${one.criterion}?answer=${one.attemptId}`,
      sides: [one.first, one.second].map(({ verdict, comment, by }) => ({
        verdict,
        comment,
        by: nameOf(by),
      })),
    })),
  };
}

/** Settles one: the verdict stands above both markers'. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { work, base, marker, now } = await markingRequest(request, params, "marks.settle");
  const form = await request.formData();
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const attemptId = text("attempt");
  const verdict = VerdictSchema.safeParse(text("do"));
  const [attempt] = await attemptsOfWork({ assignmentId: work.id, id: attemptId });
  const graded = attempt ? await readSubmitted(attemptId) : null;
  if (!graded || !verdict.success) throw plainly("This assignment has no such answer.", 404);
  const decided = await decide({
    work,
    graded,
    marker,
    decision: {
      attemptId,
      criterion: text("criterion"),
      verdict: verdict.data,
      comment: text("comment").slice(0, LONGEST_COMMENT),
      seen: 0,
    },
    as: "settled",
    event: "disagreement-settled",
    now,
  });
  if (decided.kind === "kept") return redirect(`${base}/marking/disagreements`);
  const message = decided.kind === "conflict" ? "Somebody has settled this one already." : decided.message;
  return data({ message }, { status: 409 });
}

export default function DisagreementsPage() {
  const { base, open, ...loaded } = useLoaderData<typeof loader>();
  const replied = useActionData<typeof action>();
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <MarkingTrail base={base} course={loaded.courseTitle} title={loaded.title} />
        <h1>Disagreements: {loaded.title}</h1>
        <p className="muted">
          {loaded.doubleMarked > 0
            ? `${Math.round(100 * loaded.doubleMarked)}% of the answers are marked twice. Until it is settled, the first marker's verdict counts.`
            : "This assignment is not marked twice."}
        </p>
      </header>
      <MarkingNav base={base} mayRelease={loaded.mayRelease} />
      {replied ? (
        <Banner tone="bad">
          <p>{replied.message}</p>
        </Banner>
      ) : null}
      {open.length === 0 ? <p>Nothing is left to settle.</p> : null}
      {open.map((one) => (
        <article
          key={`${one.attemptId} ${one.criterion}`}
          className="card stack gap-3"
          aria-label={`Answer ${one.code}, ${one.title}`}
        >
          <div className="row justify-between">
            <h2 className="text-base">{one.title}</h2>
            <Link to={one.sheet}>
              Answer <span className="number">{one.code}</span>
            </Link>
          </div>
          <div className="grid gap-4 sm:grid-cols-2">
            {one.sides.map((side, index) => (
              <div key={index} className="stack gap-1">
                <p className="row gap-2">
                  <Chip tone={VERDICT_TONES[side.verdict]}>{VERDICT_LABELS[side.verdict]}</Chip>
                  <span className="muted text-sm">{side.by}</span>
                </p>
                <p className="whitespace-pre-wrap">
                  {side.comment || <span className="muted">No comment</span>}
                </p>
              </div>
            ))}
          </div>
          <Form method="post" className="stack gap-2" preventScrollReset>
            <input type="hidden" name="attempt" value={one.attemptId} />
            <input type="hidden" name="criterion" value={one.criterion} />
            <Field label={<>Comment for the student</>}>
              {(control) => (
                <TextArea
                  {...control}
                  name="comment"
                  rows={2}
                  maxLength={2000}
                  defaultValue={one.sides.find(({ comment }) => comment !== "")?.comment ?? ""}
                />
              )}
            </Field>
            <div className="row">
              {(["met", "partly-met", "not-met"] as const).map((verdict) => (
                <Button key={verdict} type="submit" name="do" value={verdict}>
                  {VERDICT_LABELS[verdict]}
                </Button>
              ))}
            </div>
          </Form>
        </article>
      ))}
    </div>
  );
}
