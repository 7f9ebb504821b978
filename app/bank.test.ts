import { beforeAll, describe, expect, it } from "vitest";
import { findEntry, getQuestion, listQuestions, warmBank } from "./bank.server.ts";

beforeAll(async () => {
  process.env["HEADROOM_SECRET"] = "a secret that only tests know, long enough";
  process.env["LOG_LEVEL"] = "silent";
  await warmBank();
}, 60_000);

const ids = async (filters: Parameters<typeof listQuestions>[0]) =>
  (await listQuestions(filters)).map(({ id }) => id);

describe("the bank's list", () => {
  it("rises by level", async () => {
    const levels = (await listQuestions({})).map(({ level }) =>
      ["mid", "senior", "principal"].indexOf(level),
    );
    expect(levels.length).toBeGreaterThan(3);
    expect(levels).toEqual([...levels].sort());
  });

  it("finds every word wherever it stands, in any case", async () => {
    expect(await ids({ search: "cap" })).toContain("cap-theorem-ml-serving");
    expect(await ids({ search: "  CAP   consistency " })).toContain("cap-theorem-ml-serving");
    expect(await ids({ search: "cap zebra" })).toEqual([]);
    expect(await ids({ search: "(.*" })).toEqual([]);
  });

  it("keeps to level, format, skill and length together", async () => {
    const found = await listQuestions({ level: "mid", format: "explain", skill: "serving", minutes: 15 });
    expect(found.map(({ id }) => id)).toContain("cap-theorem-ml-serving");
    for (const question of found) {
      expect(question).toMatchObject({ level: "mid", format: "explain" });
      expect(question.skills).toContain("serving");
      expect(question.minutes).toBeLessThanOrEqual(15);
    }
    expect(await ids({ minutes: 5 })).toEqual([]);
  });

  it("shows a question without its prompt, rubric or answers", async () => {
    const found = await getQuestion("cap-theorem-ml-serving");
    expect(Object.keys(found?.question ?? {}).sort()).toEqual(
      ["id", "title", "level", "format", "minutes", "summary", "skills"].sort(),
    );
    expect(found?.phases.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(found?.question.minutes);
  });

  it.each(["no-such-question", "__proto__", "constructor", "../mid/cap-theorem-ml-serving", ""])(
    "knows no question %j",
    async (id) => {
      expect(await findEntry(id)).toBeNull();
      expect(await getQuestion(id)).toBeNull();
    },
  );
});
