/** Where the saving of an answer stands. `saved` is said only of what the server has acknowledged. */
export type SaveStatus =
  | { kind: "untouched" }
  | { kind: "unsaved" }
  | { kind: "saving" }
  | { kind: "saved"; at: number; late: boolean }
  | { kind: "retrying"; at: number; reason: string }
  | { kind: "offline" }
  | { kind: "conflict"; fields: string[] }
  | { kind: "invalid"; problems: { field: string; message: string }[] }
  | { kind: "refused"; status: number; message: string };

/** Of all that is true at once, what the reader must know first. */
export function statusOf({
  refused,
  inFlight,
  retry,
  isOnline,
  conflicts,
  problems,
  dirty,
  saved,
}: {
  refused: { status: number; message: string } | null;
  inFlight: boolean;
  retry: { at: number; reason: string } | null;
  isOnline: () => boolean;
  conflicts: string[];
  problems: { field: string; message: string }[];
  dirty: boolean;
  saved: { at: number; late: boolean } | null;
}): SaveStatus {
  if (refused) return { kind: "refused", ...refused };
  if (inFlight) return { kind: "saving" };
  if (retry) return isOnline() ? { kind: "retrying", ...retry } : { kind: "offline" };
  if (conflicts.length > 0) return { kind: "conflict", fields: conflicts };
  if (problems.length > 0) return { kind: "invalid", problems };
  if (dirty) return { kind: "unsaved" };
  return saved ? { kind: "saved", ...saved } : { kind: "untouched" };
}

const two = (n: number) => String(n).padStart(2, "0");

function timeOfDay(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** The sentence beside the clock. `now` counts the retry down. */
export function describeStatus(status: SaveStatus, now: number): string {
  switch (status.kind) {
    case "untouched":
      return "Nothing to save yet";
    case "unsaved":
      return "Not saved yet";
    case "saving":
      return "Saving…";
    case "saved":
      return status.late ? `Saved late ${timeOfDay(status.at)}` : `Saved ${timeOfDay(status.at)}`;
    case "retrying":
      return `Not saved: ${status.reason}. Retrying in ${Math.max(1, Math.ceil((status.at - now) / 1000))} s`;
    case "offline":
      return "Offline, kept on this device";
    case "conflict":
      return "Changed in another tab";
    case "invalid":
      return "Not saved: a field needs attention";
    case "refused":
      return `Not saved: ${status.message}`;
  }
}

/** How loudly it is said. */
export function statusTone(status: SaveStatus): "calm" | "warn" | "bad" {
  switch (status.kind) {
    case "untouched":
    case "unsaved":
    case "saving":
      return "calm";
    case "saved":
      return status.late ? "warn" : "calm";
    case "offline":
    case "retrying":
    case "conflict":
      return "warn";
    case "invalid":
    case "refused":
      return "bad";
  }
}
