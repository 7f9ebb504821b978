import { randomBytes } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { closeDatabase, useDatabase } from "~/models/db.server.ts";
import { newDatabaseFolder } from "../../support/production-server.ts";
import { soundQuestions } from "../bank.ts";
import { type Bench, type BenchOptions, type Figure, type Measured, percentile } from "../bench.ts";
import { audit, stillToGrade } from "./books.ts";
import { type SeatedClass, seatClass } from "./class.ts";
import { type Line, openLine, textOf } from "./http.ts";
import { type Serving, serve } from "./serving.ts";
import { ask, type Log, sit } from "./student.ts";
import { typing } from "./typing.ts";

const QUESTION = "enterprise-rag";
const FULL_CLASS = 500;
/** Of a full class; a smaller one begins and hands in at the same rate. */
const BEGIN_MS = 60_000;
const HAND_IN_MS = 10_000;
const RELOADS_EVERY = 10;
const LIVE_EVERY_MS = 10_000;
const LONGEST_GRADING_MS = 300_000;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Scripts, styles and fonts of the pages of an exam, as a browser with an empty cache loads them. */
async function filesOf(line: Line, paper: string): Promise<string[]> {
  const page = textOf(await line.get(paper));
  return [...new Set(page.match(/\/assets\/[\w.-]+\.(?:js|css|woff2)/g) ?? [])];
}

const newLog = (): Log => ({
  times: { load: [], start: [], save: [], submit: [], clock: [], file: [], live: [] },
  failed: [],
  again: 0,
  acknowledged: [],
  submitted: [],
});

/** The instructor's open live view: its page once, then its rows every ten seconds. */
async function watch(line: Line, paper: string, log: Log, isDown: () => boolean, isOver: () => boolean) {
  await ask(log, "load", 200, isDown, () => line.get(`${paper}/live`));
  let bytes = 0;
  while (!isOver()) {
    const rows = await ask(log, "live", 200, isDown, () => line.get(`${paper}/live/now`, "application/json"));
    bytes = Math.max(bytes, rows.body.length);
    await pause(LIVE_EVERY_MS);
  }
  return bytes;
}

/** A class sits an exam on the built server, with the load from the same machine. */
export const exam: Bench = {
  name: "exam",
  onlyWhenNamed: true,
  async run({ students: count = FULL_CLASS, minutes = 5, kill = false }) {
    if (!existsSync("build/server/index.js")) throw new Error("There is no build to serve: npm run build.");
    const folder = newDatabaseFolder();
    const secret = randomBytes(32).toString("hex");
    process.env["HEADROOM_SECRET"] = secret;
    const url = `file:${path.join(folder, "app.db")}`;
    process.env["DATABASE_URL"] = url;
    await useDatabase(url);
    const seated = await seatClass({ students: count, question: QUESTION, secret });
    const serving = await serve({ folder, secret });
    try {
      return await sitting({ seated, serving, count, minutes, kill });
    } finally {
      await serving.stop();
      await closeDatabase();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function sitting({
  seated,
  serving,
  count,
  minutes,
  kill,
}: {
  seated: SeatedClass;
  serving: Serving;
} & Required<Pick<BenchOptions, "minutes" | "kill">> & { count: number }): Promise<Measured> {
  const { paper, assignmentId } = seated;
  const { port } = serving;
  const answer = soundQuestions().find(({ entry }) => entry.question.id === QUESTION)?.entry.modelAnswers[0]
    ?.answer;
  if (!answer) throw new Error(`The bank has no model answer to ${QUESTION}.`);
  const log = newLog();
  let isDown = false;
  let isOver = false;
  const share = Math.min(1, count / FULL_CLASS);
  const beganMs = performance.now();
  const lastBeginsMs = beganMs + BEGIN_MS * share;
  const closesMs = lastBeginsMs + minutes * 60_000;
  const cpuBefore = process.cpuUsage();
  const serverBeforeMs = serving.cpuMs();

  const teacher = openLine({ port, cookie: seated.instructor.cookie });
  const watching = watch(
    teacher,
    paper,
    log,
    () => isDown,
    () => isOver,
  );
  const [first] = seated.students;
  const files = first ? await filesOf(openLine({ port, cookie: first.cookie }), paper) : [];
  const lines: Line[] = [];
  const sat = seated.students.map(({ cookie }, index) => {
    const line = openLine({ port, cookie });
    lines.push(line);
    return sit({
      line,
      paper,
      log,
      isDown: () => isDown,
      files,
      typed: typing(answer, minutes * 6),
      reloads: index % RELOADS_EVERY === 0,
      beginsAtMs: beganMs + (BEGIN_MS * share * index) / count,
      submitsAtMs: closesMs - HAND_IN_MS * share * (1 - index / count),
    });
  });
  let downMs = 0;
  if (kill) {
    await pause((lastBeginsMs + closesMs) / 2 - performance.now());
    isDown = true;
    downMs = await serving.killAndStart();
    isDown = false;
  }
  const gaveUp = (await Promise.allSettled(sat)).flatMap((one) =>
    one.status === "rejected" ? [String(one.reason)] : [],
  );
  const satMs = performance.now();
  while ((await stillToGrade(assignmentId)) > 0 && performance.now() - satMs < LONGEST_GRADING_MS)
    await pause(250);
  isOver = true;
  const serverMs = serving.cpuMs() - serverBeforeMs;
  const own = process.cpuUsage(cpuBefore);
  const liveBytes = await watching;
  for (const line of [...lines, teacher]) line.close();
  const books = await audit(assignmentId, log);

  const { times } = log;
  const p = (kind: keyof Log["times"], at: number) => percentile(times[kind], at);
  const live = serving.served().filter(({ path: at }) => at.endsWith("/live/now"));
  const figures: Figure[] = [
    { name: "acknowledged saves lost", value: books.lost, unit: "", aim: 0 },
    { name: "acknowledged hand-ins lost", value: books.lostSubmits, unit: "", aim: 0 },
    { name: "requests failed", value: log.failed.length + gaveUp.length, unit: "", aim: 0 },
    { name: "load, p50", value: p("load", 0.5), unit: "ms" },
    { name: "load, p95", value: p("load", 0.95), unit: "ms", aim: 300 },
    { name: "load, p99", value: p("load", 0.99), unit: "ms" },
    { name: "start, p95", value: p("start", 0.95), unit: "ms" },
    { name: "save, p50", value: p("save", 0.5), unit: "ms" },
    { name: "save, p95", value: p("save", 0.95), unit: "ms", aim: 150 },
    { name: "save, p99", value: p("save", 0.99), unit: "ms" },
    {
      name: "hand-in acknowledged, slowest",
      value: Math.max(...log.submitted.map(({ ms }) => ms)) / 1000,
      unit: "s",
      aim: 30,
    },
    { name: "graded after the last hand-in", value: books.gradedWithinMs.last / 1000, unit: "s", aim: 60 },
    { name: "graded after the first hand-in", value: books.gradedWithinMs.first / 1000, unit: "s" },
    { name: "left without a report", value: books.ungraded, unit: "", aim: 0 },
    { name: "graded twice", value: books.gradedTwice, unit: "", aim: 0 },
    {
      name: "live view's rows, server p95",
      value: percentile(
        live.map(({ ms }) => ms),
        0.95,
      ),
      unit: "ms",
    },
    { name: "live view's rows, largest", value: liveBytes / 1024, unit: "kB" },
    { name: "server, processor time", value: serverMs / 1000, unit: "s" },
    { name: "load generator, processor time", value: (own.user + own.system) / 1e6, unit: "s" },
  ];
  const requests = Object.entries(times).map(([kind, all]) => `${all.length} ${kind}`);
  const notes = [
    `${count} students, ${minutes} min of writing; answered: ${requests.join(", ")}; ${files.length} files a browser`,
    ...(kill
      ? [`killed once, down for ${(downMs / 1000).toFixed(1)} s; ${log.again} requests sent again`]
      : []),
    ...[...new Set([...log.failed, ...gaveUp])].slice(0, 8).map((why) => `failed: ${why}`),
  ];
  return { figures, notes };
}
