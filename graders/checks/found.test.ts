import { describe, expect, it } from "vitest";
import { findingOf, sketchOf } from "./fixture.ts";

const covers = (more: Record<string, unknown> = {}) => ({
  kind: "covers",
  concepts: ["thumb-cache", "thumb-queue"],
  depth: "justified",
  ...more,
});
const foundIn = (check: Record<string, unknown>, prose: string) => findingOf(check, { prose });

describe("what is found", () => {
  it.each([
    ["a list", "Redis cache, CDN, Kafka, Kubernetes, Docker, Terraform", /^In a list/],
    ["a bare name", "There is the cache.", /^Named, but no component/],
    ["a remark in passing", "We store popular thumbnails in a cache.", /^Said in passing/],
    ["a wave of the hand", "A cache is not needed.", /^Waved away|^Turned down/],
    [
      "a step without a reason",
      "The API reads each thumbnail from the cache before it asks the store for the picture.",
      /what goes wrong without it is not said/,
    ],
  ])("in %s says what is missing of it", (_, prose, words) => {
    const finding = foundIn(covers(), prose);
    expect(finding.verdict).not.toBe("met");
    expect(finding.found).toMatch(words);
  });
  it("never repeats the quote that stands beside it", () => {
    const finding = foundIn(
      covers(),
      "We keep a cache of thumbnails in front, because nine of ten requests ask for the same pictures.",
    );
    expect(finding).toMatchObject({ verdict: "met", found: "A cache of thumbnails.", advice: "" });
    expect(finding.evidence[0]).toMatchObject({
      kind: "quote",
      text: expect.stringContaining("nine of ten") as string,
    });
  });
  it("where nothing was said names what was looked for, and what came nearest", () => {
    expect(foundIn(covers(), "Thumbnails of pictures.").found).toBe(
      "Not said: a cache of thumbnails; or a queue before the resizer.",
    );
    expect(
      foundIn(
        covers({ concepts: ["thumb-queue"] }),
        "Before the resizer starts we wait for the upload to end.",
      ).found,
    ).toMatch(/What comes nearest: “Before the resizer starts/);
  });
  it("gives a number that is off its factor and its usual cause", () => {
    const check = { kind: "estimate", quantity: "storage" };
    const prose = "We assume 10M pictures, 20 kB per thumbnail.";
    const off = (value: string) =>
      findingOf(check, { prose, ledger: [{ name: "storage", expression: value }] }).found;
    expect(off("500 GB")).toBe("Storage = 500 GB, where about 200 GB is expected: 2.5 times too high.");
    expect(off("25 GB")).toMatch(/too low by a factor of 8, bits and bytes are mixed up/);
    expect(findingOf(check, { prose }).found).toBe(
      "No number for thumbnail storage, of which about 200 GB is expected; nearest is “20 kB per thumbnail”.",
    );
  });
  it("of a number without its sum says so, and of a sum gone wrong both values", () => {
    const check = { kind: "sum", unit: "USD" };
    const finding = foundIn(check, "The whole thing is about $12k a month.");
    expect(finding.found).toBe(
      "No sum that ends in dollars is worked through; this is stated without its sum.",
    );
    expect(finding.evidence[0]).toMatchObject({ kind: "quote" });
    expect(foundIn(check, "GPUs: 4 × $2,000 = $80,000 a month.").found).toMatch(/\$8,000.*not \$80,000/);
  });
  it("says of a metric without a number that it came up", () => {
    const check = { kind: "target", metric: ["latency"], unit: "ms", max: "500 ms" };
    const finding = foundIn(check, "Latency should be low.");
    expect(finding.found).toBe("Latency comes up, but without a value in milliseconds.");
    expect(finding.evidence).toHaveLength(1);
    expect(foundIn(check, "Thumbnails.").found).toBe("No value is set for latency.");
  });
  it("says of a decision which of its parts are missing", () => {
    const check = { kind: "decision", about: ["thumb-queue"] };
    const decision = (more: Record<string, unknown>) =>
      findingOf(check, { decisions: [{ title: "Queue or not", choice: "a queue", ...more }] }).found;
    expect(decision({ options: ["queue", "direct call"], because: "uploads wait 3 s otherwise" })).toBe(
      "“Queue or not”: what it costs is not admitted.",
    );
    expect(
      decision({
        options: ["queue", "direct call"],
        because: "uploads wait 3 s. The price is that some come late",
      }),
    ).toBe("“Queue or not”: argued with its alternative, its reason and its price.");
    expect(decision({ because: "it is the modern way" })).toBe(
      "“Queue or not”: no alternative is named, the reason rests on no number or requirement and what it costs is not admitted.",
    );
    expect(foundIn(check, "Thumbnails.").found).toBe(
      "No alternatives are weighed: a queue before the resizer.",
    );
  });
  it("names components as people do", () => {
    const check = { kind: "component", nodes: ["nosql", "feature-store-online"] };
    expect(findingOf(check, { sketch: sketchOf("client app; service api") }).found).toBe(
      "No NoSQL store or online feature store among the 2 components drawn.",
    );
  });
});
