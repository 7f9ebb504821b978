const BLOCK_TAGS = /<\/?(?:p|h[1-6]|li|ul|ol|tr|td|th|table|div)(?:\s[^<>]{0,200})?>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  "&nbsp;": " ",
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&times;": "×",
  "&asymp;": "≈",
  "&quot;": '"',
  "&#39;": "'",
};

/** A document saved as HTML: its blocks as Markdown's, everything else of it as text. */
function fromHtml(text: string): string {
  if ((text.slice(0, 20_000).match(BLOCK_TAGS)?.length ?? 0) < 4) return text;
  return text
    .replace(/<h([1-6])(?:\s[^<>]{0,200})?>/gi, (_, depth: string) => `\n\n${"#".repeat(Number(depth))} `)
    .replace(/<li(?:\s[^<>]{0,200})?>/gi, "\n- ")
    .replace(/<tr(?:\s[^<>]{0,200})?>/gi, "\n|")
    .replace(/<\/t[dh]>/gi, " | ")
    .replace(/<\/(?:p|div|h[1-6]|ul|ol|table)>|<(?:p|div|table)(?:\s[^<>]{0,200})?>/gi, "\n\n")
    .replace(/<\/?(?:ul|ol|li|tr|td|th|tbody|thead|strong|em|b|i|span|html|body)(?:\s[^<>]{0,200})?>/gi, "")
    .replace(/&(?:nbsp|amp|lt|gt|times|asymp|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(
      /\n\|([^\n]{0,2000}\|)[ \t]{0,4}(?=\n\|)/,
      (row, cells: string) => `${row}\n|${cells.replace(/[^|]+/g, "---")}`,
    );
}

const LATEX = /\\(?:times|frac|text|approx|cdot|div|mathrm|,)/;
const SIGNS: Readonly<Record<string, string>> = {
  times: "×",
  cdot: "·",
  div: "÷",
  approx: "≈",
  sim: "~",
  le: "≤",
  leq: "≤",
  ge: "≥",
  geq: "≥",
  to: "→",
  rightarrow: "→",
};

/** Sums set in LaTeX, as they are written elsewhere: `$20\text{M} \times 2 = 40$` → `20M × 2 = 40`. */
function fromLatex(text: string): string {
  if (!LATEX.test(text)) return text;
  const bare = (math: string) =>
    math
      .replace(/\\(?:text|mathrm|textbf|mathbf|operatorname)\{([^{}]{0,80})\}/g, "$1")
      .replace(/\{,\}/g, ",")
      .replace(/\\frac\{([^{}]{0,80})\}\{([^{}]{0,80})\}/g, "($1) / ($2)")
      .replace(
        /\\(times|cdot|div|approx|sim|leq?|geq?|to|rightarrow)(?![A-Za-z])/g,
        (_, sign: string) => SIGNS[sign] ?? "",
      )
      .replace(/\\[,;: !]|\\quad/g, " ")
      .replace(/\\%/g, "%");
  return text
    .replace(/\$\$([^$]{1,400})\$\$/g, (whole, math: string) => (math.includes("\\") ? bare(math) : whole))
    .replace(/\$([^$\n]{1,300})\$/g, (whole, math: string) => (math.includes("\\") ? bare(math) : whole))
    .replace(/\\[([]([^\n]{1,300}?)\\[)\]]/g, (_, math: string) => bare(math));
}

const FENCE = /^(?:```|~~~)(?:text|txt|math|calc|plain|plaintext)?[ \t]*$/;
const SUM_LINE = /\d.{0,200}[=≈→].{0,80}\d/;
const CODE = /[;{}]\s*$|=>|==|\breturn\b|\bdef\b|\bfor\b|-->|\bfunction\b/;

/** A code block that holds a calculation and no code, as a list of its lines. */
function fromCalculations(text: string): string {
  if (!/^(?:```|~~~)/m.test(text)) return text;
  const lines = text.split("\n");
  const out: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const end = FENCE.test(line)
      ? lines.findIndex((other, index) => index > at && other.trim() === line.slice(0, 3))
      : -1;
    const held = end < 0 ? [] : lines.slice(at + 1, end).filter((one) => one.trim() !== "");
    const sums = held.filter((one) => SUM_LINE.test(one.slice(0, 400))).length;
    if (sums === 0 || sums * 2 < held.length || held.some((one) => CODE.test(one.slice(0, 400)))) {
      const upTo = end < 0 ? at : end;
      out.push(...lines.slice(at, upTo + 1));
      at = upTo;
      continue;
    }
    out.push("", ...held.map((one) => `- ${one.trim()}`), "");
    at = end;
  }
  return out.join("\n");
}

/** A list that is set in by a tab below a paragraph or a heading would be read as code. */
function withoutTabs(text: string): string {
  if (!text.includes("\t")) return text;
  let inList = false;
  return text
    .split("\n")
    .map((line) => {
      const marked = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]/.test(line);
      const plain = marked && !inList ? line.replace(/^\t+/, "") : line;
      if (line.trim() !== "") inList = marked ? inList || !/^\t/.test(plain) : /^[ \t]/.test(line) && inList;
      return marked ? plain.replace(/^([ ]*(?:[-*+•]|\d{1,3}[.)]))\t/, "$1 ") : plain;
    })
    .join("\n");
}

/** Documents come from other tools too: HTML, LaTeX, sums in code blocks and lists set in by tabs become plain Markdown. */
export const fromForeignMarkup = (text: string): string =>
  withoutTabs(fromCalculations(fromLatex(fromHtml(text))));
