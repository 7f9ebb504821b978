import { randomBytes } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { closeDatabase, reader, useDatabase } from "~/models/db.server.ts";
import { finishRounds } from "../support/many-rounds.ts";
import { newDatabaseFolder, startServer } from "../support/production-server.ts";
import { type Bench, percentile } from "./bench.ts";

const ROUNDS = 1000;
const DISTINCT = 120;
const AIM_MS = 100;
const TIMES = 30;

/** The progress page of one person with a thousand finished rounds, on the built server. */
export const progress: Bench = {
  name: "progress with 1,000 rounds",
  async run() {
    if (!existsSync("build/server/index.js")) throw new Error("There is no build to serve: npm run build.");
    const folder = newDatabaseFolder();
    // The visitor's cookie must be good for the second server too.
    const env = { HEADROOM_SECRET: randomBytes(32).toString("hex") };
    let server = await startServer({ folder, env });
    try {
      const begun = await fetch(`${server.url}/questions/cap-theorem-ml-serving`, {
        method: "POST",
        redirect: "manual",
        body: new URLSearchParams({ mode: "interview", seed: "" }),
      });
      const cookie = begun.headers
        .getSetCookie()
        .map((one) => one.split(";")[0])
        .join("; ");
      const attemptId = begun.headers.get("Location")?.split("/").at(-1) ?? "";
      await server.stop();
      await useDatabase(`file:${path.join(folder, "app.db")}`);
      const { userId } = await (
        await reader()
      ).attempt.findUniqueOrThrow({ where: { id: attemptId }, select: { userId: true } });
      await finishRounds({ userId, count: ROUNDS, everyDays: 0.4, until: new Date(), distinct: DISTINCT });
      await closeDatabase();
      server = await startServer({ folder, env });

      const load = async () => {
        const before = performance.now();
        const answer = await fetch(`${server.url}/progress`, { headers: { Cookie: cookie } });
        const page = await answer.text();
        if (answer.status !== 200 || !page.includes("in a row"))
          throw new Error(`/progress answered ${answer.status}.`);
        return { ms: performance.now() - before, unread: page.includes("still being read") };
      };
      const first = await load();
      let loads = 1;
      while ((await load()).unread) loads += 1;
      const times: number[] = [];
      for (let i = 0; i < TIMES; i++) times.push((await load()).ms);
      return [
        { name: "page, median", value: percentile(times, 0.5), unit: "ms", aim: AIM_MS },
        { name: "page, p95", value: percentile(times, 0.95), unit: "ms" },
        { name: "first load, with results to make", value: first.ms, unit: "ms" },
        { name: "loads until all rounds are read", value: loads + 1, unit: "loads" },
      ];
    } finally {
      await closeDatabase();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
