import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { config } from "~/config.server.ts";
import { judgeProvider } from "~/grading/judge-complete.server.ts";
import { testJudge } from "~/grading/test-judge.server.ts";
import { anyAccount } from "~/models/account.server.ts";
import { dayOf, spend } from "~/models/judge-call.server.ts";
import { plainly } from "~/own-request.server.ts";
import { ensureUser, getAccount, getUserId } from "~/session.server.ts";
import { SpendTable } from "./spend-table.tsx";

export const meta: MetaFunction = () => [{ title: "Judge · Headroom" }];

/** Whoever runs the app: an administrator; on a machine where nobody has an account yet, whoever sits at it. */
async function isOperator(request: Request): Promise<boolean> {
  const account = await getAccount(request);
  return account ? account.role === "admin" : !(await anyAccount());
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { judge } = config();
  const [userId, operates] = await Promise.all([getUserId(request), isOperator(request)]);
  const since = dayOf(new Date());
  return data(
    {
      judge: judge && {
        model: judge.model,
        host: judge.baseUrl === null ? "api.openai.com" : new URL(judge.baseUrl).host,
        isResting: judgeProvider()?.isResting() ?? false,
        budget: judge.budget,
      },
      operates,
      spends: await Promise.all([
        ...(userId === null ? [] : [spendOf("You, today", { userId, since })]),
        ...(operates
          ? [
              spendOf("Everybody, today", { since }),
              spendOf("Everybody, 30 days", { since: new Date(since.getTime() - 29 * 86_400_000) }),
            ]
          : []),
      ]),
    },
    { headers: { "Cache-Control": "no-store" } },
  );
}

const spendOf = async (label: string, where: Parameters<typeof spend>[0]) => ({
  label,
  spend: await spend(where),
});

/** Tests the connection, which costs whoever runs the app. */
export async function action({ request }: ActionFunctionArgs) {
  if (!(await isOperator(request)))
    throw plainly("Only an administrator may test the connection: it costs money.", 403);
  const { userId, setCookie } = await ensureUser(request, new Date());
  const tested = await testJudge({ userId });
  return data(tested, setCookie ? { headers: { "Set-Cookie": setCookie } } : {});
}

export default function JudgeSettings() {
  const { judge, operates, spends } = useLoaderData<typeof loader>();
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
            {operates ? (
              <Form method="post">
                <Button type="submit" look="primary" disabled={isTesting}>
                  {isTesting ? "Testing…" : "Test the connection"}
                </Button>
              </Form>
            ) : null}
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
      {spends.some(({ spend: { calls, cached } }) => calls + cached > 0) ? (
        <section className="stack gap-3" aria-labelledby="spend">
          <h2 id="spend">Spend</h2>
          <SpendTable rows={spends} />
        </section>
      ) : null}
    </div>
  );
}

const tokens = (count: number) => count.toLocaleString("en-US");
