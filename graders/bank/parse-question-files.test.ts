import { describe, expect, it } from "vitest";
import { parseQuestionFiles, type ParsedQuestion } from "./parse-question-files.ts";
import { sha256 } from "./sha256.ts";

const misconceptions = [1, 2, 3, 4, 5, 6]
  .map(
    (n) =>
      `  - { id: wrong-${n}, says: "Wrong ${n}", patterns: ["wrong belief"], truth: "It is not so.", points: 2 }`,
  )
  .join("\n");

const yaml = `id: thumbnails
title: Thumbnails
level: mid
format: explain
minutes: 15
summary: Make thumbnails.
skills: [capacity]
prompt: Serve {{peak_rps}} requests a second.
parameters:
  - id: peak_rps
    label: peak
    unit: 1/s
    default: 1000
    draws: [1000, 5000]
    stated: always
quantities:
  - { id: day, label: a day, unit: "1", expression: peak_rps * 86400 }
regimes:
  - { id: small, when: peak_rps < 5000, note: One machine. }
  - { id: large, when: peak_rps >= 5000, note: Several. }
clarifications:
  - { id: peak, asks: ["peak"], answer: "{{peak_rps|short}}" }
relevance: [picture, thumbnail, image]
rubric:
  weights: { scaling: 100 }
  criteria:
    - id: growth
      dimension: scaling
      level: mid
      title: growth
      why: It grows.
      advice: Say how.
      check: { kind: covers, concepts: [autoscaling] }
misconceptions:
${misconceptions}
`;
const sample = `---
quality: strong
band: [80, 100]
asked: ["What is the peak?"]
---
I would add machines as load grows: 1,000 × 86,400 = 86.4M requests a day.
`;
const files = { "question.yaml": yaml, "model-answer.md": "Add machines.\n", "samples/strong.md": sample };
const conceptIds = new Set(["autoscaling"]);

const parse = (changed: Record<string, string>): ParsedQuestion =>
  parseQuestionFiles({ id: "thumbnails", level: "mid", files: { ...files, ...changed }, conceptIds });

/** The first problem after a change to question.yaml, as its author reads it. */
function problemOf(from: string, to: string): string {
  expect(yaml).toContain(from);
  const parsed = parse({ "question.yaml": yaml.replace(from, to) });
  if (parsed.ok) return "ok";
  const [first] = parsed.problems;
  return `${first?.file}:${first?.line}:${first?.column} ${first?.field}: ${first?.message}`;
}

describe("a question's folder", () => {
  it("becomes an entry with its answers, samples and hash", () => {
    const parsed = parse({
      "model-answer.large.yaml": "answer: { prose: Shard. }\n",
      "samples/weak.yaml": "quality: weak\nband: [0, 30]\nseed: 7\nanswer: { prose: Dunno. }\n",
    });
    expect(parsed.ok && parsed.entry).toMatchObject({
      question: { id: "thumbnails" },
      hash: sha256(yaml),
      modelAnswers: [{ regime: "large", answer: { prose: "Shard." } }, { answer: {} }],
      samples: [
        { name: "strong", quality: "strong", asked: [{ text: "What is the peak?", clarification: "peak" }] },
        { name: "weak", seed: 7, band: [0, 30] },
      ],
    });
  });

  it.each([
    ["a wrong type", "minutes: 15", "minutes: soon", /mid\/thumbnails\/question.yaml:5:10 minutes: .*number/],
    ["a missing field", "title: Thumbnails\n", "", /question.yaml:1:1 title: /],
    [
      "a misspelt field",
      "    default: 1000\n",
      "    default: 1000\n    defualt: 5\n",
      /:14:14 .*“defualt” is not a field/,
    ],
    ["a wrong id", "id: thumbnails", "id: pictures", /:1:5 id: the folder is called “thumbnails”/],
    ["an unknown level", "level: mid", "level: expert", /:3:8 level: /],
    ["a placeholder without value", "{{peak_rps}}", "{{peak}}", /:8:9 prompt: \{\{peak\}\} is no parameter/],
    ["a malformed placeholder", "{{peak_rps}}", "{{peak rps}}", /:8:9 prompt: a placeholder is written/],
    [
      "a number that the prompt may not give",
      "stated: always",
      "stated: seeded\n    band: [1, 9000]",
      /prompt: \{\{peak_rps\}\} is not always stated/,
    ],
    [
      "a default outside the band",
      "stated: always",
      "stated: always\n    band: [1, 10]",
      /parameters.0.band: the default and every draw/,
    ],
    [
      "an expression over unknown names",
      "peak_rps * 86400",
      "peak * 86400",
      /:17:\d+ quantities.0.expression: “peak” has no value/,
    ],
    [
      "an expression in another unit",
      'unit: "1", expression',
      "unit: GB, expression",
      /17:\d+ quantities.0.expression: this does not come out in “GB”/,
    ],
    [
      "an unknown unit",
      "unit: 1/s",
      "unit: parsec",
      /:12:11 parameters.0.unit: “parsec” is not a ledger unit/,
    ],
    [
      "overlapping regimes",
      "when: peak_rps < 5000",
      "when: peak_rps < 9000",
      /regimes: exactly one regime .* for seed \d+ small and large do/,
    ],
    [
      "a gap between regimes",
      "when: peak_rps >= 5000",
      "when: peak_rps > 5000",
      /regimes: exactly one regime .* none does/,
    ],
    ["a condition that is none", "when: peak_rps < 5000", "when: peak_rps", /:19:\d+ regimes/],
    [
      "an unknown concept",
      "[autoscaling]",
      "[autoscalign]",
      /:33:\d+ rubric.criteria.0.check.concepts.0: there is no concept “autoscalign”/,
    ],
    ["an unknown check", "kind: covers", "kind: cover", /rubric.criteria.0.check/],
    [
      "weights that do not sum to 100",
      "scaling: 100",
      "scaling: 90",
      /rubric.weights: weights sum to 100; these sum to 90/,
    ],
    ["a weight without criteria", "scaling: 100", "scaling: 90, cost: 10", /no criterion belongs to cost/],
    [
      "too few misconceptions",
      misconceptions.split("\n")[0] ?? "",
      "",
      /at least 6 misconceptions; this has 5/,
    ],
    ["an id used twice", "id: wrong-2", "id: wrong-1", /misconceptions.1.id: “wrong-1” stands here twice/],
    [
      "a pattern that is none",
      'asks: ["peak"]',
      'asks: ["peak ~"]',
      /clarifications.0.asks.0: .*nothing after it/,
    ],
    [
      "a workload in another unit",
      "relevance:",
      "workload: { rps: peak_rps, p99: peak_rps }\nrelevance:",
      /workload.p99: this does not come out in “ms”/,
    ],
    [
      "something that breaks where nothing is drawn",
      "relevance:",
      "probes: [{ id: breaks, at: 0.5, ask: What now?, curveball: true }]\nrelevance:",
      /probes.0.curveball: only a design round/,
    ],
    [
      "a criterion about what never breaks",
      "{ kind: covers, concepts: [autoscaling] }",
      "{ kind: any, of: [{ kind: curveball }, { kind: covers, concepts: [autoscaling] }] }",
      /check.of.0: no probe of this question is a curveball/,
    ],
    ["broken YAML", "skills: [capacity]", "skills: [capacity", /question.yaml:\d+:\d+ : /],
    ["the same key twice", "minutes: 15", "minutes: 15\nminutes: 20", /:6:1 : .*unique/i],
    ["an alias", "title: Thumbnails", "title: &t Thumbnails\nnote: *t", /anchors and aliases are not used/],
  ])("%s is named with file, line and field", (_, from, to, problem) => {
    expect(problemOf(from, to)).toMatch(problem);
  });

  it("refuses an alias bomb without expanding it", () => {
    const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 12; i += 1) {
      const [name, before] = [String.fromCharCode(97 + i), String.fromCharCode(96 + i)];
      bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(", ")}]`);
    }
    const started = process.cpuUsage();
    expect(parse({ "question.yaml": bomb.join("\n") })).toMatchObject({ ok: false });
    expect(process.cpuUsage(started).user).toBeLessThan(4_000_000);
  });

  it.each([
    ["question.yaml", "", /“?id|expected|Invalid/i],
    ["question.yaml", "- a\n- b\n", /object/i],
    ["question.yaml", "[".repeat(100_000) + "]".repeat(100_000), /nests too deeply/],
    ["question.yaml", `x: ${"- ".repeat(100_000)}`, /nests too deeply|sequence/],
    ["question.yaml", "- ".repeat(100_000), /nests too deeply/],
    [
      "question.yaml",
      Array.from({ length: 900 }, (_, n) => `${" ".repeat(n)}a:`).join("\n"),
      /nests too deeply/,
    ],
    ["question.yaml", "x".repeat(600_000), /500000 characters/],
    ["samples/strong.md", "---\nquality: splendid\nband: [80, 100]\n---\nText", /Invalid option/],
    ["samples/strong.md", "---\nquality: good\nband: [90, 70]\n---\nText", /lower end first/],
    ["samples/strong.md", "No front matter", /Invalid|expected/i],
    ["samples/strong.txt", "Text", /neither a model answer nor a sample/],
    [
      "samples/s.yaml",
      "quality: weak\nband: [0, 9]\nanswer: { ledger: [{ nmae: x }] }",
      /“nmae” is not a field/,
    ],
    ["model-answer.huge.md", "Text", /there is no regime “huge”/],
  ])("%s with bad content is told of", (file, text, message) => {
    const parsed = parse({ [file]: text });
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) {
      expect(parsed.problems[0]?.file).toContain(file);
      expect(parsed.problems.map((problem) => problem.message).join("; ")).toMatch(message);
    }
  });

  it("names the line of a sample's front matter as its file counts it", () => {
    const parsed = parse({ "samples/strong.md": "---\nquality: good\nband: [90]\n---\nText" });
    expect(!parsed.ok && parsed.problems[0]).toMatchObject({
      line: 3,
      field: expect.stringMatching(/^band/),
    });
  });

  it("needs question.yaml and a model answer", () => {
    expect(parseQuestionFiles({ id: "x", level: "mid", files: {} })).toMatchObject({
      ok: false,
      problems: [{ file: "mid/x/question.yaml", message: "this file is missing" }],
    });
    const { "model-answer.md": _, ...without } = files;
    const parsed = parseQuestionFiles({ id: "thumbnails", level: "mid", files: without });
    expect(!parsed.ok && parsed.problems[0]?.message).toBe("a question needs a model answer");
  });
});
