import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { closeDatabase, useDatabase } from "~/models/db.server.ts";
import { newDatabaseFolder, startServer } from "../support/production-server.ts";
import { signedIn } from "../support/signed-in.ts";
import { type Bench, type Figure, percentile } from "./bench.ts";
import { classOf } from "./class-of.ts";

const STUDENTS = 500;
const AIM_FIRST_MS = 3_000;
const AIM_MS = 500;
const TIMES = 7;
const SECRET = "a secret of the bench alone, long enough to be one";

/** Milliseconds from sending a request to the last byte, and how many bytes came. */
async function visit(url: string, cookie: string): Promise<{ ms: number; kB: number }> {
  const before = performance.now();
  const answer = await fetch(url, { redirect: "manual", headers: { Cookie: cookie } });
  const page = await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}.`);
  return { ms: performance.now() - before, kB: page.byteLength / 1000 };
}

/** The longest that the server answers nobody else while a page is made: `/healthz` asked again and again beside it. */
async function longestHold(url: string, beside: Promise<unknown>): Promise<number> {
  let longest = 0;
  let isOver = false;
  void beside.finally(() => (isOver = true)).catch(() => undefined);
  while (!isOver) {
    const before = performance.now();
    await (await fetch(`${url}/healthz`)).arrayBuffer();
    longest = Math.max(longest, performance.now() - before);
  }
  return longest;
}

/** The pages of a class of hundreds: first after a start, then again, and how long each keeps everybody else waiting. */
export const marking: Bench = {
  name: `marking a class of ${STUDENTS}, two questions`,
  async run() {
    if (!existsSync("build/server/index.js")) throw new Error("There is no build to serve: npm run build.");
    const folder = newDatabaseFolder();
    process.env["HEADROOM_SECRET"] = SECRET;
    process.env["LOG_LEVEL"] ??= "warn";
    await useDatabase(`file:${path.join(folder, "app.db")}`);
    const teacher = await signedIn("Ines Instructor");
    const cookie = teacher.get("/").headers.get("Cookie") ?? "";
    const { courseId, assignmentId } = await classOf({ students: STUDENTS, instructor: teacher.userId });
    await closeDatabase();
    const base = `/courses/${courseId}/assignments/${assignmentId}`;
    const pages = [
      ["results", `${base}/results`],
      ["marking", `${base}/marking`],
      ["items", `${base}/items`],
      ["a criterion", `${base}/marking/1/cap-theorem-ml-serving/three-properties`],
      ["disagreements", `${base}/marking/disagreements`],
      ["regrades", `${base}/regrades`],
      ["export, marks", `${base}/export.csv`],
      ["export, findings", `${base}/findings.csv`],
      ["export, all", `${base}/export.json`],
    ] as const;
    const figures: Figure[] = [];
    try {
      for (const [name, at] of pages) {
        // A new server for each, so that the first time is one with nothing in memory.
        const server = await startServer({ folder, env: { HEADROOM_SECRET: SECRET } });
        try {
          await visit(server.url, cookie);
          const coming = visit(server.url + at, cookie);
          const held = await longestHold(server.url, coming);
          const first = await coming;
          const again: number[] = [];
          const times = name.startsWith("export") ? 1 : TIMES;
          for (let i = 0; i < times; i++) again.push((await visit(server.url + at, cookie)).ms);
          figures.push(
            { name: `${name}, first`, value: first.ms, unit: "ms", aim: AIM_FIRST_MS },
            { name: `${name}, then (median)`, value: percentile(again, 0.5), unit: "ms", aim: AIM_MS },
            { name: `${name}, longest hold of others`, value: held, unit: "ms" },
            { name: `${name}, size`, value: first.kB, unit: "kB" },
          );
        } finally {
          await server.stop();
        }
      }
      return figures;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
