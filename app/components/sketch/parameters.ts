import type { NodeKind, NodeParameters, SketchNode } from "~graders";

export type ParameterKey = keyof NodeParameters;

export interface ParameterFacts {
  label: string;
  unit: string;
  hint?: string;
  min: number;
  max: number;
  whole: boolean;
  /** What is typed over what is stored: shares are typed as percent. */
  scale: number;
}

export const PARAMETERS: Readonly<Record<ParameterKey, ParameterFacts>> = {
  replicas: { label: "Replicas", unit: "copies", min: 1, max: 1_000_000, whole: true, scale: 1 },
  zones: {
    label: "Zones",
    unit: "",
    hint: "availability zones the copies are spread over",
    min: 1,
    max: 100,
    whole: true,
    scale: 1,
  },
  serviceTimeMs: {
    label: "Service time",
    unit: "ms",
    hint: "mean time one request holds a slot",
    min: 1e-6,
    max: 1e15,
    whole: false,
    scale: 1,
  },
  concurrency: {
    label: "Concurrency",
    unit: "requests",
    hint: "worked on at once by one replica",
    min: 1,
    max: 1_000_000,
    whole: true,
    scale: 1,
  },
  capacityPerReplica: {
    label: "Capacity",
    unit: "req/s",
    hint: "per replica; wins over service time",
    min: 1e-6,
    max: 1e15,
    whole: false,
    scale: 1,
  },
  hitRate: {
    label: "Hit rate",
    unit: "%",
    hint: "answered here without asking further",
    min: 0,
    max: 100,
    whole: false,
    scale: 100,
  },
  batchSize: { label: "Batch size", unit: "requests", min: 1, max: 1_000_000, whole: true, scale: 1 },
  timeoutMs: {
    label: "Timeout",
    unit: "ms",
    hint: "after which a caller gives up",
    min: 1e-6,
    max: 1e15,
    whole: false,
    scale: 1,
  },
  unitPriceUsdMonth: {
    label: "Price",
    unit: "$/month",
    hint: "per replica",
    min: 0,
    max: 1e12,
    whole: false,
    scale: 1,
  },
};

const COMMON: readonly ParameterKey[] = [
  "replicas",
  "zones",
  "capacityPerReplica",
  "serviceTimeMs",
  "concurrency",
];
const END: readonly ParameterKey[] = ["timeoutMs", "unitPriceUsdMonth"];
const WITH_HITS: ReadonlySet<NodeKind> = new Set(["cache", "cdn", "gateway", "service"]);
const WITH_BATCHES: ReadonlySet<NodeKind> = new Set([
  "model-server",
  "llm-server",
  "embedding-server",
  "guardrail",
  "worker",
  "stream-job",
  "batch-job",
  "training-job",
]);

/** The parameters worth stating for a kind, in the order of the panel; one that is set is always among them. */
export function parametersFor(node: Pick<SketchNode, "kind" | "parameters">): ParameterKey[] {
  const { kind } = node;
  const wanted: ParameterKey[] =
    kind === "client"
      ? ["timeoutMs"]
      : [
          ...COMMON,
          ...(WITH_HITS.has(kind) ? (["hitRate"] as const) : []),
          ...(WITH_BATCHES.has(kind) ? (["batchSize"] as const) : []),
          ...END,
        ];
  const set = (Object.keys(node.parameters) as ParameterKey[]).filter(
    (key) => node.parameters[key] !== undefined,
  );
  return [...wanted, ...set.filter((key) => !wanted.includes(key))];
}

const digits = (value: number) => Number(value.toPrecision(9));

export const shownValue = (value: number | undefined, scale: number): string =>
  value === undefined ? "" : String(digits(value * scale));

export type ReadValue = { ok: true; value: number | undefined } | { ok: false; message: string };

/** What was typed into a number field: nothing, a value in range, or a sentence that says what fits. */
export function readValue(
  typed: string,
  facts: Pick<ParameterFacts, "min" | "max" | "whole" | "scale">,
): ReadValue {
  const text = typed.trim().replace(/,(?=\d{3}\b)/g, "");
  if (text === "") return { ok: true, value: undefined };
  const found = /^(\d{1,16}(?:\.\d{1,9})?|\.\d{1,9})\s?([kM]?)$/.exec(text);
  if (!found) return { ok: false, message: "Write a number, such as 3, 0.5 or 20k." };
  const magnitude = found[2] === "k" ? 1e3 : found[2] === "M" ? 1e6 : 1;
  const value = Number(found[1]) * magnitude;
  if (facts.whole && !Number.isInteger(value)) return { ok: false, message: "Write a whole number." };
  if (value < facts.min || value > facts.max) {
    const least = facts.min === 1e-6 ? "more than 0" : `at least ${facts.min}`;
    return { ok: false, message: `Keep it ${least} and at most ${facts.max.toLocaleString("en")}.` };
  }
  return { ok: true, value: digits(value / facts.scale) };
}

const short = (value: number): string =>
  value >= 1e6 ? `${digits(value / 1e6)}M` : value >= 1e4 ? `${digits(value / 1e3)}k` : String(digits(value));

/** Characters that fit under a label on a node. */
const SUMMARY_MAX = 24;

/** The parameters a reader wants on the node itself, as many as fit: "×3 · 2 zones · 95% hits". */
export function parameterSummary({ parameters: p }: Pick<SketchNode, "parameters">): string {
  const parts = [
    p.replicas === undefined ? "" : `×${short(p.replicas)}`,
    p.zones === undefined ? "" : `${p.zones} ${p.zones === 1 ? "zone" : "zones"}`,
    p.hitRate === undefined ? "" : `${digits(p.hitRate * 100)}% hits`,
    p.capacityPerReplica === undefined
      ? p.serviceTimeMs === undefined
        ? ""
        : `${short(p.serviceTimeMs)} ms`
      : `${short(p.capacityPerReplica)}/s each`,
  ].filter(Boolean);
  while (parts.length > 1 && parts.join(" · ").length > SUMMARY_MAX) parts.pop();
  return parts.join(" · ").slice(0, SUMMARY_MAX);
}
