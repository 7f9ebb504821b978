import { parseArgs, type ParseArgsConfig } from "node:util";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Flags<O extends Options> = {
  [K in keyof O]?: O[K] extends { type: "boolean" }
    ? boolean
    : O[K] extends { multiple: true }
      ? string[]
      : string;
};

/** Options and the rest of a command line, or what is wrong with it. */
export function readArguments<const O extends Options>(
  args: readonly string[],
  options: O,
): { ok: true; flags: Flags<O>; rest: string[] } | { ok: false; message: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    });
    return { ok: true, flags: values as Flags<O>, rest: positionals };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, message: (message.split(/\.? To specify/)[0] ?? message).replace(/\.?$/, ".") };
  }
}

/** A seed as typed: null without one, undefined when it is no whole number. */
export function readSeed(typed: string | undefined): number | null | undefined {
  if (typed === undefined) return null;
  return /^-?\d{1,15}$/.test(typed.trim()) ? Number(typed) : undefined;
}

export const BAD_SEED = "--seed takes a whole number, like 7.";

/** The known name nearest to what was typed, as a hint; empty when none is near. */
export function nearest(typed: string, known: readonly string[]): string {
  const words = new Set(typed.toLowerCase().split(/[^a-z0-9]+/));
  const scored = known
    .map((name) => ({ name, shared: name.split(/[-_]/).filter((word) => words.has(word)).length }))
    .sort((a, b) => b.shared - a.shared);
  const best = scored[0];
  return best && best.shared > 0 ? ` Did you mean ${best.name}?` : "";
}
