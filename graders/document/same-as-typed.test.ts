import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { drawVariant, grade, parseQuestionFiles } from "../index.ts";
import { readDocument } from "./read-document.ts";

const folder = fileURLToPath(new URL("../../questions/mid/prediction-service/", import.meta.url));
const read = (file: string) => readFileSync(`${folder}${file}`, "utf8");
const parsed = parseQuestionFiles({
  id: "prediction-service",
  level: "mid",
  files: { "question.yaml": read("question.yaml"), "model-answer.md": read("model-answer.md") },
});
if (!parsed.ok) throw new Error("the question does not parse");
const { question } = parsed.entry;
const variant = drawVariant({ question, seed: null });

/** A document's grade stays within so many points of the same content typed in the form. */
const CLOSE = 3;

describe.each(readdirSync(`${folder}samples`))("%s", (file) => {
  test("earns as a document what it earns typed in the form", () => {
    const { answer, lifted } = readDocument(read(`samples/${file}`).replace(/^---\n[\s\S]*?\n---\n/, ""));
    const sent = grade({ question, variant, answer, lifted }).score ?? 0;
    // As the workspace fills it in: decisions told in prose stay in the text.
    const decisions = answer.decisions.filter((_, row) => !Object.hasOwn(lifted, `decisions.${row}`));
    const typed = grade({ question, variant, answer: { ...answer, decisions } }).score ?? 0;
    expect(Math.abs(sent - typed)).toBeLessThanOrEqual(CLOSE);
  }, 30_000);
});
