import { formatCount } from "../ledger/index.ts";

/** `{{peak_rps}}` or `{{peak_rps|short}}`. */
const PLACEHOLDER = /\{\{\s*([A-Za-z_][A-Za-z0-9_]{0,63})\s*(?:\|\s*([a-z]{1,12})\s*)?\}\}/g;

/** Thousands separated, as few decimals as the value has: 86,400 · 0.25. */
export function plainNumber(value: number): string {
  const [whole = "", decimals] = String(Number(value.toPrecision(9))).split(".");
  if (whole.includes("e")) return whole;
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/**
 * Fills in a question's text: `{{x}}` → 100,000, `{{x|short}}` → 100k. A name without a value stays as it is; the bank's
 * check refuses such a question.
 * @param write how `{{x}}` writes a number
 */
export function renderTemplate(
  text: string,
  values: Readonly<Record<string, number>>,
  write: (value: number) => string = plainNumber,
): string {
  if (!text.includes("{{")) return text;
  return text.replace(PLACEHOLDER, (whole: string, name: string, style: string | undefined) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    return style === "short" ? formatCount(value) : write(value);
  });
}

/** Names that a text refers to, and the styles asked for that do not exist. */
export function placeholders(text: string): { names: string[]; styles: string[]; malformed: boolean } {
  const names: string[] = [];
  const styles: string[] = [];
  for (const [, name, style] of text.matchAll(PLACEHOLDER)) {
    if (name !== undefined) names.push(name);
    if (style !== undefined && style !== "short") styles.push(style);
  }
  return { names, styles, malformed: /\{\{|\}\}/.test(text.replace(PLACEHOLDER, "")) };
}
