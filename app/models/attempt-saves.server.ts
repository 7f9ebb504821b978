import type { SaveReceipt } from "~/protocol/attempt.ts";
import { reader } from "./db.server.ts";
import { isOurReceipt } from "./receipt.server.ts";

/** One acknowledged save, with the receipt that the page was given. */
export interface AttemptSave {
  /** ISO 8601. */
  at: string;
  fields: string[];
  contentHash: string;
  late: boolean;
  /** The receipt is one that this server made for these contents and this time. */
  genuine: boolean;
}

/** Every acknowledged save of an attempt, the oldest first. Callers have checked who may see them. */
export async function attemptSaves(attemptId: string): Promise<AttemptSave[]> {
  const db = await reader();
  const rows = await db.save.findMany({ where: { attemptId }, orderBy: [{ at: "asc" }, { saveId: "asc" }] });
  return rows.map(({ saveId, at, revisions, contentHash, receipt, late }) => ({
    at: at.toISOString(),
    fields: Object.keys(JSON.parse(revisions) as Record<string, number>),
    contentHash,
    late,
    genuine: isOurReceipt(JSON.parse(receipt) as SaveReceipt, { attemptId, saveId }),
  }));
}
