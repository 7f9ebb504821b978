import { describe, expect, it } from "vitest";
import { type Action, ACTIONS, closedByEnd, mayIn, type Standing } from "./table.ts";

const allowed = (standing: Standing, ended = false) => ACTIONS.filter((one) => mayIn([standing], one, ended));

describe("who may do what in a course", () => {
  it("gives nothing to whoever has no role in it", () => {
    expect(allowed("none")).toEqual([]);
    expect(allowed("anonymous")).toEqual([]);
  });

  it("keeps students from everything that shows or changes another's work", () => {
    expect(allowed("student")).toEqual(["course.see", "attempt.start", "own-marks.see", "regrade.ask"]);
  });

  it("keeps rules, roles, release and rubrics from assistants", () => {
    const kept: Action[] = [
      "course.change",
      "code.change",
      "people.change",
      "roster.import",
      "assignment.edit",
      "question.edit",
      "documents.grade",
      "outage.compensate",
      "rubric.edit",
      "marks.release",
      "results.export",
    ];
    for (const action of kept) expect(allowed("assistant"), action).not.toContain(action);
  });

  it("lets an administrator mend who is in a course, and see no marks", () => {
    expect(allowed("admin")).toEqual(["course.see", "audit.see", "people.see", "people.change"]);
  });

  it("adds up the rights of an administrator who also teaches", () => {
    expect(mayIn(["assistant", "admin"], "people.change")).toBe(true);
    expect(mayIn(["assistant", "admin"], "marks.see")).toBe(true);
  });

  it("starts and changes nothing in a course that has ended, and still shows what could be seen", () => {
    expect(mayIn(["student"], "attempt.start", true)).toBe(false);
    expect(closedByEnd(["student"], "attempt.start")).toBe(true);
    expect(closedByEnd(["student"], "rubric.edit")).toBe(false);
    for (const action of ACTIONS.filter((one) => one.endsWith(".see")))
      expect(allowed("instructor", true)).toEqual(
        expect.arrayContaining(mayIn(["instructor"], action) ? [action] : []),
      );
  });
});
