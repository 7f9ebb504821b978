import { defineBeliefs, needless } from "./define.ts";

/** Work that is waved through: no requirements, no numbers, no second way out, because it will be fine. */
export const shortcutBeliefs = defineBeliefs([
  {
    id: "requirements-not-needed",
    says: "Requirements, numbers and records of decisions are not worth writing down.",
    patterns: [
      ...needless(
        "requirements",
        "requirement",
        "documentation",
        "adrs",
        "design-document",
        "design-review",
        "estimates",
        "capacity-plan",
        "cost-estimate",
        "budget",
        "runbook",
        "post-mortem",
      ),
      "no point|sense|use|need ~ write|writing|collect|gather ~ requirement|adr|estimate|document",
      "cost ~ not matter|interest|concern|care",
      "cost be no|not concern|issue|problem|matter|interest|criterion",
      "document|documentation|adr ~ only|just|merely slow",
    ],
    unless: ["until|unless|yet|already|unlimited|less-than|second|instead"],
    truth:
      "Without a number to meet, no choice can be right or wrong. Ten lines of requirements and a bill decide the rest.",
    points: 3,
    serious: true,
  },
  {
    id: "duplicates-and-losses-do-not-matter",
    says: "Lost, failed or doubled messages need no handling.",
    patterns: [
      ...needless(
        "dead-letter-queue",
        "dead-letter-queues",
        "dead-letter",
        "dlq",
        "idempotency",
        "idempotency-keys",
        "idempotency-key",
        "deduplication",
        "replay",
      ),
      "bad|failed|poison|broken|invalid message|event|record|job can|may|should|could|be? ~ dropped|ignored|discarded|thrown",
      "duplicate ~ not|never|hardly|rarely|seldom ~ occur|happen|matter|exist",
    ],
    unless: ["sampled|telemetry|metrics|after|later|logged|counted|quarantine|dead-letter & to|into"],
    truth:
      "Queues deliver again after each crash, and what cannot be read once is a fault to find. Keys make a second delivery harmless; a dead-letter queue keeps the rest.",
    points: 3,
    serious: true,
  },
  {
    id: "reads-from-production",
    says: "Training and features may read straight from the production database.",
    patterns: [
      "team|scientist|training|job|analyst|feature|spark read|query|join|pull ~ production|live|operational|primary database|table|db ~ direct|directly|straight|itself",
      "team|scientist|training|job|analyst|feature|spark ~ read|query|join|pull ~ direct|directly|straight ~ production|live|operational database|table|db",
      "sql join ~ at request time & avoid|no|same|difference|skew",
      "sql join ~ request time ~ raw|history|events",
    ],
    unless: ["replica|snapshot|copy|not|never|instead|cdc|why"],
    truth:
      "A scan for training takes the locks, cache and I/O that customers wait for, and its values change underneath. Read a copy or the log.",
    points: 3,
  },
  {
    id: "checkpoints-not-needed",
    says: "A long training run needs no checkpoints, or carries on without the machine that died.",
    patterns: [
      ...needless("checkpoint", "checkpoints", "checkpointing"),
      "checkpoint|checkpointing ~ waste|steal|cost ~ time & good|reliable|without|no|never|through",
      "gpu|node|worker|machine ~ die|dies|fail|break ~ other|rest|remaining carry-on|continue|train|go-on ~ without",
      "good|reliable|modern hardware ~ run|training ~ go|run|finish through|without ~ failure|interruption?",
      "interruption|preemption|spot ~ destroy|lose|kill all|everything|whole ~ work|training|progress|run",
    ],
    unless: [
      "elastic|federated|asynchronous|parameter-server|standby|spare",
      "since last|latest checkpoint",
      "without checkpoint",
    ],
    truth:
      "In synchronous training all wait for all, and among thousands of cards one fails every few hours. A checkpoint bounds the loss to minutes.",
    points: 4,
    serious: true,
  },
  {
    id: "data-parallel-splits-the-model",
    says: "Data parallelism splits the weights too, so any model fits on small cards.",
    patterns: [
      "data-parallel|data-parallelism ~ split|divide|shard|spread ~ weight|model|parameter",
      "data-parallel|data-parallelism ~ fit ~ any|large|big|70b model",
      "weight|parameter ~ divided|split|spread ~ by|with|through data-parallelism|data-parallel",
    ],
    unless: ["fsdp|zero|zero-3|tensor|pipeline|sharded|not|never|instead|fully"],
    truth:
      "In data parallelism each card holds all weights and sees other data. Splitting weights is what tensor, pipeline or fully sharded parallelism do.",
    points: 4,
    serious: true,
  },
  {
    id: "cold-start-solves-itself",
    says: "New users and new items get good recommendations by themselves.",
    patterns: [
      "new|brand-new|unknown user|item|customer|video ~ get|receive|have good|relevant|right|fine recommendation ~ automatically|anyway|itself|already?",
      "collaborative-filtering|matrix-factorisation|interaction ~ work|handle|cover ~ new|brand-new|unseen|cold item|user|video|product",
      "cold-start be|is no|not problem|issue|concern|thing",
      "cold-start ~ solve|solves|disappear|vanish ~ itself|alone|automatically|soon",
    ],
    unless: [
      "content|metadata|text|photo|image|title|category|attribute|explore|exploration|popular|onboarding",
      "not|never",
      "because ~ use",
      "pod|container|replica|instance|warm|minute",
    ],
    truth:
      "Who has no history has no place in what was learnt from histories. Content, context and some exploration have to stand in.",
    points: 3,
    serious: true,
  },
  {
    id: "model-teaches-itself",
    says: "A model's own predictions are good labels for its next training.",
    patterns: [
      "train|retrain|learn|fine-tune ~ label ~ model ~ predict|produce|give|assign",
      "train|retrain|learn|fine-tune ~ on|from|with own|its prediction|output|answer|label",
      "model|own prediction ~ as|become|are ~ label|ground-truth ~ free|fresh|no-cost|training|next",
      "label ~ that? model predicted ~ at no cost|free|fresh",
    ],
    unless: [
      "reviewed|human|teacher|student|distil|confident|pseudo|not|never|collapse|loop|audit|small|large|encoder|classifier",
    ],
    truth:
      "It learns its own mistakes with more confidence. Labels have to come from people, outcomes or a better teacher.",
    points: 4,
    serious: true,
  },
  {
    id: "memory-is-speed",
    says: "A card with twice the memory is twice as fast.",
    patterns: [
      "throughput|speed ~ proportional|linear ~ to? memory|vram|ram",
      "twice|double|more gpu? memory|vram ~ twice|double|more|higher throughput|speed|fast|quick",
      "# gb|memory ~ instead|rather|versus|than # gb ~ so|hence|thus|therefore # fast",
      "# gb ~ twice as fast|quick as ~ # gb",
    ],
    unless: ["bandwidth|batch|concurrent|room|kv|cache|not|never"],
    truth:
      "Memory decides what fits. Speed comes from its bandwidth, the arithmetic units and how full the batches are.",
    points: 3,
    serious: true,
  },
  {
    id: "bigger-card-changes-no-latency",
    says: "A bigger machine or card never makes one request faster.",
    patterns: [
      "vertical scaling|scale|upgrade ~ not|never|hardly ~ alter|change|affect|reduce|improve|shorten ~ latency|response",
      "bigger|larger|faster card|gpu|machine ~ only|just|merely ~ parallel|more request",
      "single|one request ~ use|run ~ one|single cuda? core|thread|unit & latency|clock|gpu|card",
    ],
    unless: ["if|once|when|bound|overhead|sequential|network|single-threaded|queue"],
    truth:
      "More bandwidth and more arithmetic units shorten a single pass; that is the first reason to scale up.",
    points: 3,
    serious: true,
  },
  {
    id: "cp-means-always-down",
    says: "A CP system is hardly ever available, and an AP system never consistent.",
    patterns: [
      "cp ~ mean|means|is|be ~ down|unavailable ~ for-good|always|forever|whenever|permanently",
      "cp ~ sacrifice|give-up availability & nine|always|healthy|practice",
      "ap ~ sacrifice|give-up consistency & never|no-time|healthy|always",
      "ap ~ never|at-no-time ~ consistent|consistency|correct|read",
      "cp system ~ down ~ node fail",
    ],
    unless: ["not|only|while|during|until"],
    truth:
      "The choice bites only while a partition lasts, and only on the side that cannot reach a majority.",
    points: 3,
    serious: true,
  },
  {
    id: "availability-is-uptime",
    says: "Availability in CAP is the share of time that a system is up.",
    patterns: [
      "availability in cap + nine|uptime|percent|99.9%|99.99%",
      "cap & availability ~ mean ~ nine|uptime|percent|up",
      "availability ~ fraction|share|percentage|part of time & cap|theorem|sense|nine",
      "availability ~ in|of cap|theorem ~ mean|means|is ~ uptime|nine|percent",
      "available ~ sense of theorem",
      "a in cap ~ uptime|nine|99.9%",
    ],
    unless: ["not|never|unlike|outside|different"],
    truth:
      "In CAP it means that every request to a node that works gets an answer that is no error. Nines are measured, not promised by a theorem.",
    points: 2,
  },
  {
    id: "quorum-of-one-is-strong",
    says: "Reading one replica and writing one still returns the newest value.",
    patterns: [
      "w 1 ~ r 1 & last|latest|newest|strong|strongly|consistent|current",
      "r 1 ~ w 1 & last|latest|newest|strong|strongly|consistent|current",
      "one replica ~ write|written ~ one replica ~ read & latest|last|newest|consistent",
    ],
    unless: ["not|never|may|stale|old|eventual|miss|weak"],
    truth: "Only where readers and writers overlap, R + W > N, does a read meet the newest write.",
    points: 3,
    serious: true,
  },
  {
    id: "failures-are-certain",
    says: "A node knows at once, and for certain, that the other side has failed.",
    patterns: [
      "redis|lock|locks + all|enough|guarantee|suffices|sufficient ~ need|correct|counter|exactly|safe|consistency",
      "tcp ~ notice|detect|report ~ immediate|immediately|at-once|instantly",
      "know|knows with certainty ~ link|line|node|other|failed|down",
      "node|region|side ~ know|detect ~ immediately|instantly|at-once ~ other ~ fail|down|dead|lost",
      "lock|locks be safe ~ since|because|as ~ timeout|expire|lease|ttl",
    ],
    unless: ["fencing|if|unless", "cannot|not|never|fencing|token"],
    truth:
      "Silence may be a dead node, a cut line or a pause. There are only timeouts, so whoever acts on them needs fencing.",
    points: 3,
    serious: true,
  },
  {
    id: "lock-for-each-prediction",
    says: "Each prediction first asks the registry, or takes a lock, for the current model.",
    patterns: [
      "every|each prediction|request|call ~ ask|query|contact ~ registry ~ version|current|lock|first",
      "every|each prediction|request|call ~ acquire|take|hold|under distributed? lock",
      "caching|cache model version ~ violate|break ~ consistency|c",
    ],
    unless: ["not|never|no|instead|cache ~ locally|would"],
    truth:
      "The registry is then in the path of every answer. Servers keep their version and change it when they are told.",
    points: 4,
    serious: true,
  },
  {
    id: "providers-fail-together",
    says: "A second provider or region does not help: if one is down, all are.",
    patterns: [
      "if|when ~ provider|region|vendor ~ down ~ every|all|others be? also? down|too|anyway & fallback|no|so|second",
      "if ~ one ~ down ~ every|all ~ down ~ so|hence",
      "second region|provider ~ double ~ cost & without|no|not ~ meaningful|increase|improve|help|gain",
      "fallback ~ make|makes no sense",
    ],
    unless: ["shared|same|unless|but|dns"],
    truth: "Providers and regions fail one at a time, mostly; that is what a second one is bought for.",
    points: 3,
  },
  {
    id: "wait-until-batch-is-full",
    says: "A batch may wait until it is full, with no time limit.",
    patterns: [
      "collect|wait|gather|accumulate ~ until ~ batch ~ full|complete|reached|# & no|without|never|only|then",
      "no timeout|limit|time-limit|window on|for batch|batching",
      "batch ~ always fill|fills|full",
    ],
    unless: ["or|whichever|at-most|timeout of|max|window of|night|offline"],
    truth:
      "When traffic thins out, the first request waits for the last one. A batch leaves when it is full or its few milliseconds are over.",
    points: 3,
    serious: true,
  },
]);
