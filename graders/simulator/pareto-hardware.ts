import { type Chip, chipsOf } from "../capacity/price-table/lookup.ts";
import { HOURS_A_MONTH } from "../capacity/price-table/rented.ts";
import { type PriceTable } from "../capacity/price-table/schema.ts";
import { type NodeKind, type SketchNode } from "../model/index.ts";

/** Kinds that run a model on an accelerator, and the one that the default of the kind stands for. */
export const DEFAULT_CHIP: Partial<Record<NodeKind, string>> = {
  "model-server": "L4",
  "embedding-server": "L4",
  guardrail: "L4",
  "llm-server": "H100 SXM",
};

/** A price within this factor of an accelerator's is taken for it. */
const SAME_PRICE = 1.5;

/** The accelerator a component runs on, and how that is known; null: it does not say. */
export function chipOf(
  node: SketchNode,
  prices: PriceTable,
): { chip: Chip; by: "label" | "price" | "default" } | null {
  const chips = chipsOf(prices);
  const standard = DEFAULT_CHIP[node.kind];
  if (standard === undefined) return null;
  const inLabel = namedIn(node.label, prices);
  if (inLabel !== null) {
    const chip = chips.find(({ name }) => name === inLabel);
    return chip ? { chip, by: "label" } : null;
  }
  const { unitPriceUsdMonth } = node.parameters;
  if (unitPriceUsdMonth === undefined) {
    const chip = chips.find(({ name }) => name === standard);
    return chip ? { chip, by: "default" } : null;
  }
  const hourly = unitPriceUsdMonth / HOURS_A_MONTH;
  const off = (chip: Chip) => Math.max(hourly / chip.usdPerHour, chip.usdPerHour / hourly);
  const nearest = [...chips].sort((a, b) => off(a) - off(b))[0];
  return nearest && off(nearest) <= SAME_PRICE ? { chip: nearest, by: "price" } : null;
}

/** The longest name of an accelerator in a label: “A100 40GB” before “A100”. */
function namedIn(label: string, { hardware }: PriceTable): string | null {
  const plain = (text: string) =>
    ` ${text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .join(" ")} `;
  const said = plain(label);
  const names = hardware.flatMap((row) => [row.name, ...row.aliases].map((alias) => ({ row, alias })));
  const found = names
    .filter(({ alias }) => said.includes(plain(alias)))
    .sort((a, b) => b.alias.length - a.alias.length)[0];
  return found?.row.name ?? null;
}

/**
 * How many times faster a service runs on another accelerator. An LLM server spends its time reading weights and KV cache,
 * so it gains as memory bandwidth does; other models gain no more than both bandwidth and dense BF16 do (roofline,
 * Williams et al. 2009). Real models fall short of either: measure before buying.
 */
export function speedUp(kind: NodeKind, from: Chip, to: Chip): number {
  const bandwidth = to.bandwidthGbS / from.bandwidthGbS;
  return kind === "llm-server" ? bandwidth : Math.min(bandwidth, to.bf16Dense / from.bf16Dense);
}

/** Accelerators on which a model that runs on `from` surely fits: as much memory, or more. */
export const chipsInsteadOf = (from: Chip, prices: PriceTable): Chip[] =>
  chipsOf(prices).filter((chip) => chip.name !== from.name && chip.memoryGb >= from.memoryGb);
