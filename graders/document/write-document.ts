import type { Answer, Decision } from "../model/index.ts";
import { CANONICAL } from "./heading-words.ts";
import { readBlocks } from "./markdown-blocks.ts";
import { TEXT_HEADING } from "./render-part.ts";
import { closeFences } from "./sections.ts";
import { writeTable } from "./tables.ts";
import { writeMermaid } from "./write-mermaid.ts";

/** Headings of a field's text moved below the heading it is written under. */
function below(text: string, depth: number): string {
  const closed = closeFences(text.trim()).text;
  const headings = readBlocks(closed).flatMap((block) => (block.kind === "heading" ? [block] : []));
  // Reading brings the first level below a field's heading to TEXT_HEADING again.
  const top = Math.min(TEXT_HEADING, ...headings.map((heading) => heading.depth));
  const shift = depth + 1 - top;
  let out = "";
  let from = 0;
  for (const heading of headings) {
    out += `${closed.slice(from, heading.start)}${"#".repeat(Math.min(6, heading.depth + shift))} ${heading.title}`;
    from = heading.end;
  }
  return out + closed.slice(from);
}

const section = (depth: number, title: string, body: string): string[] =>
  body.trim() === "" ? [] : [`${"#".repeat(depth)} ${title.replace(/\s+/g, " ")}`, body];

const items = (lines: readonly string[]) =>
  lines.map((line) => `- ${line.trim().replace(/\n/g, "\n  ")}`).join("\n");

function fence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map((run) => run[0].length));
  const mark = "`".repeat(longest + 1);
  return `${mark}${language}\n${text.replace(/\n$/, "")}\n${mark}`;
}

function decisionRecord(decision: Decision): string[] {
  const parts = [
    ...section(4, "Options", items(decision.options)),
    ...section(4, "Choice", decision.choice),
    ...section(4, "Because", below(decision.because, 4)),
    ...section(4, "Consequences", below(decision.consequences, 4)),
  ];
  const title = decision.title.trim().replace(/\s+/g, " ") || "Decision";
  return parts.length > 0 ? [`### ${title}`, ...parts] : [`### ${title}`, "#### Choice"];
}

function rows(answer: Answer): { nonFunctional: string; ledger: string; costs: string; faults: string } {
  const { nonFunctional, ledger, costs, faults } = answer;
  return {
    nonFunctional: nonFunctional.length
      ? writeTable(
          "nonFunctional",
          nonFunctional.map((r) => [r.metric, r.comparator, r.value, r.unit, r.percentile]),
        )
      : "",
    ledger: ledger.length
      ? writeTable(
          "ledger",
          ledger.map((r) => [r.name, r.expression, r.note]),
        )
      : "",
    costs: costs.length
      ? writeTable(
          "costs",
          costs.map((r) => [r.item, r.quantity, r.unitPrice, r.perMonth]),
        )
      : "",
    faults: faults.length
      ? writeTable(
          "faults",
          faults.map((r) => [r.target, r.claim, r.severity, r.fix]),
        )
      : "",
  };
}

function sketchText({ sketch }: Answer): string {
  const drawn = sketch.nodes.length > 0 ? [fence("mermaid", writeMermaid(sketch))] : [];
  const draft = sketch.draft ? [fence("mermaid draft", sketch.draft)] : [];
  return [...drawn, ...draft].join("\n\n");
}

/** An answer as a Markdown document; readDocument reads each field back from the heading it stands under here. */
export function writeDocument({ title, answer }: { title: string; answer: Answer }): string {
  const tables = rows(answer);
  const dives = answer.deepDives.flatMap((dive) => [
    `### ${dive.title.trim().replace(/\s+/g, " ") || "Deep dive"}`,
    ...(dive.text.trim() ? [below(dive.text, 3)] : []),
  ]);
  const diagrams = answer.diagrams.flatMap((diagram) => [
    `### ${diagram.kind}`,
    fence("mermaid", diagram.text),
  ]);
  return `${[
    `# ${title.trim().replace(/\s+/g, " ") || "Design"}`,
    ...section(2, CANONICAL.functional, items(answer.functional)),
    ...section(2, CANONICAL.nonFunctional, tables.nonFunctional),
    ...section(2, CANONICAL.scope, below(answer.scope, 2)),
    ...section(2, CANONICAL.ledger, tables.ledger),
    ...section(2, CANONICAL.api, below(answer.api, 2)),
    ...section(2, CANONICAL.dataModel, below(answer.dataModel, 2)),
    ...section(2, CANONICAL.sketch, sketchText(answer)),
    ...section(2, CANONICAL.deepDives, dives.join("\n\n")),
    ...section(2, CANONICAL.decisions, answer.decisions.flatMap(decisionRecord).join("\n\n")),
    ...section(2, CANONICAL.costs, tables.costs),
    ...section(2, CANONICAL.operations, below(answer.operations, 2)),
    ...section(2, CANONICAL.faults, tables.faults),
    ...section(2, CANONICAL.diagrams, diagrams.join("\n\n")),
    ...section(2, CANONICAL.prose, below(answer.prose, 2)),
  ].join("\n\n")}\n`;
}
