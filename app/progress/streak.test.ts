import { describe, expect, it } from "vitest";
import { calendarOf, streakOf } from "./streak.ts";

const on = (...days: string[]) => days.map((day) => new Date(`${day}T21:00:00Z`));
const NOW = new Date("2026-11-22T08:00:00Z");

describe("a streak", () => {
  it("goes on through today and yesterday, whichever the last round was on", () => {
    expect(streakOf(on("2026-11-19", "2026-11-20", "2026-11-21"), NOW)).toEqual({ current: 3, longest: 3 });
    expect(streakOf(on("2026-11-21", "2026-11-22"), NOW)).toEqual({ current: 2, longest: 2 });
  });

  it("is over once a whole day passed without a round, and the longest is kept", () => {
    expect(streakOf(on("2026-11-01", "2026-11-02", "2026-11-03", "2026-11-20"), NOW)).toEqual({
      current: 0,
      longest: 3,
    });
  });

  it("counts a day once, in whatever order rounds come, and none as none", () => {
    expect(streakOf(on("2026-11-22", "2026-11-21", "2026-11-22"), NOW)).toEqual({ current: 2, longest: 2 });
    expect(streakOf([], NOW)).toEqual({ current: 0, longest: 0 });
  });
});

describe("the calendar", () => {
  it("has whole weeks from Monday, the last of them up to today", () => {
    const weeks = calendarOf(on("2026-11-16", "2026-11-22", "2026-11-22"), NOW, 3);
    expect(weeks.map((week) => week[0]?.day)).toEqual(["2026-11-02", "2026-11-09", "2026-11-16"]);
    // 22 November 2026 is a Sunday.
    expect(weeks[2]?.map(({ rounds }) => rounds)).toEqual([1, 0, 0, 0, 0, 0, 2]);
  });

  it("shows no day to come", () => {
    const [week] = calendarOf([], new Date("2026-11-18T00:00:00Z"), 1);
    expect(week?.map(({ day }) => day)).toEqual(["2026-11-16", "2026-11-17", "2026-11-18"]);
  });
});
