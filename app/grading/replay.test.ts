import { describe, expect, it } from "vitest";
import { freshDatabase } from "../../test/support/database.ts";
import { warmedBank } from "../../test/support/course.ts";
import { at, save, startRound } from "../../test/support/round.ts";
import { submitAttempt } from "~/models/attempt.server.ts";
import { createUser } from "~/models/user.server.ts";
import { gradeAttempt } from "./grade-attempt.server.ts";
import { readReplay, stepsOf } from "./replay.server.ts";

freshDatabase();
warmedBank();

const now = at(90_000);

async function finished(userId: string, from: number, texts: readonly string[]) {
  const own = await startRound({ userId, now: at(from) });
  for (const [index, text] of texts.entries())
    await save(own, "prose", text, { base: index, now: at(from + 60 * (index + 1)) });
  await submitAttempt({ ...own, now: at(from + 600) });
  await gradeAttempt({ attemptId: own.attemptId, now: at(from + 601) });
  return own;
}

describe("a replay", () => {
  it("shows the answer as it stood after each save, with the time spent by then", async () => {
    const { id: userId } = await createUser({ now: at(0) });
    const own = await finished(userId, 0, ["One.", "One. Two.", "One. Two. Three."]);
    const seen = async (step: number | null) => {
      const replay = await readReplay({ ...own, step, beside: null, now });
      return [replay?.step, replay?.elapsedMs, replay?.answer.prose];
    };
    expect(await seen(0)).toEqual([0, 0, ""]);
    expect(await seen(2)).toEqual([2, 120_000, "One. Two."]);
    expect(await seen(null)).toEqual([3, 180_000, "One. Two. Three."]);
    expect(await seen(99)).toEqual([3, 180_000, "One. Two. Three."]);
  });

  it("stands beside the round before, as far as that was by the same time", async () => {
    const { id: userId } = await createUser({ now: at(0) });
    await finished(userId, 0, ["Old one.", "Old one. Old two."]);
    const own = await finished(userId, 5000, ["New."]);
    const replay = await readReplay({ ...own, step: 1, beside: null, now });
    expect(replay?.choices).toContain("before");
    expect(replay?.beside).toMatchObject({ kind: "before", answer: { prose: "Old one." } });
    expect((await readReplay({ ...own, step: 0, beside: null, now }))?.beside?.answer.prose).toBe("");
  });

  it("is nobody else's, and none of a round that is still open", async () => {
    const [ada, ben] = [(await createUser({ now: at(0) })).id, (await createUser({ now: at(0) })).id];
    const own = await finished(ada, 0, ["One."]);
    expect(await readReplay({ ...own, userId: ben, step: null, beside: null, now })).toBeNull();
    const open = await startRound({ userId: ada, now: at(5000) });
    expect(await readReplay({ ...open, step: null, beside: null, now: at(5010) })).toBeNull();
  });
});

describe("the steps of a long round", () => {
  it("are spread over it, and the last save is among them", () => {
    const saves = Array.from({ length: 1234 }, (_, index) => ({
      id: index,
      field: "prose" as const,
      elapsedMs: index,
    }));
    const steps = stepsOf(saves, 200);
    expect(steps).toHaveLength(200);
    expect(steps.at(-1)).toBe(saves.at(-1));
    expect(new Set(steps).size).toBe(200);
    expect(stepsOf(saves.slice(0, 3))).toHaveLength(3);
  });
});
