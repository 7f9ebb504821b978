import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { drawVariant, grade, readDocument } from "~graders";
import { splitFrontMatter } from "../../graders/bank/sample-files.ts";
import { type soundQuestions } from "./bank.ts";

type Bank = ReturnType<typeof soundQuestions>;
type Given = Parameters<typeof grade>[0];

/** An answer whose right score is known, and what it gets. */
export interface Scored {
  /** Where it stands: `recsys-100k-rps/samples/weak.md`, say. */
  name: string;
  question: string;
  /** strong, good, paraphrase, medium, weak, wrong, stuffed, negated or injection. */
  kind: string;
  /** Score that a person gave it, 0 to 100. */
  expected: number;
  score: number;
}

/** Answers of known quality that share an origin. */
export interface AnswerSet {
  name: string;
  answers: Scored[];
}

const INDEX = z.array(
  z.object({ file: z.string(), question: z.string(), tier: z.string(), expected: z.number() }),
);

const FOLDERS: readonly { name: string; folder: string; indexes: readonly string[] }[] = [
  { name: "expert's answers", folder: "answers", indexes: ["index.json"] },
  { name: "blind answers", folder: "blind", indexes: ["index.json"] },
  { name: "held-out answers", folder: "held-out", indexes: ["index-a.json", "index-b.json"] },
  { name: "second held-out answers", folder: "second-held-out", indexes: ["index.json"] },
  { name: "third held-out answers", folder: "third-held-out", indexes: ["index.json"] },
  { name: "fourth held-out answers", folder: "fourth-held-out", indexes: ["index.json"] },
  { name: "fifth held-out answers", folder: "fifth-held-out", indexes: ["index.json"] },
];

function scoreOf(given: Omit<Given, "variant">, seed: number | null): number {
  return grade({ ...given, variant: drawVariant({ question: given.question, seed }) }).score ?? 0;
}

/** Documents with a person's score, written without sight of the rubric; a folder that is absent is left out. */
export function documentsWithScores(bank: Bank): AnswerSet[] {
  return FOLDERS.flatMap(({ name, folder, indexes }) => {
    const at = new URL(`../calibration/${folder}/`, import.meta.url);
    const found = indexes.map((file) => new URL(file, at)).filter((file) => existsSync(file));
    const rows = found.flatMap((file) => INDEX.parse(JSON.parse(readFileSync(file, "utf8"))));
    const answers = rows.flatMap(({ file, question: id, tier, expected }): Scored[] => {
      const question = bank.find(({ entry }) => entry.question.id === id)?.entry.question;
      if (question === undefined) return [];
      const { body } = splitFrontMatter(readFileSync(new URL(file, at), "utf8"));
      const { answer, lifted } = readDocument(body);
      const score = scoreOf({ question, answer, lifted }, null);
      return [{ name: file, question: id, kind: tier, expected, score }];
    });
    return answers.length === 0 ? [] : [{ name, answers }];
  });
}

/** The bank's own samples; the middle of its band is what a sample is expected to score. */
export function samplesWithScores(bank: Bank): AnswerSet {
  const answers = bank.flatMap(({ entry: { question, samples }, lifted }) =>
    samples.map(({ name, quality, band, seed, asked, answer }): Scored => {
      const given = { question, asked, answer, lifted: lifted.get(answer) };
      return {
        name: `${question.id}/samples/${name}.md`,
        question: question.id,
        kind: quality,
        expected: (band[0] + band[1]) / 2,
        score: scoreOf(given, seed ?? null),
      };
    }),
  );
  return { name: "bank's samples", answers };
}
