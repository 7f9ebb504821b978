import { readInputs } from "../read-inputs.ts";
import { type CalculatorRun, findCalculator, runCalculator } from "../run.ts";
import { breakEvenPlot, commitmentPlot, gpuTokenCostPlot } from "./costs.ts";
import {
  cachePlot,
  decodePlot,
  gpuFitPlot,
  kvCachePlot,
  speculativePlot,
  vectorPlot,
  zeroPlot,
} from "./models.ts";
import { type Inputs, type Plot } from "./plot.ts";
import {
  boundsPlot,
  closedNetworkPlot,
  erlangPlot,
  fanoutPlot,
  mg1Plot,
  minServersPlot,
  mmckPlot,
  mmcPlot,
} from "./queueing.ts";

export { type Axis, type Plot, type Point } from "./plot.ts";

/** Draws one calculator; `result` is its numbers for the same inputs. */
type Draw = (inputs: Inputs, result: (key: string) => number) => Plot | null;

const PLOTS: Readonly<Record<string, Draw>> = {
  mmc: mmcPlot,
  mg1: mg1Plot,
  mmck: mmckPlot,
  erlang_b: (inputs) => erlangPlot(inputs, "b"),
  erlang_c: (inputs) => erlangPlot(inputs, "c"),
  min_servers: (inputs, result) => minServersPlot(inputs, result("servers")),
  closed_network: closedNetworkPlot,
  bottleneck_bounds: boundsPlot,
  fanout_tail: fanoutPlot,
  cache_zipf: cachePlot,
  kv_cache: kvCachePlot,
  gpu_fit: gpuFitPlot,
  decode: decodePlot,
  speculative_decoding: speculativePlot,
  zero_memory: zeroPlot,
  vector_memory: vectorPlot,
  break_even: (inputs, result) => breakEvenPlot(inputs, result("units_per_month")),
  gpu_token_cost: gpuTokenCostPlot,
  commitment_mix: (inputs, result) => commitmentPlot(inputs, result("reserved_count")),
};

/**
 * The plot around these inputs, as typed; null where a calculator has none, or the inputs have no answer. `run` is what
 * the calculator said of them, where that is known already.
 */
export function plotCalculator(
  name: string,
  raw: Readonly<Record<string, string | number>>,
  run: CalculatorRun = runCalculator(name, raw),
): Plot | null {
  const draw = Object.hasOwn(PLOTS, name) ? PLOTS[name] : undefined;
  const calculator = findCalculator(name);
  if (draw === undefined || calculator === undefined || !run.ok) return null;
  const read = readInputs(calculator, raw);
  if (!read.ok) return null;
  const plot = draw(read.inputs, (key) => Number(run.result[key]?.value));
  return plot?.lines.every(({ points }) => points.length > 1) ? plot : null;
}
