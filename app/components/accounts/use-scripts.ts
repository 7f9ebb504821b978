import { useEffect, useState } from "react";

/** Whether the page's scripts run by now: what does nothing without them is shown only then. */
export function useScripts(): boolean {
  const [run, setRun] = useState(false);
  useEffect(() => setRun(true), []);
  return run;
}
