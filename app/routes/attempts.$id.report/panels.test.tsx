import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Report } from "~graders";
import { LedgerPanel } from "./ledger-panel.tsx";
import { LevelReading } from "./level-reading.tsx";
import { NextLevel } from "./next-level.tsx";

type Line = Report["ledger"][number];
const line = (more: Partial<Line>): Line => ({
  row: 0,
  name: "peak",
  expression: "3 * 10 = 30",
  value: "30",
  problem: null,
  warnings: [],
  fault: null,
  carried: null,
  ...more,
});
const text = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

describe("the ledger panel", () => {
  const fault = {
    kind: "unit" as const,
    factor: 8,
    stated: "8.4 Gbit/s",
    right: "67.2 Gb/s",
    words:
      "The sum gives 67.2 Gb/s, not 8.4 Gbit/s: too small by a factor of 8, bits and bytes are mixed up.",
  };
  it("shows the first broken line first, with both values and its cause", () => {
    const html = renderToStaticMarkup(
      <LedgerPanel
        ledger={[
          line({}),
          line({ row: 1, name: "egress", fault }),
          line({ row: 2, fault: { ...fault, kind: "slip" } }),
        ]}
      />,
    );
    expect(text(html)).toMatch(
      /The first line that breaks is line 2 Wrong unit × 8 .*You wrote 8\.4 Gbit\/s It comes to 67\.2 Gb\/s Too small by a factor of 8/,
    );
    expect(html.match(/<li class="[^"]*bg-bad-soft/g)).toHaveLength(1);
  });
  it("says which lines keep their credit, and why", () => {
    const carried = { row: 0, name: "“peak”", right: "5 MB/s" };
    const html = text(
      renderToStaticMarkup(<LedgerPanel ledger={[line({ fault }), line({ row: 1, carried })]} />),
    );
    expect(html).toContain("A mistake costs once");
    expect(html).toContain("Keeps its credit 5 MB/s without the mistake in “peak”");
  });
  it("is short where every line comes out, and absent without lines", () => {
    expect(text(renderToStaticMarkup(<LedgerPanel ledger={[line({}), line({ row: 1 })]} />))).toContain(
      "Both lines come out as stated.",
    );
    expect(renderToStaticMarkup(<LedgerPanel ledger={[]} />)).toBe("");
  });
});

describe("the next-level diff", () => {
  const next = {
    level: "senior" as const,
    score: 61.2,
    after: 71.4,
    crosses: true,
    blockers: [],
    changes: [
      { criterion: "bill", advice: "Add up 3 lines.", gain: 7.2, serves: null },
      { criterion: "drills", advice: "Practise.", gain: 0, serves: "failure domains thought through" },
    ],
  };
  it("counts the changes, with the points that each gains or what it counts towards", () => {
    const html = text(renderToStaticMarkup(<NextLevel next={next} findings={[]} />));
    expect(html).toContain("Two changes would read as senior");
    expect(html).toContain("+7");
    expect(html).toContain("counts towards failure domains thought through");
  });
  it("puts what caps the score before everything else", () => {
    const html = text(
      renderToStaticMarkup(
        <NextLevel next={{ ...next, blockers: ["Three serious errors."] }} findings={[]} />,
      ),
    );
    expect(html.indexOf("Three serious errors.")).toBeLessThan(html.indexOf("Then two changes"));
  });
  it("says so where a level asks for something else than points", () => {
    const html = text(
      renderToStaticMarkup(<NextLevel next={{ ...next, score: 77.1, after: 77.4 }} findings={[]} />),
    );
    expect(html).toContain("stays at 77, scored again with them; the level looks for more than points.");
  });
  it("promises no level that additions do not reach", () => {
    const html = text(renderToStaticMarkup(<NextLevel next={{ ...next, crosses: false }} findings={[]} />));
    expect(html).toContain("What gains most towards senior");
    expect(html).not.toContain("would read as");
  });
});

describe("the level reading", () => {
  it("says of each level what is missing, and of one that cannot be read that it cannot", () => {
    const html = text(
      renderToStaticMarkup(
        <LevelReading
          asked="mid"
          reading={{
            level: "mid",
            scores: { mid: 80, senior: 66, principal: null },
            next: null,
            bars: [
              { level: "mid", score: 80, met: true, earned: 8, possible: 10, expectations: [], missing: [] },
              {
                level: "senior",
                score: 66,
                met: false,
                earned: 1,
                possible: 6,
                missing: ["bill"],
                expectations: [{ id: "own", says: "what a senior adds", full: 0.3, met: false }],
              },
            ],
          }}
        />,
      ),
    );
    expect(html).toContain("Reads as mid");
    expect(html).toContain("8 of the 10 points it adds");
    expect(html).toContain("4 points short; missing: what a senior adds");
    expect(html).toContain("This question asks too little at this level to tell.");
  });
});
