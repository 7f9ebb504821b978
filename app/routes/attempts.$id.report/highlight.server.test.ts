import { describe, expect, it } from "vitest";
import { highlightPlain, joinSpans, renderHighlighted, type Span } from "./highlight.server.ts";

const spanOf = (text: string, quote: string, findings = [1]): Span => {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length, findings, id: `e-${start}` };
};

describe("evidence in rendered Markdown", () => {
  it("marks a quote and links to its finding", () => {
    const text = "We keep a cache near users. It expires.";
    expect(renderHighlighted(text, [spanOf(text, "We keep a cache near users.")])).toContain(
      '<mark id="e-0">We keep a cache near users.</mark>',
    );
  });

  it("keeps a list a list when the quote starts at its bullet", () => {
    const text = "- first point\n- second point";
    const html = renderHighlighted(text, [spanOf(text, "- second point", [2])]);
    expect(html.match(/<li>/g)).toHaveLength(2);
    expect(html).toContain(">second point</mark>");
  });

  it("keeps a table a table when the quote is a whole row", () => {
    const text = "| a | b |\n|---|---|\n| cache | 30% |\n";
    const html = renderHighlighted(text, [spanOf(text, "| cache | 30% |")]);
    expect(html).toContain("<table>");
    expect(html.match(/<td>/g)).toHaveLength(2);
    expect(html).toMatch(/<td><mark id="e-\d+">cache<\/mark><\/td>/);
  });

  it("does not let a mark reach across emphasis", () => {
    const text = "Use **two stages** because scoring is dear.";
    const html = renderHighlighted(text, [spanOf(text, text)]);
    expect(html).toContain("<strong><mark>two stages</mark></strong>");
  });

  it("renders hostile text harmlessly, private characters included", () => {
    const text = "\uE000<img src=x onerror=alert(1)>\uF8FF [a](javascript:alert(1))";
    const html = renderHighlighted(text, [{ start: 0, end: text.length, findings: [1], id: "e-0" }]);
    expect(html).not.toContain("<img");
    expect(html).not.toContain("javascript:");
  });

  it("joins overlapping quotes and keeps the findings of both", () => {
    const joined = joinSpans([
      { start: 0, end: 10, findings: [1], id: "a" },
      { start: 5, end: 12, findings: [2], id: "b" },
    ]);
    expect(joined).toEqual([{ start: 0, end: 12, findings: [1, 2], id: "a" }]);
  });
});

it("marks a line of a diagram's text, and leaves its arrows as they are", () => {
  const text = "sequenceDiagram\nA->>B: <b>x</b>\nB-->>A: y";
  expect(highlightPlain(text, [spanOf(text, "B-->>A: y", [4])])).toBe(
    'sequenceDiagram\nA-&gt;&gt;B: &lt;b&gt;x&lt;/b&gt;\n<mark id="e-32">B--&gt;&gt;A: y</mark><sup class="no-print"><a href="#finding-4" aria-label="Finding 4">4</a></sup>',
  );
});
