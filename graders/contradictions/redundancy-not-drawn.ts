import { clip, quoteOf, tellsOf } from "../checks/told.ts";
import { claims, contradiction, type FindContradictions, plainSentences } from "./facts.ts";

const COPIES =
  /\b(?:replicas?|replicated|copies|failover|standby|multi-az|(?:two|three|[23]) (?:azs?|zones|regions))\b/i;
/** The copies of one thing and the single one of another stand in one sentence, not in one clause. */
const CLAUSE = /[;,]|\b(?:and (?:a|an|one|the)|while|whereas|but|behind|in front of|over|above)\b/i;
const HOLDS_STATE = [
  "sql",
  "nosql",
  "cache",
  "vector-index",
  "feature-store-online",
  "queue",
  "stream",
] as const;

/** The text claims copies of a store to which the sketch gives a single one. */
export const redundancyNotDrawn: FindContradictions = ({ answer, reading }) =>
  answer.sketch.nodes
    .filter(({ parameters }) => parameters.replicas === 1 && (parameters.zones ?? 1) === 1)
    .flatMap((node) => {
      const kind = HOLDS_STATE.find((one) => one === node.kind);
      if (kind === undefined) return [];
      if (answer.sketch.nodes.filter((other) => other.kind === kind).length > 1) return [];
      const claim = plainSentences(reading).find(
        (sentence) =>
          claims(sentence, COPIES) &&
          sentence.text.split(CLAUSE).some((clause) => tellsOf(clause, kind) && COPIES.test(clause)),
      );
      if (!claim) return [];
      return [
        contradiction(
          "redundancy-not-drawn",
          2,
          `The text says “${clip(claim.text, 60)}”, and the sketch gives “${node.label}” one copy in one zone.`,
          [quoteOf(claim), { kind: "node", id: node.id, label: node.label }],
        ),
      ];
    })
    .slice(0, 2);
