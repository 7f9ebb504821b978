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
