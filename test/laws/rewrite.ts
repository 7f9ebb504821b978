/** Blocks of a document, fenced ones whole; joined by a blank line they are the document again. */
export function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let lines: string[] = [];
  let fence: string | null = null;
  const end = () => {
    if (lines.length > 0) blocks.push(lines.join("\n"));
    lines = [];
  };
  for (const line of text.split("\n")) {
    const mark = /^\s*(```|~~~)/.exec(line)?.[1] ?? null;
    if (fence === null && line.trim() === "") {
      end();
      continue;
    }
    lines.push(line);
    if (mark !== null) fence = fence === null ? mark : fence === mark ? null : fence;
  }
  end();
  return blocks;
}

export const isFence = (block: string) => /^\s*(?:```|~~~)/m.test(block);
export const isHeading = (block: string) => /^#{1,6} [^\n]*$/.test(block);

/**
 * The document in sections: a heading with what stands under it, sub-sections included, for out of its section a part may
 * mean something else. Sections begin at the highest level of headings that stands there more than once.
 */
export function sectionsOf(text: string): string[] {
  const blocks = blocksOf(text);
  const levels = blocks.map((block) => /^(#{1,6}) /.exec(block)?.[1]?.length ?? Infinity);
  const highest = [1, 2, 3, 4, 5, 6].find((level) => levels.filter((one) => one === level).length > 1) ?? 6;
  const sections: string[][] = [];
  for (const [at, block] of blocks.entries()) {
    const last = sections.at(-1);
    if (last === undefined || (levels[at] ?? Infinity) <= highest) sections.push([block]);
    else last.push(block);
  }
  return sections.map((section) => section.join("\n\n"));
}

/** Applies a change to the lines outside of fenced blocks. */
export const outsideFences = (text: string, change: (block: string) => string) =>
  blocksOf(text)
    .map((block) => (isFence(block) ? block : change(block)))
    .join("\n\n");

/** `- item` to `+ item`, `1. item` to `1) item`. */
export const otherBullets = (text: string) =>
  outsideFences(text, (block) =>
    block.replaceAll(/^(\s*)[-*] /gm, "$1+ ").replaceAll(/^(\s*\d+)\. /gm, "$1) "),
  );

/** British spellings and their American twins, as stems. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ["optimis", "optimiz"],
  ["utilis", "utiliz"],
  ["quantis", "quantiz"],
  ["normalis", "normaliz"],
  ["serialis", "serializ"],
  ["prioritis", "prioritiz"],
  ["amortis", "amortiz"],
  ["summaris", "summariz"],
  ["personalis", "personaliz"],
  ["recognis", "recogniz"],
  ["authoris", "authoriz"],
  ["anonymis", "anonymiz"],
  ["materialis", "materializ"],
  ["initialis", "initializ"],
  ["synchronis", "synchroniz"],
  ["linearis", "lineariz"],
  ["catalogue", "catalog"],
  ["behaviour", "behavior"],
  ["favour", "favor"],
  ["neighbour", "neighbor"],
  ["colour", "color"],
  ["honour", "honor"],
  ["centre", "center"],
  ["licence", "license"],
  ["modelling", "modeling"],
  ["labelled", "labeled"],
  ["cancelled", "canceled"],
  ["analyse", "analyze"],
];

/** The document in American spelling; digits, names and links stay as they are. */
export const american = (text: string) =>
  outsideFences(text, (block) =>
    SPELLINGS.reduce(
      (now, [british, other]) =>
        now
          .replaceAll(british, other)
          .replaceAll(british[0]?.toUpperCase() + british.slice(1), other[0]?.toUpperCase() + other.slice(1)),
      block,
    ),
  );

/** The document with every two neighbouring paragraphs swapped; a lead-in keeps what it leads to. */
export function withNeighboursSwapped(text: string): string {
  const blocks = blocksOf(text);
  for (let at = 0; at + 1 < blocks.length; at++) {
    const [one, other] = [blocks[at] ?? "", blocks[at + 1] ?? ""];
    if (/^#{1,6} /.test(one) || /^#{1,6} /.test(other) || /:\s*$/.test(one)) continue;
    blocks[at] = other;
    blocks[at + 1] = one;
    at += 1;
  }
  return blocks.join("\n\n");
}
