import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/** Raw HTML stays visible text, and pictures become links: nothing in a text may load from elsewhere. */
const plainOnly = { disable: { null: ["htmlFlow", "htmlText", "labelStartImage"] } };

/**
 * Markdown (GitHub's dialect) as HTML that is safe to place in a page. Headings start at h3, under the page's own;
 * links carry rel="noopener noreferrer nofollow" and only web and mail addresses are kept.
 */
export function renderMarkdown(text: string): string {
  return micromark(text, { extensions: [gfm(), plainOnly], htmlExtensions: [gfmHtml()] })
    .replaceAll("<a href=", '<a rel="noopener noreferrer nofollow" href=')
    .replace(
      /<(\/?)h([1-6])>/g,
      (_tag, slash: string, level: string) => `<${slash}h${Math.min(6, Number(level) + 2)}>`,
    );
}
