import { type PriceTable } from "../capacity/price-table/schema.ts";
import { significant } from "../ledger/significant.ts";
import { type Sketch } from "../model/index.ts";
import { awaitedNodes } from "./latency.ts";
import { type Base, baseOf, mostBusy } from "./pareto-base.ts";
import { type Design, evaluator, type Held } from "./pareto-evaluate.ts";
import { dominates, frontOf, NOISE } from "./pareto-front.ts";
import { findKnobs, type Knob } from "./pareto-knobs.ts";
import { heldInWords, variedInWords } from "./pareto-told.ts";
import { type ParetoMirror, type ParetoPoint } from "./pareto-result.ts";
import { type Choices, type NodeChoice } from "./pareto-variant.ts";
import { changesInWords, changesOf, differenceInWords, percent, times, usd } from "./pareto-words.ts";
import { loadedStations } from "./sweep-steady.ts";
import { type SimulatedWorkload } from "./workload.ts";

export interface ParetoInput {
  sketch: Sketch;
  workload: SimulatedWorkload;
  /** Left out: the built-in table. */
  prices?: PriceTable | undefined;
}
export type ParetoOutcome = { ok: true; mirror: ParetoMirror } | { ok: false; reason: string };
export interface ParetoProgress {
  tried: number;
  /** Variants of one and of two parameters; a few more follow from the best of them. */
  of: number;
}

/**
 * Variants of one or two parameters, and then those that go on from the best: bounds on time, for sketches of up to so many
 * components. A run of a larger one takes longer, so there are fewer.
 */
const MOST_VARIANTS = 1500;
const MOST_FURTHER = 500;
const USUAL_SIZE = 20;
const CHUNK = 20;
/** Components named in a sentence; all of them are in `changes` and `says`. */
const MOST_TOLD = 3;

/** `paretoSteps`, run to its end. */
export function paretoMirror(input: ParetoInput): ParetoOutcome {
  const steps = paretoSteps(input);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Holds a mirror up to a sketch: changes one and two parameters of the components that matter (replicas, accelerator, batch,
 * cache size), goes on from the best as long as it helps, runs each variant in closed form, and says which of them
 * dominate the sketch in dollars a month and p99. Pauses every few variants, so that a worker can answer meanwhile. Pure
 * and bounded: the same sketch and load give the same mirror.
 */
export function* paretoSteps({
  sketch,
  workload,
  prices,
}: ParetoInput): Generator<ParetoProgress, ParetoOutcome> {
  const base = baseOf(sketch, workload.rps, prices);
  if ("problem" in base) return { ok: false, reason: base.problem };
  const asDrawn = evaluator(base.drawn, workload.rps)(new Map(), null);
  const evaluate = evaluator(base.network, workload.rps);
  const start = evaluate(new Map(), null);
  if (!isTimed(start))
    return {
      ok: false,
      reason: "No way through the sketch ends in a reply, so there is no latency to compare.",
    };
  const held: Held = { mostBusy: mostBusy(base), availability: start.availability };
  const budget = Math.min(1, significant(Math.pow(USUAL_SIZE / sketch.nodes.length, 1.5)));
  const knobs = bounded(
    Math.floor(MOST_VARIANTS * budget),
    findKnobs({
      network: base.network,
      rates: base.rates,
      loaded: loadedStations(base.network, base.rates),
      awaited: new Set(awaitedNodes(base.network)),
      mostBusy: held.mostBusy,
    }),
  );

  /** The cheapest of what is sought that dominates the sketch; null: none does. */
  const goOn = (from: readonly Timed[], sought: (design: Design) => boolean) =>
    cheapest(from.filter((design) => sought(design) && dominates(design, start)));
  const plans = [...ofOneAndTwo(knobs)];
  const designs: Timed[] = [start];
  let tried = 0;
  for (const choices of plans) {
    const design = evaluate(choices, held);
    if (isTimed(design)) designs.push(design);
    if (++tried % CHUNK === 0) yield { tried, of: plans.length };
  }
  for (const sought of [(design: Design) => keepsRoom(design, start) && isOfCounts(design), () => true])
    for (let best = goOn(designs, sought); best !== null;) {
      const further: Timed[] = [];
      for (const choices of oneMore(best.choices, knobs)) {
        if (tried >= plans.length + MOST_FURTHER * budget) break;
        const design = evaluate(choices, held);
        if (isTimed(design)) further.push(design);
        if (++tried % CHUNK === 0) yield { tried: Math.min(tried, plans.length), of: plans.length };
      }
      designs.push(...further);
      const next = goOn(further, sought);
      best = next !== null && next.usdPerMonth < best.usdPerMonth ? next : null;
    }
  return { ok: true, mirror: mirrorOf({ base, asDrawn, start, designs, knobs, tried, rps: workload.rps }) };
}

type Timed = Design & { p99Ms: number };
const isTimed = (design: Design): design is Timed => design.feasible && design.p99Ms !== null;

/** It saturates no earlier. */
const keepsRoom = (design: Design, start: Design) => design.carriesUpTo >= start.carriesUpTo * (1 - 1e-9);

const cheapest = (designs: readonly Timed[]): Timed | null =>
  [...designs].sort((a, b) => a.usdPerMonth - b.usdPerMonth || a.p99Ms - b.p99Ms)[0] ?? null;
const fastest = (designs: readonly Timed[]): Timed | null =>
  [...designs].sort((a, b) => a.p99Ms - b.p99Ms || a.usdPerMonth - b.usdPerMonth)[0] ?? null;

/** As many knobs, the most telling first, as keep within the bound on variants; one at least. */
function bounded(most: number, knobs: Knob[]): Knob[] {
  const kept: Knob[] = [];
  let singles = 0;
  let all = 0;
  for (const knob of knobs) {
    const count = knob.settings.length;
    all += count + count * singles;
    if (all > most && kept.length > 0) break;
    singles += count;
    kept.push(knob);
  }
  return kept;
}

function* ofOneAndTwo(knobs: readonly Knob[]): Generator<Choices> {
  for (const { node, settings } of knobs) for (const one of settings) yield new Map([[node, one]]);
  for (const [i, first] of knobs.entries())
    for (const second of knobs.slice(i + 1))
      for (const one of first.settings)
        for (const two of second.settings) yield withChoice(new Map([[first.node, one]]), second.node, two);
}

function* oneMore(choices: Choices, knobs: readonly Knob[]): Generator<Choices> {
  for (const { node, settings } of knobs)
    for (const setting of settings) {
      const taken = choices.get(node) ?? {};
      if (!Object.keys(setting).some((name) => name in taken)) yield withChoice(choices, node, setting);
    }
}

const withChoice = (choices: Choices, node: number, more: NodeChoice): Choices =>
  new Map(choices).set(node, { ...choices.get(node), ...more });

function mirrorOf({
  base,
  asDrawn,
  start,
  designs,
  knobs,
  tried,
  rps,
}: {
  base: Base;
  asDrawn: Design;
  start: Timed;
  designs: readonly Timed[];
  knobs: readonly Knob[];
  tried: number;
  rps: number;
}): ParetoMirror {
  const point = (design: Design): ParetoPoint => {
    const changes = changesOf(base.drawn, design.network, design.choices);
    return {
      usdPerMonth: design.usdPerMonth,
      p99Ms: design.p99Ms,
      availability: design.availability,
      carriesUpTo: Number.isFinite(design.carriesUpTo) ? design.carriesUpTo : null,
      changes,
      says: changesInWords(changes),
      dominated: isTimed(design) && designs.some((other) => dominates(other, design)),
    };
  };
  const better = designs.filter((design) => dominates(design, start));
  const roomy = better.filter((design) => keepsRoom(design, start));
  const fewestChanges = Math.min(...better.map(({ choices }) => parametersIn(choices)));
  const kinds = [
    cheapest(ofCountsAlone(roomy)),
    cheapest(ofCountsAlone(better.filter(({ choices }) => parametersIn(choices) === fewestChanges))),
    cheapest(better),
    fastest(better),
  ];
  const dominators = [...new Set(kinds)].flatMap((design) => {
    if (design === null) return [];
    const says = changesInWords(changesOf(base.network, design.network, design.choices), MOST_TOLD);
    const room =
      Math.abs(design.carriesUpTo / start.carriesUpTo - 1) > 0.05
        ? ` It carries up to ${times(design.carriesUpTo)} this load instead of ${times(start.carriesUpTo)}.`
        : "";
    const difference = `${says}: ${differenceInWords(design, start)}.${room}`;
    return [{ ...point(design), difference, keepsRoom: keepsRoom(design, start) }];
  });
  const own = point(asDrawn);
  const repaired = base.repaired.length > 0 ? point(start) : null;
  return {
    rps,
    own,
    repaired,
    front: frontOf(designs).map(point),
    dominators,
    cloud: cloudOf(designs),
    tried,
    feasible: designs.length - 1,
    verdict: verdictOf({ own, repaired, feasible: designs.length - 1 }, better.length, roomy.length),
    varied: variedInWords(base.network, knobs),
    held: heldInWords({ base, knobs, rps, noise: NOISE }),
  };
}

const parametersIn = (choices: Choices) =>
  [...choices.values()].reduce((sum, choice) => sum + Object.keys(choice).length, 0);

/**
 * Those that change counts of replicas only, or all if there are none: another accelerator, batch or cache size behaves as
 * assumed, another count of the same machines is as drawn.
 */
function ofCountsAlone(designs: readonly Timed[]): readonly Timed[] {
  const counts = designs.filter(isOfCounts);
  return counts.length > 0 ? counts : designs;
}
const isOfCounts = ({ choices }: Design) =>
  [...choices.values()].every((choice) => Object.keys(choice).every((name) => name === "replicas"));

/** Each pair of figures once. */
function cloudOf(designs: readonly Timed[]): [number, number][] {
  const seen = new Map(
    designs.map(({ usdPerMonth, p99Ms }) => [
      `${usdPerMonth} ${p99Ms}`,
      [usdPerMonth, p99Ms] as [number, number],
    ]),
  );
  return [...seen.values()].sort(([a, b], [c, d]) => a - c || b - d);
}

function verdictOf(
  { own, repaired, feasible }: Pick<ParetoMirror, "own" | "repaired" | "feasible">,
  better: number,
  roomy: number,
): string {
  const over = repaired
    ? `As drawn, it cannot carry the load: it takes ${repaired.says}, ${usd(repaired.usdPerMonth - own.usdPerMonth)} a month more. From there: `
    : "";
  if (feasible === 0)
    return `${over}There is nothing to vary here: no component has replicas that are paid for, with room to change them.`;
  const whose = repaired ? "that" : "your design";
  const more = `by more than ${percent(NOISE)}`;
  if (better === 0)
    return `${over}Nothing found dominates ${whose}: of ${feasible} variants that carry the load, none costs no more, answers no slower and is better in one ${more}.`;
  const room =
    roomy === better
      ? "and all of them leave as much room to grow."
      : `but only ${roomy === 0 ? "by giving up room to grow" : `${roomy} of them leave as much room to grow`}.`;
  return `${over}${better} of ${feasible} variants that carry the load dominate ${whose} (no dearer, no slower, better in one ${more}), ${room}`;
}
