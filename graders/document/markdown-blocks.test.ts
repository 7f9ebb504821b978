import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Block, readBlocks } from "./markdown-blocks.ts";

/** One line a block: its kind and the text at its place. */
function outline(text: string): string[] {
  const say = (blocks: readonly Block[]): string[] =>
    blocks.flatMap((block) => {
      const source = text.slice(block.start, block.end).replaceAll("\n", "⏎");
      if (block.kind === "heading") return [`h${block.depth} ${block.title}`];
      if (block.kind === "list") {
        return block.items.flatMap((item) => [
          `item ${text.slice(item.text.start, item.text.end)}`,
          ...say(item.blocks),
        ]);
      }
      if (block.kind === "quote") return ["quote", ...say(block.blocks)];
      if (block.kind === "code") return [`code ${block.language}|${block.value.replaceAll("\n", "⏎")}`];
      if (block.kind === "table")
        return [`table ${block.header.join(",")}`, ...block.rows.map((row) => `row ${row.cells.join(",")}`)];
      return [`${block.kind} ${source}`];
    });
  return say(readBlocks(text));
}

describe("the blocks of Markdown", () => {
  // Numbers are examples of the CommonMark specification 0.31; tables are GitHub's extension.
  test.each<[string, string[]]>([
    ["# foo", ["h1 foo"]],
    ["####### foo", ["paragraph ####### foo"]],
    ["#5 bolt", ["paragraph #5 bolt"]],
    ["## foo ##", ["h2 foo"]],
    ["# foo#", ["h1 foo#"]],
    ["#", ["h1 "]],
    ["Foo\n===", ["h1 Foo"]],
    ["Foo\n---", ["h2 Foo"]],
    ["a\nb\n---", ["paragraph a⏎b", "rule ---"]],
    ["***\n---\n___", ["rule ***", "rule ---", "rule ___"]],
    ["+++", ["paragraph +++"]],
    ["a\n\nb\nc", ["paragraph a", "paragraph b⏎c"]],
    ["```\n<\n >\n```", ["code |<⏎ >"]],
    ["~~~ruby x y\ndef\n~~~", ["code ruby|def"]],
    ["````\naaa\n```\n``````", ["code |aaa⏎```"]],
    ["```\nopen", ["code |open"]],
    ["    a\n\n    b\nc", ["code |a⏎⏎b", "paragraph c"]],
    ["a\n    b", ["paragraph a⏎    b"]],
    ["> # Foo\n> bar", ["quote", "h1 Foo", "paragraph bar"]],
    ["> > deep", ["quote", "quote", "paragraph deep"]],
    ["- a\n- b\n\n  c\n- d", ["item a", "item b", "paragraph c", "item d"]],
    ["- a\n  - b\n    - c", ["item a", "item b", "item c"]],
    ["1. a\n2. b", ["item a", "item b"]],
    ["- a\n+ b", ["item a", "item b"]],
    ["text\n- a", ["paragraph text", "item a"]],
    [
      "The number of windows in my house is\n14.  The number of doors is 6.",
      ["paragraph The number of windows in my house is⏎14.  The number of doors is 6."],
    ],
    ["- a\nlazy", ["item a\nlazy"]],
    ["-\n- b", ["item ", "item b"]],
    ["- ```\n  x\n  ```", ["item ", "code |x"]],
    ["- a\n\nb", ["item a", "paragraph b"]],
    ["-one", ["paragraph -one"]],
    ["| a | b |\n|---|:-:|\n| 1 | x \\| y |\n\nafter", ["table a,b", "row 1,x | y", "paragraph after"]],
    ["a | b\n- | -\n1 | 2", ["table a,b", "row 1,2"]],
    ["| a | b |\n|---|", ["paragraph | a | b |⏎|---|"]],
  ])("%j", (text, expected) => {
    expect(outline(text)).toEqual(expected);
  });

  test("blocks stand in order, inside the text, and hold all of it but blanks and marks", () => {
    const piece = fc.constantFrom(
      "- a",
      "  b",
      "> q",
      "# h",
      "```",
      "| a | b |",
      "|-|-|",
      "",
      "    code",
      "1. x",
      "---",
      "text",
      "\t- t",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (lines) => {
        const text = lines.join("\n");
        let reached = 0;
        let outside = "";
        for (const block of readBlocks(text)) {
          expect(block.start).toBeGreaterThanOrEqual(reached);
          expect(block.end).toBeGreaterThanOrEqual(block.start);
          outside += text.slice(reached, block.start);
          reached = block.end;
        }
        expect((outside + text.slice(reached)).trim()).toBe("");
      }),
      { numRuns: 500 },
    );
  });
});
