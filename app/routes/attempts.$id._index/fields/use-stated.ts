import { useEffect, useRef, useState } from "react";
import { NOTHING_STATED, readStated, type StatedWorkload } from "~/components/simulation/stated.ts";
import { useField, useWorkspace } from "../context.ts";

/** The ledger is read again once typing in it pauses. */
const PAUSE_MS = 400;

/** The numbers on this page that the sketch may be run under. Stays the same object while they stay the same. */
export function useStated(): StatedWorkload {
  const { givens } = useWorkspace();
  const [rows] = useField("ledger");
  const [targets] = useField("nonFunctional");
  const [stated, setStated] = useState<StatedWorkload>(NOTHING_STATED);
  const hasRead = useRef(false);
  useEffect(() => {
    const timer = setTimeout(
      () => {
        hasRead.current = true;
        const next = readStated({ givens, rows, targets });
        setStated((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
      },
      hasRead.current ? PAUSE_MS : 0,
    );
    return () => clearTimeout(timer);
  }, [givens, rows, targets]);
  return stated;
}
