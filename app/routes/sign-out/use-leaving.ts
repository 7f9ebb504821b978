import { type FormEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { deviceDrafts } from "~/components/saving/drafts.ts";

/** What this device still holds of a person, and its removal before the form goes out. */
export function useLeaving(ids: readonly string[]): {
  unsaved: number;
  purged: boolean;
  leave: (event: FormEvent<HTMLFormElement>) => void;
} {
  const [unsaved, setUnsaved] = useState(0);
  const [purged, setPurged] = useState(false);
  const leaving = useRef(false);

  useEffect(() => {
    void Promise.all(ids.map((id) => deviceDrafts.count(id))).then(
      (counts) => setUnsaved(counts.reduce((sum, count) => sum + count, 0)),
      () => undefined,
    );
  }, [ids]);

  const leave = (event: FormEvent<HTMLFormElement>) => {
    if (leaving.current) return;
    event.preventDefault();
    const form = event.currentTarget;
    leaving.current = true;
    void Promise.all(ids.map((id) => deviceDrafts.purge(id)))
      // The form says so, and otherwise the server has the browser clear all that it keeps of this site.
      .then(() => flushSync(() => setPurged(true)))
      .catch(() => undefined)
      .then(() => form.requestSubmit());
  };

  return { unsaved, purged, leave };
}
