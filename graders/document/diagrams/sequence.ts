import { readLabel } from "../label.ts";
import { inferNodeKind } from "../node-kind.ts";
import { DIAGRAM_LIMITS, type DrawnDiagram, type Line, nothingDrawn, problemAt, spanOf } from "./drawn.ts";

const PARTICIPANT = /^(?:create\s+)?(?:participant|actor)\s+(.+)$/;
const BLOCK = /^(alt|opt|loop|par|and|critical|option|break|else|rect|box)\b\s*(.*)$/;
const NOTE = /^note\s+(?:left of|right of|over)\s+[^:]{1,200}:\s*(.*)$/i;
/** Statements that order, number or link, and say nothing about the system. */
const SILENT =
  /^(?:autonumber|activate|deactivate|destroy|title|accTitle|accDescr|links?|properties|details)\b/;
const ARROW = /(?:<<)?--?(?:>>?|\))/;
const CROSS = /--?x/g;

const BRANCHES = { alt: true, else: true, opt: true, break: true, option: true } as const;
const isBranch = (word: string): word is keyof typeof BRANCHES => Object.hasOwn(BRANCHES, word);
/** Divide the block that is open; open none of their own. */
const DIVIDERS = new Set(["else", "and", "option"]);

interface Arrow {
  at: number;
  length: number;
  lost: boolean;
}

/** The arrow that splits a message; a cross counts where nothing that could be a name goes on at both of its sides. */
function findArrow(head: string, isKnown: (name: string) => boolean): Arrow | null {
  const plain = ARROW.exec(head);
  if (plain) return { at: plain.index, length: plain[0].length, lost: false };
  for (const cross of head.matchAll(CROSS)) {
    const after = head.slice(cross.index + cross[0].length);
    if (/^[\s+-]/.test(after) || isKnown(head.slice(0, cross.index).trim()))
      return { at: cross.index, length: cross[0].length, lost: true };
  }
  return null;
}

/**
 * Reads Mermaid `sequenceDiagram` text: who takes part, each message, and the branches. A line that cannot be read is a
 * problem, and the rest is read all the same. Time grows linearly with the text.
 */
export function readSequence(lines: readonly Line[]): DrawnDiagram {
  const drawn = nothingDrawn("sequence");
  const known = new Map<string, number>();
  const open: Line[] = [];

  const meet = (name: string, line: Line, label = name): string => {
    const at = known.get(name);
    const part = at === undefined ? undefined : drawn.parts[at];
    if (part) {
      if (label !== name) Object.assign(part, { label, says: label, kind: inferNodeKind(label) });
    } else if (drawn.parts.length < DIAGRAM_LIMITS.parts) {
      known.set(name, drawn.parts.length);
      drawn.parts.push({ id: name, label, says: label, kind: inferNodeKind(label), at: spanOf(line) });
    }
    return name;
  };

  const declare = (said: string, line: Line) => {
    const [name = "", label] = said.replace(/@\{[^}]*\}/, " ").split(/(?<!\s)\s+as\s+/, 2);
    meet(name.trim(), line, label === undefined ? name.trim() : readLabel(label));
  };

  const message = (line: Line): boolean => {
    const colon = line.text.indexOf(":");
    const head = colon < 0 ? line.text : line.text.slice(0, colon);
    const arrow = findArrow(head, (name) => known.has(name));
    if (!arrow) return false;
    const from = head.slice(0, arrow.at).trim();
    const to = head
      .slice(arrow.at + arrow.length)
      .replace(/^\s*[+-]/, "")
      .trim();
    if (from === "" || to === "") return false;
    meet(from, line);
    meet(to, line);
    const label = colon < 0 ? "" : readLabel(line.text.slice(colon + 1));
    if (drawn.links.length < DIAGRAM_LIMITS.links)
      drawn.links.push({ from, to, label, lost: arrow.lost, at: spanOf(line) });
    if (label === "") problemAt(drawn, line, "this message says nothing; write what is sent after a colon");
    return true;
  };

  for (const line of lines) {
    const participant = PARTICIPANT.exec(line.text);
    const block = BLOCK.exec(line.text);
    const note = NOTE.exec(line.text);
    if (participant) declare(participant[1] ?? "", line);
    else if (/^end\b/.test(line.text)) {
      if (!open.pop()) problemAt(drawn, line, "this “end” closes nothing; remove it");
    } else if (note) drawn.notes.push({ text: readLabel(note[1] ?? ""), at: spanOf(line) });
    else if (message(line) || SILENT.test(line.text)) continue;
    else if (block) {
      const [, word = "", label = ""] = block;
      if (!DIVIDERS.has(word)) open.push(line);
      else if (open.length === 0)
        problemAt(drawn, line, `“${word}” stands outside a block; open one with alt, par or critical`);
      if (isBranch(word)) drawn.branches.push({ kind: word, label: readLabel(label), at: spanOf(line) });
      if (word === "box") drawn.zones.push({ label: readLabel(label), at: spanOf(line) });
    } else
      problemAt(
        drawn,
        line,
        `“${line.text.slice(0, 40)}” is no message; write one as “Client->>API: what is sent”`,
      );
  }
  const unclosed = open.at(-1);
  if (unclosed) problemAt(drawn, unclosed, `the block opened here has no “end”; close it`);
  return drawn;
}
