import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Banner } from "~/components/banner.tsx";
import { Button, ButtonLink } from "~/components/button.tsx";
import { MarkingNav } from "~/components/marking-nav.tsx";
import { MarkingTrail } from "~/components/marking-trail.tsx";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { classResults } from "~/grading/marking/class-results.server.ts";
import { setRelease } from "~/grading/marking/release.server.ts";
import { markingRequest, namesShown } from "~/marking-request.server.ts";
import { plainly } from "~/own-request.server.ts";
import { zonedLabel } from "~/time-zone.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Results: ${loaded?.title ?? "assignment"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { work, base, may, now } = await markingRequest(request, params, "marks.see");
  const { students, open } = await classResults(work, now);
  const names = namesShown(work);
  return {
    base,
    title: work.title,
    courseTitle: work.courseTitle,
    passMark: work.passMark,
    shows: work.shows,
    released: work.releasedAt && zonedLabel(work.releasedAt, work.timeZone),
    isAsking: new URL(request.url).searchParams.has("release"),
    mayRelease: may("marks.release"),
    mayExport: may("results.export"),
    open,
    slots: [...new Set(work.questions.map(({ slot }) => slot))],
    names,
    students: students
      .map(({ person, code, slots, total, passed }) => ({
        id: code,
        name: names ? person.name : code,
        number: names ? person.number : "",
        slots: slots.map(({ slot, state, mark, attemptId }) => ({ slot, state, mark, attemptId })),
        total,
        passed,
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** Releases all marks at once, or takes them back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { work, userId, base, now } = await markingRequest(request, params, "marks.release");
  const wanted = (await request.formData()).get("do");
  if (wanted !== "release" && wanted !== "take-back") throw plainly("Say what to do with the marks.", 400);
  await setRelease({ work, released: wanted === "release", by: userId, now });
  return redirect(`${base}/results`);
}

const SHOWN = {
  score: "their marks",
  findings: "their marks and findings",
  "model-answer": "their marks, findings and the model answers",
};

const STATES = {
  none: "not started",
  running: "running",
  "being-graded": "being graded",
  "could-not-grade": "not graded",
  marked: "",
};

export default function ResultsPage() {
  const loaded = useLoaderData<typeof loader>();
  const { base, students, slots, open, released, passMark } = loaded;
  const marks = students.flatMap(({ total }) => (total === null ? [] : [total]));
  const passed = students.filter((one) => one.passed === true).length;
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <MarkingTrail base={base} course={loaded.courseTitle} title={loaded.title} />
        <h1>Results: {loaded.title}</h1>
        <p className="muted">
          {marks.length} of {students.length} students have a mark
          {marks.length > 0
            ? `, on average ${(marks.reduce((a, b) => a + b, 0) / marks.length).toFixed(1)}`
            : ""}
          {passMark === null ? "" : `; ${passed} reach the pass line of ${passMark}`}.
        </p>
      </header>
      <MarkingNav base={base} mayRelease={loaded.mayRelease} />

      {loaded.mayRelease ? (
        <Release
          base={base}
          released={released}
          isAsking={loaded.isAsking}
          open={open}
          shows={SHOWN[loaded.shows]}
        />
      ) : null}

      {students.length === 0 ? (
        <p className="muted">Nobody is in this course as a student yet.</p>
      ) : (
        <ScrollFrame label="Marks of the class">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Student</th>
                {loaded.names ? <th scope="col">Number</th> : null}
                {slots.map((slot) => (
                  <th key={slot} scope="col" className="numeric">
                    Question {slot}
                  </th>
                ))}
                <th scope="col" className="numeric">
                  Mark
                </th>
                {passMark === null ? null : <th scope="col">Pass</th>}
              </tr>
            </thead>
            <tbody>
              {students.map((student) => (
                <tr key={student.id}>
                  <th scope="row">{student.name}</th>
                  {loaded.names ? <td className="number">{student.number}</td> : null}
                  {student.slots.map(({ slot, state, mark, attemptId }) => (
                    <td key={slot} className="numeric">
                      {attemptId ? (
                        <Link to={`${base}/history/${attemptId}`}>
                          {mark === null ? STATES[state] : mark}
                        </Link>
                      ) : (
                        <span className="muted">{STATES[state]}</span>
                      )}
                    </td>
                  ))}
                  <td className="numeric font-bold">{student.total ?? "–"}</td>
                  {passMark === null ? null : (
                    <td>{student.passed === null ? "–" : student.passed ? "yes" : "no"}</td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollFrame>
      )}
      {loaded.mayExport ? (
        <section className="stack gap-2" aria-labelledby="export">
          <h2 id="export">Export</h2>
          <div className="row">
            <ButtonLink to={`${base}/export.csv`} reloadDocument>
              CSV, one row a student
            </ButtonLink>
            <ButtonLink to={`${base}/findings.csv`} reloadDocument>
              CSV, one row a finding
            </ButtonLink>
            <ButtonLink to={`${base}/export.json`} reloadDocument>
              JSON
            </ButtonLink>
            <ButtonLink to={`${base.replace(/\/assignments\/.*$/, "")}/documents`}>
              Grade documents…
            </ButtonLink>
          </div>
          <p className="muted text-sm">Exports carry names, whatever markers see.</p>
        </section>
      ) : null}
    </div>
  );
}

function Release({
  base,
  released,
  isAsking,
  open,
  shows,
}: {
  base: string;
  released: string | null;
  isAsking: boolean;
  open: { ungraded: number; running: number; disagreements: number; regrades: number };
  shows: string;
}) {
  const left = [
    open.running > 0 ? `${open.running} still writing` : null,
    open.ungraded > 0 ? `${open.ungraded} being graded` : null,
    open.disagreements > 0 ? `${open.disagreements} disagreements not settled` : null,
  ].filter((one) => one !== null);
  if (released !== null)
    return (
      <Banner
        tone="ok"
        actions={
          <Form method="post">
            <Button type="submit" name="do" value="take-back">
              Take back
            </Button>
          </Form>
        }
      >
        <p>
          Released {released}. Students see {shows}.
          {open.regrades > 0 ? ` ${open.regrades} regrade requests wait.` : ""}
        </p>
      </Banner>
    );
  if (!isAsking)
    return (
      <Banner
        actions={
          <ButtonLink to={`${base}/results?release=1`} look="primary">
            Release…
          </ButtonLink>
        }
      >
        <p>Not released: students see no marks{left.length > 0 ? `. ${left.join(", ")}` : ""}.</p>
      </Banner>
    );
  return (
    <Banner
      tone="warn"
      actions={
        <>
          <Form method="post" action={`${base}/results`}>
            <Button type="submit" name="do" value="release" look="primary">
              Release all marks
            </Button>
          </Form>
          <ButtonLink to={`${base}/results`}>Back</ButtonLink>
        </>
      }
    >
      <p>
        <strong>Release to the whole class?</strong> Students will see {shows}.{" "}
        {left.length > 0 ? `Still open: ${left.join(", ")}. ` : ""}It can be taken back, and both are written
        down.
      </p>
    </Banner>
  );
}
