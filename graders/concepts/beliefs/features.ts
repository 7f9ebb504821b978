import { defineBeliefs } from "./define.ts";

/** Features, point-in-time joins, skew between training and serving, and freshness. */
export const featureBeliefs = defineBeliefs([
  {
    id: "latest-values-for-training",
    says: "Training rows should be joined with the newest feature values.",
    patterns: [
      "training row|set|data & join ~ current|latest|newest|freshest ~ value",
      "use|join freshest|latest|current|newest feature|value & train|training|label|row|example",
      "point-in-time join ~ create|cause|introduce skew|error|problem",
      "point-in-time join ~ unnecessary|superfluous|overkill|waste|not-needed",
      "join label|labels|event ~ with|to ~ value|feature at midnight|current|latest|now|newest|today",
      "snapshot|midnight ~ be point-in-time correct",
      "computed|calculated as of today|now & feature|predictor|training",
      "corrected|late value|trade|data overwrite ~ original & training|train",
      "training ~ always use|uses ~ best|latest|newest|corrected ~ data|value|feature",
    ],
    unless: ["leakage", "leak", "instead", "wrong", "not|never", "serving ~ latest"],
    truth:
      "Values written after the event tell the model its outcome. A training row holds what was known at prediction time.",
    points: 5,
    serious: true,
  },
  {
    id: "future-makes-better-features",
    says: "Data from after the prediction makes features better.",
    patterns: [
      "event|data|value ~ after ~ prediction|label|event|purchase & more|better|richer information|label|signal|feature",
      "future|later value|data|event ~ improve|enrich|better|help ~ feature|model|training|label",
      "lifetime|total|eventual|final view|count|sales|clicks as|is|be? ~ feature & today|strongest|predictor",
      "include ~ future|later ~ event|data|value & feature|training",
    ],
    unless: ["not|never|leak", "only up-to|before", "hold|test|evaluate"],
    truth:
      "At serving time the future is unknown. A model that was trained with it learns to rely on what it will not get.",
    points: 5,
    serious: true,
  },
  {
    id: "features-written-twice-on-purpose",
    says: "Writing the features once for training and again for serving is an advantage.",
    patterns: [
      "reimplement|re-implement|rewritten|rewrite ~ serving & maximum|performance|redundancy|advantage|best|independent",
      "reimplement feature independently|separately",
      "two team|implementation|codebase ~ two language|redundancy|cancel|safer|robust|independent",
      "independent|separate implementation|implementations|code be|is? ~ safer|redundancy|robust|better|catch",
      "error cancel out",
      "shared|sharing|same|common code ~ propagate|spread|duplicate ~ bug|error|mistake",
      "feature ~ sql ~ training|offline & c++|java|go|rust serving|online? & redundancy|safer|fast|best|performance",
      "feature|features ~ twice ~ redundancy|safer|best|advantage|performance",
    ],
    unless: ["not|never|drift|disagree|diverge|skew|problem|pain|bug", "compare|test"],
    truth:
      "Two implementations differ sooner or later, and the model quietly gets inputs that it never learned from.",
    points: 4,
    serious: true,
  },
  {
    id: "equal-histograms-equal-values",
    says: "Equal distributions mean that there is no skew.",
    patterns: [
      "equal|same|identical|similar histogram|distribution ~ imply|mean|prove|guarantee|show ~ equal|same|no|value",
      "psi|ks|kl ~ below|under # & no|not skew|skewed",
      "if|when histogram|distribution|mean|average agree|match|equal & no skew|value|identical|fine|safe",
      "mean|average|histogram ~ agree|match|same ~ so|hence|thus ~ value|feature|values ~ agree|same|equal|correct|identical",
    ],
    unless: ["not", "enough", "shuffle", "row"],
    truth:
      "Values swapped between rows leave every histogram as it was. Compare served and recomputed values row by row.",
    points: 4,
    serious: true,
  },
  {
    id: "skew-is-overfitting",
    says: "Training-serving skew is overfitting, or drift.",
    patterns: [
      "skew be|mean|means ~ overfitting|overfit",
      "skew ~ another word|name|term for",
      "skew ~ same ~ drift|overfitting",
      "skew ~ cure|fix|solve|reduce|remove ~ regularisation|dropout|early-stopping",
      "regularisation|dropout|early-stopping ~ cure|fix|solve|reduce|remove|prevent ~ skew",
    ],
    unless: ["not|never"],
    truth:
      "Overfitting shows on clean held-out data. Skew is different inputs at serving for the same event, and held-out data hides it.",
    points: 4,
    serious: true,
  },
  {
    id: "normalise-per-request",
    says: "Serving should normalise with the statistics of the request.",
    patterns: [
      "mean|variance|statistics ~ each|per serving|request|batch & serving",
      "normalise separately",
      "compute mean ~ training & each serving request",
      "normalise|scale|standardise ~ with|using|by ~ its-own|own|each|current request|batch|day|mean|statistics & serving|production|online",
      "each side|environment ~ own mean|statistics|vocabulary|scaler|encoder",
    ],
    unless: ["not", "never", "instead", "training statistics", "bug|wrong|skew|differ"],
    truth:
      "Statistics belong to the model: they are computed in training and shipped with it. One request has no variance.",
    points: 4,
    serious: true,
  },
  {
    id: "fix-live-values-at-once",
    says: "When skew is found, correct the live values at once and leave the model.",
    patterns: [
      "immediately|first|directly|at-once correct|fix ~ serving|live|production ~ without retrain",
      "model ~ only|can-only improve ~ correct input|value|feature",
      "correct|corrected|right value ~ can only|always ~ help|improve|better & model",
    ],
    unless: ["not", "worse", "learned"],
    truth:
      "The live model learned from the wrong values; correct ones may make it worse. Roll back or retrain together with the fix.",
    points: 4,
    serious: true,
  },
  {
    id: "compare-once-in-a-while",
    says: "Comparing served with recomputed features once is enough.",
    patterns: [
      "compare|comparison|test|check|skew ~ once ~ quarter|year ~ enough|sufficient|suffices?",
      "once ~ skew|features|pipeline ~ fixed|removed|correct|tested ~ no|not|never ~ monitor|check|compare|return|again",
      "once validated|tested|correct ~ no|never ~ monitor|check|compare ~ again|further|needed",
      "skew ~ cannot|never ~ return|reappear|come",
    ],
    unless: ["not ~ enough", "every"],
    truth: "Every upstream change can bring skew back the same day. Compare a sample continuously.",
    points: 3,
  },
  {
    id: "real-time-always-fresh",
    says: "A real-time prediction is fresh however old its features are.",
    patterns: [
      "real-time|online|live endpoint|model|inference|serving|prediction ~ always ~ fresh|current|up-to-date",
      "not matter when|how ~ feature|table|input ~ compute|refresh|update|old",
      "batch|nightly|precomputed ~ be always fresh|current|up-to-date",
      "prediction|score|result ~ never|not ~ expire|age|stale|outdated",
      "table|feature|features refresh|updated weekly|nightly|monthly & fresh ~ millisecond|moment|real-time|always",
      "freshness ~ not ~ measure|monitor|matter & linearizable|real-time|live|consistent",
      "linearizable|consistent ~ mean|means|implies ~ fresh",
      "nightly|daily|weekly batch ~ fresh|enough|sufficient ~ market|trading|price|fraud|session|click|inventory",
    ],
    unless: [
      "only if|as|when|provided",
      "not always|necessarily",
      "so|if|because ~ hourly|minutes|stream",
      "not ~ fresh|enough",
    ],
    truth:
      "A prediction is as old as the oldest input that matters to it. A live model on last week's table is a late batch.",
    points: 4,
    serious: true,
  },
  {
    id: "lookup-as-slow-as-model",
    says: "Looking up a stored prediction is no faster than computing it.",
    patterns: [
      "lookup|look-up|look up|read|fetch ~ stored|precomputed|result|prediction ~ slow|slower|longer|long than|as ~ compute|model|inference",
      "each|every|users user|users|customer wait|waits ~ hour ~ prediction|result|answer|score",
      "batch ~ high|higher latency ~ because|since|as ~ job|run|hour",
      "batch|precomputed|stored ~ slower|latency of # hour",
    ],
    unless: ["not|never|no", "if|when|unless"],
    truth: "The job's run time is spent before anyone asks. Reading a stored row takes a few milliseconds.",
    points: 4,
    serious: true,
  },
  {
    id: "batch-loses-its-results",
    says: "When a batch job fails there is nothing to serve.",
    patterns: [
      "job|batch|run|pipeline fail|fails & no prediction|result|list|score exist|available|at-all|whatsoever",
      "yesterday|old|previous|last result|prediction|list|score ~ invalid|useless|deleted|worthless",
      "batch ~ single-point-of-failure & real-time|online ~ never|no|cannot",
    ],
    unless: ["keep|serve|fallback|still|last|if", "not|never ~ invalid|deleted"],
    truth:
      "Yesterday's results stay in the table and are nearly as good; a failed night costs a day of freshness.",
    points: 3,
  },
  {
    id: "fraud-or-session-in-nightly-batch",
    says: "What must be decided at once can be scored in a nightly job.",
    patterns: [
      "fraud|payment|card-payment|bidding ~ batch|nightly|overnight|following-day|next-day ~ anyway|fine|enough|sufficient?",
      "example ~ batch & fraud|card-payment|payment|search",
      "fraud ~ investigated ~ next|following day|morning",
      "fraud|search|chat ~ precomputed|overnight|nightly|enumerated|batch",
      "query|queries ~ can|could be enumerated|precomputed",
      "search|chat|question ~ every|all possible query|answer|question ~ precompute",
    ],
    unless: [
      "not|never|cannot|impossible|must",
      "real-time",
      "report|retrain|aggregate|features|review|head|top|popular|common|frequent",
      "labels",
    ],
    truth:
      "A payment is gone by the morning and queries have a long tail. What depends on the moment is computed in the moment.",
    points: 4,
    serious: true,
  },
  {
    id: "reports-in-real-time",
    says: "Reports and forecasts that nobody reads for days should be real time.",
    patterns: [
      "monthly|quarterly|weekly|annual report|forecast|newsletter|summary & real-time|live|online|fresh",
      "churn|forecast|newsletter|report ~ real-time|online|live & important|possible|management|fresh",
    ],
    unless: ["not|never|batch|no need|instead|overnight"],
    truth: "Where nobody acts within hours, a live endpoint pays for freshness that is never used.",
    points: 3,
    serious: true,
  },
  {
    id: "hybrid-is-impossible",
    says: "Batch and real time cannot be mixed.",
    patterns: [
      "mix|mixing|combine|combining|hybrid ~ batch|real-time|precompute|both|two ~ impossible|not-possible|cannot|never",
      "hybrid ~ impossible|not-possible|not-work|worst-of-both|not ~ possible",
      "precompute|precomputing ~ embedding ~ skew ~ definition|always|inevitably",
      "mixing ~ be not possible",
    ],
    unless: ["unless"],
    truth:
      "Most large systems do just that: slow parts ahead of time, the last step on what has just happened.",
    points: 4,
    serious: true,
  },
]);
