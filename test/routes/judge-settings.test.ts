import { describe, expect, it } from "vitest";
import { openCall } from "~/models/judge-call.server.ts";
import { setRole } from "~/models/people-list.server.ts";
import { action, loader } from "~/routes/settings.judge/route.tsx";
import { getAccount } from "~/session.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type Browser, openBrowser } from "../support/requests.ts";
import { signedIn } from "../support/signed-in.ts";

freshDatabase();

const BUDGET = { attempt: 1000, userDay: 1000, day: 10_000 };
const argsOf = (request: Request) => ({ request, params: {}, context: {} as never });

/** A request to the judge that sets 60 tokens aside for a person. */
const spendSome = ({ userId }: Browser) =>
  openCall(
    { userId, attemptId: null, model: "small-judge", requestHash: userId },
    { promptTokens: 50, completionTokens: 10, budget: BUDGET, now: new Date() },
  );

async function seenBy(browser: Browser) {
  const { data } = await loader(argsOf(browser.get("/settings/judge")));
  return data.spends.map(({ label, spend }) => [label, spend.promptTokens]);
}

const testedBy = async (browser: Browser) =>
  action(argsOf(browser.postForm("/settings/judge"))).then(
    () => 200,
    (thrown: unknown) => (thrown as Response).status,
  );

describe("the judge's page", () => {
  it("is the operator's on a machine without accounts", async () => {
    const visitor = await openBrowser(new Date());
    await spendSome(visitor);
    expect(await seenBy(visitor)).toEqual([
      ["You, today", 50],
      ["Everybody, today", 50],
      ["Everybody, 30 days", 50],
    ]);
    expect(await testedBy(visitor)).toBe(200);
  });

  it("shows everybody their own spend, and the whole of it to administrators alone, once there are accounts", async () => {
    const [ada, root] = [await signedIn("Ada"), await signedIn("Root")];
    await setRole({ email: (await getAccount(root.get("/")))?.email ?? "", role: "admin" });
    await spendSome(ada);
    await spendSome(root);
    const visitor = await openBrowser(new Date());
    expect(await seenBy(visitor)).toEqual([["You, today", 0]]);
    expect(await seenBy(ada)).toEqual([["You, today", 50]]);
    expect(await seenBy(root)).toEqual([
      ["You, today", 50],
      ["Everybody, today", 100],
      ["Everybody, 30 days", 100],
    ]);
    expect(await Promise.all([visitor, ada, root].map(testedBy))).toEqual([403, 403, 200]);
  });
});
