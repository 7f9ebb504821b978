import { describe, expect, it } from "vitest";
import { gradeOf, memories, type Meeting } from "./spaced-repetition.ts";

const day = (number: number) => new Date(Date.UTC(2026, 0, 1 + number));
const met = (at: number, share: number, family: Meeting["family"] = "caching"): Meeting => ({
  family,
  at: day(at),
  share,
});

describe("what is left of a family", () => {
  it("fades with time and comes back with a good round", () => {
    const [fresh] = memories([met(0, 0.8)], day(1));
    const [old] = memories([met(0, 0.8)], day(40));
    const [renewed] = memories([met(0, 0.8), met(39, 0.8)], day(40));
    expect(old!.retrievability).toBeLessThan(fresh!.retrievability);
    expect(renewed!.retrievability).toBeGreaterThan(old!.retrievability);
  });

  it("lasts longer after a strong round than after a weak one", () => {
    const at = (share: number) => memories([met(0, share)], day(10))[0]!.retrievability;
    expect(at(0.95)).toBeGreaterThan(at(0.7));
    expect(at(0.7)).toBeGreaterThan(at(0.2));
  });

  it("is due when the chance of knowing it has fallen to nine in ten", () => {
    const [memory] = memories([met(0, 0.8)], day(0));
    const [due] = memories([met(0, 0.8)], memory!.dueAt);
    expect(due!.retrievability).toBeGreaterThan(0.87);
    expect(due!.retrievability).toBeLessThan(0.93);
  });

  it("does not depend on the order of the list, nor on what is still to come", () => {
    const list = [met(9, 0.3), met(0, 0.8), met(4, 0.6, "cost"), met(20, 1)];
    const shuffled = [list[3]!, list[2]!, list[0]!, list[1]!];
    const byFamily = (of: readonly Meeting[]) =>
      memories(of, day(12)).toSorted((a, b) => a.family.localeCompare(b.family));
    expect(byFamily(shuffled)).toEqual(byFamily(list));
    expect(memories(list, day(12)).find(({ family }) => family === "caching")).toMatchObject({
      met: 2,
      lastShare: 0.3,
    });
  });

  it("grades a share of points by four steps", () => {
    expect([0, 0.39, 0.4, 0.64, 0.65, 0.89, 0.9, 1].map(gradeOf)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
  });
});
