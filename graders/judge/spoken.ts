import { type z } from "zod";

/** A model's reply as this schema has it; null: it is no JSON, or another. */
export function parseReply<T>(reply: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(reply.slice(0, 8000))).data ?? null;
  } catch {
    return null;
  }
}

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
