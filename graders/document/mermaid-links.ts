import { readLabel } from "./label.ts";
import { type Scanner, Unreadable } from "./mermaid-scanner.ts";

export interface Link {
  dashed: boolean;
  label: string;
  /** Drawn with an arrow head at its left end only. */
  reversed: boolean;
  /** `~~~`: placed, not drawn. */
  invisible: boolean;
  /** `->`, `=>` or `→`, which Mermaid itself would refuse. */
  loose: boolean;
}

/** A whole arrow; the head is `>`, or `x` or `o` when nothing that could be an id follows. */
const SOLID = /(<|[xo](?=-))?(?:-{2,20}(>|[xo](?=[\s|]))|-{3,20})/y;
const THICK = /(<|[xo](?==))?(?:={2,20}(>|[xo](?=[\s|]))|={3,20})/y;
const DOTTED = /(<|[xo](?=-))?-\.{1,20}-(>|[xo](?=[\s|]))?/y;
const LOOSE = /<?(?:->|=>|→|⟶|⇒|➔)/y;

/** An arrow cut in two by its label: `-- yes -->`, `-. later .->`, `== 10k/s ==>`. */
const SPLIT: readonly (readonly [start: RegExp, end: RegExp, dashed: boolean])[] = [
  [/<?-\.(?![.\-])/y, /\.{1,20}->?/g, true],
  [/<?--(?![->])/y, /-{2,20}(?:>|[xo](?=\s))|-{3,20}/g, false],
  [/<?==(?![=>])/y, /={2,20}(?:>|[xo](?=\s))|={3,20}/g, false],
];

const whole = (scanner: Scanner, pattern: RegExp, dashed: boolean): Link | null => {
  const found = scanner.match(pattern);
  if (!found) return null;
  return { dashed, label: "", reversed: found[1] === "<" && !found[2], invisible: false, loose: false };
};

function split(scanner: Scanner): Link | null {
  for (const [start, end, dashed] of SPLIT) {
    const from = scanner.pos;
    const opened = scanner.match(start);
    if (!opened) continue;
    const rest = scanner.text.slice(scanner.pos, scanner.lineEnd());
    end.lastIndex = 0;
    const closed = end.exec(rest);
    if (!closed) {
      // `A <-- B`: only its left end has a head, and there is no label.
      if (opened[0].startsWith("<")) {
        return { dashed, label: "", reversed: true, invisible: false, loose: true };
      }
      scanner.pos = from;
      throw new Unreadable("this arrow has no end; write --> (or -- label -->)");
    }
    const label = readLabel(rest.slice(0, closed.index));
    scanner.pos += closed.index + closed[0].length;
    return {
      dashed,
      label,
      reversed: opened[0].startsWith("<") && !/[>xo]$/.test(closed[0]),
      invisible: false,
      loose: false,
    };
  }
  return null;
}

/** The arrow at the cursor with its label, or null when there is none. */
export function readLink(scanner: Scanner): Link | null {
  // Newer Mermaid names edges: `A e1@--> B`. The name is of no use here.
  scanner.match(/[A-Za-z0-9_]{1,64}@(?=[-=<~xo])/y);
  if (scanner.match(/~{3,20}/y)) {
    return { dashed: false, label: "", reversed: false, invisible: true, loose: false };
  }
  let link = whole(scanner, DOTTED, true) ?? whole(scanner, SOLID, false) ?? whole(scanner, THICK, false);
  if (!link && scanner.match(LOOSE)) {
    link = { dashed: false, label: "", reversed: false, invisible: false, loose: true };
  }
  link ??= split(scanner);
  if (!link) return null;
  const from = scanner.pos;
  scanner.blanks();
  if (scanner.take("|")) {
    const close = scanner.text.slice(scanner.pos, scanner.lineEnd()).indexOf("|");
    if (close < 0) throw new Unreadable("the label opened with | is not closed on this line; add |");
    link.label = readLabel(scanner.text.slice(scanner.pos, scanner.pos + close));
    scanner.pos += close + 1;
  } else {
    scanner.pos = from;
  }
  return link;
}
