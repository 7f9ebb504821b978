import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { EMPTY_SKETCH, readMermaid } from "~graders";
import { readSketchFile } from "./files.ts";
import { FILE_COLOURS, SketchSvg } from "./sketch-svg.tsx";

const message = (name: string, text: string) => {
  const read = readSketchFile(name, text);
  return read.ok ? "" : read.message;
};
const labels = (name: string, text: string) => {
  const read = readSketchFile(name, text);
  return read.ok ? read.sketch.nodes.map((node) => [node.label, node.position !== undefined]) : read.message;
};

describe("importing a file", () => {
  const drawing = JSON.stringify({
    type: "excalidraw",
    elements: [
      { id: "a", type: "rectangle", x: 0, y: 0, width: 100, height: 60 },
      { id: "t", type: "text", text: "API", containerId: "a" },
    ],
  });

  test("Mermaid, Markdown that holds Mermaid, Excalidraw and JSON all become placed sketches", () => {
    expect(labels("a.mmd", "flowchart LR\nA[API]")).toEqual([["API", true]]);
    expect(labels("a.md", "# Design\n\n```mermaid\nflowchart LR\nA[API]\n```\n\nmore")).toEqual([
      ["API", true],
    ]);
    expect(labels("a.excalidraw", drawing)).toEqual([["API", true]]);
    expect(labels("a.json", drawing)).toEqual([["API", true]]);
    expect(labels("a.json", '{"nodes":[{"id":"a","label":"API","kind":"service"}]}')).toEqual([
      ["API", true],
    ]);
  });

  test.each([
    ["a.mmd", "flowchart LR\nA[", "a.mmd could not be imported: Line 2:"],
    ["a.mmd", "", "empty"],
    ["a.excalidraw", "PNG", "not valid JSON"],
    ["a.json", "{", "not valid JSON"],
    ["a.json", '{"nodes":[{"id":"1 2","label":"x","kind":"service"}]}', "nodes.0.id"],
    [
      "a.json",
      '{"nodes":[{"id":"a","label":"x","kind":"service"},{"id":"a","label":"y","kind":"service"}]}',
      "same id",
    ],
    ["a.json", '{"nodes":[],"edges":[{"id":"e","from":"a","to":"b"}]}', "a node that is not there"],
    ["a.json", '{"__proto__":{"nodes":5},"nodes":7}', "nodes"],
    ["a.mmd", "x".repeat(2_000_001), "larger than 2 MB"],
  ])("%s holding %.40j is refused in a sentence", (name, text, words) => {
    expect(message(name, text)).toContain(words);
  });
});

describe("the drawing of a sketch", () => {
  const read = readMermaid(
    'flowchart LR\nA[Users] -->|"<script>alert(1)</script> & more"| B[(Redis)]\nsubgraph eu [EU region]\nB\nend',
  );
  const sketch = read.ok ? read.sketch : EMPTY_SKETCH;

  test("is made on the server, named for screen readers, and marks what it is told to", () => {
    const html = renderToStaticMarkup(<SketchSvg sketch={sketch} highlights={new Set(["B"])} />);
    expect(html).toContain('role="img"');
    expect(html).toContain("2 components, 1 edges: Users to Redis");
    expect(html.match(/stroke-width="2.5"/g)).toHaveLength(1);
  });

  test("holds a candidate's words as text, never as markup", () => {
    const html = renderToStaticMarkup(
      <SketchSvg
        sketch={{
          ...sketch,
          nodes: sketch.nodes.map((node) => ({ ...node, label: "<img src=x onerror=alert(1)>" })),
        }}
      />,
    );
    expect(html).not.toContain("<img");
    expect(html).not.toContain("<script");
  });

  test("stands alone as a file: fixed colours and size, no style variables", () => {
    const html = renderToStaticMarkup(<SketchSvg sketch={sketch} colours={FILE_COLOURS} fixedSize />);
    expect(html).not.toContain("var(--");
    expect(html).toMatch(/width="\d+" height="\d+"/);
  });

  test("an empty sketch is drawn too", () => {
    expect(renderToStaticMarkup(<SketchSvg sketch={EMPTY_SKETCH} />)).toContain("0 components");
  });
});
