import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { AttemptsHead } from "~/components/attempts-head.tsx";
import { Button, ButtonLink } from "~/components/button.tsx";
import { Chip } from "~/components/chip.tsx";
import { EmptyState } from "~/components/empty-state.tsx";
import { MODE_LABELS, momentLabel } from "~/components/labels.ts";
import { QuestionFacts } from "~/components/question-facts.tsx";
import { type AttemptSummary, listAttempts } from "~/models/attempt-list.server.ts";
import { getUserId } from "~/session.server.ts";
import { DeleteAttempt } from "./delete-attempt.tsx";

export const meta: MetaFunction = () => [{ title: "My attempts · Headroom" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const userId = await getUserId(request);
  if (!userId) return { attempts: [], nextCursor: null };
  const cursor = new URL(request.url).searchParams.get("before");
  return listAttempts({ userId, cursor, now: new Date() });
}

const timeLeft = (ms: number) => {
  const minutes = Math.ceil(ms / 60_000);
  return minutes <= 1 ? "about a minute left" : `${minutes} min left`;
};

function Outcome({ attempt }: { attempt: AttemptSummary }) {
  switch (attempt.clock.state) {
    case "running":
      return <Chip tone="accent">Running · {timeLeft(attempt.clock.remainingMs)}</Chip>;
    case "paused":
      return <Chip tone="warn">Paused · {timeLeft(attempt.clock.remainingMs)}</Chip>;
    case "closing":
      return <Chip tone="warn">Closing</Chip>;
    case "submitted":
      if (attempt.assignment) return <Chip tone="ok">Handed in</Chip>;
      if (attempt.needsGrading) return <Chip tone="warn">Waiting to be graded</Chip>;
      return attempt.score === null ? (
        <Chip tone="warn">Could not be graded</Chip>
      ) : (
        <span className="number text-xl font-bold">
          {Math.round(attempt.score)}
          <span className="muted text-sm font-normal"> / 100</span>
        </span>
      );
  }
}

function AttemptRow({ attempt }: { attempt: AttemptSummary }) {
  const open = attempt.clock.state !== "submitted";
  return (
    <li className="card grid gap-3 md:grid-cols-[minmax(0,1fr)_12rem_auto] items-center">
      <div className="stack gap-2">
        <h2 className="text-lg">
          <Link to={open ? `/attempts/${attempt.id}` : `/attempts/${attempt.id}/report`}>
            {attempt.title}
          </Link>
        </h2>
        <QuestionFacts level={attempt.level} format={attempt.format} />
        {attempt.assignment ? (
          <p>
            For{" "}
            <Link to={`/courses/${attempt.assignment.courseId}/assignments/${attempt.assignment.id}`}>
              {attempt.assignment.title}
            </Link>
          </p>
        ) : null}
        <p className="muted text-sm">
          {MODE_LABELS[attempt.mode]}, started {momentLabel(attempt.startedAt)}
          {attempt.seed === null ? "" : `, variant ${attempt.seed}`}
        </p>
      </div>
      <div>
        <Outcome attempt={attempt} />
      </div>
      <div className="row gap-2">
        {open ? (
          <ButtonLink to={`/attempts/${attempt.id}`} look="primary">
            Go on
          </ButtonLink>
        ) : (
          <ButtonLink to={`/attempts/${attempt.id}/report`}>Report</ButtonLink>
        )}
        {attempt.mode === "exam" || attempt.assignment ? null : (
          <DeleteAttempt id={attempt.id} title={attempt.title} />
        )}
      </div>
    </li>
  );
}

export default function Attempts() {
  const { attempts, nextCursor } = useLoaderData<typeof loader>();
  return (
    <div className="page stack gap-6">
      <AttemptsHead title="My attempts">
        <p className="lead">Open rounds can be resumed; finished ones keep their report.</p>
      </AttemptsHead>
      {attempts.length === 0 ? (
        <EmptyState
          title="No attempt yet"
          action={
            <ButtonLink to="/questions" look="primary">
              Pick a question
            </ButtonLink>
          }
        >
          <p className="muted">
            The first round shows where you stand; it takes a quarter of an hour or more.
          </p>
        </EmptyState>
      ) : (
        <ul className="stack">
          {attempts.map((attempt) => (
            <AttemptRow key={attempt.id} attempt={attempt} />
          ))}
        </ul>
      )}
      {nextCursor ? (
        <Form method="get">
          <input type="hidden" name="before" value={nextCursor} />
          <Button type="submit">Older attempts</Button>
        </Form>
      ) : null}
    </div>
  );
}
