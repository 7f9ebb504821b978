/** Longest label kept, in characters (see LabelSchema). */
export const LABEL_MAX = 300;

const NAMED: Readonly<Record<string, string>> = {
  quot: '"',
  amp: "&",
  lt: "<",
  gt: ">",
  nbsp: " ",
  apos: "'",
};

/** Mermaid writes entities as `#quot;` and `#35;`, HTML as `&quot;` and `&#35;`; both are read. */
function decodeEntities(text: string): string {
  return text.replace(/(?:&#|[#&])([a-z]{2,5}|\d{1,7});/gi, (whole, body: string) => {
    const code = Number(body);
    if (Number.isInteger(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : "";
    return NAMED[body.toLowerCase()] ?? whole;
  });
}

/** `<br>` becomes a line break, other tags go; a `<` that opens no tag ("< 200 ms") stays. */
export function stripTags(text: string): string {
  let out = "";
  let at = 0;
  for (;;) {
    const open = text.indexOf("<", at);
    if (open < 0) return out + text.slice(at);
    const tag = /^<\/?([a-z][a-z0-9]*)[^<>]{0,300}>/i.exec(text.slice(open, open + 330));
    out += text.slice(at, open);
    if (tag) {
      if (tag[1]?.toLowerCase() === "br") out += "\n";
      at = open + tag[0].length;
    } else {
      out += "<";
      at = open + 1;
    }
  }
}

/** Control characters other than the line break have no place in a label. */
export function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/g, " ");
}

/** The words of a label as a person reads them: no quotes, tags, entities or icon codes. At most LABEL_MAX characters. */
export function readLabel(raw: string): string {
  let text = raw.trim();
  if (text.length >= 2 && text.startsWith('"') && text.endsWith('"')) text = text.slice(1, -1);
  if (text.length >= 2 && text.startsWith("`") && text.endsWith("`")) {
    text = text.slice(1, -1).replace(/\*{1,2}|__/g, "");
  }
  text = stripTags(text)
    .replace(/\\n/g, "\n")
    .replace(/\bfa[a-z]?:fa-[\w-]{1,60}\s?/g, "");
  return trimLabel(decodeEntities(withoutControls(text)));
}

/** Cut to LABEL_MAX without splitting a surrogate pair. */
export function trimLabel(text: string): string {
  const lines = withoutControls(text)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const joined = lines.join("\n");
  if (joined.length <= LABEL_MAX) return joined;
  const cut = joined.slice(0, LABEL_MAX);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** A label as quoted Mermaid text that readLabel reads back to the same words. */
export function writeLabel(label: string): string {
  const encoded = label
    .replace(/[#"&<>`\\|]/g, (c) => `#${c.charCodeAt(0)};`)
    .replace(/\bfa(?=[a-z]?:)/g, "#102;a")
    .replace(/\n/g, "<br>");
  return `"${encoded}"`;
}
