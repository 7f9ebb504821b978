import { remembering } from "./remembering.ts";
import { DATA, ENERGY, MONEY, NONE, OPERATIONS, TIME, combine, type UnitDimension } from "./dimension.ts";

/** A unit as it may stand behind a number. `factor` converts to base units: s, B, USD, FLOP, J, 1. */
export interface Unit {
  label: string;
  factor: number;
  dimension: UnitDimension;
  /** What is counted, for units that only count. */
  tag?: string;
  /** Said when it is used: the spelling is ambiguous. */
  warning?: string;
}

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;
/** 730 hours, as clouds bill it. */
export const MONTH = 730 * HOUR;
export const YEAR = 365 * DAY;

const PER_SECOND: UnitDimension = [-1, 0, 0, 0, 0];
const exact = new Map<string, Unit>();
const relaxed = new Map<string, Unit>();

/** First spelling is the label. Lower-case lookups fall back on `relaxed`, where the first definition wins. */
function define(spellings: string, factor: number, dimension: UnitDimension, more: Partial<Unit> = {}) {
  const names = spellings.split(" ");
  const unit: Unit = { label: names[0] ?? "", factor, dimension, ...more };
  for (const name of names) {
    exact.set(name, unit);
    const lower = name.toLowerCase();
    if (!relaxed.has(lower)) relaxed.set(lower, unit);
  }
}

define("s sec secs second seconds", 1, TIME);
define("ms msec millisecond milliseconds millis", 1e-3, TIME);
define("us µs μs usec microsecond microseconds", 1e-6, TIME);
define("ns nsec nanosecond nanoseconds", 1e-9, TIME);
define("min mins minute minutes", MINUTE, TIME);
define("h hr hrs hour hours", HOUR, TIME);
define("day days d", DAY, TIME);
define("week weeks wk wks", 7 * DAY, TIME);
define("month months mo mth", MONTH, TIME);
define("year years yr yrs y", YEAR, TIME);

const DECIMAL = [
  ["k", 1e3, "kilo"],
  ["M", 1e6, "mega"],
  ["G", 1e9, "giga"],
  ["T", 1e12, "tera"],
  ["P", 1e15, "peta"],
  ["E", 1e18, "exa"],
] as const;

define("B byte bytes", 1, DATA);
DECIMAL.forEach(([prefix, factor, word], index) => {
  const upper = prefix.toUpperCase();
  const binary = 1024 ** (index + 1);
  define(`${prefix}B ${upper}B ${word}byte ${word}bytes`, factor, DATA);
  define(`${upper}iB ${upper === "K" ? "kiB " : ""}${upper}ib`, binary, DATA);
  define(
    `${upper}b ${prefix}bit ${upper}bit ${word}bit ${word}bits ${prefix}bits ${upper}bits`,
    factor / 8,
    DATA,
  );
  define(`${prefix === "k" ? "k" : upper}bps ${upper}bps`, factor / 8, combine(DATA, PER_SECOND));
  define(`${prefix}Bps ${upper}Bps`, factor, combine(DATA, PER_SECOND));
});
for (const [prefix, factor] of DECIMAL) {
  const sloppy = `${prefix.toLowerCase()}b`;
  const unit: Unit = {
    label: `${prefix}B`,
    factor,
    dimension: DATA,
    warning: `${sloppy} is read as ${prefix}B (bytes); write ${prefix.toUpperCase()}bit for bits`,
  };
  exact.set(sloppy, unit);
  relaxed.set(sloppy, unit);
}
define("bit bits", 1 / 8, DATA);
define("bps", 1 / 8, combine(DATA, PER_SECOND));

define("USD usd dollar dollars", 1, MONEY);
define("cent cents", 0.01, MONEY);

define("FLOPS flops", 1, combine(OPERATIONS, PER_SECOND));
define("FLOP FLOPs flop", 1, OPERATIONS);
for (const [prefix, factor] of [...DECIMAL, ["Z", 1e21, "zetta"]] as const) {
  const upper = prefix.toUpperCase();
  define(`${upper}FLOPS ${prefix}flops ${upper}OPS`, factor, combine(OPERATIONS, PER_SECOND));
  define(`${upper}FLOP ${upper}FLOPs ${prefix}FLOP`, factor, OPERATIONS);
}

define("J joule joules", 1, ENERGY);
define("W watt watts", 1, combine(ENERGY, PER_SECOND));
define("kW", 1e3, combine(ENERGY, PER_SECOND));
define("MW", 1e6, combine(ENERGY, PER_SECOND));
define("Wh", HOUR, ENERGY);
define("kWh", 1e3 * HOUR, ENERGY);
define("MWh", 1e6 * HOUR, ENERGY);

define("rps RPS", 1, PER_SECOND, { tag: "req", label: "req/s" });
define("qps QPS", 1, PER_SECOND, { tag: "req", label: "req/s" });
define("tps TPS", 1, PER_SECOND, { label: "1/s" });
define("krps kqps", 1e3, PER_SECOND, { tag: "req", label: "req/s" });
define("Hz", 1, PER_SECOND, { label: "1/s" });

/** What people count in these designs; one line is one thing. */
const COUNTS = `req reqs request requests query queries ask asks call calls
user users person people customer customers member members dau mau
item items thing things product products candidate candidates
token tokens tok toks
GPU GPUs gpu gpus card cards accelerator accelerators
node nodes machine machines server servers host hosts instance instances box boxes vm vms pod pods
vector vectors embedding embeddings
replica replicas copy copies
core cores vcpu vcpus vCPU vCPUs cpu cpus CPU CPUs
document documents doc docs
chunk chunks passage passages
image images photo photos picture pictures
video videos clip clips
event events message messages msg msgs record records row rows
impression impressions click clicks view views
score scores judgement judgements
key keys lookup lookups read reads write writes
feature features
shard shards partition partitions
region regions zone zones site sites
tenant tenants team teams seat seats
session sessions conversation conversations chat chats turn turns
parameter parameters param params weight weights
layer layers head heads
dim dims dimension dimensions float floats number numbers value values
connection connections
transaction transactions order orders payment payments
model models
ticket tickets
bucket buckets
unit units count`;
for (const line of COUNTS.split("\n")) {
  const [first = "", ...others] = line.split(" ");
  define([first, ...others].join(" "), 1, NONE, { tag: first });
}

define("MP Mpx MPx Mpix MPix Mpixel Mpixels megapixel megapixels", 1e6, NONE, { tag: "pixel" });
define("Mtok MTok Mtokens", 1e6, NONE, { tag: "token" });
define("Ktok kTok ktok", 1e3, NONE, { tag: "token" });
define("Btok", 1e9, NONE, { tag: "token" });

/** `$3/M tokens`: a magnitude below the line. */
export const DIVISORS: ReadonlyMap<string, Unit> = new Map([
  ["k", { label: "k", factor: 1e3, dimension: NONE }],
  ["K", { label: "K", factor: 1e3, dimension: NONE }],
  ["M", { label: "M", factor: 1e6, dimension: NONE }],
  ["million", { label: "million", factor: 1e6, dimension: NONE }],
  ["billion", { label: "billion", factor: 1e9, dimension: NONE }],
  ["thousand", { label: "thousand", factor: 1e3, dimension: NONE }],
]);

const LONGEST_UNIT = Math.max(...[...relaxed.keys()].map((name) => name.length));

/** The unit that a single word spells, or null. Case decides (Gb is bits, GB bytes) where it can. */
export function unitOf(word: string): Unit | null {
  if (word.length > LONGEST_UNIT) return null;
  return exact.get(word) ?? relaxed.get(word.toLowerCase()) ?? null;
}

/** A count of something that the tables do not know: `5 rooms`. */
export function countOf(word: string): Unit {
  return { label: word, factor: 1, dimension: NONE, tag: word.toLowerCase() };
}

export function multiplyUnits(a: Unit, b: Unit, power: 1 | -1): Unit {
  const label = power === 1 ? `${a.label} ${b.label}` : `${a.label === "" ? "1" : a.label}/${b.label}`;
  const tag = a.tag ?? (power === 1 ? b.tag : undefined);
  return {
    label: label.trim(),
    factor: a.factor * b.factor ** power,
    dimension: combine(a.dimension, b.dimension, power),
    ...(tag === undefined ? {} : { tag }),
  };
}

const ONE: Unit = { label: "", factor: 1, dimension: NONE };

/**
 * A unit as the bank writes it: `1/s`, `GB/day`, `USD/month`, `USD/GB-month`, `%`, `1`. Null when a word in it is no
 * unit and nothing that is commonly counted.
 */
export const parseUnit: (text: string) => Unit | null = remembering((text) => {
  const clean = text
    .trim()
    .replace(/^\$/, "USD")
    .replace(/(?<!\s)\s+per\s+/g, "/");
  if (clean === "" || clean === "1") return { ...ONE };
  if (clean === "%") return { label: "%", factor: 0.01, dimension: NONE };
  if (clean.length > 60) return null;
  let unit: Unit = ONE;
  for (const [index, part] of clean.split("/").entries()) {
    for (const word of part.split(/[\s*·-]+/).filter((piece) => piece !== "")) {
      if (word === "1") continue;
      const next = unitOf(word);
      if (next === null) return null;
      unit = multiplyUnits(unit, next, index === 0 ? 1 : -1);
    }
  }
  return { ...unit, label: clean };
}, 500);
