import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { type Verdict, VerdictSchema } from "~graders";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { Chip } from "~/components/chip.tsx";
import { Field } from "~/components/field.tsx";
import { VERDICT_LABELS } from "~/components/labels.ts";
import { MarkingNav } from "~/components/marking-nav.tsx";
import { MarkingTrail } from "~/components/marking-trail.tsx";
import { TextArea } from "~/components/text-area.tsx";
import { VERDICT_TONES } from "~/components/verdict-tones.ts";
import { finalReport } from "~/grading/marking/final-report.server.ts";
import { codeOf } from "~/grading/marking/order.server.ts";
import { answerRegrade } from "~/grading/marking/regrades.server.ts";
import { markingRequest, namesShown } from "~/marking-request.server.ts";
import { LONGEST_REASON, regradesOf } from "~/models/regrade-request.server.ts";
import { attemptsOfWork, peopleOfCourse } from "~/models/set-work.server.ts";
import { zonedLabel } from "~/time-zone.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Regrade requests: ${loaded?.title ?? "assignment"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { work, base, may, courseId } = await markingRequest(request, params, "regrade.answer");
  const attempts = new Map((await attemptsOfWork({ assignmentId: work.id })).map((one) => [one.id, one]));
  const people = await peopleOfCourse(courseId);
  const requests = await regradesOf([...attempts.keys()]);
  const shown = await Promise.all(
    requests.map(async (one) => {
      const attempt = attempts.get(one.attemptId);
      const final = one.answer ? null : await finalReport(one.attemptId);
      const finding = final?.report.findings.find(({ criterion }) => criterion === one.criterion);
      return {
        ...one,
        at: zonedLabel(one.at, work.timeZone),
        answer: one.answer && {
          ...one.answer,
          at: zonedLabel(one.answer.at, work.timeZone),
          by: people.get(one.answer.by ?? "")?.name ?? "somebody",
        },
        student: namesShown(work) ? (people.get(attempt?.userId ?? "")?.name ?? "") : null,
        code: codeOf(one.attemptId),
        sheet: attempt
          ? `${base}/marking/${attempt.slot}/${attempt.questionId}/${one.criterion}?answer=${one.attemptId}`
          : null,
        finding: finding
          ? { title: finding.title, verdict: finding.verdict, found: finding.found }
          : { title: one.criterion, verdict: null, found: "" },
      };
    }),
  );
  return {
    base,
    title: work.title,
    courseTitle: work.courseTitle,
    mayRelease: may("marks.release"),
    waiting: shown.filter(({ answer }) => answer === null),
    answered: shown.filter(({ answer }) => answer !== null).reverse(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { work, base, marker, now } = await markingRequest(request, params, "regrade.answer");
  const form = await request.formData();
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const verdict = VerdictSchema.safeParse(text("do"));
  const id = text("id");
  const answered = await answerRegrade({
    work,
    id,
    marker,
    verdict: verdict.success ? verdict.data : null,
    note: text("note").slice(0, LONGEST_REASON),
    now,
  });
  if (answered.kind === "answered") return redirect(`${base}/regrades`);
  return data({ id, message: answered.message, note: text("note") }, { status: 422 });
}

const CHANGES: readonly Verdict[] = ["met", "partly-met", "not-met"];

export default function RegradesPage() {
  const { base, waiting, answered, ...loaded } = useLoaderData<typeof loader>();
  const replied = useActionData<typeof action>();
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <MarkingTrail base={base} course={loaded.courseTitle} title={loaded.title} />
        <h1>Regrade requests: {loaded.title}</h1>
      </header>
      <MarkingNav base={base} mayRelease={loaded.mayRelease} />
      {replied && !waiting.some(({ id }) => id === replied.id) ? (
        <Banner tone="bad">
          <p>{replied.message}</p>
        </Banner>
      ) : null}
      <section className="stack gap-4" aria-labelledby="waiting">
        <h2 id="waiting">Waiting ({waiting.length})</h2>
        {waiting.length === 0 ? <p className="muted">No request waits.</p> : null}
        {waiting.map((one) => (
          <article
            key={one.id}
            className="card stack gap-3"
            aria-label={`Request about ${one.finding.title}`}
          >
            <div className="row justify-between">
              <h3>{one.finding.title}</h3>
              <span className="muted text-sm">
                {one.student ?? <>answer {one.code}</>} · {one.at}
              </span>
            </div>
            <div className="row gap-2">
              {one.finding.verdict ? (
                <Chip tone={VERDICT_TONES[one.finding.verdict]}>{VERDICT_LABELS[one.finding.verdict]}</Chip>
              ) : null}
              {one.sheet ? <Link to={one.sheet}>The answer and its evidence</Link> : null}
            </div>
            <blockquote className="border-l-2 border-line-strong pl-3 whitespace-pre-wrap">
              {one.reason}
            </blockquote>
            <Form method="post" className="stack gap-3" preventScrollReset>
              <input type="hidden" name="id" value={one.id} />
              <Field
                label={<>Note to the student</>}
                error={replied?.id === one.id ? replied.message : undefined}
              >
                {(control) => (
                  <TextArea
                    {...control}
                    name="note"
                    rows={2}
                    required
                    maxLength={2000}
                    defaultValue={replied?.id === one.id ? replied.note : ""}
                  />
                )}
              </Field>
              <div className="row">
                <Button type="submit" name="do" value="uphold">
                  Uphold
                </Button>
                {CHANGES.filter((verdict) => verdict !== one.finding.verdict).map((verdict) => (
                  <Button key={verdict} type="submit" name="do" value={verdict} look="primary">
                    Change to {VERDICT_LABELS[verdict].toLowerCase()}
                  </Button>
                ))}
              </div>
            </Form>
          </article>
        ))}
      </section>
      {answered.length > 0 ? (
        <section className="stack gap-3" aria-labelledby="answered">
          <h2 id="answered">Answered ({answered.length})</h2>
          <ul className="stack gap-3">
            {answered.map((one) => (
              <li key={one.id} className="border-t border-line pt-3 stack gap-1">
                <p>
                  <strong>{one.answer?.outcome === "changed" ? "Changed" : "Upheld"}</strong> by{" "}
                  {one.answer?.by}, {one.answer?.at}:{" "}
                  {one.sheet ? <Link to={one.sheet}>{one.finding.title}</Link> : one.finding.title},{" "}
                  {one.student ?? `answer ${one.code}`}
                </p>
                <p className="muted whitespace-pre-wrap">“{one.reason}”</p>
                <p className="whitespace-pre-wrap">{one.answer?.note}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
