import { readHeading } from "../document/headings.ts";
import { type Concept, type Dimension, LEVELS, type Level } from "../model/index.ts";
import { type Sentence } from "../text/types.ts";

const OF_FAMILY: Readonly<Record<string, Dimension>> = {
  requirements: "requirements",
  capacity: "scaling",
  retrieval: "architecture",
  ranking: "architecture",
  features: "architecture",
  caching: "scaling",
  consistency: "trade-offs",
  regions: "reliability",
  reliability: "reliability",
  serving: "scaling",
  llm: "architecture",
  data: "architecture",
  release: "operations",
  monitoring: "operations",
  safety: "operations",
  cost: "cost",
};
/** Concepts that belong elsewhere than the rest of their family. */
const OF_CONCEPT: Readonly<Record<string, Dimension>> = {
  "peak-vs-average": "estimates",
  "back-of-envelope": "estimates",
  "littles-law": "estimates",
  "storage-estimate": "estimates",
  "bandwidth-estimate": "estimates",
  "machines-from-throughput": "estimates",
  "cost-vs-quality": "trade-offs",
  "build-or-buy": "trade-offs",
  "staleness-trade-off": "trade-offs",
  "batching-latency-trade-off": "trade-offs",
  "cpu-vs-gpu": "trade-offs",
  "skew-vs-drift": "trade-offs",
  "requirements-pushback": "trade-offs",
  "quantisation-quality": "trade-offs",
  "network-partition": "reliability",
  "fail-closed": "reliability",
  "split-brain": "reliability",
  "keep-serving-loaded-model": "reliability",
  slo: "requirements",
};

/** Where a concept of the lexicon is scored, whichever section it stands in. */
export const dimensionOfConcept = ({ id, family }: Concept): Dimension =>
  OF_CONCEPT[id] ?? OF_FAMILY[family] ?? "architecture";

const BY_WORDS: readonly (readonly [RegExp, Dimension])[] = [
  [
    /\btrade-?offs?\b|\bdecision|\balternativ|\brather than\b|\binstead of\b|\bwhy (?:not|i)\b|\breject/i,
    "trade-offs",
  ],
  [/\bcosts?\b|\bprice|\bbudget\b|\bspend|\bfees?\b|\$ ?\d/i, "cost"],
  [
    /\bfail|\boutage|\bcrash|\bdown\b|\boffline\b|\bretr(?:y|ies)|\brecover|\bbackup|\bfall ?back|\bavailab|\bredundan|\bdisaster|\bbreaks?\b|\bpower\b/i,
    "reliability",
  ],
  [
    /\bmonitor|\balert|\bdashboard|\baudit|\bsecur|\bencrypt|\bprivacy|\bpersonal data|\brollout|\brelease|\bdeploy|\bsupport staff|\blogs?\b|\bfraud|\bretention\b/i,
    "operations",
  ],
  [
    /\bpeak|\bscal|\bbottleneck|\bshard|\bpartition|\bcache|\bload\b|\bqueue builds|\bthroughput\b|\bgrow/i,
    "scaling",
  ],
];

/** Where a statement that no concept covers is scored: by the section it stands in, then by its own words. */
export function dimensionOfStatement(sentence: Sentence): Dimension {
  const { headings, field, text } = sentence;
  for (const heading of headings) {
    const words = BY_WORDS.find(([pattern]) => pattern.test(heading));
    if (words) return words[1];
    const { target } = readHeading(heading);
    if (target === "functional" || target === "nonFunctional" || target === "scope") return "requirements";
    if (target === "ledger") return "estimates";
    if (target === "decisions") return "trade-offs";
    if (target === "costs") return "cost";
    if (target === "api" || target === "dataModel") return "architecture";
  }
  if (/^(?:functional|nonFunctional|scope)/.test(field)) return "requirements";
  if (field.startsWith("decisions")) return "trade-offs";
  return BY_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? "architecture";
}

const FIRST_ASKED: Readonly<Record<Dimension, Level>> = {
  requirements: "mid",
  estimates: "mid",
  architecture: "mid",
  scaling: "senior",
  reliability: "senior",
  operations: "senior",
  "trade-offs": "senior",
  cost: "senior",
};

/** The level from which a criterion is expected: what its dimension usually asks of, and never above the draft's own. */
export const levelOf = (dimension: Dimension, level: Level): Level =>
  LEVELS[Math.min(LEVELS.indexOf(FIRST_ASKED[dimension]), LEVELS.indexOf(level))] ?? level;
