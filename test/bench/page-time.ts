import { randomUUID } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { newDatabaseFolder, startServer } from "../support/production-server.ts";
import { soundQuestions } from "./bank.ts";
import { type Bench, type Figure, percentile } from "./bench.ts";

const AIM_MS = 50;
const WARM_UP = 15;
const TIMES = 60;

/** A visitor's browser: keeps the cookie, follows no redirect. */
function visitor(url: string) {
  let cookie = "";
  return async (path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(url + path, {
      ...init,
      redirect: "manual",
      headers: { ...init.headers, ...(cookie ? { Cookie: cookie } : {}) },
    });
    const set = answer.headers.getSetCookie().map((one) => one.split(";")[0]);
    if (set.length > 0) cookie = set.join("; ");
    return answer;
  };
}
type Visit = ReturnType<typeof visitor>;

/** Starts a round on a design question; the path of its workspace. */
async function startRound(visit: Visit, question: string): Promise<string> {
  const answer = await visit(`/questions/${question}`, {
    method: "POST",
    body: new URLSearchParams({ mode: "interview", seed: "" }),
  });
  const path = answer.headers.get("Location");
  if (answer.status === 404)
    throw new Error(
      `The built app does not know ${question}; it is older than the bank. Build it again: npm run build.`,
    );
  if (path === null || answer.status >= 400)
    throw new Error(`Starting a round answered ${answer.status} without a place to go.`);
  return path;
}

async function expectOk(answer: Promise<Response>, what: string): Promise<void> {
  const { status } = await answer;
  if (status >= 400) throw new Error(`${what} answered ${status}.`);
}

/** Milliseconds from sending a request to the last byte of its page, one request at a time. */
async function timesOf(visit: Visit, path: string): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < WARM_UP + TIMES; i++) {
    const before = performance.now();
    const answer = await visit(path);
    const page = await answer.text();
    if (answer.status !== 200 || page.length < 500) throw new Error(`${path} answered ${answer.status}.`);
    if (i >= WARM_UP) times.push(performance.now() - before);
  }
  return times;
}

/** Time of the built server for its main pages, with a database of its own. */
export const pageTime: Bench = {
  name: "server time of pages",
  async run() {
    if (!existsSync("build/server/index.js")) throw new Error("There is no build to serve: npm run build.");
    const design = soundQuestions().find(
      ({ entry }) => entry.question.format === "design" && entry.modelAnswers.length > 0,
    )?.entry;
    if (!design) throw new Error("The bank has no design question that parses.");
    const folder = newDatabaseFolder();
    const server = await startServer({ folder });
    try {
      const visit = visitor(server.url);
      const workspace = await startRound(visit, design.question.id);
      const answer = design.modelAnswers[0]?.answer;
      const changes = Object.entries(answer ?? {}).map(([field, value]) => ({
        field,
        baseRevision: 0,
        value,
      }));
      await expectOk(
        visit(`${workspace}/save`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ saveId: randomUUID(), changes }),
        }),
        "Saving the answer",
      );
      const pages: [string, string][] = [
        ["bank", "/questions"],
        ["question", `/questions/${design.question.id}`],
        ["workspace", workspace],
      ];
      const figures: Figure[] = [];
      for (const [name, path] of pages) figures.push(...figuresOf(name, await timesOf(visit, path)));
      await expectOk(visit(`${workspace}/submit`, { method: "POST" }), "Submitting the answer");
      return [...figures, ...figuresOf("report", await timesOf(visit, `${workspace}/report`))];
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const figuresOf = (name: string, times: readonly number[]): Figure[] => [
  { name: `${name}, median`, value: percentile(times, 0.5), unit: "ms", aim: AIM_MS },
  { name: `${name}, p95`, value: percentile(times, 0.95), unit: "ms" },
];
