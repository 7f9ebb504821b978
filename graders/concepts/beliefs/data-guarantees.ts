import { defineBeliefs } from "./define.ts";

/** What stores, logs, caches and copies are taken to guarantee, and do not. */
export const dataGuarantees = defineBeliefs([
  {
    id: "one-side-of-cap-for-all",
    says: "A whole company has to choose one side of CAP, once.",
    patterns: [
      "mix|mixing|combine|combining|both cp & ap ~ violate|violates|impossible|forbidden|contradict|theorem|wrong",
      "choice|choose|chosen|decide|decided|made once & cap|cp|ap|database|company|platform|whole",
      "whole|entire company|platform|product|organisation + cp|ap|same-side|one-side|cap",
      "share|shares|have|need same|one|uniform guarantee|guarantees|consistency & recommendation|harmless|money|payment|every|all",
    ],
    unless: ["not|never|need not|no reason", "per|each|by operation|feature|data|instead|rather|wrong"],
    truth: "Each operation chooses for the time of a partition; money may refuse while lists go on.",
    points: 4,
    serious: true,
  },
  {
    id: "tcp-hides-partitions",
    says: "TCP keeps what is sent, so a partition does not matter.",
    patterns: [
      "tcp|socket|sockets|retransmission ~ buffer|buffers|keep|keeps|hold|holds|deliver|delivers|retransmit|retransmits|repeats & later|partition|everything|until|message|messages|repaired|outage",
    ],
    unless: ["not|never|gives-up|timeout|times-out|reset"],
    truth:
      "The sender waits without knowing whether anything arrived. Someone has to answer in the meantime: that is the partition.",
    points: 4,
    serious: true,
  },
  {
    id: "two-make-a-majority",
    says: "Two sites can hold a majority, or an odd number of voters is a danger.",
    patterns: [
      "two|2 region|regions|site|sites|node|nodes|member|members|voters ~ majority|quorum & enough|suffice|suffices|have|hold|form|can",
      "third site|region|voter|witness|member ~ unnecessary|superfluous|needless|not-needed",
      "third site|region|voter|witness|member ~ not|no need|needed|necessary|required",
      "odd number ~ increase|increases|danger|dangerous|worse|risk",
    ],
    unless: ["no majority|quorum", "of three|five|3|5", "cannot|neither|lose|loses|lost|dies|without-a"],
    truth: "With two, the loss of either leaves no majority. A third vote, even a small witness, decides.",
    points: 4,
    serious: true,
  },
  {
    id: "same-weights-same-answers",
    says: "Copies of one model agree whatever features they read.",
    patterns: [
      "same|identical weight|weights|model|models|file ~ same|identical|equal prediction|predictions|answer|answers|score|scores ~ whatever|even|regardless|always|irrespective",
      "replica|replicas|region|regions ~ same|one model file|weights ~ always consistent|agree|identical",
      "model|network be deterministic & region|regions|replica|replicas|consistent|consistency|same|always",
    ],
    unless: ["not|if|only|unless|when|seed|same features|features differ"],
    truth:
      "A model answers by what it is fed; regions that read different feature values decide differently.",
    points: 4,
    serious: true,
  },
  {
    id: "skew-raises-errors",
    says: "Skew would show up as errors, so a clean log rules it out.",
    patterns: [
      "skew|bug|bugs|mismatch|differ|differed ~ exception|exceptions|nan|crash|crashes",
      "no|clean|empty error|errors|exception|exceptions|log|logs & rule-out|rules-out|excluded|exclude|excludes|certainty & skew|logic|feature|code|bug",
      "skew show|shows|appears|visible ~ error|errors|exception|log|crash",
    ],
    unless: ["silent|silently|quietly|nothing fails|without any"],
    truth:
      "Skew is silent: the numbers are valid and wrong. Only comparing served with recomputed values shows it.",
    points: 4,
    serious: true,
  },
  {
    id: "skewness-of-a-distribution",
    says: "Training-serving skew is the skewness of a distribution.",
    patterns: [
      "skew|skewness ~ third ~ moment",
      "skew|skewness ~ asymmetry|asymmetric|symmetric|lopsided & training|serving|model|assume|assumes",
    ],
    truth: "It is the difference between the features a model was trained on and those it is served.",
    points: 5,
    serious: true,
  },
  {
    id: "fit-on-train-and-test",
    says: "Scalers and imputers may be fitted on training and test rows together.",
    patterns: [
      "scaler|scalers|imputer|imputers|statistics|normalisation|encoder|encoders|means + fit|fitted|fitting|computed|compute|estimated + train|training and test|validation",
      "scaler|scalers|imputer|imputers|statistics|normalisation|encoder ~ fit|fitted|computed|estimated ~ all|both|whole row|rows|data|sets|parts|splits",
      "label|labels ~ not|never|out|without ~ used|use|involved|touched & no|nothing leakage|leak|leaks",
    ],
    unless: ["only ~ training|train", "training ~ only", "never|instead|wrong|leaks|then frozen"],
    truth:
      "Statistics of the test rows tell of the future too. Fit on training rows, freeze, and apply everywhere.",
    points: 4,
    serious: true,
  },
  {
    id: "dropout-makes-immune",
    says: "Dropout or noise in training makes a model immune to wrong inputs.",
    patterns: [
      "dropout + immune|tolerate|tolerates|robust|insensitive|protects + wrong|missing|skew|broken|input|inputs|feature|features",
      "tolerates|tolerate ~ missing|half ~ tolerates|tolerate ~ wrong",
    ],
    unless: ["not|never|little|partly"],
    truth: "Dropout hides inputs at random; a feature that is wrong in one direction still misleads.",
    points: 3,
  },
  {
    id: "significant-means-important",
    says: "With large samples every significant difference matters and no alarm is false.",
    patterns: [
      "large|big|huge sample|samples ~ eliminate|eliminates|exclude|rule-out|rules-out|no|remove|removes ~ false alarm|alarms|positive|positives",
      "significant result|difference|test|change ~ be|is|means|also|therefore important|relevant|real|meaningful",
    ],
    unless: ["not|never|need not|tiny|although|hardly"],
    truth: "With enough rows any trifle is significant. Alarm on the size of a difference.",
    points: 3,
  },
  {
    id: "partial-releases-skew",
    says: "A partial release harms because it splits the traffic.",
    patterns: [
      "partial|gradual|staged|canary|slow release|rollout|launch|deployment ~ split|splits|introduce|introduces|create|creates|cause|causes ~ skew|bias|inconsistency|errors|confusion|traffic",
      "both|two version|versions|systems|models parallel|side-by-side|together ~ double|doubles|multiply|multiplies ~ error|errors|risk|chance|incidents",
      "run|running|operation both|two|parallel|in-parallel ~ double|doubles|multiply|multiplies ~ error|errors|risk|chance|incidents",
      "roll|rolling|going|go back ~ make|makes|would|be|is worse",
      "roll|rolling|going|go|revert|reverting back? & suffers|destroys|destroy|more drift|evidence",
    ],
    unless: ["not|never|by design|user id|hash|sticky|but|yet"],
    truth: "A share first bounds the harm and gives a comparison; the old version is the one known to work.",
    points: 4,
    serious: true,
  },
  {
    id: "errors-of-models-cancel",
    says: "Averaging a good and a bad model is guaranteed to help, since errors cancel.",
    patterns: [
      "error|errors|mistake|mistakes of? independent|different|two|several model|models|teams|people cancel|cancels|cancel-out",
      "average|averaging ~ model|models|scores ~ guarantee|guarantees|guaranteed|cancel|always",
    ],
    unless: ["not|never|if|only|partly"],
    truth: "Errors cancel only where they are independent, and models of one data set share theirs.",
    points: 3,
  },
  {
    id: "logged-features-are-contaminated",
    says: "Features as served should not be logged or trained on.",
    patterns: [
      "logged|served|live feature|features|value|values ~ contaminated|contaminate|pollute|polluted|biased|permanent|unclean & train|training|skew|model",
      "logging feature|features|inputs be|is|not ~ uneconomical|unaffordable|wasteful|pointless|unnecessary|economical",
      "feature logging ~ uneconomical|unaffordable|wasteful|pointless|unnecessary|not economical",
    ],
    unless: ["clicks|position|labels|but|however|sample|everything at full"],
    truth:
      "What was served is what the model saw: training on it makes both sides equal, and a sample of rows is cheap.",
    points: 3,
    serious: true,
  },
  {
    id: "crdt-keeps-limits",
    says: "Counters that merge can never exceed a limit.",
    patterns: [
      "crdt|crdts|counter|counters|pn-counter|pn-counters|commute|commutes|merge|merges ~ never|cannot|correctly|no ~ exceed|exceeded|limit|overspend|overspent|ordering|conflict",
      "limit|budget|balance ~ never|cannot ~ exceed|exceeded|overrun|overspent & merge|merges|crdt|counter|counters|converge|permanently",
    ],
    unless: [
      "not|but ~ limit",
      "escrow|reserve|reserved|allowance|quota|share",
      "likes|views",
      "while apart|until",
    ],
    truth:
      "Each side sees only its own part until they merge: both may spend the same remainder. Limits need shares given out ahead, or one owner.",
    points: 5,
    serious: true,
  },
  {
    id: "event-time-is-all-one-needs",
    says: "Event time alone makes training joins right.",
    patterns: [
      "event time|timestamps|timestamp be|is ~ all|enough|sufficient|only & need|needs|join|joins|training",
      "event time ~ suffices|suffice",
      "arrival|ingestion|processing|knowledge time ~ artefact|noise|leak|leakage|irrelevant|ignored|unnecessary|superfluous|not-needed",
    ],
    unless: ["not ~ enough|suffice|all", "not|but"],
    truth:
      "A value may be of ten o'clock and known at noon. Joins ask what was known then, so both times are kept.",
    points: 4,
    serious: true,
  },
  {
    id: "corrections-overwrite",
    says: "Late corrections should replace what was stored.",
    patterns: [
      "corrected|correction|corrections|restated|busted + overwrite|overwrites|overwritten|replaced + in-place|stored|row|rows|old|history",
      "late row|rows|value|values ~ replaced|overwritten in-place",
      "train|training|learn|learns ~ corrected|final|true value|values|one ~ better|right|really|should|cleaner",
      "overwrite|overwrites corrected|wrong|late row|rows|value|values",
    ],
    unless: [
      "revision|version|versions|versioned|append|new row|known then|as known|instead|both",
      "cannot|could not know",
    ],
    truth: "At decision time the old value was what was known. Corrections are new versions beside it.",
    points: 4,
    serious: true,
  },
  {
    id: "past-can-be-recomputed",
    says: "Past inputs can be recomputed from today's data, so nothing needs keeping.",
    patterns: [
      "recompute|recomputed|reconstruct|reconstructed|reproduce|reproduced|derive|derived + input|inputs|decision|decisions|past + current|today's|present|today data|table|tables|values|state",
      "nothing|no-need|not-necessary ~ store|stored|keep|kept|log|logged|archive & recompute|recomputed|deterministic|determinism|reproducible",
      "version and time|timestamp|date ~ every|all|any ~ decision|decisions|input|inputs ~ recompute|recomputed|reproduce|reproduced",
    ],
    unless: ["not|never|cannot|log|snapshot|as-of|point-in-time|kept for|bitemporal"],
    truth: "Feature values change and pass. What a decision saw is stored with it, or it is lost.",
    points: 4,
    serious: true,
  },
  {
    id: "same-name-same-feature",
    says: "Features of one name are one feature and can be merged.",
    patterns: [
      "same|equal|identical name|names + merge|merged|identical|duplicate|duplicates|script",
      "same|equal|identical name|names ~ be|are|is same|one feature",
      "deduplicate|deduplicating|deduplication|merge|merging feature|features|# ~ by name|names",
    ],
    unless: ["not|never|different|differ|two meanings|compare|definition is compared|values are compared"],
    truth:
      "One name often hides several definitions. Compare definitions and values first, and let an owner decide.",
    points: 3,
  },
  {
    id: "inference-replicas-synchronise",
    says: "Serving replicas keep their weights in step with each other while they serve.",
    patterns: [
      "replica|replicas|copy|copies|server|servers ~ exchange|exchanges|synchronise|sync|share ~ gradient|gradients",
      "gradient|gradients ~ each|every|per request|inference|prediction|call",
      "request|inference|prediction ~ lead|leads|need|needs|cause|causes|require|requires ~ synchronisation|synchronise|all-reduce ~ weights|gradient|gradients|replicas",
    ],
    unless: ["not|never|nothing|no|only training|training needs|train"],
    truth: "Weights are fixed files while serving; replicas need no word of each other.",
    points: 5,
    serious: true,
  },
  {
    id: "inference-remembers",
    says: "A model keeps something of one request for the next.",
    patterns: [
      "activation|activations|model|network|request ~ influence|influences|remember|remembers|keep|keeps|carry ~ next|last|previous request|requests & sticky|session|sessions|stateful|batch",
      "model|models be stateful & session|sessions|sticky|hence|therefore|request",
      "sticky session|sessions ~ required|necessary|needed|must ~ model|inference|batch|even",
    ],
    unless: ["kv|prefix|cache|conversation|chat|context|not|no|stateless"],
    truth: "A forward pass leaves nothing behind: any replica answers any request alike.",
    points: 4,
    serious: true,
  },
  {
    id: "memory-tells-when-to-scale",
    says: "The memory in use on a card tells when to add another.",
    patterns: [
      "memory be ~ best|right|good|stable|natural|ideal signal|trigger|metric|measure ~ scale|scaling|autoscale|replica?",
      "gpu|card|vram memory ~ exceed|exceeds|above|over|reach|reaches|past # ~ new|another|add|adds|scale|more",
      "scale|scales|add|adds|trigger ~ on|by|use|when gpu|card|vram? memory ~ exceeds|above|over|usage|utilisation|reaches",
    ],
    unless: ["not|never|no|useless|wrong|instead|flat", "kv|cache|redis|heap|oom|database|queue"],
    truth:
      "A loaded model fills the same memory at any traffic. Queue length or requests in flight tell of load.",
    points: 4,
    serious: true,
  },
  {
    id: "copies-multiply-a-card",
    says: "Several copies of a model on one card multiply its throughput.",
    patterns: [
      "# copy|copies|instances ~ on|of ~ one|same|single|each card|gpu ~ # times|five-times|times|fold|multiply|multiplies throughput|capacity|requests?",
      "# copy|copies|instances ~ one|same|single|each card|gpu ~ give|gives ~ # times|throughput|requests|as much",
      "card|gpu ~ hold|holds|fits|takes # copies & # x|times #|throughput",
      "throughput|capacity ~ follow|follows|comes ~ from|by memory|division",
    ],
    unless: ["not|never|share|sharing|until|if|idle|mig|contend|compute is"],
    truth:
      "Copies share one set of arithmetic units and one memory bus; they fill gaps, they do not multiply the card.",
    points: 4,
    serious: true,
  },
  {
    id: "purging-is-free",
    says: "Invalidating caches costs nothing, or happens by itself.",
    patterns: [
      "purge|purges|purging|invalidation|invalidations be free|instant|automatic|costless|instantaneous",
      "purge|purges|purging|invalidation|invalidations cost|costs nothing|little",
      "invalidation ~ propagate|propagates ~ own|itself|automatically",
      "cache|caches|copies forget|forgets|clear|clears|expire ~ by-itself|itself|in-time|themselves & nothing|no|enough|purge|purged",
      "cdn ~ purge|purges|invalidate|invalidates ~ by|per|each|every user|click|event",
    ],
    unless: ["not|never", "versioned|content hash|key holds version"],
    truth:
      "Each purge is a message to every place that holds a copy; some come late, and a burst of them empties the cache.",
    points: 4,
    serious: true,
  },
  {
    id: "cached-traffic-is-unbilled",
    says: "What a CDN or cache serves costs nothing.",
    patterns: [
      "cdn|cached|cache ~ response|responses|traffic|request|requests|hits? ~ unbilled|free|gratis",
      "cdn|cached|cache ~ not|never|no|nothing billed|charged|paid|traffic",
      "cdn|cached|cache ~ carry|carries|have|has no ~ cost",
    ],
    unless: ["prefill|token|prompt|computing|nearly|almost|included|origin", 'egress|"charges"', "tax|duty"],
    truth: "A CDN bills each gigabyte and request that it serves.",
    points: 2,
  },
  {
    id: "cached-answers-stay-right",
    says: "A cached answer cannot be wrong because it was right once.",
    patterns: [
      "cached|stored|cache answer|answers|result|results|response|responses ~ cannot|never ~ wrong|false|worse|mistaken|incorrect",
      "cache|caching|cached ~ cannot|never ~ wrong|false & right|correct|checked",
    ],
    unless: ["but|stale|ttl|version|invalidate|unless"],
    truth: "The facts behind it change. It was right for another question, person or hour.",
    points: 4,
    serious: true,
  },
  {
    id: "partition-per-user",
    says: "A log can have one partition for each user.",
    patterns: [
      "one|own|single|separate|a partition per|for each? user|users|customer|viewer|account|member",
      "# million partition|partitions",
      "million partition|partitions & user|users|customer|customers",
      "# partition|partitions ~ each|every user|viewer|customer",
    ],
    unless: ["not|never|too|cannot|impossible|instead|hash|hashed|all events of"],
    truth:
      "Brokers carry some hundred thousand partitions in all. Keys are hashed into a few hundred; order within a key stays.",
    points: 3,
    serious: true,
  },
  {
    id: "storage-is-free",
    says: "Storage costs nothing, so everything may be kept or computed ahead.",
    patterns: [
      "storage|disk|disks|space be|is|are? free|gratis|costless & so|hence|because|since|as|everything|all|keep|precompute|store",
      "storage|disk|disks|space cost|costs nothing",
    ],
    unless: ["not|never|nearly|almost|next-to"],
    truth:
      "Each terabyte is billed every month and multiplied by its copies; it also has to be deleted on request.",
    points: 2,
  },
]);
