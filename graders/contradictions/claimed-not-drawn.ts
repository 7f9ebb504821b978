import { kindName } from "../checks/graph.ts";
import { clip, quoteOf } from "../checks/told.ts";
import { type NodeKind } from "../model/index.ts";
import { claims, contradiction, type FindContradictions, plainSentences } from "./facts.ts";

/** Components that are boxes of their own wherever they are used, with the words that claim one. */
const CLAIMS: { kinds: NodeKind[]; claim: RegExp; drawn: RegExp }[] = [
  {
    kinds: ["cache", "cdn"],
    claim: /\b(?:redis|memcached) (?:cluster |as a |layer |cache)?/i,
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
  {
    kinds: ["load-balancer", "gateway", "dns"],
    claim: /\bload[- ]balancers?\b/i,
    drawn: /balanc|\blb\b|gateway|dns|edge|nginx|envoy|proxy|ingress|spread/i,
  },
];
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
    const claiming = told.filter((sentence) => claims(sentence, claim));
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
