import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { config } from "~/config.server.ts";
import { judgeProvider } from "~/grading/judge-complete.server.ts";
import { testJudge } from "~/grading/test-judge.server.ts";
import { dayOf, spend } from "~/models/judge-call.server.ts";
import { ensureUser, getUserId } from "~/session.server.ts";
import { SpendTable } from "./spend-table.tsx";

export const meta: MetaFunction = () => [{ title: "Judge · Headroom" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { judge } = config();
  const userId = await getUserId(request);
  const since = dayOf(new Date());
  return data(
    {
      judge: judge && {
        model: judge.model,
        host: judge.baseUrl === null ? "api.openai.com" : new URL(judge.baseUrl).host,
        isResting: judgeProvider()?.isResting() ?? false,
        budget: judge.budget,
      },
      own: userId === null ? null : await spend({ userId, since }),
      today: await spend({ since }),
      month: await spend({ since: new Date(since.getTime() - 29 * 86_400_000) }),
    },
    { headers: { "Cache-Control": "no-store" } },
  );
}

/** Tests the connection. */
export async function action({ request }: ActionFunctionArgs) {
  const { userId, setCookie } = await ensureUser(request, new Date());
  const tested = await testJudge({ userId });
  return data(tested, setCookie ? { headers: { "Set-Cookie": setCookie } } : {});
}

export default function JudgeSettings() {
  const { judge, own, today, month } = useLoaderData<typeof loader>();
  const tested = useActionData<typeof action>();
  const isTesting = useNavigation().state === "submitting";
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <h1>The judge</h1>
        <p className="lead">
          A language model that reads what checks cannot: whether the argument holds together. It is an extra.
          Without it every round is graded all the same, and what only it could decide is left out of the
          score.
        </p>
      </header>
      <section className="card stack gap-3" aria-labelledby="state">
        <h2 id="state">{judge ? "On" : "Off"}</h2>
        {judge ? (
          <>
            <p>
              Model <strong>{judge.model}</strong> at <strong>{judge.host}</strong>.
            </p>
            {judge.isResting ? (
              <p>It failed several times in a row and is left alone for half a minute.</p>
            ) : null}
            <p className="muted">
              At most {tokens(judge.budget.attempt)} tokens for an attempt, {tokens(judge.budget.userDay)} for
              a person and day, {tokens(judge.budget.day)} for everybody and day (UTC).
            </p>
            <Form method="post">
              <Button type="submit" look="primary" disabled={isTesting}>
                {isTesting ? "Testing…" : "Test the connection"}
              </Button>
            </Form>
            <div role="status">
              {tested && !isTesting ? (
                <Banner tone={tested.ok ? "ok" : "bad"}>
                  <p>
                    {tested.ok
                      ? `It works: answered in ${tested.ms.toLocaleString("en-US")} ms.`
                      : tested.message}
                  </p>
                </Banner>
              ) : null}
            </div>
          </>
        ) : (
          <p>
            To turn it on, start the app with <code>OPENAI_API_KEY</code> and{" "}
            <code>HEADROOM_JUDGE_MODEL</code>; for another endpoint than OpenAI's, also{" "}
            <code>OPENAI_BASE_URL</code>.
          </p>
        )}
      </section>
      {month.calls + month.cached > 0 ? (
        <section className="stack gap-3" aria-labelledby="spend">
          <h2 id="spend">Spend</h2>
          <SpendTable
            rows={[
              ...(own ? [{ label: "You, today", spend: own }] : []),
              { label: "Everybody, today", spend: today },
              { label: "Everybody, 30 days", spend: month },
            ]}
          />
        </section>
      ) : null}
    </div>
  );
}

const tokens = (count: number) => count.toLocaleString("en-US");
