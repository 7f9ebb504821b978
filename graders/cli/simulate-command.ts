import { readFileSync } from "node:fs";
import { splitFrontMatter } from "../bank/sample-files.ts";
import {
  type Answer,
  BUILT_IN_PRICES,
  checkSweep,
  drawVariant,
  evaluateLedger,
  loadsToCheck,
  paretoMirror,
  type PriceTable,
  pricesUsed,
  type Quantity,
  readAnswerFile,
  readExcalidraw,
  readMermaid,
  resolveQuantities,
  evaluateExpression,
  RunSettingsSchema,
  type RunSettingsInput,
  simulate,
  type SimulatedWorkload,
  simulateEvents,
  type Sketch,
  SketchSchema,
  sweepLoad,
} from "../index.ts";
import { nodesInGroup } from "../simulator/groups.ts";
import { BAD_SEED, readArguments, readSeed } from "./arguments.ts";
import { asJson, type CommandOutcome, done, refuse } from "./outcome.ts";
import { findQuestion } from "./question.ts";
import { readPricesOption } from "./prices-option.ts";
import { paretoText, sweepText } from "./plots-text.ts";
import { simulationText } from "./simulate-text.ts";

export const SIMULATE_USAGE =
  "headroom simulate FILE [--rps N] [--question ID] [--seed N] [--kill NODE|GROUP] [--requests N] [--settings FILE] [--prices FILE] [--sweep] [--pareto] [--json]";

/** Where neither the command, the question nor the answer says. */
const FALLBACK_RPS = 100;
/** Requests that the event engine measures, and its seed, where the command does not say. */
const REQUESTS = 50_000;
const ENGINE_SEED = 1;

interface Drawn {
  sketch: Sketch;
  /** The answer around it, where there is one. */
  answer: Answer | null;
}

/** `simulate FILE`: runs the sketch in an answer, document, Mermaid, Excalidraw or sketch file. */
export function simulateCommand(args: readonly string[]): CommandOutcome {
  const read = readArguments(args, {
    rps: { type: "string" },
    question: { type: "string" },
    seed: { type: "string" },
    kill: { type: "string" },
    requests: { type: "string" },
    settings: { type: "string" },
    prices: { type: "string" },
    sweep: { type: "boolean" },
    pareto: { type: "boolean" },
    bank: { type: "string" },
    json: { type: "boolean" },
  });
  if (!read.ok) return refuse(read.message);
  const { flags, rest } = read;
  const [file, ...more] = rest;
  if (file === undefined || more.length > 0) return refuse(`Name one file: ${SIMULATE_USAGE}.`);
  const seed = readSeed(flags.seed);
  if (seed === undefined) return refuse(BAD_SEED);
  const table = readPricesOption(flags.prices);
  if (!table.ok) return refuse(table.message);
  const { prices } = table;
  const drawn = readSketch(file);
  if ("problem" in drawn) return refuse(drawn.problem);
  if (drawn.sketch.nodes.length === 0) return refuse(`${file}: there is no sketch in it.`);

  const workload = findWorkload(
    { rps: flags.rps, question: flags.question, seed, bank: flags.bank },
    drawn.answer,
  );
  if ("problem" in workload) return refuse(workload.problem);
  const { sketch } = drawn;
  const killed = flags.kill === undefined ? null : findPart(sketch, flags.kill);
  if (killed === undefined)
    return refuse(
      `No node or group is called “${flags.kill?.slice(0, 60)}”; there are ${[...sketch.nodes, ...sketch.groups].map(({ id }) => id).join(", ")}.`,
    );
  if (flags.pareto && killed !== null) return refuse("--pareto varies the whole sketch: leave out --kill.");
  const settings = readSettings(flags, seed, killed);
  if ("problem" in settings) return refuse(settings.problem);
  const inGroup = killed === null ? [] : nodesInGroup(sketch, killed);
  const inGroupIds = inGroup.flatMap((i) => sketch.nodes[i]?.id ?? []);
  const down = killed === null ? [] : inGroupIds.length > 0 ? inGroupIds : [killed];
  const { rps } = workload;
  const simulation = simulate({ sketch, workload, down, prices });
  const loss =
    killed === null
      ? undefined
      : simulate({ sketch, workload: { rps } }).losses.find(({ id }) => id === killed);
  const engine = simulateEvents({ sketch, rps, settings });
  const notes = workload.note === undefined ? simulation.notes : [workload.note, ...simulation.notes];
  const mirror = flags.pareto ? paretoMirror({ sketch, workload, prices }) : null;
  if (mirror?.ok === false) return refuse(`${file}: no mirror: ${mirror.reason}`);
  const shown = {
    file,
    seed,
    killed,
    ...(loss ? { loss } : {}),
    ...simulation,
    notes,
    prices: pricesUsed(prices ?? BUILT_IN_PRICES),
    engine,
    ...(flags.sweep ? { sweep: sweepWithChecks({ sketch, workload, down, prices, settings }) } : {}),
    ...(mirror ? { pareto: mirror.mirror } : {}),
  };
  if (flags.json) return done(asJson(shown));
  const plots = [
    ...(shown.sweep ? [sweepText(shown.sweep)] : []),
    ...(shown.pareto ? [paretoText(shown.pareto)] : []),
  ];
  return done([simulationText(shown), ...plots].join("\n"));
}

/** The load sweep as drawn, and p99 measured event by event at a few of its loads while nothing is down. */
function sweepWithChecks({
  settings: { requests = REQUESTS, seed = ENGINE_SEED },
  ...input
}: {
  sketch: Sketch;
  workload: SimulatedWorkload;
  down: readonly string[];
  prices: PriceTable | undefined;
  settings: RunSettingsInput;
}) {
  const sweep = sweepLoad(input);
  const factors = input.down.length > 0 ? [] : loadsToCheck(sweep);
  const { sketch, workload } = input;
  return { ...sweep, checks: checkSweep({ sketch, workload, factors, requests, seed }) };
}

/** The event engine's settings: a file's, over what the command says, over the defaults. */
function readSettings(
  flags: { requests?: string | undefined; settings?: string | undefined },
  seed: number | null,
  killed: string | null,
): RunSettingsInput | { problem: string } {
  let typed: unknown = {};
  if (flags.settings !== undefined) {
    try {
      typed = JSON.parse(readFileSync(flags.settings, "utf8"));
    } catch {
      return { problem: `${flags.settings}: it cannot be read as JSON.` };
    }
  }
  const requests = flags.requests === undefined ? REQUESTS : Number(flags.requests);
  if (!Number.isInteger(requests) || requests < 1)
    return { problem: "--requests takes a whole number from 1, like 200000." };
  const given = typeof typed === "object" && typed !== null ? typed : {};
  const parsed = RunSettingsSchema.safeParse({ requests, seed: seed ?? ENGINE_SEED, ...given });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = issue?.path.join(".") || "settings";
    return { problem: `${flags.settings ?? "--requests"}: ${at}: ${issue?.message ?? "out of range"}` };
  }
  const outages = [...parsed.data.outages, ...(killed === null ? [] : [{ target: killed, fromS: 0 }])];
  return { ...parsed.data, outages };
}

function readSketch(file: string): Drawn | { problem: string } {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return { problem: `${file}: there is no such file, or it cannot be read.` };
  }
  if (/\.(?:mmd|mermaid|excalidraw)$/i.test(file)) {
    const result = /\.excalidraw$/i.test(file) ? readExcalidraw(text) : readMermaid(text);
    if (result.ok) return { sketch: result.sketch, answer: null };
    const [first] = result.problems;
    return { problem: `${file}:${first?.line ?? 1}: ${first?.message ?? "this is no drawing"}` };
  }
  const sketch = asSketch(file, text);
  if (sketch) return { sketch, answer: null };
  const body = /\.(?:md|markdown)$/i.test(file) ? splitFrontMatter(text).body : text;
  const read = readAnswerFile({ name: file, text: body });
  return read.ok ? { sketch: read.answer.sketch, answer: read.answer } : { problem: read.message };
}

/** A .json file that holds a sketch itself: nodes and edges. */
function asSketch(file: string, text: string): Sketch | null {
  if (!/\.json$/i.test(file)) return null;
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== "object" || data === null || !("nodes" in data)) return null;
    const parsed = SketchSchema.safeParse(data);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function findWorkload(
  from: {
    rps: string | undefined;
    question: string | undefined;
    seed: number | null;
    bank: string | undefined;
  },
  answer: Answer | null,
): (SimulatedWorkload & { note?: string }) | { problem: string } {
  if (from.rps !== undefined) {
    const typed = evaluateExpression({ text: from.rps, scope: {} });
    const rps = typed.ok ? typed.quantity.value : NaN;
    return rps > 0 ? { rps } : { problem: "--rps takes requests per second above 0, like 5000 or 100k." };
  }
  if (from.question !== undefined) {
    const found = findQuestion(from.question, from.bank);
    if (!found.ok) return { problem: found.message };
    const { question } = found.entry;
    if (!question.workload) return { problem: `${question.id} has no workload; give --rps.` };
    const scope = resolveQuantities({ question, variant: drawVariant({ question, seed: from.seed }) });
    const { rps, p99 } = question.workload;
    const result = evaluateExpression({ text: rps, scope });
    const target = p99 === undefined ? null : evaluateExpression({ text: p99, scope });
    return result.ok
      ? { rps: result.quantity.value, ...(target?.ok ? { p99Ms: milliseconds(target.quantity) } : {}) }
      : { problem: `The workload cannot be computed: ${result.message}` };
  }
  const stated = answer && statedRate(answer);
  return (
    stated ?? {
      rps: FALLBACK_RPS,
      note: `No rate is stated, so ${FALLBACK_RPS} requests/s are taken; give --rps.`,
    }
  );
}

/** A target as the bank writes it: a time, or a plain number of milliseconds. */
const milliseconds = ({ value, dimension }: Quantity) =>
  (dimension.every((power) => power === 0) ? 1 : 1000) * value;

/** The answer's own peak rate, else the largest rate of requests in its ledger. */
function statedRate(answer: Answer): { rps: number; note: string } | null {
  const rates = evaluateLedger({ rows: answer.ledger, givens: [] }).flatMap(({ name, quantity }) => {
    const isRate = quantity !== null && quantity.dimension.every((power, i) => power === (i === 0 ? -1 : 0));
    return isRate && /rps|qps|req|traffic|peak/i.test(name) ? [{ name, rps: quantity.value }] : [];
  });
  const peaks = rates.filter(({ name }) => /peak/i.test(name));
  const best = (peaks.length > 0 ? peaks : rates).sort((a, b) => b.rps - a.rps)[0];
  return best && best.rps > 0 ? { rps: best.rps, note: `Run at “${best.name}” of the ledger.` } : null;
}

/** Id of a node or else of a group, by its id or its label; undefined when there is none. */
function findPart({ nodes, groups }: Sketch, wanted: string): string | undefined {
  const plain = wanted.trim().toLowerCase();
  const parts = [...nodes, ...groups];
  return (
    parts.find(({ id }) => id === wanted) ??
    parts.find(({ id, label }) => id.toLowerCase() === plain || label.toLowerCase() === plain)
  )?.id;
}
