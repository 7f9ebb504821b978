import { z } from "zod";
import { type SaveReceipt, type SaveReply, SaveRequestSchema } from "~/protocol/attempt.ts";
import { clockReading } from "./attempt-clock.ts";
import { lockAttempt } from "./attempt-lock.server.ts";
import { canonicalJson, sha256 } from "./canonical-json.server.ts";
import { inTransaction, type Transaction } from "./db.server.ts";
import { type ValidChange, validateChanges } from "./field-change.ts";
import { writeChanges, type WrittenChanges } from "./field-value.server.ts";
import { makeReceipt } from "./receipt.server.ts";

export type SaveOutcome = Exclude<SaveReply, { kind: "refused" }>;

const HeadSchema = z.object({ saveId: SaveRequestSchema.shape.saveId });

type KeptSave =
  | { kind: "saved"; revisions: Record<string, number>; receipt: SaveReceipt; late: boolean }
  | Extract<WrittenChanges, { kind: "conflict" }>
  | { kind: "reused" };

/**
 * Writes one save in the transaction that holds the attempt. A replay of a saveId writes nothing and gets the first
 * receipt again; the same id with other content is refused.
 */
export async function keepSave(
  tx: Transaction,
  save: { attemptId: string; saveId: string; changes: ValidChange[]; late: boolean; now: Date },
): Promise<KeptSave> {
  const { attemptId, saveId, changes, late, now } = save;
  const contentHash = sha256(canonicalJson(Object.fromEntries(changes.map((c) => [c.field, c.value]))));
  const first = await tx.save.findUnique({ where: { attemptId_saveId: { attemptId, saveId } } });
  if (first) {
    if (first.contentHash !== contentHash) return { kind: "reused" };
    return {
      kind: "saved",
      revisions: JSON.parse(first.revisions) as Record<string, number>,
      receipt: JSON.parse(first.receipt) as SaveReceipt,
      late: first.late,
    };
  }
  const written = await writeChanges(tx, save);
  if (written.kind === "conflict") return written;
  const receipt = makeReceipt({ attemptId, saveId, contentHash, savedAt: now.toISOString() });
  const { revisions } = written;
  await tx.save.create({
    data: {
      attemptId,
      saveId,
      at: now,
      contentHash,
      revisions: JSON.stringify(revisions),
      receipt: JSON.stringify(receipt),
      late,
    },
  });
  return { kind: "saved", revisions, receipt, late };
}

const REUSED = "this save's id was used for other content; reload the page and save again";

/**
 * Saves fields of an attempt, all or none, in one transaction. In the closing half minute they still count; after it
 * they are kept, marked late, and not graded. Null: this person has no such attempt.
 */
export async function saveFields({
  attemptId,
  userId,
  request,
  now,
}: {
  attemptId: string;
  userId: string;
  /** As it came from the page. */
  request: unknown;
  now: Date;
}): Promise<SaveOutcome | null> {
  const head = HeadSchema.safeParse(request);
  const parsed = SaveRequestSchema.safeParse(request);
  const saveId = head.success ? head.data.saveId : null;
  if (!parsed.success || saveId === null) {
    const problems = (parsed.error?.issues ?? []).map((issue) => ({
      field: issue.path.join("."),
      message: issue.message,
    }));
    return { kind: "invalid", saveId, problems };
  }
  const checked = validateChanges(parsed.data.changes);
  if (!checked.ok) return { kind: "invalid", saveId, problems: checked.problems };

  return inTransaction(async (tx): Promise<SaveOutcome | null> => {
    const locked = await lockAttempt(tx, { attemptId, userId, now });
    if (!locked) return null;
    const clock = clockReading(locked.clock);
    const late = clock.state === "submitted";
    const kept = await keepSave(tx, { attemptId, saveId, changes: checked.changes, late, now });
    switch (kept.kind) {
      case "saved":
        return { ...kept, saveId, clock };
      case "conflict":
        return { ...kept, saveId, clock };
      case "reused":
        return { kind: "invalid", saveId, problems: [{ field: "", message: REUSED }] };
    }
  });
}
