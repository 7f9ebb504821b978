import { readFileSync } from "node:fs";
import { splitFrontMatter } from "../bank/sample-files.ts";
import {
  type Answer,
  drawVariant,
  evaluateLedger,
  readAnswerFile,
  readExcalidraw,
  readMermaid,
  resolveQuantities,
  evaluateExpression,
  simulate,
  type Simulation,
  type Sketch,
  SketchSchema,
} from "../index.ts";
import { BAD_SEED, readArguments, readSeed } from "./arguments.ts";
import { asJson, type CommandOutcome, done, refuse } from "./outcome.ts";
import { findQuestion } from "./question.ts";
import { table } from "./table.ts";

export const SIMULATE_USAGE =
  "headroom simulate FILE [--rps N] [--question ID] [--seed N] [--kill NODE] [--json]";

/** Where neither the command, the question nor the answer says. */
const FALLBACK_RPS = 100;

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
    bank: { type: "string" },
    json: { type: "boolean" },
  });
  if (!read.ok) return refuse(read.message);
  const { flags, rest } = read;
  const [file, ...more] = rest;
  if (file === undefined || more.length > 0) return refuse(`Name one file: ${SIMULATE_USAGE}.`);
  const seed = readSeed(flags.seed);
  if (seed === undefined) return refuse(BAD_SEED);
  const drawn = readSketch(file);
  if ("problem" in drawn) return refuse(drawn.problem);
  if (drawn.sketch.nodes.length === 0) return refuse(`${file}: there is no sketch in it.`);

  const workload = findWorkload(
    { rps: flags.rps, question: flags.question, seed, bank: flags.bank },
    drawn.answer,
  );
  if ("problem" in workload) return refuse(workload.problem);
  const killed = flags.kill === undefined ? null : findNode(drawn.sketch, flags.kill);
  if (killed === undefined)
    return refuse(
      `No node is called “${flags.kill?.slice(0, 60)}”; there are ${drawn.sketch.nodes.map(({ id }) => id).join(", ")}.`,
    );
  const down = killed === null ? [] : [killed];
  const { sketch } = drawn;
  const simulation = simulate({ sketch, workload: { rps: workload.rps }, down });
  const loss =
    killed === null
      ? undefined
      : simulate({ sketch, workload: { rps: workload.rps } }).losses.find(({ id }) => id === killed);
  const notes = workload.note === undefined ? simulation.notes : [workload.note, ...simulation.notes];
  const shown = { file, seed, killed, ...(loss ? { loss } : {}), ...simulation, notes };
  return done(flags.json ? asJson(shown) : simulationText(shown));
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
): { rps: number; note?: string } | { problem: string } {
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
    const result = evaluateExpression({ text: question.workload.rps, scope });
    return result.ok
      ? { rps: result.quantity.value }
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

/** A node's id, by its id or its label; undefined when there is none. */
function findNode({ nodes }: Sketch, wanted: string): string | undefined {
  const plain = wanted.trim().toLowerCase();
  return (
    nodes.find(({ id }) => id === wanted) ??
    nodes.find(({ id, label }) => id.toLowerCase() === plain || label.toLowerCase() === plain)
  )?.id;
}

const figure = (value: number | null, unit = "") =>
  value === null ? "-" : `${Number(value.toPrecision(3))}${unit}`;

function simulationText(simulation: Simulation & { file: string; killed: string | null }): string {
  const { nodes, losses, firstToSaturate } = simulation;
  const rows = nodes.map((node) => [
    node.label.replaceAll("\n", " "),
    figure(node.arrivalRps),
    figure(node.capacityRps),
    node.utilisation === null ? "-" : `${Math.round(100 * node.utilisation)}%`,
    figure(node.p50Ms),
    figure(node.p99Ms),
    figure(node.usdPerMonth),
  ]);
  const worst = losses.filter(({ lostShare }) => lostShare > 0).slice(0, 8);
  return `${[
    `${simulation.file} at ${figure(simulation.rps)} requests/s${simulation.killed ? `, ${simulation.killed} down` : ""}`,
    table([["node", "per s", "capacity", "busy", "p50 ms", "p99 ms", "$ a month"], ...rows]),
    [
      `End to end: p50 ${figure(simulation.p50Ms)} ms, p95 ${figure(simulation.p95Ms)} ms, p99 ${figure(simulation.p99Ms)} ms`,
      `Availability: ${simulation.availability === null ? "-" : `${Number((100 * simulation.availability).toPrecision(6))}%`}`,
      `Cost: $${figure(simulation.usdPerMonth)} a month`,
      ...(firstToSaturate
        ? [`First to saturate: ${firstToSaturate.label} at ${figure(firstToSaturate.atRps)} requests/s`]
        : []),
    ].join("\n"),
    ...(worst.length > 0
      ? [
          table(
            worst.map(({ label, lostShare, cause }) => [
              `losing ${label}`,
              `${Math.round(100 * lostShare)}% lost`,
              cause ?? "",
            ]),
          ),
        ]
      : []),
    ...(simulation.notes.length > 0 ? [simulation.notes.map((note) => `- ${note}`).join("\n")] : []),
  ].join("\n\n")}\n`;
}
