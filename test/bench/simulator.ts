import { spawnSync } from "node:child_process";
import { type Sketch, simulateEvents, SketchSchema } from "~graders";
import { erlangC } from "../../graders/capacity/erlang.ts";
import { responsePercentile, steadyState } from "../../graders/capacity/response-time.ts";
import { type Bench, type Figure, mean, type Measured, percentile } from "./bench.ts";

/**
 * `SIMULATOR_SEEDS=40 npm run bench simulator` measures in full. At 90% load one run of a million arrivals is still 2% off by
 * chance (one standard deviation), so that fewer seeds say nothing about the aim; they keep the bench within a minute.
 */
const SEEDS = Number(process.env.SIMULATOR_SEEDS ?? 4);
const FULL_SEEDS = 40;
const REQUESTS = 1_000_000;
const SERVERS = 8;
const LOADS = [0.7, 0.9];
/** SimPy takes some 20 µs a request, so it gets fewer; both are held by the request. */
const YARDSTICK_REQUESTS = 200_000;
const EVENTS = 1e9;

const SHARES = [
  ["p50Ms", 0.5],
  ["p95Ms", 0.95],
  ["p99Ms", 0.99],
] as const;

/** M/M/8 with a mean service time of one second. */
const STATION = SketchSchema.parse({
  nodes: [
    { id: "user", label: "Users", kind: "client" },
    {
      id: "web",
      label: "Web",
      kind: "service",
      parameters: { replicas: SERVERS, concurrency: 1, serviceTimeMs: 1000 },
    },
  ],
  edges: [{ id: "e", from: "user", to: "web" }],
});

/** Ten nodes with a cache, a fan-out of four and a queue, at about half of what they can do. */
export const TEN_NODES: Sketch = SketchSchema.parse({
  nodes: [
    ["user", "client", {}],
    ["lb", "load-balancer", {}],
    ["gateway", "gateway", {}],
    ["api", "service", { replicas: 8 }],
    ["cache", "cache", { replicas: 2, hitRate: 0.8 }],
    ["db", "sql", { replicas: 2 }],
    ["search", "search-index", { replicas: 50 }],
    ["model", "model-server", { replicas: 20 }],
    ["queue", "queue", {}],
    ["worker", "worker", { replicas: 100 }],
  ].map(([id, kind, parameters]) => ({ id, label: id, kind, parameters })),
  edges: [
    ["user", "lb", {}],
    ["lb", "gateway", {}],
    ["gateway", "api", {}],
    ["api", "cache", {}],
    ["cache", "db", {}],
    ["api", "search", { fanOut: 4 }],
    ["api", "model", {}],
    ["api", "queue", { kind: "async" }],
    ["queue", "worker", {}],
  ].map(([from, to, more], i) => ({ id: `e${i}`, from, to, ...Object(more) })),
});
export const TEN_NODES_RPS = 5000;

/** Seconds of the processor that `work` takes, which a busy machine does not change, and seconds by the clock. */
function secondsOf<T>(work: () => T): { result: T; processor: number; clock: number } {
  const cpu = process.cpuUsage();
  const before = performance.now();
  const result = work();
  const clock = (performance.now() - before) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { result, processor: (user + system) / 1e6, clock };
}

const tenNodes = (requests: number) =>
  secondsOf(() =>
    simulateEvents({
      sketch: TEN_NODES,
      rps: TEN_NODES_RPS,
      settings: { requests, mostEvents: EVENTS, seed: 1 },
    }),
  );

function graphFigures(): Figure[] {
  tenNodes(20_000);
  const large = Array.from({ length: 5 }, () => tenNodes(200_000));
  const small = Array.from({ length: 11 }, () => tenNodes(20_000));
  const [first] = large;
  if (!first || first.result.requests < 190_000)
    throw new Error("The run of 200,000 requests was cut short.");
  const median = (runs: typeof large, time: "processor" | "clock") =>
    percentile(
      runs.map((run) => run[time]),
      0.5,
    );
  return [
    {
      name: "200k requests through ten nodes, processor time",
      value: median(large, "processor"),
      unit: "s",
      aim: 1,
    },
    { name: "200k requests through ten nodes, by the clock", value: median(large, "clock"), unit: "s" },
    {
      name: "20k requests through ten nodes, processor time",
      value: 1000 * median(small, "processor"),
      unit: "ms",
      aim: 150,
    },
    {
      name: "events per second (ten nodes)",
      value: first.result.events / median(large, "processor") / 1e6,
      unit: "million/s",
      better: "more",
    },
  ];
}

const stationRun = (load: number, seed: number, requests: number) =>
  simulateEvents({
    sketch: STATION,
    rps: SERVERS * load,
    settings: { requests, seed, mostEvents: EVENTS },
  });

/** Figures for one load, each against theory. */
function stationFigures(load: number): Figure[] {
  const arrivalRate = SERVERS * load;
  const exact = { arrivalRate, servers: SERVERS, serviceRate: 1 };
  const state = steadyState(exact);
  if (!state) throw new Error("M/M/8 has no steady state.");
  const wait = erlangC(SERVERS, arrivalRate) / (SERVERS - arrivalRate);
  const runs = Array.from({ length: SEEDS }, (_, i) => stationRun(load, i + 1, REQUESTS));
  const at = `M/M/8 at ${100 * load}%`;
  const waits = runs.map((run) => (run.nodes[1]?.meanWaitMs ?? NaN) / 1000);
  const isFull = SEEDS >= FULL_SEEDS;
  return [
    { name: `${at}: mean wait over Erlang C's, ${SEEDS} seeds`, value: mean(waits) / wait, unit: "×" },
    {
      name: `${at}: mean wait, off by`,
      value: 100 * Math.abs(mean(waits) / wait - 1),
      unit: "%",
      ...(isFull ? { aim: 1 } : {}),
    },
    ...SHARES.map(([name, share]): Figure => ({
      name: `${at}: ${name.replace("Ms", "")} of the response time, off by`,
      value:
        100 *
        Math.abs(
          mean(runs.map((run) => run.nodes[1]?.[name] ?? NaN)) /
            (1000 * responsePercentile(exact, state, share)) -
            1,
        ),
      unit: "%",
      aim: 2,
    })),
  ];
}

/** The same station, load and number of requests in SimPy, as its own documentation writes a bank. */
const SIMPY = `
import random, resource, sys
try:
    import simpy
except ImportError:
    sys.exit(3)
random.seed(1)
servers, load, requests = ${SERVERS}, float(sys.argv[1]), int(sys.argv[2])
env = simpy.Environment()
station = simpy.Resource(env, capacity=servers)
waited = []
def request(env):
    came = env.now
    with station.request() as turn:
        yield turn
        waited.append(env.now - came)
        yield env.timeout(random.expovariate(1.0))
def source(env):
    for _ in range(requests):
        yield env.timeout(random.expovariate(servers * load))
        env.process(request(env))
before = resource.getrusage(resource.RUSAGE_SELF)
env.process(source(env))
env.run()
after = resource.getrusage(resource.RUSAGE_SELF)
print(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, sum(waited) / len(waited), simpy.__version__)
`;

/** Debian's Python first: python3-simpy3 belongs to it, whatever else is called python3. */
const PYTHONS = ["/usr/bin/python3", "python3"];

function yardstick(load: number): Measured {
  const ran = PYTHONS.map((python) =>
    spawnSync(python, ["-c", SIMPY, String(load), String(YARDSTICK_REQUESTS)], { encoding: "utf8" }),
  ).find(({ status }) => status === 0);
  if (!ran)
    return {
      figures: [],
      notes: ["SimPy is not on this machine, so it is not compared: apt-get install python3-simpy3."],
    };
  const [theirs = NaN, theirWait = NaN] = ran.stdout.trim().split(" ").map(Number);
  const version = ran.stdout.trim().split(" ")[2] ?? "";
  stationRun(load, 2, YARDSTICK_REQUESTS);
  const { result, processor } = secondsOf(() => stationRun(load, 1, YARDSTICK_REQUESTS));
  // The warm-up is run too, so the time is held against all requests.
  const total = result.requests * (1 + result.warmUpS / result.measuredS);
  const ours = processor / total;
  return {
    figures: [
      {
        name: `M/M/8 at ${100 * load}%: times as fast as SimPy ${version}`,
        value: theirs / YARDSTICK_REQUESTS / ours,
        unit: "×",
        aim: 10,
        better: "more",
      },
    ],
    notes: [
      `At ${100 * load}% SimPy takes ${(1e6 * (theirs / YARDSTICK_REQUESTS)).toFixed(2)} µs of processor a request (mean wait ${theirWait.toFixed(4)} s), the engine ${(1e6 * ours).toFixed(3)} µs (${((result.nodes[1]?.meanWaitMs ?? NaN) / 1000).toFixed(4)} s).`,
    ],
  };
}

/** How fast the event engine is, and how near to what theory says. */
export const simulator: Bench = {
  name: "simulator",
  run() {
    const compared = LOADS.map(yardstick);
    return {
      figures: [
        ...graphFigures(),
        ...LOADS.flatMap(stationFigures),
        ...compared.flatMap(({ figures }) => figures),
      ],
      notes: [
        ...(SEEDS < FULL_SEEDS ? [`${SEEDS} seeds; SIMULATOR_SEEDS=${FULL_SEEDS} measures in full.`] : []),
        ...new Set(compared.flatMap(({ notes }) => notes)),
      ],
    };
  },
};
