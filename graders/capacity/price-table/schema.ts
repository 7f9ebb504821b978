import { z } from "zod";
import { IdSchema, NodeKindSchema } from "../../model/index.ts";
import { isRented } from "./rented.ts";

/** Bounds that keep a table of one's own small enough to send with every run. */
export const MOST_PRICES = 200;
export const MOST_HARDWARE = 100;
export const LONGEST_NAME = 80;

/** One line of text: white space of any kind is one space, control characters are gone. */
const line = (most: number) =>
  z
    .string()
    .max(4000)
    .transform((text) => text.replace(/[\s\u0000-\u001f\u007f]+/g, " ").trim())
    .pipe(z.string().max(most, `has more than ${most} characters`));
const named = (most: number) => line(most).pipe(z.string().min(1, "is empty"));

/** A web address, or nothing: other schemes have no place in a link. */
const AddressSchema = line(500).pipe(
  z
    .string()
    .refine(
      (address) => address === "" || /^https?:\/\/[^\s<>"]+$/i.test(address),
      "is no address that starts with https://",
    ),
);

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/;
/** A month or a day, ISO 8601. */
export const TableDateSchema = z.string().trim().regex(DAY, "is no month or day like 2026-11 or 2026-11-21");

const UsdSchema = z.number("is no number").min(0, "is below 0").max(1e9, "is above 1,000,000,000");
const FigureSchema = z
  .number("is no number")
  .positive("has to be above 0")
  .max(1e9, "is above 1,000,000,000");

/** A price as somebody quoted it. A range is the spread between sellers; its middle is what is reckoned with. */
export const PriceSchema = z
  .object({
    id: IdSchema,
    item: named(120),
    /** USD per `unit`. */
    low: UsdSchema,
    high: UsdSchema,
    unit: named(40),
    source: named(200),
    /** The page that quotes it, or the seller's own for rows that nothing was compared with; empty: none. */
    url: AddressSchema.default(""),
    /** Month or day of the quotation, ISO 8601; null: as commonly quoted, unverified. */
    quoted: TableDateSchema.nullable().default(null),
    /** Kinds of components of which one replica costs this where a sketch states no price. */
    components: z.array(NodeKindSchema).max(40).default([]),
    /** The accelerator, by its name among the hardware, that is rented at this price. */
    accelerator: line(60)
      .transform((name) => name || null)
      .nullable()
      .default(null),
  })
  .superRefine((row, context) => {
    const say = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (row.high < row.low) say("high", "is below low");
    if ((row.components.length > 0 || row.accelerator !== null) && !isRented(row.unit))
      say("unit", "has to be hour or month (GPU-hour, say) where a component or accelerator is priced by it");
  });
export type Price = z.infer<typeof PriceSchema>;

/**
 * An accelerator as its maker prints it. FLOPS are dense: sheets that quote "with sparsity" are halved, and the row says
 * so. `url` is the maker's own page; `comparedWith` is the copy or listing that the figures were held against on `date`
 * (the maker's page where it could be read). `note` says what was not seen there.
 */
export const HardwareSchema = z.object({
  name: named(60),
  aliases: z.array(named(60)).max(10).default([]),
  /** GB of 1e9 bytes, as printed. */
  memoryGb: FigureSchema,
  /** GB/s. */
  bandwidthGbS: FigureSchema,
  /** TFLOP/s, dense. */
  bf16Dense: FigureSchema,
  /** TFLOP/s, dense; null: the chip has no FP8. */
  fp8Dense: FigureSchema.nullable().default(null),
  source: named(200),
  url: AddressSchema.default(""),
  comparedWith: AddressSchema.default(""),
  /** Month or day of the comparison, ISO 8601. */
  date: TableDateSchema,
  note: line(400).default(""),
});
export type Hardware = z.infer<typeof HardwareSchema>;

/**
 * Prices and hardware under one name and date: what calculators, the running sketch and the grade reckon with. The built-in
 * one is in data/; a person makes others from it.
 */
export const PriceTableSchema = z
  .object({
    name: named(LONGEST_NAME),
    /** When it was put together, ISO 8601. */
    date: TableDateSchema,
    prices: z.array(PriceSchema).max(MOST_PRICES, `has more than ${MOST_PRICES} rows`),
    hardware: z.array(HardwareSchema).max(MOST_HARDWARE, `has more than ${MOST_HARDWARE} rows`),
  })
  .superRefine(({ prices, hardware }, context) => {
    const say = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    const ids = new Set<string>();
    const priced = new Map<string, string>();
    const rented = new Map<string, string>();
    const chips = new Set(hardware.map(({ name }) => name));
    prices.forEach(({ id, components, accelerator }, i) => {
      if (ids.has(id)) say(["prices", i, "id"], `is given twice (${id})`);
      ids.add(id);
      for (const kind of new Set(components)) {
        const other = priced.get(kind);
        if (other !== undefined)
          say(["prices", i, "components"], `names ${kind}, which ${other} prices already`);
        priced.set(kind, id);
      }
      if (accelerator === null) return;
      const other = rented.get(accelerator);
      if (other !== undefined)
        say(["prices", i, "accelerator"], `names ${accelerator}, which ${other} prices already`);
      else if (!chips.has(accelerator))
        say(["prices", i, "accelerator"], `names ${accelerator}, which is not among the hardware`);
      rented.set(accelerator, id);
    });
    const names = new Set<string>();
    hardware.forEach(({ name }, i) => {
      if (names.has(name.toLowerCase())) say(["hardware", i, "name"], `is given twice (${name})`);
      names.add(name.toLowerCase());
    });
  });
export type PriceTable = z.infer<typeof PriceTableSchema>;
