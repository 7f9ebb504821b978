import { describe, expect, it } from "vitest";
import { curveballProbe, drawVariant, grade, throwCurveball } from "~graders";
import { loadQuestion, questionFolders } from "../../graders/cli/bank-from-disk.ts";
import { FIRST } from "./answers.ts";

const SEEDS = [null, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Variants of a later question that are tried; of the first ones, all. */
const FEW = 3;

const designs = questionFolders().flatMap((folder) => {
  const loaded = loadQuestion(folder);
  if (!loaded.ok) throw new Error(`${folder.id} does not parse`);
  return loaded.entry.question.format === "design" ? [loaded.entry] : [];
});
const throwing = designs.filter(({ question }) => curveballProbe(question));

describe("the curveball in the bank", () => {
  it("is thrown in every design round", () => {
    expect(designs.length).toBeGreaterThanOrEqual(5);
    expect(designs.filter((entry) => !throwing.includes(entry)).map(({ question }) => question.id)).toEqual(
      [],
    );
  });

  it.each(throwing.map((entry) => [entry.question.id, entry] as const))(
    "is told to model answers of %s with their load, and they stand it as they are",
    (_, { question, modelAnswers }) => {
      const variants = new Map(
        SEEDS.map((seed) => drawVariant({ question, seed })).map((variant) => [
          JSON.stringify(variant.parameters),
          variant,
        ]),
      );
      const standing = question.rubric.criteria.filter(({ check }) => check.kind === "curveball");
      expect(standing.length).toBeGreaterThan(0);
      const tried = [...variants.values()].slice(0, FIRST.has(question.id) ? SEEDS.length : FEW);
      for (const variant of tried) {
        const { seed } = variant;
        const answer = modelAnswers.find(({ regime }) => regime === (variant.regime ?? undefined))?.answer;
        if (!answer) throw new Error(`no model answer for seed ${seed}`);
        const curveball = throwCurveball({ question, variant, answer });
        expect(curveball?.rps, `seed ${seed}`).toBeGreaterThan(0);
        expect(curveball?.ask).toMatch(/ at peak\b.*what do you change\?$/);
        if (!curveball) continue;
        const report = grade({ question, variant, answer, before: answer, curveball });
        expect(report.revision?.after?.servedShare, `seed ${seed}`).toBeGreaterThanOrEqual(0.95);
        for (const { id } of standing)
          expect(report.findings.find(({ criterion }) => criterion === id)?.verdict, id).toBe("met");
        expect(report.score).toBeGreaterThanOrEqual(85);
      }
    },
  );
});
