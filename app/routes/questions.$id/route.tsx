import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { getQuestion } from "~/bank.server.ts";
import { Button, ButtonLink } from "~/components/button.tsx";
import { TextField } from "~/components/field.tsx";
import { MODE_LABELS, PHASE_LABELS, skillLabel } from "~/components/labels.ts";
import { QuestionFacts } from "~/components/question-facts.tsx";
import { PricesLine } from "~/components/prices/prices-line.tsx";
import { getOpenAttempt } from "~/models/attempt-list.server.ts";
import { closedQuestions } from "~/models/secrecy.server.ts";
import { pricesInUse } from "~/models/price-table-in-use.server.ts";
import { startAttempt } from "~/models/start-attempt.server.ts";
import { ensureUser, getUserId } from "~/session.server.ts";
import { readStart } from "./start.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.question.title ?? "Question"} · Headroom` },
];

const unknown = () => data("No question has this name. It may have been renamed.", 404);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await getQuestion(params["id"] ?? "");
  if (!found) throw unknown();
  const userId = await getUserId(request);
  const { table } = await pricesInUse(userId);
  const open = userId
    ? await getOpenAttempt({ userId, questionId: found.question.id, now: new Date() })
    : null;
  const keeper = userId ? (await closedQuestions(userId, new Date())).get(found.question.id) : undefined;
  // The prompt opens with the clock, so it does not travel with this page.
  const { id, title, level, format, minutes, summary, skills } = found.question;
  return {
    question: { id, title, level, format, minutes, summary, skills },
    phases: found.phases,
    throws: found.throws,
    openAttemptId: open?.id ?? null,
    keeper: keeper ? { title: keeper.title, courseTitle: keeper.courseTitle } : null,
    prices: { name: table.name, date: table.date },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const start = readStart(await request.formData());
  if (!start.ok) return data({ error: start.message, seed: start.seed }, 422);
  const now = new Date();
  const { userId, setCookie } = await ensureUser(request, now);
  const started = await startAttempt({ ...start.value, userId, questionId: params["id"] ?? "", now });
  if (!started) throw unknown();
  return redirect(
    `/attempts/${started.attemptId}`,
    setCookie ? { headers: { "Set-Cookie": setCookie } } : {},
  );
}

const MODES = [
  { mode: "practice", note: "May be paused." },
  { mode: "interview", note: "The clock runs through, as in the real one." },
] as const;

export default function QuestionPage() {
  const { question, phases, throws, openAttemptId, keeper, prices } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const starting = useNavigation().state !== "idle";
  return (
    <div className="page grid gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] items-start">
      <article className="stack gap-5">
        <header className="stack gap-3">
          <p className="eyebrow">
            <Link to="/questions">Questions</Link>
          </p>
          <h1>{question.title}</h1>
          <QuestionFacts {...question} />
          <p className="lead">{question.summary}</p>
        </header>
        <section className="card stack gap-3" aria-labelledby="works">
          <h2 id="works">How the round goes</h2>
          <p>
            The full prompt opens with the clock. What it leaves open you may ask the interviewer, or assume
            and write down: every later number is then judged against your own assumption.
          </p>
          {phases.length > 1 ? (
            <ol className="stack gap-1" aria-label="Suggested pace">
              {phases.map(({ phase, minutes }) => (
                <li key={phase} className="grid grid-cols-[11rem_1fr_auto] gap-3 items-center">
                  <span>{PHASE_LABELS[phase]}</span>
                  <span aria-hidden="true" className="h-2 rounded-card bg-surface-sunken">
                    <span
                      className="block h-2 rounded-card bg-accent"
                      style={{ width: `${(100 * minutes) / question.minutes}%` }}
                    />
                  </span>
                  <span className="number muted">{Math.round(minutes)} min</span>
                </li>
              ))}
            </ol>
          ) : null}
          <p className="muted">
            Practised here: {question.skills.map(skillLabel).join(", ")}. The pace is shown beside the clock
            and never enforced.
          </p>
        </section>
      </article>
      <aside className="card stack gap-4 lg:sticky lg:top-5">
        {openAttemptId ? (
          <div className="banner banner-warn">
            <p>You have this question open.</p>
            <ButtonLink to={`/attempts/${openAttemptId}`} look="primary">
              Go on with it
            </ButtonLink>
          </div>
        ) : null}
        {keeper ? (
          <p className="muted">
            Set in {keeper.title} of {keeper.courseTitle}: until its marks are released, a round of your own
            ends with a score, without findings and model answer.
          </p>
        ) : null}
        <Form method="post" className="stack gap-4">
          <h2>Start a round</h2>
          <fieldset className="stack gap-2">
            <legend className="field-label">Mode</legend>
            {MODES.map(({ mode, note }, index) => (
              <div key={mode}>
                <label className="choice" htmlFor={`mode-${mode}`}>
                  <input
                    id={`mode-${mode}`}
                    type="radio"
                    name="mode"
                    value={mode}
                    defaultChecked={index === 0}
                  />
                  <strong>{MODE_LABELS[mode]}</strong>
                </label>
                <p className="muted pl-7">{note}</p>
              </div>
            ))}
          </fieldset>
          {throws ? (
            <div>
              <label className="choice" htmlFor="curveball">
                <input id="curveball" type="checkbox" name="curveball" defaultChecked />
                <strong>With a curveball</strong>
              </label>
              <p className="muted pl-7">
                Well into the round, the part of your sketch that is nearest to breaking breaks. An interview
                always has one.
              </p>
            </div>
          ) : null}
          <TextField
            label="Variant (optional)"
            name="seed"
            inputMode="numeric"
            defaultValue={refused?.seed ?? ""}
            maxLength={10}
            error={refused?.error}
            hint="A number draws other figures, the same for everyone who enters it. Empty: the question as written."
          />
          <PricesLine {...prices} />
          <Button type="submit" look="primary" disabled={starting}>
            {starting ? "Starting…" : "Start the clock"}
          </Button>
          <p className="muted text-sm">
            No account needed. Your answer is kept in this browser and on this server.
          </p>
        </Form>
      </aside>
    </div>
  );
}
