import type { Answer } from "~graders";

const lengthOf = (value: unknown): number => JSON.stringify(value).length;

/** The first part of what somebody wrote: of a text its first words, of a list its first items. */
function begun(value: unknown, share: number): unknown {
  if (typeof value === "string") return value.slice(0, Math.ceil(value.length * share));
  if (Array.isArray(value)) return value.slice(0, Math.ceil(value.length * share));
  return value;
}

/**
 * An answer as it comes into being: `typed(k)` is the field that is written at the k-th of `saves` saves, with what stands
 * in it by then. Long fields take many saves, short ones one.
 */
export function typing(answer: Answer, saves: number): (k: number) => { field: string; value: unknown } {
  const fields = Object.entries(answer).filter(([, value]) => lengthOf(value) > 2);
  const whole = fields.reduce((sum, [, value]) => sum + lengthOf(value), 0);
  return (k) => {
    const written = (whole * Math.min(k + 1, saves)) / saves;
    let before = 0;
    for (const [field, value] of fields) {
      const length = lengthOf(value);
      if (written <= before + length) return { field, value: begun(value, (written - before) / length) };
      before += length;
    }
    const [field, value] = fields.at(-1) ?? ["prose", ""];
    return { field, value };
  };
}
