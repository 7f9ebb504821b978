import { kindName } from "../checks/graph.ts";
import { clip, quoteOf } from "../checks/told.ts";
import { type NodeKind } from "../model/index.ts";
import { claims, contradiction, type FindContradictions, plainSentences } from "./facts.ts";

/** Components that are boxes of their own wherever they are used, with the words that claim one. */
const CLAIMS: { kinds: NodeKind[]; claim: RegExp; drawn: RegExp }[] = [
  {
    kinds: ["cache", "cdn"],
    claim:
      /\b(?:redis|memcached)\b|\b(?:a|the|our|one) (?:[\w-]+ ){0,2}cache (?:in front|layer|cluster|holds|keeps|stores|takes|absorbs|answers|serves)\b/i,
    drawn: /cach|redis|memcache|kept|\bkv\b|store|ttl|list|feature/i,
  },
  { kinds: ["cdn"], claim: /\bcdn\b/i, drawn: /cdn|edge|cloudfront|fastly|akamai/i },
  {
    kinds: ["queue", "stream"],
    claim: /\b(?:kafka|kinesis|sqs|rabbitmq|pub\/sub|message queue|event stream)\b/i,
    drawn: /kafka|kinesis|queue|stream|event|bus|sqs|log|journal|broker|pub/i,
  },
  {
    kinds: ["vector-index", "search-index"],
    claim: /\b(?:hnsw|faiss|milvus|pinecone|vector (?:database|db|index)|ann index)\b/i,
    drawn: /ann|vector|index|hnsw|faiss|retriev|candidate|embed|search|neighbou?r|pick|milvus/i,
  },
];
/** One of several that could be taken, or an example. */
const OPEN_CHOICE =
  /\b(?:or|either|vs\.?|versus|such as|e\.g\.?|like|for example|options?|alternativ\w*|could|compared)\b/i;
/** A drawing with fewer boxes is an outline, and leaves out much on purpose. */
const SMALLEST_DRAWING = 5;

/** The text builds on a component that the sketch does not have. */
export const claimedNotDrawn: FindContradictions = ({ answer, reading }) => {
  const { nodes, edges } = answer.sketch;
  if (nodes.length < SMALLEST_DRAWING) return [];
  const labels = [...nodes.map(({ label }) => label), ...edges.map(({ label }) => label)].join(" | ");
  const told = plainSentences(reading).filter((sentence) => sentence.hasAction || sentence.hasReason);
  return CLAIMS.flatMap(({ kinds, claim, drawn }) => {
    if (nodes.some(({ kind }) => kinds.includes(kind)) || drawn.test(labels)) return [];
    const claiming = told.filter(
      (sentence) => claims(sentence, claim) && !OPEN_CHOICE.test(around(sentence.text, claim)),
    );
    const first = claiming[0];
    if (!first) return [];
    return [
      contradiction(
        "claimed-not-drawn",
        1,
        `The text relies on a ${kindName(kinds[0]!)} (“${clip(first.text, 60)}”), and the sketch of ${nodes.length} components has none.`,
        claiming.slice(0, 2).map(quoteOf),
      ),
    ];
  }).slice(0, 2);
};

const NEAR = 24;

/** The words next to a claim. */
function around(text: string, claim: RegExp): string {
  const found = claim.exec(text);
  if (found === null) return "";
  return text.slice(Math.max(0, found.index - NEAR), found.index + found[0].length + NEAR);
}
