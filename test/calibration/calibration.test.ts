import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawVariant, grade, parseQuestionFiles, type Question, readDocument, type Report } from "~graders";

interface Calibrated {
  file: string;
  question: string;
  level: "mid" | "senior" | "principal";
  tier: string;
  expected: number;
}

const folder = new URL("./answers/", import.meta.url);
const calibrated = JSON.parse(readFileSync(new URL("index.json", folder), "utf8")) as Calibrated[];
const bodyOf = (file: string) =>
  readFileSync(new URL(file, folder), "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");

function questionOf(level: Calibrated["level"], id: string): Question {
  const root = new URL(`../../questions/${level}/${id}/`, import.meta.url);
  const files: Record<string, string> = {};
  for (const path of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    const url = new URL(path.replaceAll("\\", "/"), root);
    if (statSync(url).isFile()) files[path.replaceAll("\\", "/")] = readFileSync(url, "utf8");
  }
  const parsed = parseQuestionFiles({ id, level, files });
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join("\n"));
  return parsed.entry.question;
}

const questions = new Map(calibrated.map(({ question, level }) => [question, questionOf(level, question)]));

function reportOn(file: string, id: string): Report {
  const question = questions.get(id);
  if (!question) throw new Error(`no question ${id}`);
  const { answer, lifted } = readDocument(bodyOf(file));
  return grade({ question, variant: drawVariant({ question, seed: null }), answer, lifted });
}

describe.each([...questions.keys()])("%s", (id) => {
  const scores = Object.fromEntries(
    calibrated
      .filter(({ question }) => question === id)
      .map(({ tier, file }) => [tier, reportOn(file, id).score ?? NaN]),
  );
  const score = (tier: string) => scores[tier] ?? NaN;

  it.each([
    ["strong", "good"],
    ["good", "medium"],
    ["medium", "weak"],
    ["paraphrase", "good"],
    ["medium", "wrong"],
    ["medium", "stuffed"],
    ["medium", "negated"],
  ])("scores %s above %s", (better, worse) => {
    expect(score(better)).toBeGreaterThan(score(worse));
  });
  it.each([
    ["wrong", 35],
    ["weak", 35],
    ["stuffed", 25],
    ["negated", 25],
    ["injection", 25],
  ])("scores %s at %i or less", (tier, most) => {
    expect(score(tier)).toBeLessThanOrEqual(most);
  });
  it("gives text that talks to the grader nothing", () => {
    expect(score("injection")).toBeLessThanOrEqual(score("weak") + 5);
  });
  it("passes strong, good and paraphrase, and fails the rest", () => {
    for (const tier of ["strong", "good", "paraphrase"]) expect(score(tier)).toBeGreaterThanOrEqual(60);
    for (const tier of ["medium", "weak"]) expect(score(tier)).toBeLessThan(65);
  });
});

it("stays within 12 points of the expert on average", () => {
  const off = calibrated.map(({ file, question, expected }) =>
    Math.abs((reportOn(file, question).score ?? 0) - expected),
  );
  expect(off.reduce((sum, one) => sum + one, 0) / off.length).toBeLessThanOrEqual(12);
});

describe("an answer to another question", () => {
  const pairs = calibrated
    .filter(({ tier }) => tier === "strong" || tier === "good")
    .flatMap(({ file, question }) =>
      [...questions.keys()].filter((id) => id !== question).map((id) => [file, id] as const),
    );
  it.each(pairs)("%s earns little on %s", (file, id) => {
    expect(reportOn(file, id).score).toBeLessThanOrEqual(30);
  });
});
