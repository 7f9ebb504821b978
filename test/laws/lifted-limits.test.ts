import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  drawVariant,
  grade,
  limitsOf,
  markOf,
  type Question,
  type Report,
  ReportSchema,
  rescore,
  type Rulings,
} from "~graders";
import { loadQuestion, questionFolders } from "../../graders/cli/bank-from-disk.ts";

interface Graded {
  question: Question;
  report: Report;
}

const QUESTIONS = ["recsys-100k-rps", "cap-theorem-ml-serving"];
/** Reports that take something away. */
const limited: Graded[] = [];
beforeAll(() => {
  for (const folder of questionFolders().filter(({ id }) => QUESTIONS.includes(id))) {
    const loaded = loadQuestion(folder);
    if (!loaded.ok) throw new Error(`${folder.id} does not parse`);
    const { question, samples } = loaded.entry;
    for (const { seed, answer, asked } of samples) {
      const variant = drawVariant({ question, seed: seed ?? null });
      const report = ReportSchema.parse(
        JSON.parse(JSON.stringify(grade({ question, variant, answer, asked }))),
      );
      if (limitsOf(report).length > 0) limited.push({ question, report });
    }
  }
});

const allLifted = (report: Report): Rulings =>
  Object.fromEntries(limitsOf(report).map(({ id }) => [id, null]));
const scoreUnder = ({ question, report }: Graded, rulings: Rulings) =>
  rescore(report, { question, overrides: {}, rulings });

/** Some of what one of the reports takes away. */
const someOf = fc.tuple(fc.nat(), fc.array(fc.nat(), { maxLength: 4 })).map(([which, chosen]) => {
  const one = limited[which % limited.length] as Graded;
  const limits = limitsOf(one.report);
  const ids = chosen.flatMap((at) => limits[at % limits.length]?.id ?? []);
  return { one, ids };
});

describe("caps and penalties that a person rules on", () => {
  it("stay as they are, byte for byte, where nothing that the report has is ruled on", () => {
    expect(limited.length).toBeGreaterThan(3);
    for (const one of limited) {
      const bytes = JSON.stringify(one.report);
      expect(JSON.stringify(scoreUnder(one, {}))).toBe(bytes);
      expect(JSON.stringify(scoreUnder(one, { "cap-blank": null, "slip-0": 3 }))).toBe(
        one.report.caps.some(({ reason }) => reason === "blank")
          ? JSON.stringify(scoreUnder(one, { "cap-blank": null }))
          : bytes,
      );
    }
  });
  it("have an id each, the same when the answer is graded again", () => {
    for (const { report } of limited) {
      const ids = limitsOf(report).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
  it("leave the whole raw score once all are lifted", () => {
    for (const one of limited) {
      const { score, rawScore, penalty, caps } = scoreUnder(one, allLifted(one.report));
      expect([score, penalty, caps]).toEqual([rawScore, 0, []]);
    }
  });
  it("never cost more for being lifted, one by one or together", () => {
    fc.assert(
      fc.property(someOf, ({ one, ids }) => {
        const { question, report } = one;
        const some = Object.fromEntries(ids.slice(1).map((id) => [id, null]));
        const more = Object.fromEntries(ids.map((id) => [id, null]));
        expect(scoreUnder(one, more).score ?? 0).toBeGreaterThanOrEqual(scoreUnder(one, some).score ?? 0);
        const marked = (rulings: Rulings) => markOf(report, { question, policy: "checks", rulings }) ?? 0;
        expect(marked(more)).toBe(scoreUnder(one, more).score ?? 0);
        expect(marked(some)).toBe(scoreUnder(one, some).score ?? 0);
      }),
    );
  });
  it("take the cap on serious errors along when the errors it was made of are lifted", () => {
    const one = limited.find(({ report }) => report.caps.some(({ reason }) => reason === "serious-errors"));
    if (!one) throw new Error("none of the samples is capped for serious errors");
    const serious = limitsOf(one.report).filter(({ kind }) => kind === "misconception");
    const rulings = Object.fromEntries(serious.map(({ id }) => [id, null]));
    const after = scoreUnder(one, rulings);
    expect(after.caps.some(({ reason }) => reason === "serious-errors")).toBe(false);
    expect(after.score ?? 0).toBeGreaterThan(one.report.score ?? 0);
    expect(after.errors).toHaveLength(one.report.errors.length);
  });
  it("can be set to another amount", () => {
    const one = limited.find(({ report }) => report.caps.length > 0) as Graded;
    const [cap] = limitsOf(one.report);
    const after = scoreUnder(one, { [cap?.id ?? ""]: 3 });
    expect(after.score ?? 0).toBeLessThanOrEqual(3);
  });
});
