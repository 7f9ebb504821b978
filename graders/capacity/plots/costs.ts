import { costOfReserving, gpuTokenCost } from "../cost.ts";
import { type Inputs, numberOf, type Plot, spaced, sweep, whole } from "./plot.ts";

const DOLLARS = { label: "Cost", unit: "USD" };

/** Two lines and where they cross. */
export function breakEvenPlot(inputs: Inputs, units: number): Plot {
  const fixed = numberOf(inputs, "fixed_usd_month");
  const own = numberOf(inputs, "own_usd_per_unit");
  const api = numberOf(inputs, "api_usd_per_unit");
  const volumes = spaced(0, units > 0 ? 2 * units : 1, 21);
  return {
    title: "Cost a month against volume",
    x: { label: "Units a month", unit: "1" },
    y: { label: "Cost a month", unit: "USD" },
    lines: [
      { label: "Pay by use", points: volumes.map((volume) => [volume, api * volume] as const) },
      { label: "Run your own", points: volumes.map((volume) => [volume, fixed + own * volume] as const) },
    ],
    marks: units > 0 ? [{ label: "break-even", x: units }] : [],
  };
}

export function gpuTokenCostPlot(inputs: Inputs): Plot {
  return {
    title: "Price of a million tokens against utilisation",
    x: { label: "Utilisation", unit: "1" },
    y: DOLLARS,
    lines: [
      {
        label: "A million tokens",
        points: sweep(gpuTokenCost, inputs, {
          over: "utilisation",
          at: spaced(0.05, 1, 39),
          result: "usd_per_mtoken",
        }),
      },
    ],
    marks: [{ label: "yours", x: numberOf(inputs, "utilisation", 1) }],
  };
}

export function commitmentPlot(inputs: Inputs, reserved: number): Plot | null {
  const load = inputs["hourly_load"];
  if (!Array.isArray(load)) return null;
  const machines = (load as readonly number[]).map(Math.ceil);
  const share = numberOf(inputs, "spot_share");
  const prices = {
    reserved: numberOf(inputs, "reserved"),
    flexible: share * numberOf(inputs, "spot") + (1 - share) * numberOf(inputs, "on_demand"),
  };
  const counts = whole(0, Math.max(1, Math.ceil(1.2 * Math.max(...machines))));
  return {
    title: "Cost of these hours against machines reserved",
    x: { label: "Machines reserved", unit: "1" },
    y: DOLLARS,
    lines: [
      {
        label: "Cost",
        points: counts.map((count) => [count, costOfReserving(count, machines, prices)] as const),
      },
    ],
    marks: [{ label: "cheapest", x: reserved }],
  };
}
