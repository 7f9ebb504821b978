import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DESIGN_WEIGHTS, LEVELS, QuestionSchema, type Question } from "../model/index.ts";
import { matchClarification, UNKNOWN_REPLY } from "./clarification.ts";
import { checkCondition, evaluateCondition } from "./condition.ts";
import { phasePlan, publicQuestion } from "./public-question.ts";
import { resolve, resolveQuantities } from "./quantities.ts";
import { renderTemplate } from "./template.ts";
import { drawVariant } from "./variant.ts";

const question: Question = QuestionSchema.parse({
  id: "thumbnails",
  title: "Thumbnails",
  level: "senior",
  format: "explain",
  minutes: 15,
  summary: "Make thumbnails.",
  skills: ["capacity"],
  prompt: "Serve thumbnails at {{peak_rps}} requests a second.",
  facts: [
    { when: "freshness_hours < 12", text: "New pictures show within {{freshness_hours}} hours." },
    { when: "picture_kb > 0 kB", text: "A picture has {{picture_kb}} kB." },
  ],
  parameters: [
    {
      id: "peak_rps",
      label: "peak",
      unit: "1/s",
      default: 100_000,
      draws: [1e4, 1e5, 1e6],
      stated: "always",
    },
    {
      id: "freshness_hours",
      label: "freshness",
      unit: "h",
      default: 24,
      draws: [1, 24],
      stated: "seeded",
      band: [0.1, 100],
    },
    { id: "picture_kb", label: "picture size", unit: "kB", default: 50, draws: [20, 50], band: [1, 10_000] },
  ],
  quantities: [
    { id: "throughput", label: "bytes out", unit: "GB/s", expression: "peak_rps * picture_kb" },
    { id: "per_day", label: "requests a day", unit: "1", expression: "peak_rps * 86400" },
    { id: "double", label: "twice as much a day", unit: "TB/day", expression: "2 * throughput" },
    {
      id: "line",
      label: "line rate",
      unit: "Gbps",
      calculator: { name: "bandwidth", inputs: { rate: "peak_rps", bytes: "picture_kb" }, result: "line" },
    },
  ],
  regimes: [
    { id: "fresh", when: "freshness_hours < 12", note: "Make them on upload." },
    { id: "stale", when: "freshness_hours >= 12", note: "Make them at night." },
  ],
  clarifications: [
    {
      id: "size",
      asks: ["how big|large ~ picture", "size"],
      answer: "About {{picture_kb}} kB.",
      reveals: ["picture_kb"],
    },
    { id: "peak", asks: ["peak"], answer: "{{peak_rps|short}} a second. SECRET-ANSWER" },
  ],
  probes: [{ id: "dies", at: 0.5, ask: "SECRET-PROBE" }],
  relevance: ["picture", "thumbnail", "image"],
  rubric: {
    weights: { scaling: 100 },
    criteria: [
      {
        id: "rate",
        dimension: "scaling",
        level: "mid",
        title: "SECRET-CRITERION",
        why: "SECRET-WHY",
        advice: "SECRET-ADVICE",
        check: { kind: "estimate", quantity: "throughput" },
      },
    ],
  },
  misconceptions: [
    { id: "none", says: "SECRET-BELIEF", patterns: ["no cache"], truth: "SECRET-TRUTH", points: 2 },
  ],
});

describe("a variant", () => {
  it("without a seed has the defaults and gives what is always stated", () => {
    const variant = drawVariant({ question, seed: null });
    expect(variant.parameters).toEqual({ peak_rps: 100_000, freshness_hours: 24, picture_kb: 50 });
    expect(variant.givens.map(({ id }) => id)).toEqual(["peak_rps"]);
    expect(variant.prompt).toBe("Serve thumbnails at 100,000 requests a second.");
    expect(variant.regime).toBe("stale");
  });

  it("is the same for the same seed, byte by byte, and only holds drawn values", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const variant = drawVariant({ question, seed });
        expect(JSON.stringify(variant)).toBe(JSON.stringify(drawVariant({ question, seed })));
        for (const { id, draws } of question.parameters) expect(draws).toContain(variant.parameters[id]);
        expect(variant.givens.map(({ id }) => id)).toEqual(["peak_rps", "freshness_hours"]);
      }),
      { numRuns: 100 },
    );
  });

  it("reaches every regime and every drawn value within twenty seeds", () => {
    const variants = Array.from({ length: 20 }, (_, index) => drawVariant({ question, seed: index + 1 }));
    expect(new Set(variants.map(({ regime }) => regime))).toEqual(new Set(["fresh", "stale"]));
    expect(new Set(variants.map(({ parameters }) => parameters["peak_rps"]))).toEqual(
      new Set([1e4, 1e5, 1e6]),
    );
  });

  it("tells a fact only when it holds and only in numbers that are stated", () => {
    const prompts = Array.from({ length: 20 }, (_, seed) => drawVariant({ question, seed }));
    for (const { prompt, parameters } of prompts) {
      expect(prompt.includes("New pictures show within 1 hours")).toBe(parameters["freshness_hours"] === 1);
      expect(prompt).not.toMatch(/A picture has/);
    }
  });
});

describe("quantities", () => {
  const { parameters } = drawVariant({ question, seed: null });

  it("follow from the parameters, each in its own unit", () => {
    const found = resolveQuantities({ question, variant: { parameters } });
    expect(found["throughput"]).toMatchObject({ raw: 5, unit: "GB/s", value: 5e9 });
    expect(found["per_day"]?.raw).toBe(8.64e9);
    expect(found["double"]?.raw).toBe(864);
    expect(found["line"]?.raw).toBe(40);
  });

  it("follow from the candidate's own assumptions where there are any", () => {
    const own = { picture_kb: 100, peak_rps: { value: 50_000, dimension: [-1, 0, 0, 0, 0] as const } };
    expect(resolveQuantities({ question, variant: { parameters }, own })["throughput"]?.raw).toBe(5);
    expect(
      resolveQuantities({ question, variant: { parameters }, own: { picture_kb: 25 } })["throughput"]?.raw,
    ).toBe(2.5);
  });

  it("an assumption in a wrong dimension is not taken", () => {
    const own = { picture_kb: { value: 100, dimension: [1, 0, 0, 0, 0] as const } };
    expect(resolveQuantities({ question, variant: { parameters }, own })["picture_kb"]?.raw).toBe(50);
  });

  it("what cannot be computed is left out and said", () => {
    const broken: Question = {
      ...question,
      quantities: [
        { id: "odd", label: "odd", unit: "GB", names: [], expression: "peak_rps * 3 s" },
        { id: "gone", label: "gone", unit: "1", names: [], expression: "odd * 2" },
      ],
    };
    const { quantities, problems } = resolve({ question: broken, variant: { parameters } });
    expect(Object.keys(quantities)).not.toContain("gone");
    expect(problems.map(({ path }) => path.join("."))).toEqual(["quantities.1.expression"]);
    expect(quantities["odd"]?.raw).toBe(300_000);
  });
});

describe("conditions", () => {
  const scope = resolveQuantities({ question, variant: { parameters: {} } });
  it.each([
    ["peak_rps > 50000", true],
    ["peak_rps > 50k/s", true],
    ["freshness_hours >= 12", true],
    ["freshness_hours < 86400 s", false],
    ["freshness_hours == 1 day", true],
    ["freshness_hours < 12 or peak_rps >= 100000", true],
    ["freshness_hours < 12 and peak_rps >= 100000", false],
    ["freshness_hours >= 12 and peak_rps < 1 or picture_kb == 50", true],
    ["not freshness_hours < 12", true],
    ["throughput * 2 != 5 GB/s", true],
    ["true", true],
  ])("%s: %s", (text, holds) => {
    expect(checkCondition(text, scope)).toEqual({ ok: true, holds });
  });

  it.each(["", "peak_rps", "peak_rps > ", "1 < 2 < 3", "nothing > 1", "picture_kb > 3 h", 'import("x") > 1'])(
    "%s is refused, and holds for nothing",
    (text) => {
      expect(checkCondition(text, scope)).toMatchObject({ ok: false });
      expect(evaluateCondition(text, scope)).toBe(false);
    },
  );
});

describe("templates", () => {
  it.each([
    ["{{x}} requests", "100,000 requests"],
    ["{{ x | short }} requests", "100k requests"],
    ["{{y}}", "0.25"],
    ["{{unknown}} {{constructor}}", "{{unknown}} {{constructor}}"],
    ["{{x", "{{x"],
    ["$& {{x}} $1", "$& 100,000 $1"],
  ])("%s", (text, rendered) => {
    expect(renderTemplate(text, { x: 100_000, y: 0.25 })).toBe(rendered);
  });
});

describe("what a browser sees before the attempt is closed", () => {
  it("holds nothing of rubric, clarifications, probes or misconceptions", () => {
    const seen = JSON.stringify(publicQuestion(question, drawVariant({ question, seed: 3 })));
    expect(seen).not.toMatch(/SECRET|regime|fresh_|band|draws/);
    expect(Object.keys(JSON.parse(seen) as object)).toEqual([
      "id",
      "title",
      "level",
      "format",
      "minutes",
      "summary",
      "skills",
      "prompt",
      "givens",
      "phases",
      "sketch",
    ]);
  });
});

describe("phases", () => {
  it("are the AI/ML split of design rounds, scaled to the minutes", () => {
    expect(phasePlan({ format: "design", minutes: 45 }).map(({ minutes }) => minutes)).toEqual([
      6, 4, 6, 11, 12, 6,
    ]);
    expect(phasePlan({ format: "design", minutes: 60 }).map(({ minutes }) => minutes)).toEqual([
      8, 5, 8, 15, 16, 8,
    ]);
  });

  it.each(["design", "explain", "estimate", "review", "project"] as const)(
    "sum to the minutes: %s",
    (format) => {
      for (const minutes of [8, 12, 15, 20, 45, 47, 60]) {
        const plan = phasePlan({ format, minutes });
        expect(plan.reduce((sum, { minutes: part }) => sum + part, 0)).toBe(minutes);
        expect(plan.every(({ minutes: part }) => part >= 0)).toBe(true);
      }
    },
  );

  it("follow the question's own split, in the order of a round", () => {
    const phases = { "wrap-up": 2, requirements: 3, estimates: 10 };
    expect(phasePlan({ format: "explain", minutes: 15, phases }).map(({ phase }) => phase)).toEqual([
      "requirements",
      "estimates",
      "wrap-up",
    ]);
  });
});

describe("the interviewer", () => {
  const variant = drawVariant({ question, seed: null });
  const ask = (text: string) => matchClarification({ question, variant, text });

  it("answers from the bank, with the variant's numbers", () => {
    expect(ask("How large is a typical picture?")).toEqual({ clarification: "size", reply: "About 50 kB." });
    expect(ask("Is that the peak?").reply).toMatch(/^100k a second/);
  });

  it("leaves the rest to the candidate", () => {
    expect(ask("What colour is the sky?")).toEqual({ clarification: null, reply: UNKNOWN_REPLY });
    expect(ask("")).toEqual({ clarification: null, reply: UNKNOWN_REPLY });
  });

  it("takes hostile text for what it is", () => {
    expect(ask("how ".repeat(100_000)).clarification).toBeNull();
  });
});

it.each(LEVELS)("the design weights of a %s round sum to 100", (level) => {
  expect(Object.values(DESIGN_WEIGHTS[level]).reduce((sum, weight) => sum + weight, 0)).toBe(100);
});
