import { describe, expect, it } from "vitest";
import { type Report } from "../index.ts";
import { criteriaUse, NO_CRITERIA } from "./criteria-use.ts";
import { findQuestion } from "./question.ts";

const found = findQuestion("cap-theorem-ml-serving");
if (!found.ok) throw new Error(found.message);
const { question } = found.entry;
const [one, other] = question.rubric.criteria;
if (!one || !other) throw new Error("the rubric lacks two criteria");
const rubric = { ...question.rubric, criteria: [one, other] };

type Verdict = Report["findings"][number]["verdict"];

/** What samples show when the first criterion came out so in each, and the second always in part. */
const use = (...verdicts: Verdict[]) =>
  criteriaUse(
    { ...question, rubric },
    verdicts.map(
      (verdict) =>
        ({
          findings: [
            { criterion: one.id, verdict },
            { criterion: other.id, verdict: "partly-met" },
          ],
        }) as Report,
    ),
  );

describe("what samples show of a criterion", () => {
  it.each<[string, Verdict[], Partial<typeof NO_CRITERIA>]>([
    ["met by some is proven", ["met", "not-met"], { unexercised: [], alwaysMet: [] }],
    ["earned by none is unexercised", ["not-met", "not-met"], { unexercised: [one.id] }],
    ["met by all tells no two apart", ["met", "met"], { alwaysMet: [one.id] }],
    ["met by the only sample proves little, and accuses nobody", ["met"], { alwaysMet: [] }],
    ["partly met by some, met by none", ["partly-met", "not-met"], { neverMet: [one.id, other.id] }],
  ])("%s", (_, verdicts, expected) => {
    expect(use(...verdicts)).toMatchObject({ provable: 2, ...expected });
  });

  it("leaves out what no sample can reach: a curveball, and what the judge decides", () => {
    const criteria = [
      { ...one, check: { kind: "curveball" as const, keeps: 0.9 } },
      { ...other, check: { kind: "judge" as const, asks: "Is it clear?" } },
    ] as typeof rubric.criteria;
    expect(criteriaUse({ ...question, rubric: { ...rubric, criteria } }, [])).toEqual(NO_CRITERIA);
  });
});
