import { expect, it } from "vitest";
import { loadQuestion, questionFolders } from "../../graders/cli/bank-from-disk.ts";
import { drawVariant, grade, readDocument, writeDocument } from "~graders";

/** Points by which one content may be graded apart in two forms. */
const APART = 3;

const COMPARED = new Set(["strong", "good", "paraphrase", "medium"]);

const samples = questionFolders().flatMap((folder) => {
  const loaded = loadQuestion(folder);
  if (!loaded.ok) return [];
  const { entry, lifted } = loaded;
  return entry.samples
    .filter(({ quality }) => COMPARED.has(quality))
    .flatMap(({ name, answer }) => {
      const places = lifted.get(answer);
      const { question } = entry;
      return places ? [{ name: `${question.id} ${name}`, question, answer, lifted: places }] : [];
    });
});

it.each(samples)("$name earns the same as a document, in the form, and written out again", (sample) => {
  const { question, answer, lifted } = sample;
  const variant = drawVariant({ question, seed: null });
  const scoreOf = (parts: Pick<Parameters<typeof grade>[0], "answer" | "lifted">) =>
    grade({ question, variant, ...parts }).score ?? 0;
  const document = scoreOf({ answer, lifted });
  const again = readDocument(writeDocument({ title: question.title, answer }));
  expect(Math.abs(scoreOf({ answer }) - document)).toBeLessThanOrEqual(APART);
  expect(Math.abs(scoreOf({ answer: again.answer, lifted: again.lifted }) - document)).toBeLessThanOrEqual(
    APART,
  );
});

it("there are samples to compare", () => {
  expect(samples.length).toBeGreaterThan(20);
});
