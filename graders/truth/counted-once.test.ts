import { describe, expect, it } from "vitest";
import { type Contradiction, type ErrorFinding } from "../model/index.ts";
import { countedOnce } from "./counted-once.ts";

const TEXT = "Vectors take 1B × 1 KB = 1 GB, so they fit in one card. We promise 99.999%. Reads are strict.";
const quote = (text: string) => {
  const start = TEXT.indexOf(text);
  return { kind: "quote" as const, field: "prose", start, end: start + text.length, text };
};
const FIRST = "Vectors take 1B × 1 KB = 1 GB, so they fit in one card.";

const slip = (said: string, stated: string, right: string, penalty = 4): ErrorFinding => ({
  kind: "slip",
  id: `slip ${said}`,
  says: said,
  truth: "",
  penalty,
  serious: true,
  evidence: [quote(said)],
  numbers: { stated, right, factor: 1000 },
});
const belief = (id: string, penalty: number, ...sentences: string[]): ErrorFinding => ({
  kind: "misconception",
  id,
  says: "",
  truth: "",
  penalty,
  serious: true,
  evidence: sentences.map(quote),
});
const contradiction = (penalty: number, ...sentences: string[]): Contradiction => ({
  kind: "storage-disagrees",
  explanation: "",
  penalty,
  evidence: sentences.map(quote),
});

const left = (errors: ErrorFinding[], contradictions: Contradiction[] = []) => {
  const counted = countedOnce({ errors, contradictions });
  const costing = [...counted.errors, ...counted.contradictions].filter(({ penalty }) => penalty > 0);
  return costing.map((one) => ("id" in one ? one.id : one.kind));
};

describe("one mistake costs once", () => {
  const wrong = slip("1B × 1 KB = 1 GB", "1 GB", "1,000 GB");

  it("a belief stays before a slip as grave in its sentence", () => {
    expect(left([belief("fits", 4, FIRST), wrong])).toEqual(["fits"]);
  });
  it("a graver slip stays before the belief that rests on it alone", () => {
    expect(left([belief("fits", 3, FIRST), wrong])).toEqual([wrong.id]);
  });
  it("what costs nothing further is told all the same, and is not serious", () => {
    const { errors } = countedOnce({ errors: [belief("fits", 4, FIRST), wrong], contradictions: [] });
    expect(errors).toMatchObject([
      { id: "fits", penalty: 4, serious: true },
      { id: wrong.id, penalty: 0, serious: false, numbers: { right: "1,000 GB" } },
    ]);
  });
  it("a belief held elsewhere too stands beside the slip", () => {
    expect(left([belief("fits", 3, FIRST, "Reads are strict."), wrong])).toEqual(["fits", wrong.id]);
  });
  it("a slip that is told again in other words counts once", () => {
    const again = { ...slip("1 KB = 1 GB, so they fit", "1 GB in all", "1,000 GB"), id: "again" };
    expect(left([wrong, again])).toEqual([wrong.id]);
  });
  it("two slips with numbers of their own both count", () => {
    const other = slip("We promise 99.999%", "99.999%", "99.9%");
    expect(left([wrong, other])).toEqual([wrong.id, other.id]);
  });
  it("a contradiction that quotes no more than an error adds nothing to it", () => {
    expect(left([belief("fits", 4, FIRST)], [contradiction(2, FIRST)])).toEqual(["fits"]);
    expect(left([wrong], [contradiction(2, "1B × 1 KB = 1 GB")])).toEqual([wrong.id]);
  });
  it("a contradiction between two places stays", () => {
    expect(left([wrong], [contradiction(2, "1B × 1 KB = 1 GB", "We promise 99.999%.")])).toEqual([
      wrong.id,
      "storage-disagrees",
    ]);
  });
  it("two beliefs of one sentence are left as they are", () => {
    expect(left([belief("a", 4, FIRST), belief("b", 3, FIRST)])).toEqual(["a", "b"]);
  });
});
