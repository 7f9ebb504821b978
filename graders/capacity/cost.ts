import { defineCalculator, figure, list, number, share, step, text } from "./calculator.ts";

/**
 * requests × (input × price in + output × price out) ÷ 1e6, in USD; prices per million tokens. Cached input left
 * out. Arithmetic.
 */
export const tokenCost = defineCalculator({
  name: "token_cost",
  title: "Cost by the token",
  family: "cost",
  summary: "Price of requests to a model billed by the token.",
  formula: "requests × (input × price in + output × price out) ÷ 1,000,000",
  source: "Arithmetic; prices are yours to state.",
  assumptions: [
    "Output tokens cost several times input tokens, so the two are priced apart.",
    "No discount for cached prompts or batches; retries and hidden reasoning are billed too.",
  ],
  example: {
    input_tokens: "2000",
    output_tokens: "400",
    usd_per_minput: "3",
    usd_per_moutput: "15",
    requests: "1M",
  },
  inputs: {
    input_tokens: number("Input tokens of a request", "1"),
    output_tokens: number("Output tokens of a request", "1"),
    usd_per_minput: number("Price of a million input tokens", "USD", { price: "claude-sonnet-4-input" }),
    usd_per_moutput: number("Price of a million output tokens", "USD", { price: "claude-sonnet-4-output" }),
    requests: number("Requests", "1", { default: 1 }),
  },
  results: { cost: { label: "Cost", unit: "USD" } },
  ledger: ({ input_tokens, output_tokens, usd_per_minput, usd_per_moutput, requests }) => ({
    name: "token_cost",
    of: "cost",
    expression: `${figure(requests)} * (${figure(input_tokens)} * ${figure(usd_per_minput)} + ${figure(output_tokens)} * ${figure(usd_per_moutput)}) / 1000000 * 1 USD`,
  }),
  run({ input_tokens, output_tokens, usd_per_minput, usd_per_moutput, requests }) {
    const one = (input_tokens * usd_per_minput + output_tokens * usd_per_moutput) / 1e6;
    return {
      result: { cost: one * requests },
      steps: [
        step(
          "One request",
          `(${input_tokens} × ${usd_per_minput} + ${output_tokens} × ${usd_per_moutput}) ÷ 1e6`,
          one,
          "USD",
        ),
        step("All", `× ${requests}`, one * requests, "USD"),
      ],
    };
  },
});

/**
 * price per hour ÷ (tokens/s × utilisation × 3,600 s) × 1e6, in USD per million tokens. Idle hours are paid too.
 * Arithmetic.
 */
export const gpuTokenCost = defineCalculator({
  name: "gpu_token_cost",
  title: "Tokens on a rented GPU",
  family: "cost",
  summary: "Price of a million tokens on a GPU rented by the hour.",
  formula: "price per hour ÷ (tokens/s × utilisation × 3,600 s) × 1,000,000",
  source: "Arithmetic; prices are yours to state.",
  assumptions: [
    "Idle hours are paid too: utilisation is the busy share of the whole month.",
    "Price and tokens per second are of the same set of GPUs.",
  ],
  example: { usd_per_hour: "$3.20/h", tokens_per_s: "2500", utilisation: "0.4" },
  inputs: {
    usd_per_hour: number("Price of the GPUs", "USD/h", { price: "h100-specialised-clouds" }),
    tokens_per_s: number("Tokens per second", "1/s", { positive: true }),
    utilisation: share("Share of the time it is busy", { default: 1, positive: true }),
  },
  results: { usd_per_mtoken: { label: "Price of a million tokens", unit: "USD" } },
  ledger: ({ usd_per_hour, tokens_per_s, utilisation }) => ({
    name: "per_million_tokens",
    of: "usd_per_mtoken",
    expression: `${figure(usd_per_hour)} USD/h / (${figure(tokens_per_s)} / 1 s * ${figure(utilisation)}) * 1000000`,
  }),
  run({ usd_per_hour, tokens_per_s, utilisation }) {
    const perHour = tokens_per_s * utilisation * 3600;
    const price = (usd_per_hour / perHour) * 1e6;
    return {
      result: { usd_per_mtoken: price },
      steps: [
        step("Tokens an hour", `${tokens_per_s}/s × ${utilisation} × 3,600 s`, perHour, "1"),
        step("A million tokens", `$${usd_per_hour} ÷ tokens an hour × 1e6`, price, "USD"),
      ],
    };
  },
});

/**
 * fixed ÷ (price by use − own price per unit), units a month. Assumes that the fixed part carries that volume.
 * Arithmetic.
 */
export const breakEven = defineCalculator({
  name: "break_even",
  title: "Buy or build: break-even",
  family: "cost",
  summary: "Units a month at which running it yourself costs the same as paying by use.",
  formula: "fixed ÷ (price by use − own price per unit)",
  source: "Arithmetic; prices are yours to state.",
  assumptions: [
    "The fixed part carries the whole volume; beyond its capacity it grows in steps.",
    "People who run it belong to the fixed cost.",
  ],
  example: { fixed_usd_month: "20k", api_usd_per_unit: "0.012", own_usd_per_unit: "0.002" },
  inputs: {
    fixed_usd_month: number("Fixed cost a month", "USD"),
    api_usd_per_unit: number("Price by use, one unit", "USD"),
    own_usd_per_unit: number("Own cost of one unit", "USD", { default: 0 }),
  },
  results: { units_per_month: { label: "Units a month", unit: "1" } },
  ledger: ({ fixed_usd_month, api_usd_per_unit, own_usd_per_unit }) => ({
    name: "break_even",
    of: "units_per_month",
    expression: `${figure(fixed_usd_month)} / (${figure(api_usd_per_unit)} - ${figure(own_usd_per_unit)})`,
  }),
  run({ fixed_usd_month, api_usd_per_unit, own_usd_per_unit }) {
    const saved = api_usd_per_unit - own_usd_per_unit;
    if (saved <= 0)
      return { problem: "Your own unit costs as much as paying by use, so it never pays back." };
    const units = fixed_usd_month / saved;
    return {
      result: { units_per_month: units },
      steps: [
        step("Saved on a unit", `${api_usd_per_unit} − ${own_usd_per_unit}`, saved, "USD"),
        step("Units a month", `${fixed_usd_month} ÷ saved`, units, "1"),
      ],
    };
  },
});

/**
 * Least over r of r × hours × reserved + Σ max(0, load − r) × flexible price; machines and USD. Assumes that load
 * repeats. Newsvendor argument.
 */
export const commitmentMix = defineCalculator({
  name: "commitment_mix",
  title: "Reserved, on demand, spot",
  family: "cost",
  summary: "How many machines to reserve when load changes by the hour.",
  formula:
    "reserve r to least cost: r × hours × reserved + Σ max(0, load − r) × (spot share × spot + rest × on demand)",
  source:
    "The newsvendor argument: reserve while a machine is busy for more than reserved ÷ flexible price of the hours.",
  assumptions: [
    "The hours given stand for all hours of the term.",
    "Spot machines can be taken away: give their share only to work that can wait.",
  ],
  example: {
    hourly_load: "10,10,12,20,30,30,24,14",
    on_demand: "4",
    reserved: "2.4",
    spot: "1.6",
    spot_share: "0.3",
  },
  inputs: {
    hourly_load: list("Machines needed in each hour", "1"),
    on_demand: number("On demand, one machine", "USD/h", { price: "h100-large-clouds" }),
    reserved: number("Reserved, one machine", "USD/h"),
    spot: number("Spot, one machine", "USD/h", { default: 0 }),
    spot_share: share("Share of the flexible machines on spot", { default: 0 }),
  },
  results: {
    reserved_count: { label: "Machines to reserve", unit: "1" },
    cost: { label: "Cost of these hours", unit: "USD" },
  },
  run({ hourly_load, on_demand, reserved, spot, spot_share }) {
    const load = hourly_load.map((machines) => Math.ceil(machines));
    const flexible = spot_share * spot + (1 - spot_share) * on_demand;
    const costOf = (count: number) => costOfReserving(count, load, { reserved, flexible });
    // Cost is piecewise linear in the count with corners at the loads, so one of them (or none) is best.
    let best = 0;
    for (const count of [...new Set(load)].sort((a, b) => a - b))
      if (costOf(count) < costOf(best)) best = count;
    return {
      result: { reserved_count: best, cost: costOf(best) },
      steps: [
        step(
          "Flexible machine",
          `${spot_share} × ${spot} + ${1 - spot_share} × ${on_demand}`,
          flexible,
          "USD/h",
        ),
        step("All flexible", "Σ load × flexible price", costOf(0), "USD"),
        step(
          "With reserved machines",
          `${best} reserved for ${load.length} h, the rest flexible`,
          costOf(best),
          "USD",
        ),
      ],
    };
  },
});

/** USD for these hours with `count` machines reserved; prices are of one machine and hour. */
export function costOfReserving(
  count: number,
  load: readonly number[],
  { reserved, flexible }: { reserved: number; flexible: number },
): number {
  return count * load.length * reserved + load.reduce((sum, n) => sum + Math.max(0, n - count) * flexible, 0);
}

interface Tier {
  upTo: number;
  price: number;
}

/** `10240:0.09;51200:0.085;inf:0.07`: upper bounds rise; the last may be `inf`, `*` or empty. Null: not such a list. */
function readTiers(typed: string): Tier[] | null {
  const tiers = typed
    .split(";")
    .filter((part) => part.trim() !== "")
    .map((part): Tier => {
      const [bound = "", price = "", ...rest] = part.split(":").map((piece) => piece.trim());
      const open = bound === "" || bound === "*" || bound.toLowerCase() === "inf";
      const value = rest.length === 0 && price !== "" ? Number(price.replace("$", "")) : NaN;
      return { upTo: open ? Infinity : Number(bound), price: value };
    });
  const rises = tiers.every(
    ({ upTo, price }, i) => upTo > (tiers[i - 1]?.upTo ?? 0) && price >= 0 && price < 1e12,
  );
  return tiers.length > 0 && rises ? tiers : null;
}

/** Σ amount in a tier × its price, in USD: each price holds for what falls in its tier, not for all. Arithmetic. */
export const tieredCost = defineCalculator({
  name: "tiered_cost",
  title: "Tiered prices",
  family: "cost",
  summary: "Price of an amount under tiers, such as egress: each tier's price holds for what falls in it.",
  formula: "Σ (amount in the tier × price of the tier)",
  source: "Arithmetic; tiers are yours to state, as in Amazon EC2 data transfer pricing.",
  assumptions: [
    "Marginal tiers: a price holds for what falls in its tier, not for the whole amount.",
    "Bounds are upper ends, in the unit of the amount.",
  ],
  example: { amount: "60000", tiers: "10240:0.09;51200:0.085;inf:0.07" },
  inputs: {
    amount: number("Amount", "1"),
    tiers: text("Tiers as upto:price;…, the last open with inf", ""),
  },
  results: { cost: { label: "Cost", unit: "USD" } },
  run({ amount, tiers: typed }) {
    const tiers = readTiers(typed);
    if (!tiers) return { problem: "tiers reads 10240:0.09;51200:0.085;inf:0.07, with rising bounds." };
    const top = tiers.at(-1)?.upTo ?? 0;
    if (amount > top) return { problem: `No tier has a price above ${top}; end the tiers with inf:price.` };
    let cost = 0;
    const steps = tiers.flatMap(({ upTo, price }, i) => {
      const from = tiers[i - 1]?.upTo ?? 0;
      const inside = Math.max(0, Math.min(amount, upTo) - from);
      cost += inside * price;
      return inside > 0 ? [step(`Tier ${i + 1}`, `${inside} × ${price}`, inside * price, "USD")] : [];
    });
    return { result: { cost }, steps: [...steps, step("Cost", "sum", cost, "USD")] };
  },
});

/**
 * GB × price + writes ÷ 1,000 × price + reads ÷ 1,000 × price + GB retrieved × price, USD a month. GB of 1e9 B.
 * Form of Amazon S3's bill.
 */
export const objectStorage = defineCalculator({
  name: "object_storage",
  title: "Object storage bill",
  family: "cost",
  summary: "A month of object storage: what is kept, requests, retrieval.",
  formula: "GB × price + PUTs ÷ 1,000 × price + GETs ÷ 1,000 × price + GB retrieved × price",
  source: "Arithmetic in the form of Amazon S3 pricing; prices are yours to state.",
  assumptions: [
    "Data transfer out is billed apart; use tiered_cost.",
    "Many small objects cost by request more than by size.",
  ],
  example: {
    gb: "50000",
    usd_per_gb_month: "0.023",
    puts: "10M",
    put_per_1000: "0.005",
    gets: "200M",
    get_per_1000: "0.0004",
  },
  inputs: {
    gb: number("Kept", "GB"),
    usd_per_gb_month: number("Price of a GB and month", "USD", { price: "object-storage-gb-month" }),
    puts: number("Writes a month", "1", { default: 0 }),
    put_per_1000: number("Price of 1,000 writes", "USD", { default: 0, price: "object-storage-writes" }),
    gets: number("Reads a month", "1", { default: 0 }),
    get_per_1000: number("Price of 1,000 reads", "USD", { default: 0, price: "object-storage-reads" }),
    retrieval_gb: number("Retrieved", "GB", { default: 0 }),
    retrieval_per_gb: number("Price of a GB retrieved", "USD", { default: 0 }),
  },
  results: { cost: { label: "Cost a month", unit: "USD" } },
  ledger: (i) => ({
    name: "object_storage",
    of: "cost",
    expression: `(${figure(i.gb)} * ${figure(i.usd_per_gb_month)} + ${figure(i.puts)} / 1000 * ${figure(i.put_per_1000)} + ${figure(i.gets)} / 1000 * ${figure(i.get_per_1000)} + ${figure(i.retrieval_gb)} * ${figure(i.retrieval_per_gb)}) * 1 USD`,
  }),
  run(i) {
    const kept = i.gb * i.usd_per_gb_month;
    const writes = (i.puts / 1000) * i.put_per_1000;
    const reads = (i.gets / 1000) * i.get_per_1000;
    const retrieved = i.retrieval_gb * i.retrieval_per_gb;
    const cost = kept + writes + reads + retrieved;
    return {
      result: { cost },
      steps: [
        step("Kept", `${i.gb} × ${i.usd_per_gb_month}`, kept, "USD"),
        step("Writes", `${i.puts} ÷ 1,000 × ${i.put_per_1000}`, writes, "USD"),
        step("Reads", `${i.gets} ÷ 1,000 × ${i.get_per_1000}`, reads, "USD"),
        step("Retrieved", `${i.retrieval_gb} × ${i.retrieval_per_gb}`, retrieved, "USD"),
        step("Cost", "sum", cost, "USD"),
      ],
    };
  },
});
