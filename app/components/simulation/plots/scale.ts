/** One axis: values to places on a sheet, and where its ticks stand. */
export interface Scale {
  /** Place of a value; beyond the ends, the end. */
  place: (value: number) => number;
  ticks: { value: number; at: number }[];
  isLog: boolean;
}

/** Ranges wider than this are drawn in equal factors, narrower ones in equal steps. */
const WIDE = 4;

/** Room at either end of an axis in equal factors, as a factor. */
const LOG_ROOM = 1.12;

/** An axis over all of `values` (above 0) with some room at its ends, from one place to another. */
export function scaleOver(values: readonly number[], from: number, to: number): Scale {
  const known = values.filter((value) => Number.isFinite(value) && value > 0);
  const [low, high] = known.length > 0 ? [Math.min(...known), Math.max(...known)] : [1, 10];
  return high / low > WIDE
    ? logScale(low / LOG_ROOM, high * LOG_ROOM, from, to)
    : linearScale(low, high, from, to);
}

/** The same in equal factors, however close the values lie. */
export function logOver(values: readonly number[], from: number, to: number): Scale {
  const known = values.filter((value) => Number.isFinite(value) && value > 0);
  const [low, high] = known.length > 0 ? [Math.min(...known), Math.max(...known)] : [1, 10];
  return logScale(low / LOG_ROOM, high * LOG_ROOM, from, to);
}

/** Equal factors; the ends as given. */
export function logScale(low: number, high: number, from: number, to: number): Scale {
  const span = Math.log(high / low) || 1;
  const place = placer((value) => Math.log(Math.max(value, low) / low) / span, from, to);
  return {
    place,
    ticks: logTicks(low, high, from, to).map((value) => ({ value, at: place(value) })),
    isLog: true,
  };
}

/** Equal steps, with a twentieth of room at either end. */
function linearScale(low: number, high: number, from: number, to: number): Scale {
  const room = (high - low || high) / 20;
  const [first, last] = [low - room, high + room];
  const place = placer((value) => (value - first) / (last - first), from, to);
  return { place, ticks: niceTicks(first, last).map((value) => ({ value, at: place(value) })), isLog: false };
}

const placer = (share: (value: number) => number, from: number, to: number) => (value: number) =>
  Math.round(10 * (from + Math.min(1, Math.max(0, share(value))) * (to - from))) / 10;

/** Names of ticks beside each other take so much room on the sheet, those above each other so much. */
const APART = { across: 68, up: 28 };

/** As many round values as have room: all digits, 1, 2 and 5, 1 and 3, powers of ten, or every second one. */
function logTicks(low: number, high: number, from: number, to: number): number[] {
  const first = Math.floor(Math.log10(low) - 1e-9);
  const last = Math.ceil(Math.log10(high) + 1e-9);
  const of = (digits: readonly number[]) =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i)
      .flatMap((power) => digits.map((digit) => Number(`${digit}e${power}`)))
      .filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9));
  const unit = Math.abs(to - from) / (Math.log(high / low) || 1);
  const hasRoom = (ticks: readonly number[]) =>
    ticks.every(
      (value, i) =>
        i === 0 || unit * Math.log(value / (ticks[i - 1] ?? value)) >= APART[to > from ? "across" : "up"],
    );
  const choices = [of([1, 2, 3, 4, 5, 6, 7, 8, 9]), of([1, 2, 4, 6, 8]), of([1, 2, 5]), of([1, 3]), of([1])];
  return choices.find((ticks) => ticks.length > 0 && hasRoom(ticks)) ?? of([1]).filter((_, i) => i % 2 === 0);
}

/** About four round values. */
function niceTicks(low: number, high: number): number[] {
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((nice) => nice * power >= rough * 0.999) ?? 10) * power;
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.max(0, Math.floor(high / step + 1e-9) - first + 1);
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
