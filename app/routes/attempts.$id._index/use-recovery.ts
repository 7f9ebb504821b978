import { useEffect, useState } from "react";
import { type Draft, deviceDrafts } from "~/components/saving/drafts.ts";
import { sortDrafts } from "~/components/saving/recover.ts";
import type { Saver } from "~/components/saving/saver.ts";
import { leftBehind } from "./left-behind.ts";

export interface Recovered {
  /** Fields whose text was put back without asking, because nothing newer exists. */
  restored: string[];
  /** Text that the server has moved past: the reader chooses. */
  offered: Draft[];
  settle: (draft: Draft) => void;
}

/** Looks once for text that an earlier page of this person left on this device. */
export function useRecovery({
  users,
  attempt,
  saver,
  writer,
}: {
  users: readonly string[];
  attempt: string;
  saver: Saver;
  writer: string;
}): Recovered {
  const [restored, setRestored] = useState<string[]>([]);
  const [offered, setOffered] = useState<Draft[]>([]);

  useEffect(() => {
    let alive = true;
    void leftBehind(users, attempt, writer).then(
      async (drafts) => {
        if (!alive || drafts.length === 0) return;
        const known = drafts.filter((draft) => saver.has(draft.field));
        const { restore, offer, discard } = sortDrafts(known, (field) => ({
          value: saver.value(field),
          revision: saver.revision(field),
        }));
        for (const { field, value } of restore) saver.edit(field, value);
        setRestored(restore.map(({ field }) => field));
        setOffered(offer);
        await saver.keepAll();
        for (const draft of [...restore, ...discard]) await deviceDrafts.remove(draft);
      },
      () => undefined,
    );
    return () => {
      alive = false;
    };
  }, [users, attempt, saver, writer]);

  return {
    restored,
    offered,
    settle(draft) {
      setOffered((left) => left.filter((other) => other !== draft));
      void saver.keepAll().then(
        () => deviceDrafts.remove(draft),
        () => undefined,
      );
    },
  };
}
