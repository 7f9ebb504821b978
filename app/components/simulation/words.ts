/** How the simulation's figures stand on screens. No library: the report shows them too. */

const group = (text: string) => text.replace(/\B(?=(?:\d{3})+$)/g, ",");

/** Three significant digits, without trailing zeros. */
function digits(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1000) return group(String(Math.round(value)));
  if (size < 0.001) return value.toExponential(1);
  return String(Number(value.toPrecision(3)));
}

const STEPS = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
  [1e4, "k"],
] as const;

/** 8,200 → `8,200`; 123,400 → `123k`; 4,320,000,000 → `4.32B`. */
export function countText(value: number): string {
  const step = STEPS.find(([from]) => Math.abs(value) >= from * 0.9995);
  if (!step) return digits(value);
  return `${digits(value / (step[1] === "k" ? 1e3 : step[0]))}${step[1]}`;
}

export const rateText = (rps: number): string => `${countText(rps)}/s`;

/** `84 ms`, `1.2 s`, `3.5 min`. */
export function msText(ms: number): string {
  if (ms >= 120_000) return `${digits(ms / 60_000)} min`;
  return ms >= 1000 ? `${digits(ms / 1000)} s` : `${digits(ms)} ms`;
}

export const usdText = (usd: number): string =>
  `$${usd < 10_000 ? group(String(Math.round(usd))) : countText(usd)}`;

/** Utilisation and shares that are read at a glance: `82%`; what is not nothing is never 0%. */
export function percentText(share: number): string {
  const percent = 100 * share;
  if (percent > 0 && percent < 1) return "<1%";
  if (percent > 99 && percent < 100) return `${Math.floor(percent * 10) / 10}%`;
  return `${group(String(Math.round(percent)))}%`;
}

/** Availability lives in its last digits: `99.953%`. Rounded down, so that it never promises more. */
export function availabilityText(share: number): string {
  if (share >= 1) return "100%";
  const nines = Math.min(7, Math.max(1, Math.ceil(-Math.log10(Math.max(1e-9, 1 - share)))));
  const places = Math.max(0, nines - 2) + 1;
  const scale = 10 ** places;
  return `${Math.floor(100 * share * scale + 1e-6) / scale}%`;
}

/** `1.22×`. */
export const timesText = (factor: number): string => `${digits(factor)}×`;

/** `a`, `a and b`, `a, b and c`; more than `most` are counted. */
export function listText(names: readonly string[], most = 4): string {
  const shown = names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : names;
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}
