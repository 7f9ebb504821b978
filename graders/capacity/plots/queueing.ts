import { erlangC } from "../erlang.ts";
import { mg1, mmck } from "../finite-queue.ts";
import { bottleneckBounds, closedNetwork } from "../networks.ts";
import { erlangBCalculator, erlangCCalculator, mmc } from "../queueing.ts";
import { fanoutTail } from "../reliability.ts";
import { type Inputs, numberOf, type Plot, spaced, sweep, whole } from "./plot.ts";

const UTILISATION = { label: "Utilisation", unit: "1" };
const RESPONSE = { label: "Response time", unit: "s" };
/** Beyond this the curve leaves the page. */
const NEARLY_FULL = 0.97;

/** The hockey stick: response time against utilisation, mean and percentile. */
export function mmcPlot(inputs: Inputs): Plot {
  const capacity = numberOf(inputs, "servers") * numberOf(inputs, "mu");
  const utilisation = numberOf(inputs, "lambda") / capacity;
  const full = Math.max(NEARLY_FULL, Math.min(0.995, utilisation));
  const over = {
    over: "lambda",
    at: spaced(0, full, 45).map((share) => share * capacity),
    x: (rate: number) => rate / capacity,
  };
  const percentile = sweep(mmc, inputs, { ...over, result: "response_percentile" });
  const idle = percentile[0]?.[1] ?? 0;
  const yours = percentile.findLast(([x]) => x <= utilisation)?.[1] ?? idle;
  return {
    title: "Response time against utilisation",
    x: UTILISATION,
    y: RESPONSE,
    lines: [
      { label: `p${numberOf(inputs, "percentile") * 100}`, points: percentile },
      { label: "Mean", points: sweep(mmc, inputs, { ...over, result: "mean_response" }) },
    ],
    marks: [{ label: "yours", x: utilisation }],
    yMax: Math.max(4 * idle, 1.5 * yours),
  };
}

export function mg1Plot(inputs: Inputs): Plot {
  const service = numberOf(inputs, "mean_service_s");
  const moment = inputs["second_moment_s2"];
  const scv = typeof moment === "number" ? moment / service ** 2 - 1 : numberOf(inputs, "scv");
  const full = Math.max(NEARLY_FULL, Math.min(0.995, numberOf(inputs, "lambda") * service));
  const at = spaced(0, full, 40).map((share) => share / service);
  const line = (label: string, spread: number) => ({
    label,
    points: sweep(
      mg1,
      { mean_service_s: service, scv: spread },
      { over: "lambda", at, result: "mean_response", x: (rate) => rate * service },
    ),
  });
  const yours = mg1.run(inputs);
  const response = "problem" in yours ? 0 : Number(yours.result["mean_response"]);
  return {
    title: "Mean response time against utilisation, by spread of service times",
    x: UTILISATION,
    y: RESPONSE,
    lines: [line("Yours", scv), line("Exponential", 1), line("Constant", 0)],
    marks: [{ label: "yours", x: numberOf(inputs, "lambda") * service }],
    yMax: Math.max(12 * service, 1.5 * response),
  };
}

export function mmckPlot(inputs: Inputs): Plot {
  const capacity = numberOf(inputs, "servers") * numberOf(inputs, "mu");
  const rate = numberOf(inputs, "lambda");
  // A long queue takes long to sum, so it gets fewer points.
  const points = numberOf(inputs, "capacity") > 10_000 ? 8 : 40;
  const at = spaced(0, Math.max(2 * capacity, 1.2 * rate), points);
  return {
    title: "Share lost against arrival rate",
    x: { label: "Arrival rate", unit: "1/s" },
    y: { label: "Share lost", unit: "1" },
    lines: [{ label: "Share lost", points: sweep(mmck, inputs, { over: "lambda", at, result: "p_loss" }) }],
    marks: [
      { label: "yours", x: rate },
      { label: "capacity", x: capacity },
    ],
  };
}

export function erlangPlot(inputs: Inputs, kind: "b" | "c"): Plot {
  const servers = numberOf(inputs, "servers");
  const load = numberOf(inputs, "offered_load");
  const waits = kind === "c";
  const label = waits ? "Share that waits" : "Share turned away";
  const at = spaced(0, waits ? servers * 0.999 : Math.max(1.5 * servers, load), 40);
  return {
    title: `${label} against offered load`,
    x: { label: "Offered load", unit: "1" },
    y: { label, unit: "1" },
    lines: [
      {
        label,
        points: waits
          ? sweep(erlangCCalculator, inputs, { over: "offered_load", at, result: "p_wait" })
          : sweep(erlangBCalculator, inputs, { over: "offered_load", at, result: "p_block" }),
      },
    ],
    marks: [{ label: "yours", x: load }],
  };
}

export function minServersPlot(inputs: Inputs, servers: number): Plot {
  const load = numberOf(inputs, "offered_load");
  const least = Math.floor(load) + 1;
  const counts = whole(least, Math.max(servers + Math.ceil(Math.sqrt(load)), least + 6));
  return {
    title: "Share that waits against servers",
    x: { label: "Servers", unit: "1" },
    y: { label: "Share that waits", unit: "1" },
    lines: [
      { label: "Share that waits", points: counts.map((count) => [count, erlangC(count, load)] as const) },
    ],
    marks: [{ label: "fewest", x: servers }],
    levels: [{ label: "allowed", y: numberOf(inputs, "max_p_wait") }],
  };
}

export function closedNetworkPlot(inputs: Inputs): Plot {
  const customers = numberOf(inputs, "customers");
  const at = whole(1, Math.min(400, Math.max(10, 2 * customers)), 24);
  const visits = listOf(inputs, "visits");
  const demands = listOf(inputs, "service_s").map((time, i) => time * (visits[i] ?? 0));
  const bound = { demands_s: demands, think_s: numberOf(inputs, "think_s") };
  return {
    title: "Throughput against customers",
    x: { label: "Customers", unit: "1" },
    y: { label: "Throughput", unit: "1/s" },
    lines: [
      {
        label: "Throughput",
        points: sweep(closedNetwork, inputs, { over: "customers", at, result: "throughput" }),
      },
      {
        label: "Upper bound",
        points: sweep(bottleneckBounds, bound, { over: "customers", at, result: "max_throughput" }),
      },
    ],
    marks: customers <= 400 ? [{ label: "yours", x: customers }] : [],
  };
}

export function boundsPlot(inputs: Inputs): Plot {
  const customers = numberOf(inputs, "customers");
  const at = whole(1, Math.max(10, 2 * customers));
  return {
    title: "Least response time against customers",
    x: { label: "Customers", unit: "1" },
    y: RESPONSE,
    lines: [
      {
        label: "At least",
        points: sweep(bottleneckBounds, inputs, { over: "customers", at, result: "min_response" }),
      },
    ],
    marks: [{ label: "yours", x: customers }],
  };
}

export function fanoutPlot(inputs: Inputs): Plot {
  const fanout = numberOf(inputs, "fanout");
  const at = spaced(0, Math.max(20, 2 * fanout), 40);
  return {
    title: "Share of slow requests against fan-out",
    x: { label: "Calls side by side", unit: "1" },
    y: { label: "Slow requests", unit: "1" },
    lines: [
      {
        label: "Slow requests",
        points: sweep(fanoutTail, inputs, { over: "fanout", at, result: "p_any_slow" }),
      },
    ],
    marks: [{ label: "yours", x: fanout }],
  };
}

const listOf = (inputs: Inputs, key: string): readonly number[] => {
  const value = inputs[key];
  return Array.isArray(value) ? (value as readonly number[]) : [];
};
