import { SKETCH_LIMITS, type Sketch } from "../model/index.ts";
import { readLabel } from "./label.ts";
import { readLink } from "./mermaid-links.ts";
import { Scanner, Unreadable } from "./mermaid-scanner.ts";
import { readAttributes, readShape } from "./mermaid-shapes.ts";
import { failed, type SketchResult, type TextProblem } from "./result.ts";
import { SketchBuilder, TooLarge } from "./sketch-builder.ts";

const HEADER = /(?:flowchart|graph)(?:-elk)?(?=[\s;]|$)[ \t]*(?:TB|TD|BT|RL|LR|[<>^v](?=\s|;|$))?[ \t]*;?/y;
const OTHER_DIAGRAM =
  /^(sequenceDiagram|classDiagram|stateDiagram|erDiagram|gantt|pie|journey|gitGraph|mindmap|timeline|C4\w*|architecture|block|sankey|xychart|quadrantChart|requirementDiagram)/;
/** Letters, digits and underscores; a hyphen or dot only between two of them, so that `A-->B` and `A-.->B` split. */
const NODE_ID = /(?:[\p{L}\p{N}_]|(?<=[\p{L}\p{N}_])[-.](?=[\p{L}\p{N}_]))+/uy;
const IGNORED = /(?:classDef|class|style|linkStyle|click|direction|accTitle|accDescr|title)(?=[ \t:{])/y;
const PROBLEMS_MAX = 20;

interface OpenGroup {
  id: string;
  line: number;
}

/** What a file said, and about which ids its `%% headroom` lines spoke. */
export type ParsedMermaid =
  | {
      ok: true;
      sketch: Sketch;
      warnings: string[];
      stated: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
    }
  | { ok: false; problems: TextProblem[] };

class FlowchartParser {
  private readonly scanner: Scanner;
  private readonly builder = new SketchBuilder();
  private readonly problems: TextProblem[] = [];
  private readonly groups: OpenGroup[] = [];
  private readonly statements: { target: string; json: Record<string, unknown> }[] = [];

  constructor(text: string) {
    this.scanner = new Scanner(text);
  }

  private problem(message: string): void {
    const at = this.scanner.where();
    if (this.problems.length < PROBLEMS_MAX) {
      this.problems.push({ ...at, message: `Line ${at.line}: ${message}.` });
    }
  }

  /** `%% headroom A {"replicas":3}` and `%% headroom A->B {"share":0.3}`; other comments say nothing to us. */
  private comment(): void {
    const line = this.scanner.restOfLine();
    const said = /^%%\s{0,8}headroom\s{1,8}(\S{1,160})\s{0,8}(\{.{0,2000}\})\s{0,8}$/.exec(line);
    if (!said) {
      if (/^%%\s{0,8}headroom\s/.test(line)) {
        this.builder.warn(`a headroom line could not be read: ${line.slice(0, 80)}`);
      }
      return;
    }
    try {
      const json: unknown = JSON.parse(said[2] ?? "");
      if (typeof json === "object" && json !== null && !Array.isArray(json)) {
        this.statements.push({ target: said[1] ?? "", json: { ...json } });
      }
    } catch {
      this.builder.warn(`a headroom line is not valid JSON: ${line.slice(0, 80)}`);
    }
  }

  private node(): string {
    const { scanner } = this;
    const name = scanner.match(NODE_ID)?.[0];
    if (name === undefined) {
      const found = scanner.peek(12).split("\n")[0]?.trim();
      throw new Unreadable(
        found
          ? `expected a node here, found "${found}"; write an id such as A[Label]`
          : "expected a node after the arrow",
      );
    }
    if (name.length > 200)
      throw new Unreadable("this id is too long; use a short one and put the words in [ ]");
    const before = scanner.pos;
    scanner.blanks();
    const shaped = readShape(scanner);
    if (!shaped) scanner.pos = before;
    const attributes = readAttributes(scanner);
    scanner.match(/:::[\w-]{1,64}(?:,[\w-]{1,64}){0,8}/y);
    const group = this.groups[this.groups.length - 1]?.id;
    return this.builder.node(name, { ...shaped, ...attributes, ...(group !== undefined ? { group } : {}) });
  }

  /** `A & B & C`. */
  private nodes(): string[] {
    const ids = [this.node()];
    for (;;) {
      const before = this.scanner.pos;
      this.scanner.blanks();
      if (!this.scanner.take("&")) {
        this.scanner.pos = before;
        return ids;
      }
      this.scanner.blanks();
      ids.push(this.node());
      if (ids.length > SKETCH_LIMITS.nodes) throw new TooLarge("too many nodes joined by &");
    }
  }

  private chain(): void {
    const { scanner } = this;
    let left = this.nodes();
    for (;;) {
      scanner.blanks();
      const link = readLink(scanner);
      if (!link) break;
      scanner.match(/\s*/y);
      const right = this.nodes();
      if (link.loose) this.builder.warn("a loose arrow was read as -->");
      if (!link.invisible) {
        const [from, to] = link.reversed ? [right, left] : [left, right];
        for (const a of from) for (const b of to) this.builder.edge(a, b, link.label, link.dashed);
      }
      left = right;
    }
    scanner.blanks();
    if (scanner.done || scanner.startsWith("\n") || scanner.startsWith(";") || scanner.startsWith("%%"))
      return;
    const found = scanner.peek(12).split("\n")[0]?.trim() ?? "";
    throw new Unreadable(`did not expect "${found}" here; join nodes with --> or start a new line`);
  }

  private subgraph(): void {
    const { scanner } = this;
    const { line } = scanner.where();
    const text = scanner.restOfLine().replace(/;\s*$/, "").trim();
    const parent = this.groups[this.groups.length - 1]?.id;
    const titled = /^([\p{L}\p{N}_][\p{L}\p{N}_.-]{0,199})\s{0,8}\[([^\n]{0,1000})\]$/u.exec(text);
    const single = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,199}$/u.test(text);
    const name = titled?.[1] ?? (single ? text : `group_${text.slice(0, 40)}` || `group_${line}`);
    const label = readLabel(titled?.[2] ?? text) || name;
    this.groups.push({ id: this.builder.group(name, label, parent), line });
  }

  private statement(): void {
    const { scanner } = this;
    if (scanner.startsWith("%%")) return this.comment();
    if (scanner.match(/subgraph(?=[\s"[]|$)[ \t]*/y)) return this.subgraph();
    if (scanner.match(/end(?=[ \t]*(?:[\n;]|%%|$))/y)) {
      if (!this.groups.pop()) this.builder.warn("an `end` without a subgraph was skipped");
      return;
    }
    const before = scanner.pos;
    if (scanner.match(IGNORED)) {
      // `class` and `title` are also fair ids: a statement only when no arrow or bracket follows at once.
      if (!/^[ \t]*(?:-|=|<|\[|\()/.test(scanner.text.slice(scanner.pos, scanner.pos + 8))) {
        if (/^[ \t]*\{/.test(scanner.text.slice(scanner.pos, scanner.pos + 8))) {
          const close = scanner.text.indexOf("}", scanner.pos);
          scanner.pos = close < 0 ? scanner.lineEnd() : close + 1;
        } else {
          scanner.restOfLine();
        }
        return;
      }
      scanner.pos = before;
    }
    this.chain();
  }

  private header(): boolean {
    const { scanner } = this;
    scanner.match(/\s*---\n[\s\S]{0,2000}?\n---(?=\n)/y);
    for (;;) {
      scanner.match(/\s*/y);
      if (!scanner.startsWith("%%")) break;
      this.comment();
    }
    if (scanner.match(HEADER)) return true;
    const word = scanner.peek(40).split(/\s/)[0] ?? "";
    const other = OTHER_DIAGRAM.exec(word);
    this.problem(
      other
        ? `this is a ${other[0]}, and the sketch reads flowcharts only; start with "flowchart LR"`
        : 'a flowchart starts with "flowchart LR" (or TD, RL, BT); add that line',
    );
    return false;
  }

  parse(): ParsedMermaid {
    const { scanner } = this;
    if (!this.header()) return { ok: false, problems: this.problems };
    for (;;) {
      scanner.match(/[\s;]*/y);
      if (scanner.done) break;
      try {
        this.statement();
      } catch (error) {
        if (!(error instanceof Unreadable) && !(error instanceof TooLarge)) throw error;
        this.problem(error.message);
        if (error instanceof TooLarge) break;
        scanner.restOfLine();
      }
    }
    const unclosed = this.groups[this.groups.length - 1];
    if (unclosed)
      this.builder.warn(
        `the subgraph opened on line ${unclosed.line} has no \`end\`; it was closed at the end`,
      );
    if (this.problems.length > 0) return { ok: false, problems: this.problems };
    const stated = new Map(this.statements.map(({ target, json }) => [this.resolve(target), json]));
    const sketch = this.builder.build(stated);
    return { ok: true, sketch, warnings: this.builder.warnings, stated };
  }

  private resolve(target: string): string {
    const ends = /^(.+?)->(.+?)(#\d{1,4})?$/.exec(target);
    if (!ends) return this.builder.idOf(target);
    return `${this.builder.idOf(ends[1] ?? "")}->${this.builder.idOf(ends[2] ?? "")}${ends[3] ?? ""}`;
  }
}

export function parseMermaid(text: string): ParsedMermaid {
  if (text.length > SKETCH_LIMITS.text) {
    const message = `The drawing has ${text.length} characters; at most ${SKETCH_LIMITS.text} can be read.`;
    return { ok: false, problems: [{ line: 1, column: 1, message }] };
  }
  return new FlowchartParser(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n")).parse();
}

/**
 * Reads Mermaid `flowchart` or `graph` text into a sketch. Kinds are inferred from labels and outlines unless a
 * `%% headroom` line states them; a dashed edge is asynchronous; `subgraph` gives groups; styling is skipped.
 * Never throws; time grows linearly with the text. Problems name line and column, counting from 1, and say what to do.
 */
export function readMermaid(text: string): SketchResult {
  if (text.trim() === "") return failed('The drawing is empty; start with "flowchart LR".');
  const parsed = parseMermaid(text);
  return parsed.ok ? { ok: true, sketch: parsed.sketch, warnings: parsed.warnings } : parsed;
}
