import { type Misconception } from "../model/index.ts";

type Draft = Omit<Misconception, "unless" | "dismisses" | "patterns"> & Partial<Misconception>;
const define = (drafts: readonly Draft[]): Misconception[] =>
  drafts.map((draft) => ({ patterns: [], unless: [], dismisses: [], ...draft }));

/** False beliefs that are false in any question. A question adds its own, which may be sharper. */
export const FIELD_MISCONCEPTIONS: readonly Misconception[] = define([
  {
    id: "cap-has-all-three",
    says: "A good design has consistency, availability and partition tolerance at once.",
    patterns: [
      "have|get|achieve|offer|provide ~ all three",
      "all three ~ consistency|availability ~ at once|together|same",
      "cap ~ circumvented|solved|beaten|outdated|obsolete|bypassed",
      "gives|give c a",
    ],
    unless: ["cannot|impossible|nobody ~ all three", "not ~ all three", "two of three"],
    truth:
      "While two replicas cannot talk, one of them either answers from what it has or refuses. No product avoids that choice.",
    points: 5,
    serious: true,
  },
  {
    id: "partitions-do-not-happen",
    says: "Networks in the cloud do not partition, so partition tolerance can be given up.",
    patterns: [
      "partition ~ not ~ happen|occur",
      "partition ~ never happen|occur",
      "drop|give-up|sacrifice p|partition-tolerance & reliable|redundant|choose|ca",
      "ca ~ natural|best|right choice",
    ],
    truth:
      "Links, switches and whole regions do get cut off. What is chosen is how to behave then, not whether it happens.",
    points: 5,
    serious: true,
  },
  {
    id: "cap-consistency-is-acid",
    says: "The C of CAP is the C of ACID.",
    patterns: ["consistency ~ c of acid", "consistency ~ constraints ~ foreign|hold"],
    truth:
      "In CAP it means that every read sees the latest write. ACID's C is about constraints inside one database.",
    points: 3,
    serious: false,
  },
  {
    id: "partition-means-shards",
    says: "Partition tolerance is about how data is cut into shards.",
    patterns: [
      "partition tolerance ~ data ~ partitioned|sharded|divided",
      "partition means|refers dividing|sharding",
      "partition ~ means ~ dividing|splitting|sharding ~ data",
      "more shards ~ higher tolerance",
    ],
    truth:
      "The partition in CAP is a network that no longer delivers messages between nodes, not a shard of the data.",
    points: 4,
    serious: true,
  },
  {
    id: "ttl-cache-is-linearizable",
    says: "Reads through one cache with a lifetime are strongly consistent.",
    patterns: [
      "cache & guarantees|guarantee linearizability|linearizable|consistency",
      "cache & hence|so|thus reads ~ strongly consistent",
      "cache & strong|strict|strongly consistency|consistent & ttl|same value|identical",
      "read ~ cache & same|identical value & linearizability|consistent|consistency",
      "strongly consistent cache",
    ],
    unless: ["stale", "invalidate", "read-your-writes"],
    truth:
      "Until an entry expires the cache keeps answering with the old value after a write. That is the opposite of linearizable.",
    points: 4,
    serious: true,
  },
  {
    id: "eventual-is-strong-with-delay",
    says: "Eventual consistency is strong consistency that takes a moment.",
    patterns: ["eventual consistency ~ strong consistency ~ delay|later|moment|wait"],
    truth:
      "Before replicas agree, readers see different values, and conflicting writes may be lost. Strong consistency allows neither.",
    points: 3,
    serious: false,
  },
  {
    id: "last-write-wins-loses-nothing",
    says: "Last-write-wins loses no update.",
    patterns: ["last-write-wins & no|never ~ update|write|data ~ lost", "last-write-wins & sum of both"],
    truth: "Last-write-wins keeps one of two concurrent writes and drops the other without a trace.",
    points: 4,
    serious: true,
  },
  {
    id: "writes-async-yet-strict",
    says: "Writes may reach the database later and reads are still strictly consistent.",
    patterns: ["asynchronously & strict|strong|strongly consistency|consistent"],
    unless: ["not", "only", "but", "eventual"],
    truth: "A write that is acknowledged before it is stored can be lost, and a read in between misses it.",
    points: 4,
    serious: true,
  },
  {
    id: "both-sides-writable-and-linearizable",
    says: "In a partition both sides keep accepting writes and stay linearizable.",
    patterns: [
      "both|each sides|side & writable|writes|accepting & linearizable|linearizability",
      "partition & both|each & writable & consistent|linearizable",
    ],
    unless: ["cannot", "impossible", "not", "one"],
    truth:
      "Two sides that cannot talk and both accept writes will disagree; at most one of them can stay linearizable.",
    points: 5,
    serious: true,
  },
  {
    id: "percentiles-add-up",
    says: "Percentiles of the steps can be added or averaged to give the percentile of the whole.",
    patterns: [
      "percentile|percentiles|p99s|p99 ~ can be added|averaged|summed",
      "average|averaging p99|p99s|percentiles ~ servers|hosts|machines|nodes|instances",
      "mean of ~ p99|p99s|percentiles",
    ],
    unless: ["upper bound", "conservative", "pessimistic", "worst"],
    truth:
      "Slow steps seldom coincide, so summed p99s overstate the whole, and averaged ones say nothing. Merge histograms instead.",
    points: 2,
    serious: false,
  },
  {
    id: "median-is-enough",
    says: "The median or mean latency is the right thing to promise; the tail is noise.",
    patterns: [
      "tail ~ noise",
      "p50|median|average ~ main slo",
      "averages|average|medians|median ~ best ~ reflect|reflects|user",
    ],
    truth:
      "A user who makes dozens of requests meets the slow one in a hundred almost every day, and a fan-out meets it every time.",
    points: 3,
    serious: false,
  },
  {
    id: "retries-absorb-overload",
    says: "Immediate retries let the system absorb overload.",
    patterns: [
      "retry|retries & overload & absorbed|absorb|absorbs",
      "overload ~ absorbed",
      "retries|retry immediately ~ up to #",
      "retry|retries ~ until ~ success|succeeds|succeed",
      "eventually every request ~ succeed",
    ],
    unless: ["backoff", "budget", "jitter", "storm", "queue"],
    truth:
      "Each retry is more load on a service that already has too much. Ten tries turn a slow minute into an outage.",
    points: 4,
    serious: true,
  },
  {
    id: "one-primary-takes-all",
    says: "One database primary takes all reads and writes at a very high rate.",
    patterns: [
      "single|one postgresql|mysql|sql|database primary|instance|node & all|every|whole|entire|events|inserts",
      "one|single ~ instance|primary ~ sustains|handles ~ # rps",
      "# connections ~ sustains|handles|serves",
      "one database is enough|sufficient",
    ],
    unless: ["replica", "shard", "failover", "standby", "registry", "metadata", "config", "small"],
    truth:
      "A primary sustains some tens of thousands of simple operations a second, a few hundred connections, and fails as one.",
    points: 4,
    serious: true,
  },
  {
    id: "replicas-break-consistency",
    says: "Adding replicas or shards is premature at this scale.",
    patterns: [
      "replicas|replica|shards|sharding|replication ~ premature",
      "introducing|adding replicas|shards ~ break ~ consistency",
    ],
    truth: "At this rate one copy can neither carry the load nor survive a failure.",
    points: 3,
    serious: true,
  },
  {
    id: "backups-give-five-nines",
    says: "Nightly backups of one server give 99.99% availability or more.",
    patterns: [
      "one|single primary|server|node|instance & backup & 99.99%|99.999%",
      "backups ~ target 99.99%|99.999%",
      "restore ~ hours & within budget|target|slo",
    ],
    truth:
      "99.999% allows about five minutes a year; one restore of two hours uses up more than twenty years of it.",
    points: 4,
    serious: true,
  },
  {
    id: "provider-never-fails",
    says: "The cloud provider does not go down, so redundancy is not needed.",
    patterns: [
      "provider|cloud not go down",
      "cloud ~ never ~ down|fails|fail",
      "cloud ~ takes care of ~ availability|failure|scaling",
    ],
    truth: "Zones and regions fail every year, and deployments of one's own fail more often.",
    points: 4,
    serious: true,
  },
  {
    id: "evaluated-on-training-data",
    says: "A model may be evaluated on the data it was trained on.",
    patterns: [
      "train|trained on all|complete|entire data|history & evaluated|evaluate ~ same",
      "evaluated|evaluate|test|tested on same events|data|examples",
      "not|never waste|lose ~ holdout|test",
      "including|adding ~ test set ~ training|train",
      "train|training ~ including test set",
      "test set & adding ~ training data",
      "no holdout|test set ~ needed|required|necessary",
    ],
    unless: ["leakage", "overfit", "not ~ test set", "held-out", "later"],
    truth: "Such a score measures memory. A model is judged on later data that it has never seen.",
    points: 5,
    serious: true,
  },
  {
    id: "random-split-of-events",
    says: "Events may be shuffled at random before splitting, including those after the prediction.",
    patterns: [
      "randomly|random shuffle|split|splitting ~ events|interactions|data & ensures|same distribution",
      "randomly shuffle ~ before splitting",
      "include|including ~ after prediction time",
    ],
    unless: ["never random", "not ~ random", "leak", "instead"],
    truth: "A random split lets the model see the future of the very people it is tested on. Split by time.",
    points: 4,
    serious: true,
  },
  {
    id: "latest-values-for-training",
    says: "Training rows should be joined with the newest feature values.",
    patterns: [
      "training row|rows|set|data & join ~ current|latest|newest|freshest ~ value|values",
      "use|join freshest|latest|current|newest feature|value",
      "point-in-time join ~ create|creates|cause|causes|introduce skew|error|errors|problems",
    ],
    unless: ["leakage", "leak", "instead", "wrong"],
    truth:
      "Values written after the event tell the model its outcome. A training row holds what was known at prediction time.",
    points: 5,
    serious: true,
  },
  {
    id: "features-written-twice-on-purpose",
    says: "Writing the features once for training and again for serving is an advantage.",
    patterns: [
      "reimplement|re-implement|rewritten|rewrite ~ serving & maximum|performance|redundancy|advantage|best",
      "reimplement features independently|separately",
      "two teams ~ two languages ~ redundancy|cancel",
      "errors cancel out",
      "sharing|shared code ~ propagate|propagates|spread ~ bug",
    ],
    truth:
      "Two implementations differ sooner or later, and the model quietly gets inputs that it never learned from.",
    points: 4,
    serious: true,
  },
  {
    id: "equal-histograms-equal-values",
    says: "Equal distributions mean that there is no skew.",
    patterns: [
      "equal|same|identical histograms|distributions|histogram ~ imply|implies|mean|means|prove|proves ~ equal|same|no",
      "psi ~ below|under # & no skew",
    ],
    unless: ["not", "enough", "shuffle"],
    truth:
      "Values swapped between rows leave every histogram as it was. Compare served and recomputed values row by row.",
    points: 4,
    serious: true,
  },
  {
    id: "skew-is-overfitting",
    says: "Training-serving skew is overfitting.",
    patterns: ["skew is|means ~ overfitting|overfit", "skew ~ another word|name|term for"],
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
    ],
    unless: ["not", "never", "instead", "training statistics"],
    truth:
      "Statistics belong to the model: they are computed in training and shipped with it. One request has no variance.",
    points: 4,
    serious: true,
  },
  {
    id: "fix-live-values-at-once",
    says: "When skew is found, correct the live values at once and leave the model.",
    patterns: [
      "immediately|first|directly correct|fix ~ serving|live|production ~ without retraining",
      "model ~ only improve ~ correct input|inputs|values|features",
    ],
    unless: ["not", "worse", "learned"],
    truth:
      "The live model learned from the wrong values; correct ones may make it worse. Roll back or retrain together with the fix.",
    points: 4,
    serious: true,
  },
  {
    id: "offline-gains-carry-over",
    says: "Better offline metrics always mean better results in production.",
    patterns: [
      "offline metrics|results|gains always|certainly|surely ~ production|online|carry",
      "offline ~ always carry over",
    ],
    truth:
      "Offline data was produced by the old model. Only an experiment on live traffic shows what a new one does.",
    points: 3,
    serious: false,
  },
  {
    id: "score-everything-with-the-full-model",
    says: "A large catalogue can be scored in full by the deep model for each request.",
    patterns: [
      "score every item ~ full|deep|whole|entire model",
      "score|scores|rank|ranks ~ all|every|full|entire|whole # items|catalogue ~ each|every|per request",
      "gpu ranks|scores ~ full|entire|whole # catalogue",
      "score items one after another until",
      "no ~ approximate search ~ needed|required",
    ],
    unless: ["impossible", "too", "trillion", "cannot", "not possible", "why not", "small"],
    truth:
      "Items times requests is trillions of scores a second. A cheap first stage has to cut the candidates to hundreds.",
    points: 5,
    serious: true,
  },
  {
    id: "everything-deployed-at-once",
    says: "A new model may go to everybody at once.",
    patterns: [
      "deployed|deploy|release|released|ship|shipped ~ to everybody|everyone|all ~ at once|immediately|directly",
    ],
    unless: ["never", "not", "after", "then"],
    dismisses: ["canary-release", "rollback"],
    truth:
      "A model that looked good offline can halve engagement live. A small share first, with a way back, bounds the harm.",
    points: 3,
    serious: false,
  },
  {
    id: "monitoring-not-needed",
    says: "Monitoring is not needed; users report what is wrong.",
    patterns: ["users complain if|when ~ wrong|broken"],
    dismisses: ["dashboards", "alerting", "drift-monitoring", "freshness-monitoring"],
    truth:
      "Models fail quietly: answers keep coming and get worse. Nobody reports a recommendation that was never shown.",
    points: 4,
    serious: true,
  },
  {
    id: "fallbacks-not-needed",
    says: "An error page is good enough when a part fails.",
    patterns: [
      "error page ~ fine|ok|enough|acceptable",
      "return|show ~ error ~ user|users|client refreshes|retries|refresh",
    ],
    dismisses: ["fallback-result", "graceful-degradation"],
    truth:
      "A slightly worse answer keeps the product working; an error turns one slow dependency into an outage.",
    points: 3,
    serious: false,
  },
  {
    id: "autoscaling-replaces-estimates",
    says: "Autoscaling makes capacity estimates unnecessary.",
    patterns: [
      "autoscaling|autoscaler|autoscale takes care|handles everything|solves",
      "estimate & because|since autoscaling",
    ],
    unless: ["too slow", "not", "minutes"],
    truth:
      "Machines with accelerators take minutes to start and quotas are finite. Without a number nobody knows what to reserve.",
    points: 2,
    serious: false,
  },
  {
    id: "simply-two-of-three",
    says: "One picks any two of the three in CAP.",
    patterns: [
      "choose|pick|select|have two|2 ~ of|out of three|3",
      "choose|pick two of them",
      "only have 2|two out of 3|three",
      "traditional|rdbms|postgresql|mysql ~ is|are ca",
      "ca postgresql|mysql|oracle",
    ],
    unless: ["not really", "not", "outdated", "misleading"],
    truth:
      "Partitions happen whether one picks them or not, so the choice is between consistency and availability while one lasts.",
    points: 2,
    serious: false,
  },
  {
    id: "prompt-rules-stop-injection",
    says: "An instruction in the system prompt is enough against prompt injection.",
    patterns: [
      "system prompt ~ tell|tells|telling|instruct|instructs ~ model not|never ~ reveal|follow|leak|ignore",
      "prompt ~ enough|sufficient|prevents ~ injection|leak|leakage|leaking",
    ],
    unless: ["not ~ enough", "not ~ sufficient", "filter", "and"],
    truth:
      "A model cannot tell its orders from text that it reads. What it may reach has to be limited outside the model.",
    points: 4,
    serious: true,
  },
  {
    id: "model-keeps-tenants-apart",
    says: "The model can be trusted to keep tenants' data apart.",
    patterns: [
      "prompt|model|llm ~ told|instructed|knows|asked ~ only ~ own|tenant's|customer's data|documents",
      "one|single|shared index|cache ~ all|across tenants & no|without filter|filters|permission",
    ],
    unless: ["not ~ trust", "never trust", "filter by"],
    truth:
      "Isolation must hold when the model misbehaves: the tenant comes from the session and limits the query itself.",
    points: 5,
    serious: true,
  },
  {
    id: "quantisation-is-free",
    says: "Quantisation costs no quality, so it needs no check.",
    patterns: [
      "quantisation|quantise|int4|int8 & no|without|zero ~ quality|accuracy loss",
      "quantisation|int4|int8 ~ free|lossless",
      "4-bit|int4 ~ always ~ same quality|accuracy",
    ],
    unless: ["almost", "little", "measure", "eval", "check", "verify", "test", "negligible", "nearly"],
    truth:
      "The loss is small on average and can be large on rare inputs. It has to be measured on one's own tasks.",
    points: 2,
    serious: false,
  },
  {
    id: "batching-lowers-latency",
    says: "Larger batches make each request faster.",
    patterns: [
      "bigger|larger batch|batches ~ lower|reduce|decrease|improve|reduces|lowers|improves latency",
      "batching reduces|lowers|improves|decreases ~ latency",
    ],
    unless: ["throughput ~ but", "queue", "queueing", "under load", "continuous"],
    truth:
      "A batch waits to fill and computes longer. It raises throughput per machine and costs each request some latency.",
    points: 3,
    serious: false,
  },
  {
    id: "gpu-always-faster",
    says: "A GPU is always the better choice for inference.",
    patterns: ["gpu|gpus always|every ~ faster|better|cheaper|best", "always use gpu|gpus"],
    unless: ["not", "only", "unless"],
    truth: "Small models at low rates leave an accelerator idle; a CPU is then cheaper and fast enough.",
    points: 2,
    serious: false,
  },
  {
    id: "real-time-always-better",
    says: "Real-time inference is always better than batch.",
    patterns: [
      "real-time|online ~ always|every better|superior|preferable",
      "batch ~ obsolete|outdated|never ~ useful|legacy",
      "batch ~ is always worse",
    ],
    unless: ["not always", "not ~ always"],
    truth:
      "Where inputs are known ahead and a few hours matter little, batch costs a fraction and cannot time out.",
    points: 3,
    serious: false,
  },
  {
    id: "vertical-scaling-has-no-limit",
    says: "A bigger machine is always the simpler answer, whatever the load.",
    patterns: [
      "vertical scaling|scaling ~ no|without limit|limits",
      "always ~ bigger|larger machine|server|gpu",
      "one|single big|bigger|large machine|server ~ redundant|available|availability|enough for any",
    ],
    unless: ["not", "until", "ceiling"],
    truth: "The largest machine is finite, its price rises faster than its speed, and it still fails as one.",
    points: 3,
    serious: false,
  },
  {
    id: "horizontal-scaling-fits-big-models",
    says: "Adding replicas lets a model run that does not fit one machine's memory.",
    patterns: [
      "more|adding|add replicas|replica|machines|pods|servers & model ~ fit ~ memory",
      "horizontal scaling ~ solves|fixes ~ memory|oom",
    ],
    unless: ["not", "shard", "tensor", "split", "parallel"],
    truth: "Each replica holds the whole model. A model too large for one machine has to be split or shrunk.",
    points: 3,
    serious: false,
  },
]);
