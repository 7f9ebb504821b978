import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/** Raw HTML stays visible text, and pictures become links: nothing in a text may load from elsewhere. */
const plainOnly = { disable: { null: ["htmlFlow", "htmlText", "labelStartImage"] } };

const EXTENSIONS = [gfm(), plainOnly];
const HTML_EXTENSIONS = [gfmHtml()];

/** Characters kept, of Markdown and HTML together. */
const MOST_KEPT = 4_000_000;
const kept = new Map<string, string>();
let keptCharacters = 0;

/**
 * Markdown (GitHub's dialect) as HTML that is safe to place in a page. Headings start at h3, under the page's own;
 * links carry rel="noopener noreferrer nofollow" and only web and mail addresses are kept. What was rendered last is
 * remembered: rendering an answer takes longer than all the rest of its report.
 */
export function renderMarkdown(text: string): string {
  const known = kept.get(text);
  const html = known ?? render(text);
  if (known === undefined) keptCharacters += text.length + html.length;
  /* The map keeps the order in which texts were last asked for. */
  else kept.delete(text);
  kept.set(text, html);
  for (const [oldest, its] of kept) {
    if (keptCharacters <= MOST_KEPT) break;
    kept.delete(oldest);
    keptCharacters -= oldest.length + its.length;
  }
  return html;
}

const render = (text: string): string =>
  micromark(text, { extensions: EXTENSIONS, htmlExtensions: HTML_EXTENSIONS })
    .replaceAll("<a href=", '<a rel="noopener noreferrer nofollow" href=')
    .replace(
      /<(\/?)h([1-6])>/g,
      (_tag, slash: string, level: string) => `<${slash}h${Math.min(6, Number(level) + 2)}>`,
    );
