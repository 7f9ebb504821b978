import { describe, expect, it } from "vitest";
import { drawVariant, grade, type Level, LEVELS, type Sample } from "~graders";
import { loadQuestion, questionFolders } from "../../graders/cli/bank-from-disk.ts";

describe("answers of known quality", () => {
  const samples = questionFolders().flatMap((folder) => {
    const loaded = loadQuestion(folder);
    if (!loaded.ok) return [];
    const { entry, lifted } = loaded;
    const { question, samples } = entry;
    return samples.map((sample) => {
      const variant = drawVariant({ question, seed: sample.seed ?? null });
      const { answer, asked } = sample;
      const { level } = grade({ question, variant, answer, asked, lifted: lifted.get(answer) });
      return { question: question.id, asked: question.level, sample, reading: level };
    });
  });
  const of = (...qualities: Sample["quality"][]) =>
    samples.filter(({ sample }) => qualities.includes(sample.quality));
  const rank = (level: Level | null) => (level === null ? -1 : LEVELS.indexOf(level));

  it.each(of("strong", "paraphrase"))(
    "$question: $sample.name reads as the level asked for, or above",
    ({ asked, reading }) => {
      expect(rank(reading.level)).toBeGreaterThanOrEqual(rank(asked));
    },
  );
  it.each(of("medium"))("$question: $sample.name reads below the level asked for", ({ asked, reading }) => {
    expect(rank(reading.level)).toBeLessThan(rank(asked));
    expect(reading.next?.changes.length).toBeGreaterThan(0);
  });
  it.each(of("weak", "wrong", "stuffed", "negated", "injection"))(
    "$question: $sample.name reads below mid",
    ({ reading }) => {
      expect(reading.level).toBeNull();
    },
  );
  it("every change in a diff gains points or serves an expectation", () => {
    const idle = samples.flatMap(({ reading }) =>
      (reading.next?.changes ?? []).filter(({ gain, serves }) => gain <= 0 && serves === null),
    );
    expect(idle).toEqual([]);
  });
});
