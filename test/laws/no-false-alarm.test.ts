import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawVariant, grade, readDocument, type Report } from "~graders";
import { loadQuestion, questionFolders } from "../../graders/cli/bank-from-disk.ts";
import { bankDocuments, reportOn } from "./answers.ts";

interface Written {
  file: string;
  question: string;
  tier: string;
}

const SOUND = new Set(["strong", "good", "paraphrase"]);

const believed = (name: string, report: Report) =>
  report.errors.flatMap(({ kind, id, evidence: [first] }) =>
    kind === "misconception" ? [`${name}: ${id}: ${first?.kind === "quote" ? first.text : ""}`] : [],
  );

const entries = questionFolders().flatMap((folder) => {
  const loaded = loadQuestion(folder);
  return loaded.ok ? [loaded.entry] : [];
});

/** Answers written without sight of the rubrics, in a folder beside the laws. */
function writtenIn(folder: string): { name: string; report: Report }[] {
  const root = new URL(`../calibration/${folder}/`, import.meta.url);
  const index = JSON.parse(readFileSync(new URL("index.json", root), "utf8")) as Written[];
  return index.flatMap(({ file, question: id, tier }) => {
    const question = entries.find((entry) => entry.question.id === id)?.question;
    if (question === undefined || !SOUND.has(tier)) return [];
    const text = readFileSync(new URL(file, root), "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");
    const { answer, lifted } = readDocument(text);
    const variant = drawVariant({ question, seed: null });
    return [{ name: file, report: grade({ question, variant, answer, lifted }) }];
  });
}

test("no sound sample of the bank holds a false belief", () => {
  const sound = bankDocuments().filter(({ quality }) => SOUND.has(quality));
  expect(sound.length).toBeGreaterThanOrEqual(3 * entries.length);
  expect(sound.flatMap((document) => believed(document.name, reportOn(document)))).toEqual([]);
});

test("no model answer holds a false belief", () => {
  const alarms = entries.flatMap(({ question, modelAnswers }) =>
    modelAnswers.flatMap(({ answer }) =>
      believed(question.id, grade({ question, variant: drawVariant({ question, seed: null }), answer })),
    ),
  );
  expect(alarms).toEqual([]);
});

test.each(["answers", "blind"])("no sound answer in calibration/%s holds a false belief", (folder) => {
  const written = writtenIn(folder);
  expect(written.length).toBeGreaterThan(5);
  expect(written.flatMap(({ name, report }) => believed(name, report))).toEqual([]);
});
