/** A month as providers bill it. */
export const HOURS_A_MONTH = 730;

/** Words that may stand before hour or month: `GPU-hour` is an hour's rent, `GB-month` is no rent of a machine. */
const WHOLE = [
  "",
  "gpu",
  "tpu",
  "accelerator",
  "chip",
  "machine",
  "vm",
  "instance",
  "node",
  "replica",
  "server",
];

/** Hours that a unit of rent lasts; null: the unit is no time that something is rented for. */
export function rentedHours(unit: string): number | null {
  const words = unit
    .trim()
    .toLowerCase()
    .split(/[\s-]+/);
  const time = words.pop() ?? "";
  if (!WHOLE.includes(words.join(" "))) return null;
  if (["hour", "hours", "hr", "h"].includes(time)) return 1;
  return ["month", "months", "mo"].includes(time) ? HOURS_A_MONTH : null;
}

export const isRented = (unit: string) => rentedHours(unit) !== null;
