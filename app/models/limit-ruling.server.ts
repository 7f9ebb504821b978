import { z } from "zod";
import { reader, type Transaction } from "./db.server.ts";
import { inBatches } from "./grading.server.ts";

export const RULINGS = ["lifted", "set", "as-found"] as const;
const RulingSchema = z.enum(RULINGS);
export type RulingKind = z.infer<typeof RulingSchema>;

/** What a person ruled on one cap or penalty. */
export interface Ruling {
  attemptId: string;
  limitId: string;
  version: number;
  ruling: RulingKind;
  /** Of `set` alone. */
  amount: number | null;
  comment: string;
  by: string;
  /** ISO 8601. */
  at: string;
}

/** Every ruling on these attempts, the oldest first. `tx`: as a transaction sees them. */
export async function rulingsOf(attemptIds: readonly string[], tx?: Transaction): Promise<Ruling[]> {
  const db = tx ?? (await reader());
  const rulings: Ruling[] = [];
  for (const ids of inBatches(attemptIds)) {
    const rows = await db.limitRuling.findMany({ where: { attemptId: { in: ids } }, orderBy: { id: "asc" } });
    rulings.push(
      ...rows.map(({ id: _, at, ruling, ...row }) => ({
        ...row,
        ruling: RulingSchema.parse(ruling),
        at: at.toISOString(),
      })),
    );
  }
  return rulings;
}

/** Appends a ruling behind the one that its author saw. */
export async function appendRuling(
  tx: Transaction,
  { at, ...ruling }: Omit<Ruling, "at"> & { at: Date },
): Promise<void> {
  await tx.limitRuling.create({ data: { ...ruling, at } });
}
