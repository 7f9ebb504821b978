import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EDGE_KINDS, NODE_KINDS, type Sketch, SketchSchema } from "../model/index.ts";
import { mergeMermaid, readMermaid, writeMermaid } from "./index.ts";

function sketchOf(text: string): Sketch {
  const read = readMermaid(text);
  if (!read.ok) throw new Error(read.problems.map((problem) => problem.message).join("\n"));
  return read.sketch;
}
const labels = (text: string) => sketchOf(text).nodes.map((node) => node.label);
const edges = (text: string) =>
  sketchOf(text).edges.map((edge) => `${edge.from}>${edge.to}${edge.label && `:${edge.label}`}`);
const problems = (text: string) => {
  const read = readMermaid(text);
  return read.ok ? [] : read.problems;
};

describe("reading flowchart text", () => {
  // Shapes and links as Mermaid's flowchart documentation lists them.
  test.each([
    ["A[Box]", "Box"],
    ["A(Round)", "Round"],
    ["A([Stadium])", "Stadium"],
    ["A[[Subroutine]]", "Subroutine"],
    ["A[(Database)]", "Database"],
    ["A((Circle))", "Circle"],
    ["A(((Double)))", "Double"],
    ["A{Question}", "Question"],
    ["A{{Hexagon}}", "Hexagon"],
    ["A>Flag]", "Flag"],
    ["A[/Slanted/]", "Slanted"],
    ["A[\\Slanted\\]", "Slanted"],
    ["A[/Trapezoid\\]", "Trapezoid"],
    ['A["Quoted (with) [brackets]"]', "Quoted (with) [brackets]"],
    ["A[Redis (hot) [2 min]]", "Redis (hot) [2 min]"],
    ['A["Two<br>lines<br/>here"]', "Two\nlines\nhere"],
    ['A["`**bold** words`"]', "bold words"],
    ["A[p99 < 200 ms]", "p99 < 200 ms"],
    ['A["<b>Strong</b> &amp; #quot;quoted#quot;"]', 'Strong & "quoted"'],
    ['A@{ shape: cyl, label: "Orders" }', "Orders"],
    ["A:::hot", "A"],
    ["A", "A"],
  ])("%s", (text, label) => {
    expect(labels(`flowchart LR\n${text}`)).toEqual([label]);
  });

  test.each([
    ["A-->B", ["A>B"]],
    ["A --> B --> C", ["A>B", "B>C"]],
    ["A & B --> C & D", ["A>C", "A>D", "B>C", "B>D"]],
    ["A -->|yes| B", ["A>B:yes"]],
    ["A -- not found --> B", ["A>B:not found"]],
    ["A -. later .-> B", ["A>B:later"]],
    ["A == 10k/s ==> B", ["A>B:10k/s"]],
    ["A <--> B", ["A>B"]],
    ["A --x B", ["A>B"]],
    ["A --o B", ["A>B"]],
    ["A --- B", ["A>B"]],
    ["A ---->|far| B", ["A>B:far"]],
    ["A <-- B", ["B>A"]],
    ["A ~~~ B", []],
    ["A e1@--> B", ["A>B"]],
    ["A --> B; B --> C", ["A>B", "B>C"]],
    ["A -->\n B", ["A>B"]],
    ["rec-svc --> rank.svc", ["rec_svc>rank_svc"]],
  ])("%s", (text, expected) => {
    expect(edges(`graph TD\n${text}`)).toEqual(expected);
  });

  test("a dashed edge is asynchronous, and nobody waits for a stream or a training job", () => {
    const kinds = sketchOf(
      "flowchart LR\nA[Service]-.->B[Service 2]-->C[Kafka]\nA-->B\nD[Training]-->A",
    ).edges;
    expect(kinds.map((edge) => edge.kind)).toEqual(["async", "async", "sync", "batch"]);
  });

  test("subgraphs become groups, nested, with their kind told by the title", () => {
    const sketch = sketchOf(
      'flowchart LR\nsubgraph eu ["eu-west-1"]\n direction TB\n subgraph az[AZ a]\n  A[API]\n end\n B\nend\nsubgraph Batch things\n C\nend\nA --> C',
    );
    expect(sketch.groups).toEqual([
      { id: "eu", label: "eu-west-1", kind: "region" },
      { id: "az", label: "AZ a", kind: "zone", parent: "eu" },
      { id: "group_Batch_things", label: "Batch things", kind: "other" },
    ]);
    expect(sketch.nodes.map((node) => [node.id, node.group])).toEqual([
      ["A", "az"],
      ["B", "eu"],
      ["C", "group_Batch_things"],
    ]);
  });

  test("an arrow at a group leads to the group's first node, with a warning", () => {
    const read = readMermaid("flowchart LR\nA --> g\nsubgraph g\nB\nC\nend");
    expect(read).toMatchObject({ ok: true, sketch: { edges: [{ from: "A", to: "B" }] } });
    expect(read.ok && read.warnings.join()).toContain("group's first node");
  });

  test("styling, clicks, comments and accessibility lines are skipped", () => {
    const text = `---
title: x
---
%%{init: {"theme": "dark"}}%%
flowchart LR
  %% a remark --> not an edge
  accTitle: words
  accDescr { several
    lines }
  classDef hot fill:#f00
  A --> B
  class A,B hot
  style A fill:#bbf
  linkStyle 0 stroke:#ff3
  click A "https://example.org" "tip"`;
    expect(edges(text)).toEqual(["A>B"]);
  });

  test("headroom lines state kinds, parameters and shares", () => {
    const sketch = sketchOf(
      'flowchart LR\n%% headroom A {"kind":"cache","replicas":3}\nA[Thing]-->B\nA-->B\n%% headroom A->B#2 {"share":0.3,"kind":"batch"}',
    );
    expect(sketch.nodes[0]).toMatchObject({ kind: "cache", parameters: { replicas: 3 } });
    expect(sketch.edges[1]).toMatchObject({ id: "A_to_B_2", share: 0.3, kind: "batch" });
  });

  test("a parameter out of range is left out with a warning, not an error", () => {
    const read = readMermaid('flowchart LR\nA\n%% headroom A {"replicas":-4}\n%% headroom A {oops}');
    expect(read).toMatchObject({ ok: true, sketch: { nodes: [{ parameters: {} }] } });
    expect(read.ok && read.warnings.join()).toMatch(/replicas is out of range/);
  });
});

describe("text that is no flowchart", () => {
  test.each([
    ["", 'start with "flowchart LR"'],
    ["A --> B", 'starts with "flowchart LR"'],
    ["sequenceDiagram\nA->>B: hi", "is a sequenceDiagram"],
    ["flowchart LR\nA[unclosed", "opened with [ is not closed"],
    ["flowchart LR\nA[(unclosed", "opened with [( is not closed"],
    ['flowchart LR\nA["unclosed', "no closing quote"],
    ["flowchart LR\nA -->", "expected a node"],
    ["flowchart LR\nA -- text B", "this arrow has no end"],
    ["flowchart LR\nA -->|x B", "opened with | is not closed"],
    ["flowchart LR\nA B", 'did not expect "B"'],
  ])("%j is told what to do", (text, message) => {
    expect(problems(text)[0]?.message).toContain(message);
  });

  test("problems name line and column, and all of them are told at once", () => {
    const found = problems("flowchart LR\nA --> B\nC[oops\nD E\n");
    expect(found.map(({ line }) => line)).toEqual([3, 4]);
    expect(found[0]?.message).toMatch(/^Line 3: /);
  });
});

describe("hostile text", () => {
  const long = (piece: string) => `flowchart LR\n${piece.repeat(Math.floor(59_000 / piece.length))}`;

  test("text over the limit is refused before it is read", () => {
    expect(problems(`flowchart LR\n${"A-->B\n".repeat(200_000)}`)[0]?.message).toContain("at most 60000");
  });

  test.each([
    ["A-->"],
    ["A&"],
    ["["],
    ["((("],
    ["A["],
    ['A["'],
    ["A-- "],
    ["A -. x "],
    ["<"],
    ["subgraph a\n"],
    ["end\n"],
    ["%% headroom A {\n"],
    ['%% headroom A {"a":[[[[\n'],
    ["A@{"],
    ["style "],
    [";"],
    ["A--x"],
    ["-"],
    ["=".repeat(50)],
    ["A[<"],
    ["A[&#]\n"],
    ["é"],
  ])("a wall of %j ends soon with an answer", (piece) => {
    const start = performance.now();
    readMermaid(long(piece));
    expect(performance.now() - start).toBeLessThan(1_500);
  });

  test("more nodes, edges or groups than a sketch holds are refused by name", () => {
    const nodes = Array.from({ length: 201 }, (_, i) => `N${i}`);
    expect(problems(`flowchart LR\n${nodes.join("\n")}`)[0]?.message).toContain("at most 200 nodes");
    const many = nodes.slice(0, 40).join(" & ");
    expect(problems(`flowchart LR\n${many} --> ${many}`)[0]?.message).toContain("at most 600 edges");
    const groups = Array.from({ length: 41 }, (_, i) => `subgraph g${i}\nend`).join("\n");
    expect(problems(`flowchart LR\n${groups}`)[0]?.message).toContain("at most 40 groups");
  });

  test("ids of JavaScript's own objects are ids like others", () => {
    const sketch = sketchOf(
      'flowchart LR\n__proto__ --> constructor --> toString\n%% headroom constructor {"__proto__":{"x":1}}',
    );
    expect(sketch.nodes).toHaveLength(3);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  test("no text makes the reader throw, and what it reads fits the schema", () => {
    const piece = fc.constantFrom(
      "A",
      "B[x]",
      "-->",
      "-.->",
      "|l|",
      "subgraph g",
      "end",
      "\n",
      " ",
      "&",
      "%% headroom A {}",
      '"',
      "[(",
      ")]",
      "{{",
      "~~~",
      ";",
      "--",
      "==",
      "@{",
      ":::c",
      "é",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const read = readMermaid(`flowchart LR\n${pieces.join("")}`);
        if (read.ok) SketchSchema.parse(read.sketch);
      }),
      { numRuns: 300 },
    );
  });
});

const idOf = fc
  .tuple(fc.constantFrom("a", "Node", "x1", "end", "style", "subgraph"), fc.nat(99))
  .map(([word, n]) => `${word}_${n}`);
const labelOf = fc
  .string({ maxLength: 40, unit: fc.constantFrom(..."abc XY 01(){}[]<>|\"'`#&;:/\\-=.%é→\n") })
  .map((text) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean)
      .join("\n"),
  );

const anySketch: fc.Arbitrary<Sketch> = fc
  .record({
    ids: fc.uniqueArray(idOf, { minLength: 1, maxLength: 8 }),
    groupIds: fc.uniqueArray(fc.nat(20), { maxLength: 3 }),
    seed: fc.array(
      fc.tuple(
        labelOf,
        fc.constantFrom(...NODE_KINDS),
        fc.nat(),
        fc.option(fc.integer({ min: 1, max: 900 })),
      ),
      { minLength: 8, maxLength: 8 },
    ),
    links: fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat(),
        labelOf,
        fc.constantFrom(...EDGE_KINDS),
        fc.option(fc.integer({ min: 0, max: 10 })),
      ),
      { maxLength: 12 },
    ),
  })
  .map(({ ids, groupIds, seed, links }) => {
    const groups = groupIds.map((n, index) => ({
      id: `group${n}`,
      label: seed[index]?.[0] || "g",
      kind: (["region", "zone", "other"] as const)[n % 3] ?? "other",
      ...(index === 2 ? { parent: `group${groupIds[0]}` } : {}),
    }));
    const nodes = ids.map((id, index) => {
      const [label, kind, pick, replicas] = seed[index] ?? ["", "service" as const, 0, null];
      const group = groups[pick % (groups.length + 1)];
      return {
        id,
        label,
        kind,
        parameters: replicas === null ? {} : { replicas },
        ...(group ? { group: group.id } : {}),
      };
    });
    const counts = new Map<string, number>();
    const drawn = links.map(([a, b, label, kind, share]) => {
      const [from, to] = [ids[a % ids.length] ?? "", ids[b % ids.length] ?? ""];
      const pair = `${from}_to_${to}`;
      const nth = (counts.get(pair) ?? 0) + 1;
      counts.set(pair, nth);
      return {
        id: nth > 1 ? `${pair}_${nth}` : pair,
        from,
        to,
        kind,
        label,
        ...(share === null ? {} : { share: share / 10 }),
      };
    });
    return { nodes, edges: drawn, groups };
  });

const sorted = (sketch: Sketch) => ({
  ...sketch,
  groups: [...sketch.groups].sort((a, b) => a.id.localeCompare(b.id)),
});

describe("writing", () => {
  test("what is written reads back as the same sketch, positions apart", () => {
    fc.assert(
      fc.property(anySketch, (sketch) => {
        expect(sorted(sketchOf(writeMermaid(sketch)))).toEqual(sorted(sketch));
      }),
      { numRuns: 200 },
    );
  });

  test("a sketch whose labels tell all needs no headroom lines", () => {
    const text = writeMermaid(sketchOf("flowchart LR\nA[Users]-->B[API]-->C[(Redis)]"));
    expect(text).not.toContain("headroom");
    expect(text).toContain('C[("Redis")]');
  });
});

describe("merging edited text into a sketch", () => {
  const before: Sketch = {
    nodes: [
      { id: "a", label: "Thing", kind: "cache", parameters: { replicas: 3 }, position: { x: 10, y: 20 } },
      { id: "b", label: "API", kind: "service", parameters: {}, position: { x: 300, y: 20 } },
    ],
    edges: [{ id: "a_to_b", from: "a", to: "b", kind: "sync", label: "", share: 0.4 }],
    groups: [],
  };

  test("positions, kinds, parameters and shares that the text leaves unsaid stay", () => {
    const merged = mergeMermaid("flowchart LR\na[Thing] --> b[API v2] --> c[New]", before);
    expect(merged).toMatchObject({
      ok: true,
      sketch: {
        nodes: [
          { id: "a", kind: "cache", parameters: { replicas: 3 }, position: { x: 10, y: 20 } },
          { id: "b", label: "API v2", position: { x: 300, y: 20 } },
          { id: "c" },
        ],
        edges: [{ share: 0.4 }, { from: "b", to: "c" }],
      },
    });
  });

  test("a headroom line replaces all that was known of its node", () => {
    const merged = mergeMermaid('flowchart LR\na[Thing]\n%% headroom a {"zones":2}', before);
    expect(merged.ok && merged.sketch.nodes[0]).toMatchObject({
      kind: "service",
      parameters: { zones: 2 },
      position: { x: 10 },
    });
  });

  test("empty text empties the sketch", () => {
    expect(mergeMermaid(" \n", before)).toMatchObject({ ok: true, sketch: { nodes: [] } });
  });
});
