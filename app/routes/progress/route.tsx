import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { LevelSchema } from "~graders";
import { AttemptsHead } from "~/components/attempts-head.tsx";
import { Banner } from "~/components/banner.tsx";
import { ButtonLink } from "~/components/button.tsx";
import { EmptyState } from "~/components/empty-state.tsx";
import { LEVEL_LABELS } from "~/components/labels.ts";
import { readProgress } from "~/grading/read-progress.server.ts";
import { getUserId } from "~/session.server.ts";
import { ago } from "./ago.ts";
import { Calendar } from "./calendar.tsx";
import { History } from "./history.tsx";
import { NextCard } from "./next-card.tsx";
import { PhaseBars } from "./phase-bars.tsx";
import { Radar } from "./radar.tsx";

export const meta: MetaFunction = () => [{ title: "Progress · Headroom" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const userId = await getUserId(request);
  const level = LevelSchema.safeParse(new URL(request.url).searchParams.get("level")).data ?? null;
  const now = new Date();
  const progress = userId ? await readProgress({ userId, level, now }) : null;
  return data(
    { progress: progress && progress.rounds > 0 ? progress : null, now: now.toISOString() },
    { headers: { "Cache-Control": "no-store" } },
  );
}

const percent = (share: number) => `${Math.round(100 * share)}%`;
const days = (count: number) => `${count} ${count === 1 ? "day" : "days"}`;

export default function Progress() {
  const { progress, now } = useLoaderData<typeof loader>();
  if (!progress)
    return (
      <div className="page stack gap-6">
        <AttemptsHead title="Progress" />
        <EmptyState
          title="Nothing to see yet"
          action={
            <ButtonLink to="/questions" look="primary">
              Pick a question
            </ButtonLink>
          }
        >
          <p className="muted">
            After your first round this page shows where you stand, what to mend and what to take next.
          </p>
        </EmptyState>
      </div>
    );
  const { level, levels, radar, bar, streak, phases, weak, mistakes } = progress;
  return (
    <div className="page stack gap-6">
      <AttemptsHead title="Progress">
        <p className="lead">
          From {progress.rounds} finished {progress.rounds === 1 ? "round" : "rounds"} of your own. Rounds for
          a course are marked there and are not counted here.
        </p>
      </AttemptsHead>
      {progress.unread > 0 ? (
        <Banner>
          <p>{progress.unread} older rounds are still being read. Load the page again to see more of them.</p>
        </Banner>
      ) : null}
      <div className="grid gap-5 lg:grid-cols-2 items-start">
        <div className="stack gap-5">
          {progress.next ? <NextCard next={progress.next} now={now} /> : null}
          <section className="card stack gap-3" aria-labelledby="warm-up">
            <h2 id="warm-up">Warm-up</h2>
            <p className="muted">Five sums from your own weak spots, with today&rsquo;s numbers.</p>
            <div>
              <ButtonLink to="/progress/warm-up">Warm up</ButtonLink>
            </div>
          </section>
        </div>
        <section className="card stack gap-3" aria-labelledby="streak">
          <h2 id="streak">
            {streak.current === 0 ? "No streak running" : `${days(streak.current)} in a row`}
          </h2>
          <p className="muted">The longest so far: {days(streak.longest)}.</p>
          <Calendar weeks={progress.calendar} />
        </section>
      </div>
      <section className="card stack gap-4" aria-labelledby="radar">
        <div className="row justify-between">
          <h2 id="radar">Against the {LEVEL_LABELS[level]} bar</h2>
          {levels.length > 1 ? (
            <nav className="row gap-2" aria-label="Level">
              {levels.map((one) => (
                <Link
                  key={one}
                  to={`?level=${one}`}
                  className="chip"
                  preventScrollReset
                  aria-current={one === level ? "true" : undefined}
                >
                  {LEVEL_LABELS[one]}
                </Link>
              ))}
            </nav>
          ) : null}
        </div>
        {radar.every(({ share }) => share === null) ? (
          <p className="muted">
            No finished round at this level yet. It is the level to go for: your last three below it reached
            the bar.
          </p>
        ) : (
          <Radar spokes={radar} bar={bar} />
        )}
      </section>
      <section className="card stack gap-4" aria-labelledby="history">
        <h2 id="history">Scores</h2>
        <History rounds={progress.history} bar={bar} />
      </section>
      <div className="grid gap-5 lg:grid-cols-2 items-start">
        <section className="card stack gap-4" aria-labelledby="weak">
          <h2 id="weak">Weakest topics</h2>
          {weak.length === 0 ? (
            <p className="muted">You earn four fifths or more of every topic you have met.</p>
          ) : (
            <ul className="stack gap-4">
              {weak.map(({ family, title, share, lastAt, missed, calculators }) => (
                <li key={family} className="stack gap-1">
                  <p className="row justify-between">
                    <Link to={`/topics/${family}`} className="font-semibold">
                      {title}
                    </Link>
                    <span className="number">{percent(share)}</span>
                  </p>
                  <p className="muted text-sm">Last met {ago(lastAt, now)}.</p>
                  {missed.length > 0 ? (
                    <p className="text-sm">
                      Missed of late:{" "}
                      {missed.map((one, index) => (
                        <span key={one.title}>
                          {index > 0 ? "; " : ""}
                          <Link to={`/attempts/${one.attemptId}/report`}>{one.title}</Link>
                        </span>
                      ))}
                    </p>
                  ) : null}
                  {calculators.length > 0 ? (
                    <p className="text-sm">
                      To try:{" "}
                      {calculators.map((one, index) => (
                        <span key={one.name}>
                          {index > 0 ? ", " : ""}
                          <Link to={`/calculators/${one.name}`}>{one.title}</Link>
                        </span>
                      ))}
                    </p>
                  ) : null}
                </li>
              ))}
            </ul>
          )}
        </section>
        <section className="card stack gap-4" aria-labelledby="mistakes">
          <h2 id="mistakes">Made more than once</h2>
          {mistakes.length === 0 ? (
            <p className="muted">Nothing has gone wrong in the same way twice.</p>
          ) : (
            <ul className="stack gap-3">
              {mistakes.map(({ kind, id, says, times, of, topic, attemptId }) => (
                <li key={`${kind} ${id}`} className="stack gap-1">
                  <p>
                    {kind === "belief" ? `“${says}”` : says}{" "}
                    <strong className="whitespace-nowrap">
                      {times} of {of} rounds
                    </strong>
                  </p>
                  <p className="text-sm">
                    <Link to={`/attempts/${attemptId}/report`}>The newest report with it</Link>
                    {topic ? (
                      <>
                        {" · "}
                        <Link to={`/topics/${topic.family}`}>{topic.title}</Link>
                      </>
                    ) : null}
                  </p>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
      {phases.rounds > 0 ? (
        <section className="card stack gap-4" aria-labelledby="phases">
          <h2 id="phases">Where the time goes</h2>
          <p className="muted">
            Minutes in a mean design round, over the last {phases.rounds}. The mark is where the plan ends.
          </p>
          <PhaseBars phases={phases.phases} />
        </section>
      ) : null}
    </div>
  );
}
