/**
 * What a quantity measures, as exponents of five bases: seconds, bytes, US dollars, floating-point operations, joules.
 * Counts (requests, users, tokens, GPUs) have none: they are plain numbers with a tag.
 */
export type UnitDimension = readonly [
  time: number,
  data: number,
  money: number,
  operations: number,
  energy: number,
];

export const BASES = ["time", "data", "money", "operations", "energy"] as const;
export type Base = (typeof BASES)[number];

export const NONE: UnitDimension = [0, 0, 0, 0, 0];
export const TIME: UnitDimension = [1, 0, 0, 0, 0];
export const DATA: UnitDimension = [0, 1, 0, 0, 0];
export const MONEY: UnitDimension = [0, 0, 1, 0, 0];
export const OPERATIONS: UnitDimension = [0, 0, 0, 1, 0];
export const ENERGY: UnitDimension = [0, 0, 0, 0, 1];

/** a × b^power. */
export function combine(a: UnitDimension, b: UnitDimension, power = 1): UnitDimension {
  return [
    a[0] + b[0] * power,
    a[1] + b[1] * power,
    a[2] + b[2] * power,
    a[3] + b[3] * power,
    a[4] + b[4] * power,
  ];
}

export function raise(a: UnitDimension, power: number): UnitDimension {
  return combine(NONE, a, power);
}

/** Exponents come from roots too, so they are compared with a hair of slack. */
export function sameDimension(a: UnitDimension, b: UnitDimension): boolean {
  if (a === b) return true;
  for (let base = 0; base < BASES.length; base++)
    if (Math.abs((a[base] ?? 0) - (b[base] ?? 0)) >= 1e-9) return false;
  return true;
}

export function isPlain(a: UnitDimension): boolean {
  return sameDimension(a, NONE);
}

const NOUNS: Record<Base, string> = {
  time: "time",
  data: "bytes",
  money: "dollars",
  operations: "FLOP",
  energy: "energy",
};

/** In words, for messages: `bytes per time`, `a plain number`. */
export function describeDimension(dimension: UnitDimension): string {
  const side = (sign: 1 | -1) =>
    BASES.flatMap((base, index) => {
      const power = (dimension[index] ?? 0) * sign;
      if (power <= 1e-9) return [];
      return [Math.abs(power - 1) < 1e-9 ? NOUNS[base] : `${NOUNS[base]}^${Number(power.toFixed(2))}`];
    }).join(" × ");
  const above = side(1);
  const below = side(-1);
  if (above === "" && below === "") return "a plain number";
  if (below === "") return above;
  return above === "" ? `a rate (per ${below})` : `${above} per ${below}`;
}
