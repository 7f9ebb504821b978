/** Times of a course are typed and shown in its own time zone, by the names and rules that Intl brings. */

const formats = new Map<string, Intl.DateTimeFormat>();

function partsFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(timeZone, made);
  return made;
}

/** Whether Intl knows the zone. Bare offsets and abbreviations are refused: they have no summer time. */
export function isTimeZone(name: string): boolean {
  if (name !== "UTC" && !/^[A-Za-z_]{2,32}(\/[A-Za-z0-9_+-]{1,32}){1,2}$/.test(name)) return false;
  try {
    partsFormat(name);
    return true;
  } catch {
    return false;
  }
}

export const timeZones = (): string[] => [
  "UTC",
  ...Intl.supportedValuesOf("timeZone").filter((name) => name !== "UTC"),
];

/** The zone's distance from UTC at a moment, in milliseconds: positive to the east. */
function offsetMs(utcMs: number, timeZone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of partsFormat(timeZone).formatToParts(utcMs)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(utcMs / 1000) * 1000;
}

export type ReadLocal =
  | { ok: true; at: Date }
  /** The clocks are put forward over it: there is no such time on that day. */
  | { ok: false; reason: "skipped" | "malformed" };

/**
 * The moment of a wall-clock time, as `<input type="datetime-local">` sends it (`2026-10-25T02:30`). Where the clocks are
 * put back, a time comes twice, and the first is meant.
 */
export function readLocal(text: string, timeZone: string): ReadLocal {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,3})?)?$/.exec(text.trim());
  if (!match) return { ok: false, reason: "malformed" };
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const wallMs = Date.UTC(year, month - 1, day, hour, minute);
  const typed = new Date(wallMs);
  if (
    typed.getUTCMonth() !== month - 1 ||
    typed.getUTCDate() !== day ||
    hour > 23 ||
    minute > 59 ||
    year < 1970
  )
    return { ok: false, reason: "malformed" };
  // A zone never shifts twice within two days, so the offsets around a time are all that it can have.
  const DAY_MS = 86_400_000;
  const offsets = [offsetMs(wallMs - DAY_MS, timeZone), offsetMs(wallMs + DAY_MS, timeZone)];
  const moments = offsets
    .map((offset) => wallMs - offset)
    .filter((utcMs) => utcMs + offsetMs(utcMs, timeZone) === wallMs)
    .sort((a, b) => a - b);
  const [first] = moments;
  return first === undefined ? { ok: false, reason: "skipped" } : { ok: true, at: new Date(first) };
}

/** `2026-10-25T02:30`: a moment as the form's field takes it. */
export function localText(iso: string, timeZone: string): string {
  const utcMs = new Date(iso).getTime();
  return new Date(utcMs + offsetMs(utcMs, timeZone)).toISOString().slice(0, 16);
}

const shown = new Map<string, Intl.DateTimeFormat>();

/** `Sun 25 Oct 2026, 02:30 CET (Europe/Berlin)` without the name in brackets: the zone's short name tells summer from winter. */
export function zonedLabel(iso: string, timeZone: string): string {
  let format = shown.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      weekday: "short",
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZoneName: "short",
    });
    shown.set(timeZone, format);
  }
  return format.format(new Date(iso));
}

/** The zone's own name behind times that are shown in it, where their short one says less: ` (Europe/Berlin)`. */
export const zoneBehind = (timeZone: string): string => (timeZone === "UTC" ? "" : ` (${timeZone})`);
