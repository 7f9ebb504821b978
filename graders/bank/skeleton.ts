import { DESIGN_WEIGHTS, type Format, type Level } from "../model/index.ts";
import { MARK } from "./unwritten.ts";

interface Wanted {
  id: string;
  level: Level;
  format: Format;
}

const MINUTES: Record<Format, (level: Level) => number> = {
  design: (level) => (level === "principal" ? 60 : 45),
  explain: () => 15,
  estimate: () => 12,
  review: () => 25,
  project: () => 4320,
};

/** What each format asks an answer for, as the first criteria of its rubric. */
const CHECKS: Record<Format, readonly string[]> = {
  design: [
    "{ kind: component, nodes: [service] }",
    "{ kind: redundancy, nodes: [service], replicas: 2 }",
    "{ kind: load, nodes: [], maxUtilisation: 0.8, own: true }",
    "{ kind: covers, concepts: [alerting, slo], depth: justified }",
  ],
  explain: ["{ kind: sum, need: 2 }"],
  estimate: ["{ kind: estimate, quantity: per_day }"],
  review: [
    "{ kind: fault, fault: first-fault }",
    "{ kind: fault, fault: second-fault }",
    "{ kind: fault, fault: third-fault }",
    "{ kind: ranking, need: 3 }",
    "{ kind: false-alarms, atMost: 1 }",
    "{ kind: repaired, of: { kind: load, nodes: [], maxUtilisation: 0.8 } }",
  ],
  project: [
    "{ kind: diagram, of: sequence, parts: [client, service], steps: 6, failure: true }",
    "{ kind: diagram, of: component, parts: [service], steps: 5 }",
    "{ kind: diagram, of: deployment, parts: [service], zones: 2 }",
    "{ kind: decisions, need: 3 }",
  ],
};

const COMMON = [
  "{ kind: estimate, quantity: per_day }",
  "{ kind: covers, concepts: [own-concept], depth: justified }",
  "{ kind: decision, about: [own-concept] }",
  '{ kind: cost, band: ["1000 USD", "10000 USD"], drivers: [cost-driver], lines: 3 }',
];

const DIMENSIONS = Object.keys(DESIGN_WEIGHTS.mid);

function rubric({ level, format }: Wanted): string {
  const checks = [...COMMON, ...CHECKS[format]];
  const used = checks.map((_, index) => DIMENSIONS[index % DIMENSIONS.length] ?? "architecture");
  const dimensions = DIMENSIONS.filter((dimension) => used.includes(dimension));
  const even = Math.floor(100 / dimensions.length);
  const weights = dimensions.map((dimension, index) =>
    index === 0 ? `${dimension}: ${100 - even * (dimensions.length - 1)}` : `${dimension}: ${even}`,
  );
  const criteria = checks.map(
    (check, index) => `    - id: criterion-${index + 1}
      dimension: ${used[index] ?? "architecture"}
      level: ${level}
      points: 2
      title: "${MARK} what is looked for, in words a candidate understands"
      why: "${MARK} one sentence with this question's facts"
      advice: "${MARK} the sentence that a stronger answer has here, with numbers such as {{per_day|short}}"
      check: ${check}
`,
  );
  const own = format === "design" ? "" : `  weights: { ${weights.join(", ")} }\n`;
  return `rubric:\n${own}  criteria:\n${criteria.join("")}`;
}

const REVIEW = `review:
  # ${MARK} the flawed sketch; {{parameter}} moves its numbers with the seed
  sketch: |
    flowchart LR
      app[Clients] --> api[API] --> db[(Database)]
    %% headroom api {"replicas":2,"capacityPerReplica":500}
    %% headroom db {"replicas":1,"capacityPerReplica":800}
  faults:
${["first", "second", "third"]
  .map(
    (nth, index) => `    - id: ${nth}-fault
      targets: [${["db", "api", "whole"][index] ?? "whole"}]
      severity: ${["critical", "major", "minor"][index] ?? "minor"}
      claim: { patterns: ["${MARK} how it is named ~ several ways"] }
      fix: { patterns: ["${MARK} what mends it"] }
      explain: "${MARK} what is wrong and what it leads to"
`,
  )
  .join("")}  sound:
    - { target: app, why: "${MARK} why this only looks wrong" }
    - { target: "app->api", why: "${MARK} why this only looks wrong" }
`;

function question(wanted: Wanted): string {
  const { id, level, format } = wanted;
  const simulated = format === "design" || format === "review";
  return `# yaml-language-server: $schema=../../question.schema.json
id: ${id}
title: "${MARK} a title of a few words"
level: ${level}
format: ${format}
minutes: ${MINUTES[format](level)}
summary: "${MARK} one sentence for the bank's page"
skills: [capacity]

# Speak as an interviewer does, and give no structure away. The guide: questions/README.md.
prompt: |
  ${MARK} the prompt. {{peak_rps}} requests per second stands for a number that is always given.

parameters:
  - { id: peak_rps, label: requests per second at peak, unit: 1/s, default: 1000, draws: [200, 1000, 5000], stated: always, names: [peak, peak rps] }
  - { id: mean_share, label: mean over peak, unit: "1", default: 0.4, stated: never, band: [0.1, 1], names: [mean share] }

quantities:
  - { id: per_day, label: requests per day, unit: "1", expression: peak_rps * mean_share * 1 day, names: [requests per day] }

# At least four, better six; each in several wordings.
clarifications:
  - id: volume
    asks: ["${MARK} how ~ many|much ~ words of the question"]
    answer: "${MARK} what the interviewer tells, with {{mean_share}}"
    reveals: [mean_share]

probes:
  - { id: first-probe, at: 0.66, ask: "${MARK} what the interviewer asks in the middle" }

${simulated ? "workload:\n  rps: peak_rps\n  p99: 200 ms\n\n" : ""}${format === "review" ? `${REVIEW}\n` : ""}concepts:
  - id: own-concept
    name: "${MARK} an idea of this question"
    family: capacity
    names: ["${MARK} its jargon"]
    plain: ["${MARK} the whole relation ~ in plain words", "${MARK} another voice"]

relevance: ["${MARK} first word", "${MARK} second word", "${MARK} third word"]

${rubric(wanted)}
# Fourteen for a design, ten for the other formats: what people do believe about this subject.
misconceptions:
  - id: first-belief
    says: "${MARK} the belief, as its holder puts it"
    patterns: ["${MARK} subject ~ verb ~ object"]
    unless: ["not|never"]
    truth: "${MARK} why it is wrong here"
    points: 4

sources:
  - "${MARK} where the facts come from"
`;
}

const SAMPLES: readonly [name: string, quality: string, band: string, who: string][] = [
  ["strong", "strong", "[80, 96]", "a strong answer, not in the model answer's voice"],
  ["good", "good", "[60, 78]", "a good answer with two real gaps"],
  ["medium", "medium", "[38, 55]", "an answer that names each idea in a line"],
  ["weak", "weak", "[5, 22]", "a weak answer"],
  ["wrong", "wrong", "[5, 35]", "long, fluent, confident and false"],
  ["plain-words", "paraphrase", "[75, 96]", "the strong answer's twin, without jargon"],
  ["stuffed", "stuffed", "[0, 22]", "terms without sentences"],
];

/** The files of a new question, by path inside its folder. Each place that waits for its author is marked. */
export function questionSkeleton(wanted: Wanted): Record<string, string> {
  return {
    "question.yaml": question(wanted),
    "model-answer.md": `# Model answer\n\n${MARK} the answer that gets the offer. Write it before the rubric.\n`,
    ...Object.fromEntries(
      SAMPLES.map(([name, quality, band, who]) => [
        `samples/${name}.md`,
        `---\nquality: ${quality}\nband: ${band}\n---\n\n${MARK} ${who}\n`,
      ]),
    ),
  };
}
