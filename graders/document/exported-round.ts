import { z } from "zod";
import { PriceTableSchema } from "../capacity/price-table/schema.ts";
import { AnswerSchema, AskedSchema, CurveballSchema } from "../model/index.ts";

/** What an exported attempt holds beside its answer and moves its grade. */
const ExportedRoundSchema = z.object({
  asked: z.array(AskedSchema).max(500),
  /** What was thrown, and the answer as it stood; `curveball` null: there was no sketch to break. */
  curveball: z
    .object({ curveball: CurveballSchema.nullable(), before: AnswerSchema })
    .nullable()
    .default(null),
  /** The prices that the round began with. */
  prices: PriceTableSchema.nullable().default(null),
});
export type ExportedRound = z.infer<typeof ExportedRoundSchema>;

/** Null: the file is no export of an attempt. A sample of the bank, which has `asked` too, says which score it expects. */
export function readExportedRound(
  file: object,
): { ok: true; round: ExportedRound | null } | { ok: false; message: string } {
  if (!("asked" in file && "mode" in file && "startedAt" in file)) return { ok: true, round: null };
  const parsed = ExportedRoundSchema.safeParse(file);
  if (parsed.success) return { ok: true, round: parsed.data };
  const issue = parsed.error.issues[0];
  return {
    ok: false,
    message: `not an exported attempt at ${issue?.path.join(".")}: ${issue?.message ?? "wrong shape"}`,
  };
}
