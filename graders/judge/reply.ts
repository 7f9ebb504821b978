import { z } from "zod";

const LONGEST_REASON = 1200;
const LONGEST_QUOTE = 600;
const MOST_QUOTES = 5;

/**
 * What the judge answers for one criterion. Reason and quotes come before the verdict, so that the verdict is drawn from
 * them and not they from it. Strict: a reply with anything else in it is malformed.
 */
export const JudgeReplySchema = z.strictObject({
  reason: z.string().trim().min(10).max(LONGEST_REASON),
  quotes: z.array(z.string().trim().min(1).max(LONGEST_QUOTE)).max(MOST_QUOTES),
  verdict: z.enum(["met", "partly-met", "not-met"]),
  /** The judge itself says that a fair colleague could decide otherwise. */
  borderline: z.boolean(),
});
export type JudgeReply = z.infer<typeof JudgeReplySchema>;

/** The same as JSON Schema, in the subset that providers enforce: no lengths and no patterns, which zod checks afterwards. */
export const JUDGE_REPLY_JSON_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["reason", "quotes", "verdict", "borderline"],
  properties: {
    reason: { type: "string", description: "Two or three sentences on what the answer says and lacks." },
    quotes: {
      type: "array",
      description: "Up to five passages copied from the answer letter by letter. Empty only for not-met.",
      items: { type: "string" },
    },
    verdict: { type: "string", enum: ["met", "partly-met", "not-met"] },
    borderline: { type: "boolean", description: "True if a fair colleague could decide otherwise." },
  },
} as const;

export type ReplyRead = { ok: true; reply: JudgeReply } | { ok: false; problem: string };

/** Reads a reply. A code fence around the object is taken off; anything else around it is malformed. */
export function readReply(text: string): ReplyRead {
  const fenced = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?```\s*$/.exec(text.slice(0, 20_000));
  let data: unknown;
  try {
    data = JSON.parse(fenced?.[1] ?? text.slice(0, 20_000));
  } catch {
    return { ok: false, problem: "it is not JSON" };
  }
  const parsed = JudgeReplySchema.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.map(String).join(".") ?? "";
    return { ok: false, problem: `${field === "" ? "the object" : field} does not fit the schema` };
  }
  const reply = parsed.data;
  if (reply.verdict !== "not-met" && reply.quotes.length === 0)
    return { ok: false, problem: `it says ${reply.verdict} and quotes nothing` };
  return { ok: true, reply };
}
