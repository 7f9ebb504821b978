import { describe, expect, test } from "vitest";
import { AnswerSchema } from "../model/index.ts";
import { DOCUMENT_MAX, documentProblem, readAnswerFile, readDocument, writeDocument } from "./index.ts";

const fill = (piece: string, length = 190_000) => piece.repeat(Math.floor(length / piece.length));

/** A loaded machine is slow; text that makes the reader slow takes minutes. */
const PATIENCE_MS = 8_000;

const WALLS: readonly (readonly [string, string])[] = [
  ["headings", Array.from({ length: 10_000 }, (_, i) => `# Heading ${i}`).join("\n")],
  ["quotes on one line", `${"> ".repeat(90_000)}x`],
  ["quotes on many lines", fill("> > > > > > > > a\n")],
  ["lists on one line", `${"- ".repeat(90_000)}x`],
  ["numbered lists in lists", fill("1. 1. 1. 1. 1. a\n")],
  ["a list that goes deeper", Array.from({ length: 600 }, (_, i) => `${" ".repeat(i)}- a`).join("\n")],
  ["bullets", fill("- a\n")],
  ["brackets", fill("[")],
  ["emphasis", fill("*a **b ")],
  ["backticks", fill("`")],
  ["fences", fill("```\n")],
  ["an open fence", `\`\`\`mermaid\n${fill("A-->B\n")}`],
  ["bars", fill("|")],
  ["a table", `|a|b|\n|-|-|\n${fill("|1|2|\n")}`],
  ["sums", fill("2 × 3 = 6, ")],
  ["open sums", fill("2 × ")],
  ["money", `## Cost\n\n${fill("$1 + ")}`],
  ["versus", fill("a vs b: ")],
  ["rejections", fill("we rejected ")],
  ["choices", fill("chose a over ")],
  ["colons", fill(":")],
  ["full stops", fill(". ")],
  ["tags", fill("<div ")],
  ["footnotes", fill("[^1]: a\n")],
  ["addresses", fill("http://a.b ")],
  ["front matter", `---\n${fill("a: b\n", 50_000)}`],
  ["blanks", fill(" ")],
  ["one long word", fill("a")],
  ["numbers", fill("123456789")],
  ["percentiles", `## Scope\n\n${fill("p99 of is at ")}`],
];

describe("hostile documents", () => {
  test.each(WALLS)(
    "a wall of %s is read soon, and fits the schema",
    (_, text) => {
      const start = performance.now();
      const { answer } = readDocument(text);
      expect(performance.now() - start).toBeLessThan(PATIENCE_MS);
      AnswerSchema.parse(answer);
    },
    20_000,
  );

  test("a paste of 5 MB is refused in one sentence, and cut when read all the same", () => {
    const paste = "word ".repeat(1_000_000);
    expect(documentProblem(paste)).toMatch(/has 5000000 characters; at most 200000/);
    expect(readAnswerFile({ name: "big.md", text: paste })).toMatchObject({ ok: false });
    expect(readDocument(paste).warnings.join()).toContain(`cut after ${DOCUMENT_MAX}`);
  });

  test("nothing of a document with ten thousand headings gets lost", () => {
    const { answer } = readDocument(Array.from({ length: 10_000 }, (_, i) => `# T${i}`).join("\n"));
    const kept = JSON.stringify(answer);
    expect([0, 199, 200, 9_999].filter((i) => !kept.includes(`T${i}`))).toEqual([]);
  });

  test("text longer than a field goes on in the next one", () => {
    const { answer } = readDocument(
      Array.from({ length: 4_000 }, (_, i) => `Paragraph number ${i} here.`).join("\n\n"),
    );
    expect(answer.prose.length).toBeLessThanOrEqual(60_000);
    expect(JSON.stringify(answer)).toContain("Paragraph number 3999 here.");
  });

  test("control characters become blanks, line ends of any kind are lines", () => {
    const { answer } = readDocument("\ufeff## API\r\n\r\nGET\u0000 /x\u0007\r\n\r## Cost\r\rnone");
    expect(answer.api).toBe("GET  /x");
  });

  test("an unclosed fence in a field does not swallow the fields written after it", () => {
    const answer = AnswerSchema.parse({ api: "```\nGET /x", operations: "watch" });
    expect(readDocument(writeDocument({ title: "t", answer })).answer.operations).toBe("watch");
  });
});

describe("answer files", () => {
  test("JSON and YAML in the shape of an answer, or of a sample that holds one", () => {
    const expected = { ok: true, answer: { prose: "hello" } };
    expect(readAnswerFile({ name: "a.json", text: '{"prose":"hello"}' })).toMatchObject(expected);
    expect(readAnswerFile({ name: "a.yaml", text: "prose: hello" })).toMatchObject(expected);
    expect(readAnswerFile({ name: "s.yml", text: "quality: weak\nanswer:\n  prose: hello" })).toMatchObject(
      expected,
    );
  });

  test.each([
    ["a.json", "{", "a.json: cannot be parsed"],
    ["a.yaml", "a: [1", "a.yaml: cannot be parsed"],
    ["a.json", "[1]", "expected an object"],
    ["a.yaml", "just words", "expected an object"],
    ["a.json", '{"prose": 5}', "at prose"],
    ["a.json", '{"ledger": [{"name": {}}]}', "at ledger.0.name"],
    ["a.json", '{"proze": "x"}', "proze"],
    ["a.docx", "PK", ".md document"],
    ["a.md", "  ", "is empty"],
    ["a.json", " ".repeat(2_000_001), "at most 2000000"],
    [
      "a.yaml",
      `a: &a [x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]`,
      "a.yaml: ",
    ],
  ])("%s holding %.30j is refused by name", (name, text, message) => {
    const read = readAnswerFile({ name, text });
    expect(read.ok).toBe(false);
    expect(read.ok ? "" : read.message).toContain(message);
  });
});
