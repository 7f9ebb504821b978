import { formatNumber } from "../ledger/format.ts";
import { type Network } from "./network.ts";
import { NOISE, type Objectives } from "./pareto-front.ts";
import { type ParetoChange } from "./pareto-result.ts";
import { type Choices, type NodeChoice } from "./pareto-variant.ts";

const LONGEST_LABEL = 48;

export const quoted = (label: string): string => {
  const line = label.replaceAll("\n", " ");
  return `“${line.length > LONGEST_LABEL ? `${line.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : line}”`;
};
export const usd = (value: number): string => `$${formatNumber(Math.round(value))}`;
export const ms = (value: number): string =>
  value >= 1000
    ? `${formatNumber(Number((value / 1000).toPrecision(3)))} s`
    : `${formatNumber(Number(value.toPrecision(3)))} ms`;
export const percent = (share: number): string => `${formatNumber(Number((100 * share).toPrecision(3)))}%`;
export const times = (factor: number): string => `${formatNumber(Number(factor.toPrecision(3)))}×`;

/** How a design differs from the sketch as drawn, parameter by parameter; the components that move the bill most first. */
export function changesOf(drawn: Network, now: Network, choices: Choices): ParetoChange[] {
  const moved = (i: number) =>
    Math.abs((now.stations[i]?.usdPerMonth ?? 0) - (drawn.stations[i]?.usdPerMonth ?? 0));
  const nodes = drawn.nodes.map((_, i) => i).sort((a, b) => moved(b) - moved(a) || a - b);
  return nodes.flatMap((i): ParetoChange[] => {
    const node = drawn.nodes[i];
    const [before, after] = [drawn.stations[i], now.stations[i]];
    if (!node || !before || !after || before === after) return [];
    const named = { id: node.id, label: node.label || node.id };
    const name = quoted(named.label);
    const choice: NodeChoice = choices.get(i) ?? {};
    const changes: ParetoChange[] = [];
    if (choice.hardware) {
      const [from, to] = [choice.hardware.from.name, choice.hardware.to.name];
      changes.push({
        ...named,
        parameter: "hardware",
        from,
        to,
        says: `${name} on ${to} instead of ${from}`,
      });
    }
    const [slots, slotsNow] = [before.servers / before.replicas, after.servers / after.replicas];
    if (choice.batch !== undefined && slots !== slotsNow) {
      const { batchSize } = node.parameters;
      const isBatch = batchSize !== undefined && node.parameters.capacityPerReplica === undefined;
      const [from, to] = isBatch ? [batchSize, (batchSize * slotsNow) / slots] : [slots, slotsNow];
      const what = isBatch
        ? `batch ${formatNumber(to)} instead of ${from}`
        : `${formatNumber(to)} at once instead of ${from}`;
      changes.push({ ...named, parameter: "batch", from, to, says: `${name} with ${what}` });
    }
    if (before.hitRate !== after.hitRate)
      changes.push({
        ...named,
        parameter: "cache-size",
        from: before.hitRate,
        to: after.hitRate,
        says: `${name} at ${times(after.replicas / before.replicas)} the size, answering ${percent(after.hitRate)} instead of ${percent(before.hitRate)}`,
      });
    if (before.replicas !== after.replicas) {
      const difference = Math.abs(after.replicas - before.replicas);
      const fewer = after.replicas < before.replicas ? "fewer" : "more";
      changes.push({
        ...named,
        parameter: "replicas",
        from: before.replicas,
        to: after.replicas,
        says: `${formatNumber(difference)} ${fewer} ${difference === 1 ? "replica" : "replicas"} of ${name} (${before.replicas} → ${after.replicas})`,
      });
    }
    return changes;
  });
}

/**
 * The changes of a design in one phrase, those of one component together. Of more than `most` components the rest are
 * counted.
 */
export function changesInWords(changes: readonly ParetoChange[], most = Infinity): string {
  if (changes.length === 0) return "as drawn";
  const ids = [...new Set(changes.map(({ id }) => id))];
  const phrases = ids.map((id) => {
    const own = changes.filter((change) => change.id === id);
    const replicas = own.find(({ parameter }) => parameter === "replicas");
    const [first, ...more] = own.filter((change) => change !== replicas);
    if (!first) return replicas?.says ?? "";
    const name = `${quoted(first.label)} `;
    const rest = more.map(({ says }) => says.slice(name.length));
    const counted = replicas ? ` (${replicas.from} → ${replicas.to} replicas)` : "";
    return `${[first.says, ...rest].join(", ")}${counted}`;
  });
  const more = phrases.length - most;
  const told =
    more > 0 ? [...phrases.slice(0, most), `${more} smaller ${more === 1 ? "change" : "changes"}`] : phrases;
  return told.length < 2 ? (told[0] ?? "") : `${told.slice(0, -1).join("; ")}; and ${told.at(-1) ?? ""}`;
}

/** What a design saves and gains over another: “−$3,100 a month (−12%) at the same p99 (118 ms)”. */
export function differenceInWords(design: Objectives, from: Objectives): string {
  const saved = from.usdPerMonth - design.usdPerMonth;
  const share = from.usdPerMonth > 0 ? saved / from.usdPerMonth : 0;
  const isCheaper = design.usdPerMonth < from.usdPerMonth * (1 - NOISE);
  const cost =
    Math.round(Math.abs(saved)) === 0
      ? "the same cost"
      : `${saved > 0 ? "−" : "+"}${usd(Math.abs(saved))} a month${isCheaper ? ` (−${percent(share)})` : ""}`;
  const moved = Math.abs(design.p99Ms / from.p99Ms - 1) > NOISE;
  const time = moved ? `p99 ${ms(from.p99Ms)} → ${ms(design.p99Ms)}` : `the same p99 (${ms(design.p99Ms)})`;
  return moved ? `${cost}, ${time}` : `${cost} at ${time}`;
}
