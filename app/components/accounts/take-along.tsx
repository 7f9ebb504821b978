import type { WorkHere } from "./work-here.ts";
import { workInWords } from "./work-here.ts";

/** What was done on this device without an account, and whether it goes along. */
export function TakeAlong({ work, chosen = true }: { work: WorkHere | null; chosen?: boolean }) {
  // Without work there is nothing to ask; the field says so to the form's reader.
  if (work === null) return <input type="hidden" name="take-along" value="on" />;
  return (
    <label className="choice items-start">
      <input type="checkbox" name="take-along" defaultChecked={chosen} className="mt-1 shrink-0" />
      <span>
        Bring along {workInWords(work)} made in this browser without an account.{" "}
        <span className="muted">Leave it out if somebody else made it.</span>
      </span>
    </label>
  );
}
