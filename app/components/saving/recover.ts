import type { Draft } from "./drafts.ts";
import { sameValue } from "./same-value.ts";

export interface ServerField {
  value: unknown;
  revision: number;
}

export interface Recovery {
  /** Builds on what the server holds: taken back at once, with a notice. */
  restore: Draft[];
  /** The server has moved on since: offered side by side. */
  offer: Draft[];
  /** The server holds it already: nothing to recover. */
  discard: Draft[];
}

/** Sorts what an earlier page left on this device by what the server holds now. */
export function sortDrafts(drafts: readonly Draft[], server: (field: string) => ServerField): Recovery {
  const recovery: Recovery = { restore: [], offer: [], discard: [] };
  const newestFirst = [...drafts].sort((a, b) => b.editedAt - a.editedAt);
  const restored = new Set<string>();
  for (const draft of newestFirst) {
    const held = server(draft.field);
    if (sameValue(draft.value, held.value)) recovery.discard.push(draft);
    else if (buildsOn(draft, held) && !restored.has(draft.field)) {
      restored.add(draft.field);
      recovery.restore.push(draft);
    } else recovery.offer.push(draft);
  }
  return recovery;
}

/** Based on the server's revision, or on a save whose reply never came but which the server did write. */
function buildsOn(draft: Draft, held: ServerField): boolean {
  if (draft.baseRevision === held.revision) return true;
  return (
    draft.inFlight !== undefined &&
    held.revision === draft.baseRevision + 1 &&
    sameValue(draft.inFlight.value, held.value)
  );
}
