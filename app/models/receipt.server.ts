import { createHmac, timingSafeEqual } from "node:crypto";
import { config } from "~/config.server.ts";
import type { SaveReceipt } from "~/protocol/attempt.ts";

interface Receipted {
  attemptId: string;
  saveId: string;
  /** SHA-256 over the canonical JSON of the saved fields. */
  contentHash: string;
  savedAt: string;
}

const sign = ({ attemptId, saveId, contentHash, savedAt }: Receipted) =>
  createHmac("sha256", config().secret)
    .update(["receipt", attemptId, saveId, contentHash, savedAt].join("\n"))
    .digest("hex");

/** Proof that these contents were on disk at this time; only the server can make it. */
export function makeReceipt(saved: Receipted): SaveReceipt {
  return { savedAt: saved.savedAt, contentHash: saved.contentHash, signature: sign(saved) };
}

export function isOurReceipt(
  receipt: SaveReceipt,
  { attemptId, saveId }: { attemptId: string; saveId: string },
): boolean {
  const { savedAt, contentHash } = receipt;
  const expected = Buffer.from(sign({ attemptId, saveId, savedAt, contentHash }));
  const shown = Buffer.from(receipt.signature);
  return expected.length === shown.length && timingSafeEqual(expected, shown);
}
