import { expect, it } from "vitest";
import { submitAttempt } from "~/models/attempt.server.ts";
import { newestReport } from "~/models/report-row.server.ts";
import { freshDatabase } from "../../test/support/database.ts";
import { at, save, startRound } from "../../test/support/round.ts";
import { gradeSoon, queueIsEmpty } from "./grading-queue.server.ts";

freshDatabase();

it("a burst of submissions is graded behind the requests, each once, whoever else fails", async () => {
  const rounds = await Promise.all([1, 2, 3].map(() => startRound()));
  for (const round of rounds) {
    await save(round, "prose", "When the model is down, tickets go to the general queue.");
    await submitAttempt({ ...round, now: at(100) });
  }
  gradeSoon("no-such-attempt");
  for (const { attemptId } of rounds) gradeSoon(attemptId);
  expect(await newestReport(rounds[0]?.attemptId ?? "")).toBeNull();
  await queueIsEmpty();
  for (const { attemptId } of rounds) expect(await newestReport(attemptId)).not.toBeNull();
}, 120_000);
