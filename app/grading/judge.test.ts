import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ChatServer, startChatServer, verdictReply } from "../../test/support/chat-server.ts";
import { freshDatabase, restart } from "../../test/support/database.ts";
import { JUDGED_ANSWER, JUDGED_ENTRY, submittedForJudge } from "../../test/support/judged-round.ts";
import { at, save, startRound } from "../../test/support/round.ts";
import { loadClock } from "~/models/workspace.server.ts";
import { askClarification } from "~/models/asked-question.server.ts";
import { deleteAttempt, extendAttempt, submitAttempt } from "~/models/attempt.server.ts";
import { spend } from "~/models/judge-call.server.ts";
import { claimJob, settleJob } from "~/models/judge-job.server.ts";
import { reader } from "~/models/db.server.ts";
import { followUp, interviewerFor } from "./interviewer.server.ts";
import { judgeNext, waitMs } from "./judge-worker.server.ts";
import { gradeAttempt } from "./grade-attempt.server.ts";
import { loadReport } from "./load-report.server.ts";
import { askSecondReading } from "./second-reading.server.ts";
import { sweep } from "./sweep.server.ts";

const LEASE_MS = 60_000;
const database = freshDatabase();
let chat: ChatServer;
beforeAll(async () => {
  chat = await startChatServer();
  process.env["OPENAI_API_KEY"] = "a-key-of-the-tests";
  process.env["OPENAI_BASE_URL"] = chat.url;
  process.env["HEADROOM_JUDGE_MODEL"] = "small-judge";
  process.env["HEADROOM_JUDGE_TIMEOUT"] = "1";
  process.env["HEADROOM_JUDGE_USD_IN"] = "1";
  process.env["HEADROOM_JUDGE_USD_OUT"] = "4";
});
afterAll(() => chat.close());
beforeEach(() => {
  chat.requests.length = 0;
  chat.behave(() => ({ kind: "say", content: verdictReply() }));
});

/** Works until nothing is due at that second. */
async function work(second: number): Promise<void> {
  for (let i = 0; i < 20; i++) if (!(await judgeNext(() => at(second)))) return;
  throw new Error("There is always more to judge.");
}
async function reportOf(round: { attemptId: string; userId: string }, second = 200) {
  const loaded = await loadReport({ ...round, now: at(second) });
  if (loaded?.kind !== "report" || !loaded.report) throw new Error("no report");
  return { ...loaded, report: loaded.report.report };
}
const findingOf = (report: Awaited<ReturnType<typeof reportOf>>["report"], id: string) =>
  report.findings.find(({ criterion }) => criterion === id);
const jobs = async () => (await reader()).judgeJob.findMany({ orderBy: { id: "asc" } });

describe("the judge", () => {
  it("is never waited for: the checks' report is there at once, and says what is still open", async () => {
    const round = await submittedForJudge();
    const { report, judge } = await reportOf(round, 102);
    expect(report.score).toEqual(expect.any(Number));
    expect(judge).toEqual({ settled: 0, of: 2 });
    expect(findingOf(report, "gives-up")).toMatchObject({ verdict: "not-graded", points: null });
    expect(chat.requests).toHaveLength(0);
  });

  it("fills in its verdicts as they arrive, and scores them apart", async () => {
    const round = await submittedForJudge();
    const before = (await reportOf(round, 102)).report;
    await judgeNext(() => at(103));
    const half = await reportOf(round, 104);
    expect(half.judge).toEqual({ settled: 1, of: 2 });
    expect(findingOf(half.report, "gives-up")).toMatchObject({ verdict: "met", points: 2 });
    expect(findingOf(half.report, "holds-together")).toMatchObject({ verdict: "not-graded" });
    await work(105);
    const { report, judgeSpend } = await reportOf(round);
    expect(report.judged).toEqual({ score: 100, criteria: 2 });
    expect(report.score).toBe(before.score);
    expect(report.versions.model).toBe("small-judge");
    expect(findingOf(report, "gives-up")?.evidence[0]).toMatchObject({ kind: "quote", field: "prose" });
    expect(judgeSpend).toMatchObject({ calls: 2, cached: 0 });
    expect(judgeSpend?.usd).toBeGreaterThan(0);
    expect(await (await reader()).reportRow.count()).toBe(2);
  });

  it("puts one criterion in a request, with the answer as marked data, under a strict schema", async () => {
    await submittedForJudge();
    await work(105);
    expect(chat.requests).toHaveLength(2);
    const [first] = chat.requests;
    expect(first?.response_format).toEqual(expect.objectContaining({ type: "json_schema" }));
    expect(first?.messages[1]?.content).toMatch(/\n│ When the model is down/);
    expect(first?.messages[1]?.content.match(/# Criterion/g)).toHaveLength(1);
  });

  it("is not asked twice for the same answer", async () => {
    const one = await submittedForJudge();
    await work(105);
    const again = await submittedForJudge();
    await work(110);
    expect(chat.requests).toHaveLength(2);
    expect((await reportOf(again)).report.judged).toEqual((await reportOf(one)).report.judged);
    expect(await spend({ attemptId: again.attemptId })).toMatchObject({
      calls: 0,
      cached: 2,
      promptTokens: 0,
    });
  });

  it("reads nothing in a blank answer", async () => {
    const round = await submittedForJudge({ answer: " " });
    await work(105);
    expect(chat.requests).toHaveLength(0);
    const { report } = await reportOf(round);
    expect(report.score).toBe(0);
    expect(findingOf(report, "gives-up")?.found).toContain("nothing for the judge to read");
  });
});

describe("a provider that misbehaves", () => {
  const CASES: [string, Parameters<ChatServer["behave"]>[0], RegExp][] = [
    ["says no JSON", () => ({ kind: "say", content: "Met, clearly!" }), /could not be used 3 times/],
    [
      "keeps to another schema",
      () => ({ kind: "say", content: '{"score": 100, "verdict": "met"}' }),
      /could not be used/,
    ],
    [
      "makes quotes up",
      () => ({ kind: "say", content: verdictReply({ quotes: ["a queue for each of the forty"] }) }),
      /not in the answer/,
    ],
    ["refuses", () => ({ kind: "say", content: "", refusal: "I cannot help with that." }), /refusal/],
    ["filters", () => ({ kind: "say", content: "x", finish: "content_filter" }), /refusal/],
    ["runs out of length", () => ({ kind: "say", content: '{"reason": "It', finish: "length" }), /broke off/],
    ["says nothing", () => ({ kind: "say", content: "" }), /broke off/],
    ["has no choices", () => ({ kind: "garbage", body: '{"choices": []}' }), /broke off/],
    ["sends no JSON at all", () => ({ kind: "garbage", body: "<html>gateway</html>" }), /broke off/],
    ["does not take the key", () => ({ kind: "status", status: 401 }), /does not accept the key/],
    ["does not know the model", () => ({ kind: "status", status: 404 }), /does not accept the request/],
  ];
  it.each(CASES)("that %s leaves the criterion not graded, with the reason", async (_, behaviour, reason) => {
    const round = await submittedForJudge();
    const { score } = (await reportOf(round, 102)).report;
    chat.behave(behaviour);
    await work(105);
    const { report, judge } = await reportOf(round);
    expect(judge).toEqual({ settled: 2, of: 2 });
    expect(findingOf(report, "gives-up")).toMatchObject({ verdict: "not-graded", points: null });
    expect(findingOf(report, "gives-up")?.found).toMatch(reason);
    expect(report.judged).toBeNull();
    expect(report.score).toBe(score);
  });

  const LATER: [string, Parameters<ChatServer["behave"]>[0]][] = [
    ["fails", () => ({ kind: "status", status: 500 })],
    ["is overloaded", () => ({ kind: "status", status: 503 })],
    ["breaks off in the middle", () => ({ kind: "break" })],
    ["sends a byte now and then", () => ({ kind: "trickle" })],
    ["never answers", () => ({ kind: "silence" })],
  ];
  it.each(LATER)("that %s once is asked again, and the verdict arrives", async (_, behaviour) => {
    const round = await submittedForJudge();
    chat.behave(async (request, at) =>
      at === 0 ? await behaviour(request, at) : { kind: "say", content: verdictReply() },
    );
    await work(105);
    await work(105 + 60);
    expect((await reportOf(round)).report.judged).toEqual({ score: 100, criteria: 2 });
  });

  it("that is busy is left alone for as long as it asks", async () => {
    await submittedForJudge();
    chat.behave((_, at) =>
      at === 0
        ? { kind: "status", status: 429, headers: { "Retry-After": "30" } }
        : { kind: "say", content: verdictReply() },
    );
    await work(105);
    const [first, second] = await jobs();
    expect(first).toMatchObject({ state: "waiting", tries: 1, reason: "The provider is busy." });
    expect(first?.runAfter).toEqual(at(135));
    expect(second?.state).toBe("judged");
    await work(134);
    expect((await jobs())[0]?.state).toBe("waiting");
    await work(136);
    expect((await jobs())[0]?.state).toBe("judged");
  });

  it("that stays down is given up in the end, and the report says so", async () => {
    const round = await submittedForJudge();
    chat.behave(() => ({ kind: "status", status: 429 }));
    for (let day = 1; day <= 12; day++) await work(100 + day * 3600);
    const { report } = await reportOf(round);
    expect(findingOf(report, "gives-up")).toMatchObject({
      verdict: "not-graded",
      found: "The provider is busy.",
    });
  });

  it("that knows no strict schema, or no temperature, is asked without", async () => {
    const round = await submittedForJudge();
    chat.behave(({ response_format, temperature }) =>
      response_format?.type === "json_schema"
        ? { kind: "status", status: 400, message: "response_format json_schema is not supported" }
        : temperature !== undefined
          ? { kind: "status", status: 400, message: "temperature is not supported" }
          : { kind: "say", content: verdictReply() },
    );
    await work(105);
    expect((await reportOf(round)).report.judged).toEqual({ score: 100, criteria: 2 });
  });

  it("whose verdicts flip gets three votes, and the disagreement is shown", async () => {
    const round = await submittedForJudge();
    const verdicts = ["partly-met", "met", "not-met"];
    chat.behave((_, at) => ({ kind: "say", content: verdictReply({ verdict: verdicts[at % 3] }) }));
    await work(105);
    const { report } = await reportOf(round);
    expect(chat.requests).toHaveLength(6);
    expect(findingOf(report, "gives-up")).toMatchObject({ verdict: "partly-met", points: 1 });
    expect(findingOf(report, "gives-up")?.found).toContain("Its 3 readings differ");
  });
});

describe("jobs", () => {
  it("are taken again when whoever held them died, and not settled by the dead", async () => {
    await submittedForJudge();
    const lost = await claimJob({ now: at(105), leaseMs: LEASE_MS });
    await restart(database);
    const other = await claimJob({ now: at(106), leaseMs: LEASE_MS });
    expect(other?.id).not.toBe(lost?.id);
    expect(await claimJob({ now: at(107), leaseMs: LEASE_MS })).toBeNull();
    const again = await claimJob({ now: at(105 + 61), leaseMs: LEASE_MS });
    expect(again?.id).toBe(lost?.id);
    if (!lost) throw new Error("no job");
    const late = { state: "not-graded" as const, reason: "late" };
    expect(await settleJob(lost, late, at(500))).toBe(false);
  });

  it("go in turns between people, whoever queued more", async () => {
    const eager = await submittedForJudge();
    await submittedForJudge({ userId: eager.userId });
    await submittedForJudge({ userId: eager.userId });
    const late = await submittedForJudge();
    const order: string[] = [];
    for (let i = 0; i < 4; i++)
      order.push((await claimJob({ now: at(110 + i), leaseMs: LEASE_MS }))?.userId ?? "");
    expect(order).toEqual([eager.userId, late.userId, eager.userId, late.userId]);
  });

  it("end with their attempt", async () => {
    const round = await submittedForJudge();
    const job = await claimJob({ now: at(105), leaseMs: LEASE_MS });
    await deleteAttempt(round);
    expect(await jobs()).toHaveLength(0);
    if (!job) throw new Error("no job");
    expect(await settleJob(job, { state: "not-graded", reason: "gone" }, at(107))).toBe(false);
    await work(110);
    expect(chat.requests).toHaveLength(0);
  });

  it("wait again when a round was reopened meanwhile and the same answer comes back", async () => {
    const round = await startRound({ entry: JUDGED_ENTRY });
    await save(round, "prose", JUDGED_ANSWER);
    const closed = 45 * 60 + 75;
    expect(await sweep({ now: at(closed) })).toMatchObject({ graded: 1 });
    await extendAttempt({ attemptId: round.attemptId, ms: 120_000, now: at(closed + 1) });
    await work(closed + 2);
    expect((await jobs()).map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
    await submitAttempt({ ...round, now: at(closed + 10) });
    await gradeAttempt({ attemptId: round.attemptId, now: at(closed + 11) });
    await work(closed + 12);
    expect((await reportOf(round, closed + 60)).report.judged).toEqual({ score: 100, criteria: 2 });
  });

  it("that a crash ended between verdict and report are graded in by the sweep", async () => {
    const round = await submittedForJudge();
    for (const criterion of ["gives-up", "holds-together"]) {
      const job = await claimJob({ now: at(105), leaseMs: LEASE_MS });
      if (job?.criterion !== criterion) throw new Error("another job");
      const outcome = { share: 1, found: "It says so.", evidence: [], votes: [] };
      await settleJob(job, { state: "judged", model: "small-judge", outcome }, at(106));
    }
    expect(await sweep({ now: at(107) })).toMatchObject({ graded: 1 });
    expect((await reportOf(round)).report.judged).toEqual({ score: 100, criteria: 2 });
  });

  it("wait longer from try to try, at most a quarter of an hour", () => {
    expect([0, 1, 2, 20].map((tries) => waitMs(tries, null))).toEqual([4000, 8000, 16_000, 900_000]);
    expect(waitMs(0, 30_000)).toBe(30_000);
  });
});

describe("a second reading", () => {
  it("stands beside the check's verdict and changes no score", async () => {
    const round = await submittedForJudge({
      answer: "The general queue takes it. Every ticket goes to the general queue.",
    });
    await work(105);
    const before = (await reportOf(round)).report;
    expect(await askSecondReading({ ...round, criterion: "fallback", now: at(120) })).toEqual({
      kind: "asked",
    });
    expect((await reportOf(round)).secondReadings["fallback"]).toEqual({ state: "waiting" });
    await work(125);
    const { report, secondReadings } = await reportOf(round);
    expect(secondReadings["fallback"]).toMatchObject({ state: "judged", verdict: "met" });
    expect(report.score).toBe(before.score);
    expect(findingOf(report, "fallback")).toEqual(findingOf(before, "fallback"));
  });

  it("is not to be had of what the judge decided itself, nor of another's attempt", async () => {
    const round = await submittedForJudge();
    expect(await askSecondReading({ ...round, criterion: "gives-up", now: at(120) })).toMatchObject({
      kind: "not-now",
    });
    const { userId } = await submittedForJudge();
    expect(
      await askSecondReading({ attemptId: round.attemptId, userId, criterion: "fallback", now: at(120) }),
    ).toBeNull();
  });
});

describe("the interviewer's voice", () => {
  const ask = async (mode: "interview" | "exam" = "interview") => {
    const round = await startRound({ mode });
    const own = { ...round, now: at(30) };
    const outcome = await askClarification({ ...own, text: "Is it busy?", voice: interviewerFor(own) });
    if (outcome?.kind !== "answered") throw new Error("not answered");
    return outcome.exchange;
  };
  const says = (reply: unknown) => chat.behave(() => ({ kind: "say", content: JSON.stringify(reply) }));

  it("hears which fact a question is after, where no pattern does", async () => {
    says({ clarification: "volume", reply: "" });
    expect(await ask()).toMatchObject({ reply: "Two hundred tickets a second at peak.", matched: true });
  });
  it.each([
    ["fails", { kind: "status", status: 500 }],
    ["says what it may not", { kind: "say", content: '{"clarification": "none", "reply": "About 900/s."}' }],
    ["never answers", { kind: "silence" }],
  ] as const)("gives way to the bank's own words when it %s", async (_, behaviour) => {
    chat.behave(() => behaviour);
    expect(await ask()).toMatchObject({
      reply: "Assume what is reasonable and write it down.",
      matched: false,
    });
  });
  it("is silent in an exam", async () => {
    says({ clarification: "volume", reply: "" });
    expect(await ask("exam")).toMatchObject({ matched: false });
    expect(chat.requests).toHaveLength(0);
  });
});

describe("the interviewer's follow-up", () => {
  const HALF = 45 * 30;
  /** What the interviewer has asked, once a probe came due with this written, and this was the model's reply. */
  async function asked(reply: string, mode: "interview" | "exam" = "interview") {
    chat.behave(() => ({ kind: "say", content: JSON.stringify({ ask: reply }) }));
    const round = await startRound({ mode });
    await save(round, "prose", "Tickets wait in a queue of 500 while the model is down.");
    const due = await loadClock({ ...round, now: at(HALF + 1) });
    await followUp({ ...round, now: at(HALF + 1) }, due?.probes ?? []);
    await followUp({ ...round, now: at(HALF + 2) }, due?.probes ?? []);
    return (await loadClock({ ...round, now: at(HALF + 60) }))?.probes.map(({ ask }) => ask) ?? [];
  }
  const PROBE = "What happens while the model is down?";

  it("is asked once behind a probe, about what is written by then", async () => {
    const question = "Your queue holds 500: what does the ticket after that meet?";
    expect(await asked(question)).toEqual([PROBE, question]);
    expect(chat.requests).toHaveLength(1);
    expect(chat.requests[0]?.messages[1]?.content).toContain("│ Tickets wait in a queue of 500");
  });
  it.each([
    ["states a number of its own", "What if 9,000 tickets arrive?"],
    ["is no question", "Use a bigger queue."],
    ["is empty", ""],
    ["holds markup", "Why not <b>two</b> queues?"],
  ])("is not asked when it %s", async (_, reply) => {
    expect(await asked(reply)).toEqual([PROBE]);
  });
  it("is not asked in an exam", async () => {
    expect(await asked("And then?", "exam")).toEqual([PROBE]);
    expect(chat.requests).toHaveLength(0);
  });
});
