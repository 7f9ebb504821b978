import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  drawVariant,
  grade,
  markOf,
  type Overrides,
  type Question,
  type Report,
  ReportSchema,
  rescore,
  SHARE_OF_VERDICT,
  VERDICTS,
} from "~graders";
import { loadQuestion, questionFolders } from "../../graders/cli/bank-from-disk.ts";

interface Graded {
  question: Question;
  report: Report;
}

/** A design round with judged criteria and an explain question: samples of every quality. */
const QUESTIONS = ["recsys-100k-rps", "cap-theorem-ml-serving"];
const graded: Graded[] = [];
beforeAll(() => {
  for (const folder of questionFolders().filter(({ id }) => QUESTIONS.includes(id))) {
    const loaded = loadQuestion(folder);
    if (!loaded.ok) throw new Error(`${folder.id} does not parse`);
    const { question, samples } = loaded.entry;
    for (const { seed, answer, asked } of samples) {
      const variant = drawVariant({ question, seed: seed ?? null });
      const report = grade({ question, variant, answer, asked });
      graded.push({ question, report: ReportSchema.parse(JSON.parse(JSON.stringify(report))) });
    }
  }
});

/** Any of the reports, and verdicts by chance on some of its criteria. */
const anyOverrides = fc
  .tuple(
    fc.nat(),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...VERDICTS)), { minLength: 1, maxLength: 12 }),
  )
  .map(([which, chosen]) => {
    const one = graded[which % graded.length] as Graded;
    const overrides: Overrides = Object.fromEntries(
      chosen.flatMap(([at, verdict]) => {
        const finding = one.report.findings[at % one.report.findings.length];
        return finding ? [[finding.criterion, { verdict, share: SHARE_OF_VERDICT[verdict] }]] : [];
      }),
    );
    return { ...one, overrides };
  });

describe("a report scored again", () => {
  it("is the same byte for byte when nothing is overridden", () => {
    expect(graded.length).toBeGreaterThan(10);
    for (const { question, report } of graded)
      expect(JSON.stringify(rescore(report, { question, overrides: {} }))).toBe(JSON.stringify(report));
  });
  it("is the same byte for byte when every verdict is confirmed with the share it earned", () => {
    for (const { question, report } of graded) {
      const overrides = Object.fromEntries(
        report.findings.map(({ criterion, verdict, points, possible }) => [
          criterion,
          { verdict, share: points === null ? null : points / possible },
        ]),
      );
      expect(JSON.stringify(rescore(report, { question, overrides }))).toBe(JSON.stringify(report));
    }
  });
  it("is the first report again when the overriding verdicts are taken back", () => {
    fc.assert(
      fc.property(anyOverrides, ({ question, report, overrides }) => {
        const changed = rescore(report, { question, overrides });
        const back = Object.fromEntries(
          report.findings.map(({ criterion, verdict, points, possible }) => [
            criterion,
            { verdict, share: points === null ? null : points / possible },
          ]),
        );
        expect(rescore(changed, { question, overrides: back }).score).toBe(report.score);
      }),
    );
  });
  it("never falls when a person finds one more criterion met", () => {
    fc.assert(
      fc.property(anyOverrides, fc.nat(), ({ question, report, overrides }, at) => {
        const before = rescore(report, { question, overrides });
        const finding = before.findings.filter(({ points }) => points !== null)[at % before.findings.length];
        if (!finding) return;
        const met = { ...overrides, [finding.criterion]: { verdict: "met" as const, share: 1 } };
        const after = rescore(report, { question, overrides: met });
        expect(after.score ?? 0).toBeGreaterThanOrEqual(before.score ?? 0);
        for (const policy of ["checks", "checks-and-judge"] as const)
          expect(markOf(after, { question, policy }) ?? 0).toBeGreaterThanOrEqual(
            markOf(before, { question, policy }) ?? 0,
          );
      }),
    );
  });
  it("keeps to the caps, whatever a person finds met", () => {
    const capped = graded.filter(({ report }) => report.caps.length > 0);
    expect(capped.length).toBeGreaterThan(0);
    for (const { question, report } of capped) {
      const overrides = Object.fromEntries(
        report.findings.map(({ criterion }) => [criterion, { verdict: "met" as const, share: 1 }]),
      );
      const most = Math.min(...report.caps.map(({ atMost }) => atMost));
      expect(rescore(report, { question, overrides }).score).toBeLessThanOrEqual(most);
    }
  });
});

describe("a mark", () => {
  it("is the score of the checks when only they count", () => {
    for (const { question, report } of graded)
      expect(markOf(report, { question, policy: "checks" })).toBe(report.score);
  });
  it("takes a judged criterion in only where the assignment counts the judge", () => {
    const one = graded.find(
      ({ question, report }) =>
        question.rubric.criteria.some(({ check }) => check.kind === "judge") &&
        report.caps.length === 0 &&
        (report.score ?? 100) < 80,
    ) as Graded;
    const { question, report } = one;
    const judged = question.rubric.criteria.filter(({ check }) => check.kind === "judge");
    const overrides = Object.fromEntries(judged.map(({ id }) => [id, { verdict: "met" as const, share: 1 }]));
    const after = rescore(report, { question, overrides });
    expect(markOf(after, { question, policy: "checks" })).toBe(report.score);
    expect(markOf(report, { question, policy: "checks-and-judge", overrides })).toBe(
      markOf(after, { question, policy: "checks-and-judge" }),
    );
    expect(markOf(after, { question, policy: "checks-and-judge" })).toBeGreaterThan(report.score ?? 0);
  });
  it("leaves out what a person set aside", () => {
    const { question, report } = graded.find(({ report }) => (report.score ?? 0) > 20) as Graded;
    const overrides = Object.fromEntries(
      report.findings.map(({ criterion }) => [criterion, { verdict: "not-graded" as const, share: null }]),
    );
    expect(markOf(rescore(report, { question, overrides }), { question, policy: "checks" })).toBeNull();
  });
});
