import { defineBeliefs } from "./define.ts";

/** What similarity, weights and percentiles are taken to guarantee, and do not. */
export const modelGuarantees = defineBeliefs([
  {
    id: "scale-removes-the-tail",
    says: "Where requests are many, tails and peaks vanish by the law of large numbers.",
    patterns: [
      "tail|tails|variance|fluctuation ~ vanish|vanishes|disappear|disappears|gone & request|requests|load|scale|number|many",
      "law of large numbers & load|latency|tail|peak|quality|rounding|traffic|loss|favour",
      "outlier|outliers|spike|spikes average|averages|cancel|cancels out",
      "queue|queues always drain|drains|empty|empties",
    ],
    truth: "Many independent requests make the mean steady; slow ones, shared causes and daily peaks remain.",
    points: 4,
    serious: true,
  },
  {
    id: "p99-is-the-maximum",
    says: "No request takes longer than the p99.",
    patterns: [
      "p99|p95|percentile be ~ upper-bound|maximum|worst-case|ceiling|limit|longest",
      "p99|p95|percentile & no|nobody|none|never|nothing ~ takes|longer|slower|exceeds|exceed|later",
      "p99 ~ at-most|never-more-than|about|roughly|always? # times mean|average|median",
    ],
    unless: ["if|unless|would|target|goal|must|slo|budget", "misses|above|beyond"],
    truth: "One request in a hundred is slower than the p99, and nothing ties it to the mean.",
    points: 4,
    serious: true,
  },
  {
    id: "hashing-finds-neighbours",
    says: "An ordinary hash puts similar vectors into one bucket.",
    patterns: [
      "sha|sha-256|md5|hash|hashed|hashing ~ vector|vectors|embedding|embeddings ~ neighbour|neighbours|similar|nearest",
      "similar|like|close input|inputs|vector|vectors|item|items ~ similar|same hash|hashes|bucket",
      "neighbour|neighbours|search & constant|o(1) ~ time? & hash|bucket|exact|full",
      "vector|vectors ~ in|into hash-table|hash-map|hashtable",
    ],
    unless: ["locality|lsh|sensitive|projection|minhash|simhash"],
    truth:
      "A hash scatters its inputs: near vectors land anywhere. Only locality-sensitive hashing keeps some of the nearness.",
    points: 4,
    serious: true,
  },
  {
    id: "similarity-is-a-probability",
    says: "Cosine similarity is a probability, or the nearest neighbours are the best list.",
    patterns: [
      "cosine|distance|similarity|dot-product ~ be|as|gives|read ~ probability|likelihood|chance",
      "nearest|closest neighbour|neighbours|vectors|items ~ be|are|form ~ final|best|already|finished list|ranking|recommendation|recommendations|slate",
      "second|ranking|ranker|reranking|re-ranking model|stage|step add|adds only|nothing|noise|no",
      "second|ranking|ranker|reranking|re-ranking model|stage|step could|can|would only|just add|adds noise|nothing|delay|latency",
      "single-stage|one-stage|one-step system|design|retrieval|recommender ~ enough|best|suffices|better|propose|simpler",
    ],
    unless: [
      "calibrate|calibration|sigmoid|logistic|isotonic",
      "small|tiny|few|baseline|first-version",
      "too|unless",
    ],
    truth:
      "Distance in the space of retrieval is a coarse guess; a ranker sees the features of the pair and orders by what is wanted.",
    points: 4,
    serious: true,
  },
  {
    id: "crossed-features-in-a-tower",
    says: "Features that join user and item can go into one tower of a two-tower model.",
    patterns: [
      "crossed|cross|joint|interaction feature|features ~ in|into|inside|to|part ~ tower|embedding",
      "tower ~ use|uses|contain|contains|include|includes|hold|holds|see|sees ~ crossed|cross|joint|interaction feature",
    ],
    unless: ["not|never|cannot|no", "ranker|ranking|heavy"],
    truth:
      "A tower sees one side only, or its vectors could not be computed ahead. Crosses belong to the ranker.",
    points: 3,
  },
  {
    id: "zero-vector-is-neutral",
    says: "A zero vector makes a new item or user a neighbour of everyone.",
    patterns: [
      "zero vector|embedding ~ neighbour|near|close|nearest|exposure|everybody|everyone|average|diversity|all|neutral|fair",
      "initialised|initialise|start|starts|begin|begins to|with|at|as zero ~ vector|embedding? & neighbour|exposure|near|everybody|average",
    ],
    unless: ["not|never|no", "norm"],
    truth:
      "A zero vector has no direction: its cosine is undefined and its dot product nothing, so it is near nobody.",
    points: 4,
    serious: true,
  },
  {
    id: "vectors-keep-people-safe",
    says: "Vector arithmetic keeps forbidden content away.",
    patterns: [
      "vector|vectors|embedding|embeddings|arithmetic ~ move|moves|keep|keeps|protect|protects|push|pushes|away|guarantee ~ adult|harmful|forbidden|child|children|illegal",
      "children|child|kid|kids|minor|minors ~ protected|safe|shielded ~ vector|embedding",
    ],
    truth: "Similarity is a tendency. What must not be shown is excluded by a flag that every path checks.",
    points: 5,
    serious: true,
  },
  {
    id: "surveys-are-void",
    says: "Answers of few people asked are worth nothing beside clicks.",
    patterns: [
      "survey|surveys ~ void|useless|worthless|too-few|meaningless|left-out|ignored|no-value|statistically",
      "survey answer|answers|response|responses ~ too few|rare|small",
    ],
    unless: ["bias|biased|weight|weighted|correct|not|but|although|so|hence|calibrate"],
    truth: "A few thousand answers estimate a mean well, and they ask what clicks cannot tell.",
    points: 3,
  },
  {
    id: "weights-keep-secrets",
    says: "What a model learnt cannot be got out of its weights.",
    patterns: [
      "weight|weights|adapter|adapters ~ cannot|never|nobody|nothing ~ read|extract|extracted|leak|leaks|disclose|discloses|reveal|reveals|got",
      "nobody|nothing|never ~ extract|read|get|recover ~ from|out weight|weights|adapter|adapters",
      "secret|secrets|knowledge|data live|lives|kept|stored|keep|hidden|locked in|inside weight|weights|adapter|adapters & isolation|isolated|safe|safest|strongest|nobody|cannot|secure",
      "strongest|best|perfect|complete isolation ~ adapter|adapters|lora|fine-tune|fine-tuning|weights",
      "adapter|adapters|lora ~ strongest|best|perfect|complete isolation",
      "stolen adapter|weights|model ~ nothing|harmless|useless",
    ],
    unless: ["not ~ safe|isolation", "leak|leaks ~ training|memorise"],
    truth: "A model repeats training text when it is asked cleverly. Filters and permission checks isolate.",
    points: 5,
    serious: true,
  },
  {
    id: "largest-model-routes",
    says: "Asking the large model whether the small one would do saves the large one's cost.",
    patterns: [
      "message|request|requests|query|question|questions|everything goes|go|sent|asked ~ first ~ to? large|big|largest|biggest|expensive model",
      "large|big|largest|biggest|expensive model ~ first ~ decide|decides|judge|judges|forward|forwards|passes & small|cheap|easy",
      "router ~ ask|asks|calls ~ large|big|largest model ~ first",
      "large|big|largest model decide|decides whether|if ~ small|cheap",
    ],
    unless: ["not|never|offline|sample|label|wasteful|absurd|silly"],
    truth:
      "Once the large model has read the message it is paid for. A small classifier routes, and the large one gets what is hard.",
    points: 4,
    serious: true,
  },
  {
    id: "streaming-makes-it-later",
    says: "Streaming makes the answer arrive later.",
    patterns: [
      "streaming|stream be avoided|avoid|harmful|pointless|slower",
      "streaming|stream ~ make|makes|arrive|arrives ~ later|longer|slower",
      "one piece & streaming|stream & faster|sooner|later|therefore",
    ],
    unless: ["guard|guardrail|moderation|check|checked|retract|validate|json|not|never|tool"],
    truth: "The first word comes as soon as it is made; the total stays the same, and people read along.",
    points: 3,
  },
  {
    id: "overlap-score-is-quality",
    says: "A word-overlap score such as BLEU shows that answers are good.",
    patterns: [
      "bleu|rouge ~ human|quality|good|level|above|proves|proof|suffices|enough|success|solved",
      "measure|measured|evaluate|evaluated|judge|judged ~ by|with|use? bleu|rouge",
    ],
    unless: ["not|little|poor|poorly|useless|instead|beside|never"],
    truth:
      "Overlap with old wordings rewards the style. Whether the ticket was solved, and truly, has to be judged.",
    points: 3,
  },
  {
    id: "quantised-weights-shrink-the-cache",
    says: "Quantising the weights shrinks the KV cache with them.",
    patterns: [
      "quantise|quantised|quantising|quantisation|bit|bits|int4|int8 & kv|key-value cache ~ shrink|shrinks|derived|quarter|proportion|falls|too|itself|it|with-it",
      "kv|key-value cache ~ derived|follows ~ weight|weights",
    ],
    unless: ["fp8 kv|cache", "kv ~ int8|fp8|bits", "also|separately|not|never", "cache in"],
    truth:
      "The cache holds activations of the context in a precision of its own; it is quantised separately.",
    points: 3,
    serious: true,
  },
  {
    id: "first-token-waits-for-the-network",
    says: "The wait for the first word is the network's.",
    patterns: [
      "first word|token|answer|sentence + network|browser|internet|connection|wire + come|comes|caused|due|spent|owed|wait",
      "cdn|content-delivery-network|edge ~ cut|cuts|shorten|shortens|reduce|reduces|halve ~ first|ttft|generation|llm|token|tokens",
    ],
    unless: ["prefill|queue|prompt", "plus|and|static|not|little|ms"],
    truth:
      "Seconds before the first word are queueing and prefill; the network adds some tens of milliseconds.",
    points: 3,
    serious: true,
  },
  {
    id: "tensor-parallel-never-faster",
    says: "Several cards can never answer faster than one.",
    patterns: [
      "tensor-parallelism|tensor-parallel ~ slower|never-faster|no-faster",
      "card|cards|gpu|gpus must|have-to|need-to ~ exchange|talk|communicate ~ so|hence|therefore|and ~ never-faster|slower|no-faster",
      "card|cards|gpu|gpus ~ exchange|talk|communicate & so|hence|therefore|and & never|not faster",
    ],
    unless: [
      "pcie|ethernet|across nodes|between nodes|small model|fits|node boundary|without nvlink|infiniband",
    ],
    truth:
      "Each card reads its share of the weights at once, so a token comes sooner, less what the exchange takes.",
    points: 3,
  },
]);
