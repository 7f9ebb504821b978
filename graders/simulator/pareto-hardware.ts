import { HARDWARE } from "../capacity/data/hardware.ts";
import { PRICES } from "../capacity/data/prices.ts";
import { type NodeKind, type SketchNode } from "../model/index.ts";

/** An accelerator that can be had at a dated price. */
export interface Chip {
  name: string;
  memoryGb: number;
  bandwidthGbS: number;
  /** TFLOP/s. */
  bf16Dense: number;
  usdPerHour: number;
  /** Month in which the price was quoted. */
  quoted: string;
}

/** Which row of the price table an accelerator is rented by. */
const RENTED_AS: Readonly<Record<string, string>> = {
  L4: "L4, on demand, large clouds",
  L40S: "L40S, on demand, AWS",
  "A100 80GB SXM": "A100 80GB, on demand, large clouds",
  "H100 SXM": "H100 SXM, on demand, large clouds",
  "H200 SXM": "H200 SXM, on demand, large clouds",
};

/** Rows of the hardware table with a price: the middle of what sellers ask. */
export const CHIPS: readonly Chip[] = HARDWARE.flatMap(
  ({ name, memoryGb, bandwidthGbS, bf16Dense }): Chip[] => {
    const price = PRICES.find(({ item }) => item === RENTED_AS[name]);
    return price
      ? [
          {
            name,
            memoryGb,
            bandwidthGbS,
            bf16Dense,
            usdPerHour: (price.low + price.high) / 2,
            quoted: price.quoted ?? "undated",
          },
        ]
      : [];
  },
);

/** Kinds that run a model on an accelerator, and the one that the default of the kind stands for. */
export const DEFAULT_CHIP: Partial<Record<NodeKind, string>> = {
  "model-server": "L4",
  "embedding-server": "L4",
  guardrail: "L4",
  "llm-server": "H100 SXM",
};

const HOURS_A_MONTH = 730;
/** A price within this factor of an accelerator's is taken for it. */
const SAME_PRICE = 1.5;

/** The accelerator a component runs on, and how that is known; null: it does not say. */
export function chipOf(node: SketchNode): { chip: Chip; by: "label" | "price" | "default" } | null {
  const standard = DEFAULT_CHIP[node.kind];
  if (standard === undefined) return null;
  const inLabel = namedIn(node.label);
  if (inLabel !== null) {
    const chip = CHIPS.find(({ name }) => name === inLabel);
    return chip ? { chip, by: "label" } : null;
  }
  const { unitPriceUsdMonth } = node.parameters;
  if (unitPriceUsdMonth === undefined) {
    const chip = CHIPS.find(({ name }) => name === standard);
    return chip ? { chip, by: "default" } : null;
  }
  const hourly = unitPriceUsdMonth / HOURS_A_MONTH;
  const off = (chip: Chip) => Math.max(hourly / chip.usdPerHour, chip.usdPerHour / hourly);
  const nearest = [...CHIPS].sort((a, b) => off(a) - off(b))[0];
  return nearest && off(nearest) <= SAME_PRICE ? { chip: nearest, by: "price" } : null;
}

/** The longest name of an accelerator in a label: “A100 40GB” before “A100”. */
function namedIn(label: string): string | null {
  const plain = (text: string) =>
    ` ${text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .join(" ")} `;
  const said = plain(label);
  const names = HARDWARE.flatMap((row) => [row.name, ...row.aliases].map((alias) => ({ row, alias })));
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
export const chipsInsteadOf = (from: Chip): Chip[] =>
  CHIPS.filter((chip) => chip.name !== from.name && chip.memoryGb >= from.memoryGb);
