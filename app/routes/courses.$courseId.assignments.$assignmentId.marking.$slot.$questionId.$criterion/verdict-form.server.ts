import { VerdictSchema } from "~graders";
import { z } from "zod";
import { LONGEST_COMMENT } from "~/models/banked-comment.server.ts";

const comment = z.string().max(LONGEST_COMMENT).default("");

/** What the page of a criterion can send. */
export const MarkingFormSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("decide"),
    answer: z.string().min(1),
    verdict: VerdictSchema,
    comment,
    seen: z.coerce.number().int().min(0),
  }),
  z.object({ intent: z.literal("accept-remaining") }),
  z.object({ intent: z.literal("insert-comment"), answer: z.string(), banked: z.string(), comment }),
  z.object({ intent: z.literal("keep-comment"), answer: z.string(), comment }),
  z.object({ intent: z.literal("drop-comment"), answer: z.string(), banked: z.string(), comment }),
]);

/**
 * Reads the form. A button carries what it does as `do`: `verdict:met`, `insert:ID`, `drop:ID`, `keep`, `accept`, so that
 * one form with many buttons works before JavaScript.
 */
export async function readMarkingForm(request: Request) {
  const fields = Object.fromEntries(
    [...(await request.formData())].filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
  const [word, value] = (fields["do"] ?? "").split(":");
  const intents: Record<string, Record<string, unknown>> = {
    verdict: { intent: "decide", verdict: value },
    insert: { intent: "insert-comment", banked: value },
    drop: { intent: "drop-comment", banked: value },
    keep: { intent: "keep-comment" },
    accept: { intent: "accept-remaining" },
  };
  return MarkingFormSchema.safeParse({ ...fields, ...intents[word ?? ""] });
}
