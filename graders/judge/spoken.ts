const NUMBER = /\d+(?:[.,]\d+)*/g;

/**
 * One or two sentences of a model as the interviewer may say them: short, without markup or links, and without a number
 * that is not in what the candidate can see. Null: it may not be said.
 */
export function spoken(text: string, { longest, seen }: { longest: number; seen: string }): string | null {
  const said = text.replace(/\s+/g, " ").trim();
  const known = new Set(seen.match(NUMBER) ?? []);
  const invents = (said.match(NUMBER) ?? []).some((number) => !known.has(number));
  return said === "" || said.length > longest || invents || /[<>`|]|https?:/i.test(said) ? null : said;
}
