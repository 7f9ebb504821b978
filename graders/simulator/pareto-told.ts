import { formatNumber } from "../ledger/format.ts";
import { chipsOf } from "../capacity/price-table/lookup.ts";
import { type Network } from "./network.ts";
import { type Base, MOST_BUSY } from "./pareto-base.ts";
import { ZIPF_ALPHA } from "./pareto-cache.ts";
import { chipOf } from "./pareto-hardware.ts";
import { type Knob } from "./pareto-knobs.ts";
import { chosenStation, LONGER_PER_DOUBLING } from "./pareto-variant.ts";
import { percent, quoted } from "./pareto-words.ts";

/** What was varied, one line a component: “Ranker”: 108 to 324 replicas; L4, L40S or A100 80GB SXM; 5 to 76 at once. */
export function variedInWords(network: Network, knobs: readonly Knob[]): string[] {
  const nodes = [...new Set(knobs.map(({ node }) => node))];
  return nodes.map((node) => {
    const parts = knobs.filter((knob) => knob.node === node).map((knob) => rangeOf(network, knob));
    return `${nameOf(network, node)}: ${parts.join("; ")}`;
  });
}

const nameOf = ({ nodes }: Network, i: number) => quoted(nodes[i]?.label || (nodes[i]?.id ?? ""));

function rangeOf(network: Network, { node, parameter, settings }: Knob): string {
  const [drawn, station] = [network.nodes[node], network.stations[node]];
  if (!drawn || !station) return "";
  const tried = [station, ...settings.map((choice) => chosenStation(drawn, station, choice, network.prices))];
  const between = (values: number[]) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return low === high ? formatNumber(low) : `${formatNumber(low)} to ${formatNumber(high)}`;
  };
  switch (parameter) {
    case "replicas":
      return `${between(tried.map(({ replicas }) => replicas))} replicas`;
    case "cache-size":
      return `${between(tried.map(({ replicas }) => replicas))} replicas, and the hit share with them`;
    case "batch":
      return `${between(tried.map(({ servers, replicas }) => servers / replicas))} at once`;
    case "hardware": {
      const own = settings[0]?.hardware?.from.name ?? "";
      return [own, ...settings.flatMap(({ hardware }) => hardware?.to.name ?? [])].join(", ");
    }
  }
}

/** What was held and assumed, one sentence each. */
export function heldInWords({
  base: { network },
  knobs,
  rps,
  noise,
}: {
  base: Base;
  knobs: readonly Knob[];
  rps: number;
  noise: number;
}): string[] {
  const varied = new Set(knobs.map(({ node }) => node));
  const has = (parameter: Knob["parameter"]) => knobs.some((knob) => knob.parameter === parameter);
  const taken = [...varied].flatMap((i) => {
    const node = network.nodes[i];
    const known = node && chipOf(node, network.prices);
    return known && known.by !== "label"
      ? [`${nameOf(network, i)} for ${known.chip.name} by its ${known.by === "price" ? "price" : "kind"}`]
      : [];
  });
  const defaulted = [...varied].filter((i) => network.stations[i]?.defaulted.includes("unitPriceUsdMonth"));
  return [
    `Held: the load of ${formatNumber(Number(rps.toPrecision(3)))} requests/s, the drawing, shares and zones, and every component not named above.`,
    `No variant drives a component beyond ${percent(MOST_BUSY)}, or beyond where it is already, nor so far that losing one of its stated zones overloads it where it does not now; none is less available than yours.`,
    ...(has("hardware") || has("batch")
      ? ["With another accelerator or batch, replicas are counted anew to be as busy as before."]
      : []),
    ...(has("hardware")
      ? [
          "LLM servers gain speed as memory bandwidth does, other models as the lesser of bandwidth and dense BF16; an accelerator costs the middle of its dated price. Real models fall short of the roofline: measure before buying.",
        ]
      : []),
    ...(has("hardware")
      ? [
          `Prices an hour: ${chipsOf(network.prices)
            .map(({ name, usdPerHour, quoted }) => `${name} $${formatNumber(usdPerHour)} (${quoted})`)
            .join(", ")}.`,
        ]
      : []),
    ...(has("hardware") && taken.length > 0 ? [`Taken: ${taken.join("; ")}.`] : []),
    ...(has("batch") ? [`A batch twice as large takes ${LONGER_PER_DOUBLING} times as long.`] : []),
    ...(has("cache-size")
      ? [
          `A cache grows with its replicas, and what is looked up follows Zipf's law with exponent ${ZIPF_ALPHA}.`,
        ]
      : []),
    ...(defaulted.length > 0
      ? [`Prices that are defaults of their kind: ${defaulted.map((i) => nameOf(network, i)).join(", ")}.`]
      : []),
    `Differences of less than ${percent(noise)} are not told apart.`,
  ];
}
