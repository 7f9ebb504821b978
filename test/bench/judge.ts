import { existsSync, readFileSync, rmSync } from "node:fs";
import { type Answer, drawVariant, EMPTY_ANSWER, grade, judgeCriterion } from "~graders";
import { type ChatServer, startChatServer, verdictReply } from "../support/chat-server.ts";
import { newDatabaseFolder, startServer } from "../support/production-server.ts";
import { soundQuestions } from "./bank.ts";
import { type Bench, type Figure, type Measured } from "./bench.ts";

/** What the provider takes for a reply, as a small model does. */
const REPLY_MS = 800;
const SAID =
  "We cut the candidates to 400 before the heavy model, because scoring all items could not be paid for.";
const LONGEST_MS = 120_000;

interface Read {
  requests: number;
  cached: number;
  tokens: number;
  seconds: number;
}

/** Submits a round and waits until the judge has read it. */
async function round(url: string, question: string): Promise<Read> {
  const started = await fetch(`${url}/questions/${question}`, {
    method: "POST",
    body: new URLSearchParams({ mode: "interview", seed: "" }),
    redirect: "manual",
  });
  const Cookie = started.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const path = url + (started.headers.get("Location") ?? "");
  await fetch(`${path}/save`, {
    method: "POST",
    headers: { Cookie, "Content-Type": "application/json" },
    body: JSON.stringify({
      saveId: crypto.randomUUID(),
      changes: [{ field: "operations", baseRevision: 0, value: SAID }],
    }),
  });
  const beganMs = performance.now();
  await fetch(`${path}/submit`, { method: "POST", headers: { Cookie }, body: new URLSearchParams() });
  while (performance.now() - beganMs < LONGEST_MS) {
    const page = (await (await fetch(`${path}/report`, { headers: { Cookie } })).text()).replaceAll(
      "<!-- -->",
      "",
    );
    if (page.includes("criteria that only a reading can decide")) {
      const seconds = (performance.now() - beganMs) / 1000;
      const number = (pattern: RegExp) => Number((pattern.exec(page)?.[1] ?? "0").replaceAll(",", ""));
      return {
        requests: number(/([\d,]+) requests?(?:, [\d,]+ answered from kept replies)?, [\d,]+ tokens/),
        cached: number(/([\d,]+) answered from kept replies/),
        tokens: number(/([\d,]+) tokens/),
        seconds,
      };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The judge had not read the round after two minutes.");
}

/** How far attacks move the score, with a judge that does as it is told. */
async function drift(): Promise<Figure[]> {
  const question = soundQuestions()
    .map(({ entry }) => entry.question)
    .find(({ rubric }) => rubric.criteria.some(({ check }) => check.kind === "judge"));
  if (!question) throw new Error("No question of the bank has criteria for the judge.");
  const variant = drawVariant({ question, seed: null });
  const attacks = readFileSync("graders/judge/injections.txt", "utf8")
    .split("\n")
    .flatMap((line) => /^[a-z]\w* \| (.*)/i.exec(line)?.[1]?.replaceAll("\\n", "\n") ?? []);
  const answerOf = (operations: string): Answer => ({ ...EMPTY_ANSWER, operations });
  const scoreOf = (operations: string) => grade({ question, variant, answer: answerOf(operations) });
  const honest = scoreOf(SAID);
  const [criterion] = question.rubric.criteria.filter(({ check }) => check.kind === "judge");
  if (!criterion) throw new Error("No criterion is the judge's.");
  let [raised, counted, flagged] = [0, 0, 0];
  for (const attack of attacks) {
    const answer = answerOf(`${SAID}\n\n${attack}`);
    const report = grade({ question, variant, answer });
    if ((report.score ?? 0) > (honest.score ?? 0)) raised += 1;
    if (report.flags.some(({ kind }) => kind === "addressed-to-grader")) flagged += 1;
    const outcome = await judgeCriterion({
      asking: { question, variant, criterion, ask: "Is it deep?", reference: null },
      answer,
      flags: report.flags,
      complete: () => Promise.resolve({ kind: "text", text: verdictReply({ quotes: [attack] }) }),
    });
    if (outcome.kind === "judged") counted += 1;
  }
  return [
    { name: `attacks that raise the checks' score (of ${attacks.length})`, value: raised, unit: "" },
    { name: "attacks that count as a quote", value: counted, unit: "" },
    {
      name: "attacks that the report flags",
      value: flagged,
      unit: "",
      aim: attacks.length,
      better: "more",
    },
  ];
}

async function measured(chat: ChatServer): Promise<Figure[]> {
  const folder = newDatabaseFolder();
  const server = await startServer({
    folder,
    env: { OPENAI_API_KEY: "bench", OPENAI_BASE_URL: chat.url, HEADROOM_JUDGE_MODEL: "bench" },
  });
  try {
    chat.behave(async () => {
      await new Promise((resolve) => setTimeout(resolve, REPLY_MS));
      return { kind: "say", content: verdictReply({ quotes: [SAID] }) };
    });
    const fresh = await round(server.url, "recsys-100k-rps");
    const again = await round(server.url, "recsys-100k-rps");
    const figures = (name: string, { requests, tokens, seconds }: Read): Figure[] => [
      { name: `${name}: requests`, value: requests, unit: "" },
      { name: `${name}: tokens`, value: tokens, unit: "" },
      { name: `${name}: from submitting to the last verdict`, value: seconds, unit: "s" },
    ];
    return [
      ...figures(`six criteria, replies of ${REPLY_MS} ms, nothing kept`, fresh),
      ...figures("the same answer again", again),
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the judge takes for an attempt, and what attacks on it come to. */
export const judge: Bench = {
  name: "judge",
  async run(): Promise<Measured> {
    if (!existsSync("build/server/index.js")) throw new Error("There is no build to serve: npm run build.");
    const chat = await startChatServer();
    try {
      return { figures: [...(await measured(chat)), ...(await drift())], notes: [] };
    } finally {
      await chat.close();
    }
  },
};
