import { type Evidence, type NodeKind } from "../model/index.ts";
import { heapsOf } from "../text/heaps.ts";
import { type Reading, type Sentence } from "../text/types.ts";

/**
 * Words by which prose tells of a component. A sketch says more than prose, so what is only told earns part of the
 * points; these words therefore stay few and plain.
 */
const KIND_WORDS: Record<NodeKind, RegExp> = {
  client: /\b(?:clients?|users?|apps?|browsers?|devices?|person|people|callers?)\b/i,
  dns: /\b(?:geo-?)?dns\b|\banycast\b/i,
  cdn: /\bcdns?\b|\bedge (?:cache|location|network)s?\b/i,
  "load-balancer": /\bload[- ]balanc\w*|\b[nl]?lbs?\b|\bspread evenly\b/i,
  gateway: /\bgateways?\b|\bfront (?:machines?|doors?)\b/i,
  service: /\b(?:micro)?services?\b|\borchestrators?\b|\bservers?\b|\bapi\b/i,
  worker: /\bworkers?\b|\bconsumers?\b/i,
  cache: /\bcach\w+|\bredis\b|\bmemcached\b|\bkept? (?:the |a )?(?:list|result|answer)s?\b/i,
  queue: /\bqueues?\b|\bsqs\b|\brabbitmq\b/i,
  stream: /\bkafka\b|\bkinesis\b|\bpulsar\b|\bevent (?:stream|log|bus)\b|\bpub\/?sub\b|\bjournals?\b/i,
  sql: /\bpostgres\w*|\bmysql\b|\bsql\b|\brelational\b|\brds\b|\baurora\b/i,
  nosql:
    /\bcassandra\b|\bdynamo\w*|\bnosql\b|\bkey[- ]value\b|\bkv\b|\baerospike\b|\bscylla\w*|\bmongo\w*|\bbigtable\b/i,
  "object-store": /\bs3\b|\bobject (?:store|storage)\b|\bblob\w*|\bgcs\b|\barchive\b|\b(?:data )?lake\b/i,
  "search-index": /\belastic\w*|\bopensearch\b|\binverted index\b|\bbm25\b|\bsearch index\b/i,
  "vector-index":
    /\bann\b|\bhnsw\b|\bfaiss\b|\bivf\w*|\bvector (?:db|database|index|store|search)\b|\bnearest[- ]neighbou?rs?\b/i,
  "feature-store-online":
    /\bfeature stores?\b|\bonline (?:features?|store)\b|\bfeature (?:service|cache|kv)\b/i,
  "feature-store-offline": /\boffline (?:features?|store)\b|\bfeature (?:logs?|history)\b/i,
  warehouse: /\bwarehouse\b|\bsnowflake\b|\bbigquery\b|\blakehouse\b|\biceberg\b/i,
  "batch-job": /\bbatch\b|\bspark\b|\bairflow\b|\bnightly\b|\bcron\b/i,
  "stream-job": /\bflink\b|\bstream(?:ing)? (?:job|processing|processor)s?\b|\bbeam\b/i,
  "training-job": /\b(?:re)?train\w*|\bre-?learn\w*/i,
  "model-registry": /\bregistry\b|\bmlflow\b/i,
  "model-server":
    /\brank(?:er|ing)\b|\btriton\b|\b(?:tf|torch) ?serv\w+|\bmodel serv\w+|\binference\b|\bgpus?\b|\bscorers?\b|\bscoring\b/i,
  "llm-server": /\bvllm\b|\bllms?\b|\btgi\b|\btensorrt-llm\b|\blanguage model\b/i,
  "embedding-server": /\bembedd(?:ing|er)s?\b|\bencoders?\b/i,
  guardrail: /\bguardrails?\b|\bmoderation\b|\bsafety (?:filter|check|classifier)s?\b|\bpii\b/i,
  monitor: /\bmonitor\w*|\bprometheus\b|\bgrafana\b|\balert\w*|\bdashboards?\b|\bwatch\b/i,
  "external-api": /\b(?:third[- ]party|external|provider)\b|\bopenai\b/i,
  "human-review": /\bhuman\b|\bmanual review\b|\breviewers?\b|\boperators?\b|\bmoderators?\b/i,
};

const TURNED_DOWN =
  /\b(?:no|not|never|without|unnecessary|needless|skip|avoid|wouldn't|don't|doesn't|isn't|aren't|needn't)\b/i;

export const tellsOf = (text: string, kind: NodeKind): boolean => KIND_WORDS[kind].test(text);

/** Sentences that tell of a component as part of the design, not in a list of terms and not in order to leave it out. */
export function toldIn(reading: Reading, kinds: readonly NodeKind[]): Sentence[] {
  const heaps = heapsOf(reading.sentences);
  return reading.sentences.filter(
    (sentence) =>
      sentence.setAside === null &&
      reading.untrue?.has(sentence) !== true &&
      !sentence.bareList &&
      !heaps.has(sentence) &&
      !sentence.field.startsWith("sketch") &&
      sentence.kind !== "heading" &&
      (sentence.hasAction || sentence.hasReason || sentence.hasNumber) &&
      !TURNED_DOWN.test(sentence.text) &&
      kinds.some((kind) => tellsOf(sentence.text, kind)),
  );
}

export const quoteOf = (sentence: Sentence): Evidence => ({
  kind: "quote",
  field: sentence.field,
  start: sentence.start,
  end: sentence.end,
  text: sentence.text,
});

/** The start of a text, for a sentence of ours that quotes it. */
export function clip(text: string, limit = 90): string {
  const flat = text
    .replaceAll(/\*\*|`|^\s*\||\|\s*$/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (flat.length <= limit) return flat;
  const cut = flat.slice(0, limit);
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > limit / 2 ? space : limit).replace(/[,;:(–-]+\s*$/, "")}…`;
}
