import { defineBeliefs } from "./define.ts";

/** Search, vectors, recommendation and its feedback. */
export const retrievalBeliefs = defineBeliefs([
  {
    id: "score-everything-with-the-full-model",
    says: "A large catalogue can be scored in full by the deep model for each request.",
    patterns: [
      "score every|all item|video|product|document ~ full|deep|whole|entire|each|every model|request|viewer|user",
      "score|rank ~ all|every|full|entire|whole # item|catalogue ~ each|every|per request",
      "score|rank|scoring # item|video|product|vector & each|every|per request|user|viewer & gpu|model|exact",
      "gpu rank|score ~ full|entire|whole # catalogue",
      "score item one after another until",
      "no ~ approximate search ~ need|require",
      "gpu|gpus|hardware ~ allow|let|permit ~ score|rank ~ every|all|whole|entire",
      "funnel|multi-stage|candidate-generation|two-stage ~ workaround|obsolete|outdated|unnecessary|superfluous|overkill",
      "nothing ~ discarded|pruned|filtered early & optimal|quality|best",
    ],
    unless: [
      "impossible",
      "too",
      "trillion",
      "cannot",
      "not possible",
      "why not",
      "small",
      "would",
      "not ~ score|rank",
      "few|hundreds",
      "# thousand item|vector|product",
      "matrix",
    ],
    truth:
      "Items times requests is trillions of scores a second. A cheap first stage has to cut the candidates to hundreds.",
    points: 5,
    serious: true,
  },
  {
    id: "exact-search-beats-ann",
    says: "Exact search over a billion vectors is faster than an approximate index.",
    patterns: [
      "ann|hnsw|approximate|index ~ slower than|compared ~ brute|exact|flat|linear|scan",
      "brute-force|exact|flat|linear search|scan|knn ~ faster|fast ~ billion|million|than",
      "brute-force rather|instead ~ ann|hnsw|approximate|index",
      "graph ~ random ~ memory|access & slower",
    ],
    unless: ["small|thousand|below|under|few", "not|never|too", "filtered|selective|subset|tenant"],
    truth:
      "A scan reads every vector; a graph or inverted index reads a few thousand for nearly the same result.",
    points: 4,
    serious: true,
  },
  {
    id: "ann-is-exact",
    says: "An approximate index returns the exact neighbours.",
    patterns: [
      "hnsw|ann|ivf|pq|approximate ~ recall ~ 100%|perfect|exact|always|guaranteed",
      "hnsw|ann|ivf|pq ~ guarantee ~ exact|true|nearest|all",
      "product-quantisation|pq|binary ~ lossless|no-loss|without-loss|no ~ recall loss|drop|effect",
      "recall ~ not ~ measured|measure|tune|tuned ~ because|since|hnsw|ann",
      "compress ~ vector ~ no|without|zero ~ recall|quality|accuracy loss|drop|effect",
    ],
    unless: ["not|never|nearly|almost|rescore|rerank|flat"],
    truth: "It trades recall for speed. What is lost is measured against exact search on a sample.",
    points: 3,
  },
  {
    id: "vectors-of-two-models-compare",
    says: "Vectors of different models can be compared or mixed in one index.",
    patterns: [
      "vector|embedding of|from different|two|old|several model ~ compare|compared|mixed|mix|comparable|compatible|same-index",
      "old|existing vector|embedding ~ compatible|comparable|reuse|reused|kept|valid & new model|encoder|version",
      "no|without re-embed|reindex|re-index|reindexing ~ need|require|necessary|new|model|change|upgrade",
      "new|upgrade|change model|encoder & reindex|re-embed ~ not|unnecessary|superfluous need|require?",
      "mix old & new embedding|vector ~ fine|ok|same-index|one-index|safe",
      "same dimension ~ so|hence|thus|therefore|means ~ compatible|comparable|compare|interchangeable",
    ],
    unless: ["cannot|not ~ compare|comparable|compatible|mix", "never mix|compare", "must"],
    truth:
      "Each model has a space of its own; distances across them mean nothing, whatever the dimension. Re-embed and switch whole.",
    points: 5,
    serious: true,
  },
  {
    id: "cosine-and-dot-are-the-same",
    says: "Cosine, dot product and Euclidean distance always rank alike.",
    patterns: [
      "cosine & dot|inner|euclidean|l2 & same|identical|equivalent|interchangeable ~ always|ranking|order|result|any|whatever?",
      "choice of|similarity|distance metric|measure ~ not|irrelevant|never ~ matter",
      "metric|distance ~ be ~ irrelevant|interchangeable & vector|embedding|similarity",
    ],
    unless: ["normalised|normalise|unit|length|norm", "not ~ same|equivalent|interchangeable"],
    truth:
      "They agree on vectors of length one only. Otherwise dot product favours long vectors; use what the model was trained with.",
    points: 3,
  },
  {
    id: "more-dimensions-always-better",
    says: "More dimensions are always better and cost nothing.",
    patterns: [
      "more|higher|larger dimension|dimensions|dimensionality ~ always ~ better|accurate|improve",
      "dimension ~ no|without|free ~ cost|effect|impact ~ memory|latency|speed",
      "curse of dimensionality ~ not|myth|irrelevant|no ~ apply|concern|matter?",
    ],
    unless: ["not ~ always|better", "memory|ram grows|doubles"],
    truth:
      "Memory and time grow with each dimension and gains level off; often half the dimensions lose almost nothing.",
    points: 2,
  },
  {
    id: "dense-replaces-keywords",
    says: "Vector search makes keyword search obsolete.",
    patterns: [
      "vector|dense|semantic|neural|embedding search|retrieval ~ replace|replaces|obsolete|better ~ always|entirely|completely|every|keyword|bm25|lexical",
      "bm25|keyword|lexical ~ obsolete|outdated|legacy|unnecessary|superfluous|dead|redundant",
      "dense|vector|semantic ~ always ~ better|beat|superior|outperform ~ bm25|keyword|lexical",
      "no keyword|bm25|lexical ~ need|require|necessary",
    ],
    unless: ["not|never|hybrid|fusion|both", "exact|names|codes|ids|part-numbers"],
    truth: "Names, codes and rare words are found by their letters. Run both and fuse the two lists.",
    points: 3,
    serious: true,
  },
  {
    id: "filter-after-search-is-enough",
    says: "Filtering after the search, or in the interface, is always enough.",
    patterns: [
      "filter|filters|permission|tenant ~ after|afterwards ~ search|retrieval|ann|top-k & enough|fine|simple|same|sufficient|always|suffices",
      "post-filter|post-filtering ~ always|enough|sufficient|fine|same|no-loss|equivalent",
      "permission|access ~ hide|hidden|checked|filtered in|by ~ ui|interface|frontend|client",
    ],
    unless: ["not|never|empty|too-few|lose|few", "oversample|over-fetch|retry"],
    truth:
      "If one document in a thousand is allowed, the ten nearest hold none. And what was fetched can leak.",
    points: 3,
  },
  {
    id: "similar-vectors-mean-the-same",
    says: "A high similarity means that two texts mean the same.",
    patterns: [
      "cosine|similarity|similar ~ # & mean|means same|identical ~ thing|question|practical|purposes?",
      "cosine|similarity ~ above|over|least|at # ~ same meaning|question|intent|answer",
      "similar|near embedding|vector|question ~ always|means|imply|guarantee same|identical answer|meaning",
      "similarity ~ 0.6|0.7|0.75 ~ enough|sufficient|safe|same",
      "semantic cache ~ never ~ wrong|false|incorrect",
    ],
    unless: ["not|never|wrong|false-hit|but|opposite|negation", "measured|tuned|labelled|verified"],
    truth:
      "“Cancel my order” and “do not cancel my order” lie close together. Thresholds are set on labelled pairs, high, and checked.",
    points: 4,
    serious: true,
  },
  {
    id: "index-fits-by-magic",
    says: "Vectors for a huge catalogue fit into a cache or one card.",
    patterns: [
      "index|embedding|vector|model|weight ~ fit|fits|load|loads|live ~ in|into ~ l1|l2|l3|cpu|processor cache",
      "billion|# billion vector|embedding|item ~ few|some megabyte|gigabyte|mb",
      "whole|entire catalogue|index ~ fit|fits ~ one|single gpu|card & billion",
    ],
    unless: ["not|never|pq|quantised|compressed|binary|shard|cannot"],
    truth: "A billion vectors of 128 floats are 512 GB before any index. Count vectors × dimensions × bytes.",
    points: 4,
    serious: true,
  },
  {
    id: "index-updates-are-free",
    says: "An index takes deletes and updates at no cost, or the next rebuild is soon enough.",
    patterns: [
      "hnsw|ann|vector index ~ delete|deletes|update ~ free|instant|no-cost|no-effect|trivial",
      "forbidden|illegal|removed|deleted|banned|taken-down video|item|content|document|page ~ next ~ rebuild|reindex|build|refresh|night",
      "takedown|removal|deletion ~ next|nightly|weekly rebuild|reindex|refresh|index",
      "index ~ never ~ rebuild|compact|degrade|refreshed|refresh",
    ],
    unless: [
      "not|never ~ enough|wait",
      "tombstone|filter|immediately|at-once|within|seconds",
      "besides|then",
    ],
    truth:
      "What must not be shown is filtered at once, at serving; graphs keep tombstones and have to be rebuilt in time.",
    points: 3,
  },
  {
    id: "exploration-not-needed",
    says: "Exploration only costs quality; new items are found by themselves.",
    patterns: [
      ...["exploration|exploring"].flatMap((noun) => [
        `no ${noun} ~ need|require|necessary`,
        `${noun} be unnecessary|superfluous|waste|wasteful|harmful|risk`,
        `${noun} only|just hurt|hurts|harm|cost|costs|lower|lowers|sacrifice`,
        `not need ${noun}`,
        `${noun} ~ not ~ need|require|necessary`,
      ]),
      "slot|slots|traffic ~ new|fresh item|video|product & sacrifice|waste|hurt|violate|lose",
      "new item|video|product|user ~ automatically|eventually|itself ~ chance|found|picked|exposure|cold-start",
      "once they|it collect|get|gather view|clicks ~ model pick",
      "cold-start ~ solve|solves|resolves itself|automatically|by-itself",
      "cold-start ~ no|not ~ problem|issue|concern",
    ],
    unless: ["not|never ~ automatically|itself", "small|budget|bounded", "however|but|otherwise"],
    dismisses: ["exploration"],
    truth:
      "What is never shown collects no clicks and is never shown. A small, bounded share of slots breaks the circle.",
    points: 4,
    serious: true,
  },
  {
    id: "feedback-loop-corrects-itself",
    says: "The loop of showing and learning corrects itself or does not exist.",
    patterns: [
      "feedback-loop|filter-bubble|bubble|loop ~ self-correct|self-correcting|correct-themselves|corrects-itself|disappear|vanish|harmless|not-exist|no-concern|no-problem",
      "feedback-loop|popularity-bias ~ good|healthy|desirable|proof|shows & quality|relevance|works",
      "popular ~ because|since ~ best|better|good & so|hence|therefore|by-definition",
      "most|more popular video|item|product ~ by-definition|always ~ best|liked|like|right",
    ],
    unless: ["not|never", "but|however"],
    truth:
      "A system that learns from its own choices confirms them. Log what was shown, correct for it and explore.",
    points: 3,
  },
  {
    id: "popularity-is-personal-enough",
    says: "Showing everybody the same popular items is good enough.",
    patterns: [
      "global|same|identical top|popular|list # ~ everyone|everybody|all ~ maximise|maximises|enough|sufficient|best|optimal",
      "popular ~ for|to everyone|everybody|all & enough|sufficient|optimal|best|personal",
      "top # ~ identical for everyone & maximise|optimal|best|whatever",
      "most popular ~ enough|sufficient|optimal|best ~ new|everyone|all|language",
      "personalisation ~ unnecessary|overkill|not ~ need|not-worth",
    ],
    unless: [
      "not|never",
      "fallback|failure|fails|down|degraded|until",
      "by|per region|language|country|segment",
    ],
    truth:
      "It is a fallback: right for nobody in particular, and wrong by language and country. Use at least place, time and session.",
    points: 3,
  },
  {
    id: "cdn-personalises",
    says: "A CDN or a shared cache can serve personal lists.",
    patterns: [
      "cdn ~ cache|caches|serve|serves ~ personal|personalised|recommendation|ranked list|lists|feed|results?",
      "cdn ~ classify|classifies|rank|ranks|inference|model",
      "cdn ~ hit rate ~ personal|personalised|feed|recommendation",
      "most request ~ never reach ~ ranker|model & cdn|cache",
    ],
    unless: [
      "not|never|cannot|useless|no",
      "thumbnail|image|video-segment|static|media|popular|anonymous|fallback|signed",
    ],
    truth:
      "A personal list has one reader, so an edge never sees it twice. Edges carry media and lists that many share.",
    points: 3,
  },
  {
    id: "page-cache-beats-freshness",
    says: "Holding a personal page for a day is an advantage.",
    patterns: [
      "cache ~ home-page|homepage|page|feed|list ~ 12|24|48 hour|h & consistent|benefit|advantage|better|second-chance",
      "not-interested|feedback|dislike ~ applied|apply ~ next|later refresh|day|rebuild & benefit|chance|fine|good",
      "order status|balance|inventory|stock ~ cached|cache ~ 24|hours|day & rarely|fine|seldom|safe",
      "complete answer|order status ~ cached for # hour",
    ],
    unless: ["not|never|too"],
    truth:
      "People notice at once when a dismissed item stays or an order shows its old state. Personal state is read fresh.",
    points: 3,
    serious: true,
  },
  {
    id: "more-candidates-always-better",
    says: "More candidates are always better and cost nothing.",
    patterns: [
      "more|larger candidate|candidates ~ always ~ better|improve|quality",
      "more|larger candidate|candidates ~ no|without|free ~ cost|latency",
      "rerank|reranker|cross-encoder ~ whole|entire|all|every ~ corpus|index|document|documents",
      "cross-encoder ~ score|run ~ all|every|million|billion document|documents?",
    ],
    unless: ["not|never|cannot|too", "until|but|recall|top"],
    truth: "Ranking time grows with each candidate while recall levels off; a few hundred are usually right.",
    points: 2,
  },
]);
