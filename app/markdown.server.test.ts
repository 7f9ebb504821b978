import { expect, test } from "vitest";
import { renderMarkdown } from "./markdown.server.ts";

test("tables, lists and code come through", () => {
  const html = renderMarkdown("| a | b |\n|---|---|\n| 1 | `x` |\n\n- one\n- two");
  expect(html).toContain("<td><code>x</code></td>");
  expect(html).toContain("<li>two</li>");
});

test.each([
  ["a script", "<script>alert(1)</script>"],
  ["an event handler", '<img src=x onerror="alert(1)">'],
  ["raw HTML inside a sentence", "hello <b onclick=alert(1)>there</b>"],
])("%s stays text", (_name, text) => {
  const html = renderMarkdown(text);
  expect(html).not.toMatch(/<(script|img|b)\b/);
  expect(html).toContain("&lt;");
});

test.each(["[x](javascript:alert(1))", "[x](data:text/html,hi)", "[x](vbscript:x)"])(
  "%s links nowhere",
  (text) => expect(renderMarkdown(text)).toContain('href=""'),
);

test("a picture loads nothing", () => {
  expect(renderMarkdown("![pixel](https://tracker.example/p.png)")).not.toContain("<img");
});

test("links say noopener, and a text cannot forge the attribute", () => {
  expect(renderMarkdown("see https://example.org and [this](https://example.org/?a=1&b=2)")).toMatch(
    /^<p>see <a rel="noopener noreferrer nofollow" href="https:\/\/example.org">.*<a rel="noopener/,
  );
});

test("headings stand under the page's own", () => {
  expect(renderMarkdown("# Scope\n\n###### Fine print")).toBe("<h3>Scope</h3>\n<h6>Fine print</h6>");
});

test("a text is rendered alike however often and after whatever else", () => {
  const text = "# Notes[^1]\n\n- [ ] once\n\n[^1]: a footnote";
  const first = renderMarkdown(text);
  for (let at = 0; at < 12; at++) renderMarkdown("x".repeat(200_000 + at));
  expect(renderMarkdown(text)).toBe(first);
});
