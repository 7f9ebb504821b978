import {
  ANSWER_LIMITS,
  type Answer,
  type DeepDive,
  DIAGRAM_KINDS,
  type Diagram,
  EMPTY_ANSWER,
  SKETCH_LIMITS,
  type Sketch,
} from "../model/index.ts";
import type { Target } from "./heading-words.ts";
import type { Block } from "./markdown-blocks.ts";
import { readDecisionRecords, readRootRecord, unindent } from "./read-decisions.ts";
import { readMermaid } from "./read-mermaid.ts";
import { type CodeBlock, isDiagram, renderPart } from "./render-part.ts";
import type { Part, Section } from "./sections.ts";
import {
  isTableOf,
  readCosts,
  readFaults,
  readLedger,
  readNonFunctional,
  type TableField,
} from "./tables.ts";

type TextTarget = "scope" | "api" | "dataModel" | "operations" | "prose";

const TEXT_TARGETS: Readonly<Record<Target, TextTarget>> = {
  functional: "scope",
  nonFunctional: "scope",
  scope: "scope",
  api: "api",
  dataModel: "dataModel",
  operations: "operations",
  ledger: "prose",
  architecture: "prose",
  decisions: "prose",
  costs: "prose",
  faults: "prose",
  diagrams: "prose",
  deepDives: "prose",
  prose: "prose",
};

/** Deep dives kept free for text that its field has no room for. */
const SPILL_ROWS = 10;

/** Cuts text that is too long for one field at paragraph ends. */
function chunks(text: string): string[] {
  const out: string[] = [];
  let rest = text;
  while (rest.length > ANSWER_LIMITS.text) {
    const at = rest.lastIndexOf("\n\n", ANSWER_LIMITS.text);
    const cut = at > ANSWER_LIMITS.text / 2 ? at : ANSWER_LIMITS.text;
    out.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return rest || out.length === 0 ? [...out, rest] : out;
}

/** Headings and first words that tell where things run rather than what calls what. */
const DEPLOYED =
  /\bdeploy|\bdeployment\b|\binfrastructure\b|\btopology\b|\bwhere it runs\b|\bhosting\b|\bphysical view\b/i;

/** A diagram under a heading that names its kind has it; else its text and the headings above tell. */
function diagramKind(text: string, own: string, headings: string): Diagram["kind"] {
  const named = DIAGRAM_KINDS.find((kind) => kind === own);
  if (named) return named;
  if (/^\s*(?:%%[^\n]*\n\s*){0,20}sequenceDiagram/.test(text)) return "sequence";
  if (/^\s*(?:C4Deployment|architecture-beta)\b/.test(text)) return "deployment";
  if (/\bcomponent/i.test(own)) return "component";
  if (/\bsequence\b/.test(own.toLowerCase())) return "sequence";
  if (DEPLOYED.test(own) || DEPLOYED.test(headings + text.slice(0, 40))) return "deployment";
  return /\bsequence\b/.test(headings) ? "sequence" : "component";
}

const isFlowchart = (text: string) => /^\s*(?:%%[^\n]*\n\s*){0,20}(?:flowchart|graph)\b/.test(text);

/** Puts the parts of a document into the fields of an answer, in reading order. */
export class AnswerAssembly {
  private readonly texts: Record<TextTarget, string[]> = {
    scope: [],
    api: [],
    dataModel: [],
    operations: [],
    prose: [],
  };
  private readonly rows: Pick<
    Answer,
    "functional" | "nonFunctional" | "ledger" | "costs" | "faults" | "decisions"
  > = {
    functional: [],
    nonFunctional: [],
    ledger: [],
    costs: [],
    faults: [],
    decisions: [],
  };
  private readonly deepDives: DeepDive[] = [];
  private readonly diagrams: Diagram[] = [];
  private sketch: Sketch | null = null;
  private draft: string | null = null;
  /** The first flowchart that tells where things run. */
  private deployed: Diagram | null = null;
  readonly warnings: string[] = [];

  constructor(private readonly text: string) {}

  private write(target: TextTarget, text: string): void {
    if (text.trim()) this.texts[target].push(text);
  }

  add(part: Part): void {
    for (const section of [part.root, ...part.children]) {
      for (const block of section.blocks) if (isDiagram(block)) this.diagram(block, part, section);
    }
    const { target } = part;
    if (target === "functional") this.functional(part);
    else if (target === "nonFunctional" || target === "ledger" || target === "costs" || target === "faults") {
      this.table(part, target);
    } else if (target === "decisions") this.decisions(part);
    else if (target === "deepDives" || target === null) this.deepDive(part);
    else this.section(part, TEXT_TARGETS[target]);
  }

  private section(part: Part, target: TextTarget, leaveOut?: (block: Block) => boolean): void {
    const { heading, reading } = part.root;
    // Where a field takes several kinds of sections, the heading tells later readers what each is about.
    const saidByField = reading.canonical && reading.target === target;
    const keepHeading = heading !== null && !saidByField;
    this.write(target, renderPart(part, this.text, { keepHeading, ...(leaveOut ? { leaveOut } : {}) }));
  }

  /** Plain lists are requirements, an item each; anything said around them stays text. */
  private functional(part: Part): void {
    const items: string[] = [];
    const onlyLists =
      part.children.length === 0 &&
      part.root.blocks.length > 0 &&
      part.root.blocks.every((block) => {
        if (block.kind !== "list") return false;
        for (const item of block.items) items.push(unindent(this.text.slice(item.text.start, item.end)));
        return true;
      });
    const fits =
      items.every((item) => item.length > 0 && item.length <= ANSWER_LIMITS.line) &&
      items.length + this.rows.functional.length <= ANSWER_LIMITS.rows;
    if (onlyLists && fits) this.rows.functional.push(...items);
    else this.section(part, "scope");
  }

  private table(part: Part, field: TableField): void {
    const table = part.root.blocks.find((block) => isTableOf(block, field));
    if (!table || !isTableOf(table, field)) return this.section(part, TEXT_TARGETS[field]);
    const fits = <Row>(rows: Row[], known: Row[]) => {
      const within = rows.every((row) =>
        Object.values(row as object).every((cell) => String(cell).length <= ANSWER_LIMITS.line),
      );
      if (within && rows.length + known.length <= ANSWER_LIMITS.rows) known.push(...rows);
      return within;
    };
    const taken =
      field === "nonFunctional"
        ? fits(readNonFunctional(table), this.rows.nonFunctional)
        : field === "ledger"
          ? fits(readLedger(table), this.rows.ledger)
          : field === "costs"
            ? fits(readCosts(table), this.rows.costs)
            : fits(readFaults(table), this.rows.faults);
    this.section(part, TEXT_TARGETS[field], (block) => taken && block === table);
  }

  private decisions(part: Part): void {
    const own = readRootRecord(part, this.text);
    const { decisions, rest } = own ? { decisions: [own], rest: null } : readDecisionRecords(part, this.text);
    const fits = decisions.every(
      (d) =>
        [d.title, d.choice, ...d.options].every((line) => line.length <= ANSWER_LIMITS.line) &&
        d.options.length <= ANSWER_LIMITS.options &&
        Math.max(d.because.length, d.consequences.length) <= ANSWER_LIMITS.text,
    );
    if (!fits || decisions.length + this.rows.decisions.length > ANSWER_LIMITS.rows)
      return this.section(part, "prose");
    this.rows.decisions.push(...decisions);
    if (rest === null) return;
    this.section({ ...part, children: rest }, "prose");
  }

  private deepDive(part: Part): void {
    const { root, children } = part;
    const nested = root.reading.canonical && root.reading.target === "deepDives" && children.length > 0;
    if (nested) {
      if (root.blocks.length > 0) this.pushDive(root.heading?.title ?? "", { ...part, children: [] });
      const top = Math.min(...children.map((section) => section.heading?.depth ?? 9));
      let open: Section[] = [];
      const flush = () => {
        const [first, ...rest] = open;
        if (first) this.pushDive(first.reading.topic, { target: null, root: first, children: rest });
        open = [];
      };
      for (const section of children) {
        if (section.heading?.depth === top) flush();
        open.push(section);
      }
      flush();
      return;
    }
    this.pushDive(root.reading.topic, part);
  }

  private pushDive(title: string, part: Part): void {
    if (this.deepDives.length >= ANSWER_LIMITS.rows - SPILL_ROWS) {
      return this.write("prose", renderPart(part, this.text, { keepHeading: true }));
    }
    const text = renderPart(part, this.text, { keepHeading: false });
    const onlyDiagram = text === "" && part.root.blocks.length > 0;
    if (onlyDiagram) return;
    const [first = "", ...more] = chunks(text);
    this.deepDives.push({ title: title === "Deep dive" ? "" : title, text: first });
    this.spill(title, more);
  }

  private spill(title: string, more: string[]): void {
    for (const text of more) {
      if (this.deepDives.length < ANSWER_LIMITS.rows)
        this.deepDives.push({ title: `${title} (continued)`, text });
      else this.warnings.push(`A part of "${title}" was too long to keep.`);
    }
  }

  /**
   * The first flowchart is the sketch; what follows, and what is no flowchart, is a diagram. Where it runs is a diagram
   * too, unless nothing else is drawn.
   */
  private diagram(block: CodeBlock, part: Part, section: Section): void {
    const text = block.value.slice(0, ANSWER_LIMITS.text);
    const heading = `${part.root.heading?.title ?? ""} ${section.heading?.title ?? ""}`.toLowerCase();
    if (block.meta === "draft") {
      this.draft ??= text.slice(0, SKETCH_LIMITS.text);
      return;
    }
    const kind = diagramKind(text, section.heading?.title ?? "", heading);
    const listed = part.target === "diagrams";
    if (!isFlowchart(text) || this.sketch || listed || kind === "deployment") {
      if (this.diagrams.length < ANSWER_LIMITS.rows) this.diagrams.push({ kind, text });
      if (kind === "deployment" && isFlowchart(text) && !listed)
        this.deployed ??= this.diagrams.at(-1) ?? null;
      return;
    }
    this.draw(text);
  }

  private draw(text: string): void {
    const read = readMermaid(text);
    if (read.ok) {
      this.sketch = read.sketch;
      this.warnings.push(...read.warnings);
    } else {
      const first = read.problems[0];
      this.warnings.push(`The flowchart could not be read. ${first?.message ?? ""}`.trim());
      this.draft ??= text.slice(0, SKETCH_LIMITS.text);
    }
  }

  answer(): Answer {
    const { deployed } = this;
    if (
      deployed &&
      !this.sketch &&
      this.draft === null &&
      this.diagrams.every(({ kind }) => kind !== "component")
    ) {
      // It stays what it was drawn as, too: who asks for where it runs finds it.
      this.draw(deployed.text);
    }
    const text = (target: TextTarget): string => {
      const [first = "", ...more] = chunks(this.texts[target].join("\n\n"));
      this.spill(target, more);
      return first;
    };
    const texts = {
      scope: text("scope"),
      api: text("api"),
      dataModel: text("dataModel"),
      operations: text("operations"),
      prose: text("prose"),
    };
    return {
      ...EMPTY_ANSWER,
      ...this.rows,
      ...texts,
      sketch: {
        ...(this.sketch ?? { nodes: [], edges: [], groups: [] }),
        ...(this.draft !== null ? { draft: this.draft } : {}),
      },
      deepDives: this.deepDives,
      diagrams: this.diagrams,
    };
  }
}
