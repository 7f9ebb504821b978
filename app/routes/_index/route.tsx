import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listQuestions } from "~/bank.server.ts";
import { ButtonLink } from "~/components/button.tsx";
import { LEVEL_LABELS } from "~/components/labels.ts";
import { getOpenAttempt } from "~/models/attempt-list.server.ts";
import { getUserId } from "~/session.server.ts";
import { RoundPicture } from "./round-picture.tsx";

const LEVELS = ["mid", "senior", "principal"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const userId = await getUserId(request);
  const [questions, open] = await Promise.all([
    listQuestions({}),
    userId ? getOpenAttempt({ userId, now: new Date() }) : null,
  ]);
  return {
    counts: LEVELS.map((level) => ({
      level,
      count: questions.filter((question) => question.level === level).length,
    })),
    open: open && { id: open.id, title: open.title },
  };
}

const EXPECTED: Record<(typeof LEVELS)[number], string> = {
  mid: "Drive the first steps and get users to requests to storage right. Breadth before depth.",
  senior: "Find the bottlenecks unasked, let numbers justify choices, go deep at least twice.",
  principal: "Challenge the requirements; reason about cost, failure domains, migration and what comes next.",
};

export default function Landing() {
  const { counts, open } = useLoaderData<typeof loader>();
  return (
    <div className="page stack gap-8">
      <section className="grid items-center gap-6 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
        <div className="stack gap-5">
          <h1 className="text-[length:var(--size-3xl)]">
            Find out where your design breaks before an interviewer does.
          </h1>
          <p className="lead">
            Timed system design rounds for AI and ML systems. You answer in fields, sums and a sketch; every
            point you get comes with the sentence, the number or the box that earned it.
          </p>
          <div className="row">
            <ButtonLink to="/questions" look="primary">
              Pick a question
            </ButtonLink>
            {open ? <ButtonLink to={`/attempts/${open.id}`}>Go on with “{open.title}”</ButtonLink> : null}
          </div>
          <p className="muted text-sm">No account, no key. It starts when you do.</p>
        </div>
        <RoundPicture />
      </section>

      <section className="stack" aria-labelledby="levels">
        <h2 id="levels">Three bars, as interviewers hold them</h2>
        <ul className="grid gap-4 md:grid-cols-3">
          {counts.map(({ level, count }) => (
            <li key={level} className="card card-link stack gap-2">
              <h3>
                <Link to={`/questions?level=${level}`}>{LEVEL_LABELS[level]}</Link>
              </h3>
              <p>{EXPECTED[level]}</p>
              <p className="eyebrow mt-auto">
                {count} {count === 1 ? "question" : "questions"}
              </p>
            </li>
          ))}
        </ul>
      </section>

      <section className="stack" aria-labelledby="different">
        <h2 id="different">What is read in an answer</h2>
        <dl className="grid gap-x-6 gap-y-5 md:grid-cols-2">
          <div>
            <dt className="font-semibold">The sums</dt>
            <dd className="muted">
              Each number is a quantity with a unit. A slip, a wrong unit and a bad assumption are told apart,
              and what follows from your own number still counts.
            </dd>
          </div>
          <div>
            <dt className="font-semibold">The sketch</dt>
            <dd className="muted">
              Boxes have replicas, service times and prices. It is run under the load you were given: how
              busy, how slow, what goes first.
            </dd>
          </div>
          <div>
            <dt className="font-semibold">The argument</dt>
            <dd className="muted">
              A term in a list earns little, the same idea used and justified earns it all, in jargon or in
              plain words.
            </dd>
          </div>
          <div>
            <dt className="font-semibold">What does not fit together</dt>
            <dd className="muted">
              A cache that is claimed and never drawn, a budget that sums to more than its target: quoted,
              with what is true.
            </dd>
          </div>
        </dl>
      </section>
    </div>
  );
}
