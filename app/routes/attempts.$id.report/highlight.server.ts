import { renderMarkdown } from "~/markdown.server.ts";

/** A stretch of a text that findings rest on, in UTF-16 offsets, and the numbers of those findings. */
export interface Span {
  start: number;
  end: number;
  findings: number[];
  /** The span's anchor in the page. */
  id: string;
}

/** Characters of the private use area stand for the edges of a mark while Markdown is rendered. */
const OPEN = 0xe000;
const CLOSE = String.fromCharCode(0xf8ff);
const PRIVATE_USE = /[\uE000-\uF8FF]/g;
/** What begins a line without being its text: list bullets, numbers, heading and quote marks, a table's bar. */
const LINE_MARKER = /^[ \t]*(?:(?:[-*+>|]|\d{1,9}[.)]|#{1,6})[ \t]+|\|)*/;
const MOST_SPANS = 4000;

/** Spans in order and apart: those that overlap become one that carries the findings of both. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last && span.start < last.end) {
      last.end = Math.max(last.end, span.end);
      last.findings = [...new Set([...last.findings, ...span.findings])];
    } else joined.push({ ...span, findings: [...span.findings] });
  }
  return joined.slice(0, MOST_SPANS);
}

/** Moves the edges inside the words, so that they never stand between Markdown's signs and what these act on. */
function insideWords(text: string, span: Span): Span | null {
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const marker = LINE_MARKER.exec(text.slice(lineStart, lineStart + 200))?.[0].length ?? 0;
  const start = Math.max(span.start, lineStart + marker);
  const end = start + text.slice(start, Math.min(span.end, text.length)).replace(/[\s|]+$/, "").length;
  return end > start ? { ...span, start, end } : null;
}

/** Opens the mark again after each tag, because a mark may not reach across elements. */
function wrapText(html: string, spans: readonly Span[]): string {
  let open: Span | null = null;
  let seen = false;
  const close = (span: Span) =>
    `<sup class="no-print">${span.findings.map((n) => `<a href="#finding-${n}" aria-label="Finding ${n}">${n}</a>`).join(" ")}</sup>`;
  return html
    .split(/(<[^>]*>)/)
    .map((piece) => {
      if (piece.startsWith("<")) return piece;
      let out = "";
      let text = "";
      const flush = () => {
        if (open && text.trim() !== "") {
          out += `<mark${seen ? "" : ` id="${open.id}"`}>${text}</mark>`;
          seen = true;
        } else out += text;
        text = "";
      };
      for (const char of piece) {
        const code = char.charCodeAt(0);
        if (char === CLOSE) {
          flush();
          if (open) out += close(open);
          open = null;
        } else if (code >= OPEN && code < OPEN + spans.length && code < 0xf8ff) {
          flush();
          open = spans[code - OPEN] ?? null;
          seen = false;
        } else text += char;
      }
      flush();
      return out;
    })
    .join("");
}

/** Markdown as safe HTML with the spans marked, each followed by the numbers of its findings as links. */
export function renderHighlighted(text: string, spans: readonly Span[]): string {
  const clean = text.replace(PRIVATE_USE, "\uFFFD");
  const placed = joinSpans(spans)
    .map((span) => insideWords(clean, span))
    .filter((span) => span !== null);
  let marked = "";
  let at = 0;
  placed.forEach((span, index) => {
    marked +=
      clean.slice(at, span.start) +
      String.fromCharCode(OPEN + index) +
      clean.slice(span.start, span.end) +
      CLOSE;
    at = span.end;
  });
  return wrapText(renderMarkdown(marked + clean.slice(at)), placed);
}

const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Text that is no Markdown (a diagram's) as safe HTML, with the spans marked in the same way. */
export function highlightPlain(text: string, spans: readonly Span[]): string {
  let html = "";
  let at = 0;
  for (const { start, end, findings, id } of joinSpans(spans)) {
    if (end > text.length || end <= start) continue;
    const links = findings.map((n) => `<a href="#finding-${n}" aria-label="Finding ${n}">${n}</a>`).join(" ");
    html += `${escapeHtml(text.slice(at, start))}<mark id="${id}">${escapeHtml(text.slice(start, end))}</mark>`;
    html += `<sup class="no-print">${links}</sup>`;
    at = end;
  }
  return html + escapeHtml(text.slice(at));
}
