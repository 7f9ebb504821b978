import { describe, expect, it, vi } from "vitest";
import { splitFrontMatter } from "../bank/sample-files.ts";
import { draftRubric, drawVariant, grade, type Question, readDocument } from "../index.ts";
import { loadQuestion, questionFolders } from "./bank-from-disk.ts";

vi.setConfig({ testTimeout: 60_000 });

function score(question: Question, text: string): number {
  const { answer, lifted } = readDocument(text);
  return grade({ question, variant: drawVariant({ question, seed: null }), answer, lifted }).score ?? NaN;
}

/** A question of the bank with its samples as documents. */
function fromBank(id: string) {
  const [folder] = questionFolders({ only: id });
  const loaded = folder && loadQuestion(folder);
  if (!folder || !loaded?.ok) throw new Error(`${id} does not load`);
  const { question, samples } = loaded.entry;
  const textOf = (name: string) => splitFrontMatter(folder.files[`samples/${name}.md`] ?? "").body;
  return {
    question,
    prompt: drawVariant({ question, seed: null }).prompt,
    samples: samples.map(({ name, quality }) => ({ name, quality, text: textOf(name) })),
  };
}

describe("a draft from one strong answer of the bank", () => {
  it.each(["realtime-image-classification", "llm-support-agent"])(
    "keeps the order of the other answers to %s, and is met by its own",
    (id) => {
      const { question, prompt, samples } = fromBank(id);
      const strong = samples.find(({ quality }) => quality === "strong")?.text ?? "";
      const { level, format } = question;
      const drafted = draftRubric({ prompt, references: [readDocument(strong)], level, format });
      if (!drafted.ok) throw new Error(drafted.message);
      const { draft } = drafted;
      const of = (quality: string) =>
        score(draft.question, samples.find((sample) => sample.quality === quality)?.text ?? "");
      expect(score(draft.question, strong)).toBeGreaterThanOrEqual(85);
      expect(of("good")).toBeGreaterThan(of("medium") + 15);
      expect(of("medium")).toBeGreaterThan(of("weak"));
      expect(of("wrong")).toBeLessThanOrEqual(35);
      expect(of("stuffed")).toBeLessThanOrEqual(35);
    },
    30_000,
  );
});
