import {
  amountReader,
  idFrom,
  MOST_HARDWARE,
  MOST_PRICES,
  type Price,
  type PriceTable,
  PriceTableSchema,
} from "~graders";

const PRICE_FIELDS = [
  "id",
  "item",
  "low",
  "high",
  "unit",
  "quoted",
  "source",
  "url",
  "components",
  "accelerator",
] as const;
const HARDWARE_FIELDS = [
  "name",
  "memoryGb",
  "bandwidthGbS",
  "bf16Dense",
  "fp8Dense",
  "date",
  "source",
  "url",
  "comparedWith",
  "aliases",
  "note",
] as const;
type Typed<F extends string> = Record<F, string> & { remove: boolean };
export type TypedPrice = Typed<(typeof PRICE_FIELDS)[number]>;
export type TypedHardware = Typed<(typeof HARDWARE_FIELDS)[number]>;

/** A table as it stands in the form: text, as typed. */
export interface TypedTable {
  name: string;
  date: string;
  prices: TypedPrice[];
  hardware: TypedHardware[];
}

/** The form of a table, each part with an empty row at its end to add with. */
export function typedFrom({ name, date, prices, hardware }: PriceTable): TypedTable {
  return {
    name,
    date,
    prices: [
      ...prices.map((row) => ({
        ...row,
        low: String(row.low),
        high: row.high === row.low ? "" : String(row.high),
        quoted: row.quoted ?? "",
        components: row.components.join(" "),
        accelerator: row.accelerator ?? "",
        remove: false,
      })),
      blank(PRICE_FIELDS),
    ],
    hardware: [
      ...hardware.map((row) => ({
        ...row,
        memoryGb: String(row.memoryGb),
        bandwidthGbS: String(row.bandwidthGbS),
        bf16Dense: String(row.bf16Dense),
        fp8Dense: row.fp8Dense === null ? "" : String(row.fp8Dense),
        aliases: row.aliases.join(" | "),
        remove: false,
      })),
      blank(HARDWARE_FIELDS),
    ],
  };
}

const blank = <F extends string>(fields: readonly F[]): Typed<F> => ({
  ...(Object.fromEntries(fields.map((field) => [field, ""])) as Record<F, string>),
  remove: false,
});

/** What a posted form holds: `prices.3.low`, and so on, for at most as many rows as a table may have. */
export function readTyped(form: FormData): TypedTable {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.slice(0, 4000) : "";
  };
  const rows = <F extends string>(part: string, fields: readonly F[], most: number) => {
    const read: Typed<F>[] = [];
    while (read.length <= most && form.has(`${part}.${read.length}.source`)) {
      const at = `${part}.${read.length}`;
      const row = Object.fromEntries(fields.map((field) => [field, text(`${at}.${field}`).trim()]));
      read.push({ ...(row as Record<F, string>), remove: form.has(`${at}.remove`) });
    }
    return read;
  };
  return {
    name: text("name"),
    date: text("date"),
    prices: rows("prices", PRICE_FIELDS, MOST_PRICES),
    hardware: rows("hardware", HARDWARE_FIELDS, MOST_HARDWARE),
  };
}

/** What is wrong, by the name of its field: `prices.3.low`. */
export type TypedErrors = Record<string, string>;

/** The table that was typed. Rows left empty, and rows ticked for removal, are not in it. */
export function tableFrom(
  typed: TypedTable,
): { ok: true; table: PriceTable } | { ok: false; errors: TypedErrors } {
  const number = amountReader(",");
  const taken = new Set(typed.prices.map(({ id }) => id));
  const prices = kept(typed.prices, ["item", "low", "source"]);
  const hardware = kept(typed.hardware, ["name", "memoryGb", "source"]);
  const parsed = PriceTableSchema.safeParse({
    name: typed.name,
    date: typed.date,
    prices: prices.map(({ row: { remove: _, ...row } }) => {
      const id = row.id || idFrom(row.item, taken);
      taken.add(id);
      return {
        ...row,
        id,
        low: number(row.low),
        high: number(row.high === "" ? row.low : row.high),
        quoted: row.quoted || null,
        components: words(row.components) as Price["components"],
      };
    }),
    hardware: hardware.map(({ row: { remove: _, ...row } }) => ({
      ...row,
      memoryGb: number(row.memoryGb),
      bandwidthGbS: number(row.bandwidthGbS),
      bf16Dense: number(row.bf16Dense),
      fp8Dense: row.fp8Dense === "" ? null : number(row.fp8Dense),
      aliases: row.aliases.split("|").flatMap((alias) => alias.trim() || []),
    })),
  });
  if (parsed.success) return { ok: true, table: parsed.data };
  const errors: TypedErrors = {};
  for (const { path, code, message } of parsed.error.issues) {
    const [part, i, field] = path;
    const at = typeof i === "number" ? (part === "prices" ? prices : hardware)[i]?.at : undefined;
    // An empty end of a range is its beginning: what is wrong is said there.
    if (part === "prices" && field === "high" && at !== undefined && typed.prices[at]?.high === "") continue;
    const name = at === undefined ? String(part) : [part, at, field ?? "source"].map(String).join(".");
    errors[name] ??= code === "invalid_value" ? "has a word that is no kind of component" : message;
  }
  return { ok: false, errors };
}

const words = (typed: string) => typed.split(/[\s,;]+/).filter((word) => word !== "");

/** Rows that count, each with its place in the form. */
const kept = <R extends { remove: boolean }>(rows: readonly R[], telling: readonly (keyof R)[]) =>
  rows.flatMap((row, at) => (row.remove || telling.every((field) => row[field] === "") ? [] : [{ row, at }]));
