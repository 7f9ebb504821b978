import { expect, test } from "vitest";
import { type Answer, type Evidence, readDocument } from "~graders";
import { bankDocuments, fallen, reportOn, shareFor } from "./answers.ts";
import { blocksOf, isFence, isHeading } from "./rewrite.ts";

const SOUND = new Set(["strong", "good", "paraphrase"]);

test("a paragraph that goes takes only what it supported", () => {
  const sound = bankDocuments().filter(({ quality }) => SOUND.has(quality));
  const lost = shareFor("a paragraph goes", sound, 1).flatMap((document) => {
    const before = reportOn(document);
    const blocks = blocksOf(document.text);
    const { answer } = readDocument(document.text);
    return blocks.flatMap((block, at) => {
      if (isHeading(block)) return [];
      const after = reportOn(document, blocks.filter((_, index) => index !== at).join("\n\n"));
      const supports = (evidence: Evidence) => standsIn(block, evidence, answer);
      const holdsMore =
        JSON.stringify(before.assumptions) !== JSON.stringify(after.assumptions) ||
        [...before.errors, ...before.contradictions].some((one) => one.evidence.some(supports));
      if (holdsMore) return [];
      return fallen(before, after)
        .filter((finding) => !finding.evidence.some(supports))
        .map(({ criterion }) => `${document.name}: ${criterion} fell with “${block.slice(0, 60)}”`);
    });
  });
  expect(lost).toEqual([]);
}, 300_000);

/** Whether a piece of evidence rests on this block of the document. */
function standsIn(block: string, evidence: Evidence, { decisions }: Answer): boolean {
  const words = wordsOf(block);
  switch (evidence.kind) {
    case "quote":
      return words.includes(wordsOf(evidence.text)) || wordsOf(evidence.text).includes(words);
    case "node":
    case "edge":
    case "simulation":
      return isFence(block);
    case "estimate":
      return words.includes(wordsOf(evidence.name));
    case "decision": {
      const row = decisions[evidence.row];
      const parts = row ? [...row.options, row.choice, row.because, row.consequences] : [];
      return [evidence.title, ...parts].map(wordsOf).some((part) => part !== "" && words.includes(part));
    }
    case "cost":
      return words.includes(wordsOf(evidence.item));
  }
}

const wordsOf = (text: string) =>
  text
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .toLowerCase()
    .trim();
