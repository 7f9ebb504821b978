import { attemptIds, readAttemptHistory, readOwnData } from "~/models/own-data.server.ts";
import { exportAttempt } from "./export-attempt.server.ts";

/**
 * All that is here of a person as one JSON document, in pieces: an attempt at a time, since years of saved versions do not
 * fit in memory at once. What an attempt's own export keeps closed is closed here too.
 */
export async function* exportPerson({ userId, now }: { userId: string; now: Date }): AsyncGenerator<string> {
  const own = JSON.stringify({ exportedAt: now, ...(await readOwnData(userId)) }, null, 2);
  yield own.slice(0, own.lastIndexOf("\n}"));
  yield ',\n  "attempts": [';
  let separator = "\n";
  for (const attemptId of await attemptIds(userId)) {
    const exported = await exportAttempt({ attemptId, userId, now });
    if (!exported) continue;
    yield (
      separator + JSON.stringify({ id: attemptId, ...exported, ...(await readAttemptHistory(attemptId)) })
    );
    separator = ",\n";
  }
  yield "\n  ]\n}\n";
}
