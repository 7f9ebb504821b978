import { describe, expect, it } from "vitest";
import { auditLines } from "./audit-lines.ts";

const reading = {
  timeZone: "Europe/Vienna",
  nameOf: (id: string) => (id === "u1" ? "Ada Lovelace" : undefined),
};
const shown = (detail: Record<string, unknown>) =>
  auditLines(detail, reading).map(({ label, text }) => `${label} | ${text}`);

describe("a line of the audit log", () => {
  it("tells what was before and what is now, in the course's time, and leaves out what stayed", () => {
    expect(
      shown({
        before: { title: "Midterm", closesAt: "2026-11-20T12:00:00.000Z", lateRule: "cut" },
        after: { title: "Midterm", closesAt: "2026-11-20T13:00:00.000Z", lateRule: null },
      }),
    ).toEqual([
      "closes at | Fri, 20 Nov 2026, 13:00 CET → Fri, 20 Nov 2026, 14:00 CET",
      "late rule | cut → none",
    ]);
  });

  it("pairs a verdict with the one before, and a mark with the mark", () => {
    expect(shown({ criterion: "registry", from: "met", to: "partly", markFrom: 60, markTo: 57.5 })).toEqual([
      "verdict | met → partly",
      "mark | 60 → 57.5",
      "criterion | registry",
    ]);
  });

  it("names people, joins lists, and keeps hashes and ids of rows to itself", () => {
    expect(
      shown({ role: "student", by: "u1", shows: ["score", "findings"], hash: "9f2c", assignmentId: "a1" }),
    ).toEqual(["role | student", "by | Ada Lovelace", "shows | score, findings"]);
  });

  it("tells an outage by when it began and ended", () => {
    expect(
      shown({ outage: 3, from: "2026-11-20T12:00:00.000Z", to: "2026-11-20T12:05:00.000Z", seconds: 300 }),
    ).toEqual(["between | Fri, 20 Nov 2026, 13:00 CET → Fri, 20 Nov 2026, 13:05 CET", "seconds | 300"]);
  });

  it("cuts what is too long to read in a table", () => {
    expect(shown({ note: "x".repeat(500) })[0]?.length).toBeLessThan(220);
  });
});
