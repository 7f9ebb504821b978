import { kindName, nodesOf } from "../checks/graph.ts";
import { type Check, type Level, NODE_KINDS, type NodeKind, type SketchEdge } from "../model/index.ts";
import { levelOf } from "./dimension.ts";
import { type DraftPart, type Phrase } from "./draft.ts";
import { type ReadReference, type References } from "./read-references.ts";
import { pointsFor } from "./topics.ts";
import { idFrom, listed, titleOf } from "./wording.ts";

const KINDS_TOGETHER = 3;
const MOST_KINDS = 9;
const MOST_PATHS = 4;

/** Kinds that do the same work in many designs: any of them is what the reference asks for. */
const ALIKE: readonly (readonly NodeKind[])[] = [
  ["service", "worker"],
  ["sql", "nosql"],
  ["queue", "stream"],
  ["load-balancer", "gateway"],
  ["batch-job", "stream-job"],
  ["object-store", "warehouse", "feature-store-offline"],
  ["model-server", "llm-server", "embedding-server"],
];
/** Kinds whose short names only engineers read at sight. */
const SAID: Partial<Record<NodeKind, string>> = {
  sql: "database",
  nosql: "database",
  cdn: "CDN",
  dns: "DNS",
  "llm-server": "LLM server",
  "external-api": "external API",
};
const said = (kind: NodeKind) => SAID[kind] ?? kindName(kind);
const withArticle = (name: string) => `${/^[aeioL]/.test(name) ? "an" : "a"} ${name}`;

const alike = (kind: NodeKind): NodeKind[] => [...(ALIKE.find((group) => group.includes(kind)) ?? [kind])];

/** Criteria for what the references draw: the kinds of components, and the paths between them. */
export function draftDrawing(references: References, level: Level, taken: Set<string>): DraftPart[] {
  const drawn = references.all.filter(({ document }) => document.answer.sketch.nodes.length >= 3);
  if (drawn.length === 0) return [];
  const shared = drawn.length / references.all.length;
  const part = (
    facts: { title: string; why: string; advice: string; check: Check; weight: number },
    phrases: Phrase[],
    at: number,
  ): DraftPart => {
    const { weight, ...rest } = facts;
    return {
      criterion: {
        id: idFrom(`draws-${rest.title.replace(/^Draws (?:the )?/, "")}`, taken),
        dimension: "architecture",
        level: levelOf("architecture", level),
        points: pointsFor(weight, shared, references.all.length),
        ...rest,
      },
      shared,
      at,
      phrases: phrases.slice(0, 6),
      concepts: [],
      quantities: [],
    };
  };

  const groups = kindGroups(drawn);
  const components = Array.from({ length: Math.ceil(groups.length / KINDS_TOGETHER) }, (_, at) =>
    groups.slice(at * KINDS_TOGETHER, (at + 1) * KINDS_TOGETHER),
  ).map((some, at) =>
    part(
      {
        title: titleOf([`Draws ${listed(some.map(({ name }) => name))}`]),
        why: `The reference's sketch has ${listed(some.map(({ label }) => `“${label}”`))}: a reader sees from it who does what.`,
        advice: `Draw the part that does the work of ${listed(some.map(({ name }) => name))}, label it, and connect it.`,
        check: allOf(some.map(({ kinds }) => ({ kind: "component", nodes: kinds, need: 1 }))),
        weight: 0.75 * some.length,
      },
      some.flatMap(({ phrase }) => phrase),
      at,
    ),
  );
  const paths = routes(drawn).slice(0, MOST_PATHS);
  if (paths.length === 0) return components;
  return [
    ...components,
    part(
      {
        title: titleOf([`Draws the way ${listed(paths.map(({ name }) => name))}`]),
        why: `The reference connects ${listed(paths.slice(0, 2).map(({ labels }) => labels))}; what is not connected does nothing.`,
        advice: "Draw the arrows too: from who asks, through what decides, to where the data stands.",
        check: allOf(paths.map(({ check }) => check)),
        weight: 2,
      },
      paths.map(({ phrase }) => phrase),
      groups.length,
    ),
  ];
}

const allOf = (checks: readonly Check[]): Check => {
  const [only] = checks;
  return checks.length === 1 && only !== undefined ? only : { kind: "all", of: [...checks] };
};

interface KindGroup {
  kinds: NodeKind[];
  name: string;
  label: string;
  phrase: Phrase[];
}

const labelPhrase = (reference: number, node: number, label: string): Phrase => ({
  reference,
  field: `sketch.nodes.${node}.label`,
  start: 0,
  end: label.length,
  text: label,
});

/** The kinds drawn, without the client, which every sketch has; those that more references draw first. */
function kindGroups(drawn: readonly ReadReference[]): KindGroup[] {
  const groups = new Map<string, KindGroup & { count: number }>();
  for (const { index, document } of drawn) {
    const { sketch } = document.answer;
    const seen = new Set<string>();
    for (const kind of NODE_KINDS) {
      const kinds = alike(kind);
      const key = kinds.join(" ");
      const [node] = nodesOf(sketch, [kind]);
      if (kind === "client" || node === undefined || seen.has(key)) continue;
      seen.add(key);
      const label = node.label || node.id;
      const phrase = labelPhrase(index, sketch.nodes.indexOf(node), label);
      const known = groups.get(key);
      if (known) {
        known.count += 1;
        known.phrase.push(phrase);
      } else
        groups.set(key, {
          kinds,
          name: withArticle(said(kind)),
          label: label.slice(0, 60),
          phrase: [phrase],
          count: 1,
        });
    }
  }
  return [...groups.values()].sort((a, b) => b.count - a.count).slice(0, MOST_KINDS);
}

interface Route {
  name: string;
  labels: string;
  check: Check;
  phrase: Phrase;
}

/** Connections between kinds that stand in the drawing, each pair once; those of sync calls from the client first. */
function routes(drawn: readonly ReadReference[]): Route[] {
  const found = new Map<string, Route & { weight: number }>();
  for (const { index, document } of drawn) {
    const { nodes, edges } = document.answer.sketch;
    const byId = new Map(nodes.map((node, at) => [node.id, { node, at }]));
    const busy = (id: string) => edges.filter(({ from, to }) => from === id || to === id).length;
    for (const edge of edges) {
      const from = byId.get(edge.from);
      const to = byId.get(edge.to);
      if (!from || !to || from.node.kind === to.node.kind || to.node.kind === "client") continue;
      const key = `${alike(from.node.kind).join()} > ${alike(to.node.kind).join()}`;
      const known = found.get(key);
      const weight = busy(edge.from) + busy(edge.to);
      if (known) {
        known.weight += weight;
        continue;
      }
      found.set(key, {
        name: `from ${said(from.node.kind)} to ${said(to.node.kind)}`,
        labels: `“${from.node.label.slice(0, 40)}” with “${to.node.label.slice(0, 40)}”`,
        check: pathCheck(from.node.kind, to.node.kind, edge),
        phrase: labelPhrase(index, to.at, to.node.label),
        weight,
      });
    }
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight);
}

const pathCheck = (from: NodeKind, to: NodeKind, { kind }: SketchEdge): Check => ({
  kind: "path",
  from: alike(from),
  to: alike(to),
  via: [],
  ...(kind === "sync" ? {} : { edges: ["async", "batch"] }),
});
