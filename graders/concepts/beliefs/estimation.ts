import { defineBeliefs } from "./define.ts";

/** Load, memory, and what things cost. */
export const estimationBeliefs = defineBeliefs([
  {
    id: "sized-for-the-average",
    says: "Live traffic is even, so capacity for the average is enough.",
    patterns: [
      "capacity equal|for average ~ no|without ~ headroom|peak|spare",
      "real-time|live|online traffic ~ be smooth|constant|even|flat|uniform",
      "capacity|size|sized|provision|dimension for average load|rate|traffic ~ enough|sufficient|since|because|as|so",
      "peak equal|equals|same ~ average|mean",
      "average ~ be|equals ~ peak",
      "traffic ~ smoothed|smooth|spread ~ across|by time zones|time-zones|timezones|world & peak|average|so|provision",
      "no peak factor|multiplier ~ need|require|necessary",
      "peak ~ negligible|not-exist|irrelevant|ignore",
    ],
    unless: [
      "batch|queue|async|job|absorb|night|offline",
      "not|never ~ enough|equal|smooth",
      "if|unless|wrong",
      "about|only ~ times",
    ],
    truth:
      "Live load peaks at two to five times its mean, and a failed machine adds to it. Size for the peak with some room.",
    points: 4,
    serious: true,
  },
  {
    id: "time-divided-by-rate",
    says: "The number of servers is requests divided by milliseconds, or one call's time times the rate without a look at parallelism.",
    patterns: [
      "request|rps|qps|per-second divide ms|millisecond ~ server|machine|gpu|replica",
      "divide request|rate by latency|time|ms ~ server|machine|number|replica",
    ],
    unless: ["not"],
    truth: "Servers are rate × time per request ÷ what one server does at once.",
    points: 3,
  },
  {
    id: "bits-for-bytes",
    says: "Parameters take bits where they take bytes, or a network's Gb are GB.",
    patterns: [
      "# parameter|parameters|b x? 16|8|32 # tb|gb & bit",
      "parameter ~ couple|two|one|few bit|bits each",
      "gbit|gb/s|gbps ~ same ~ gbyte|gb|gigabyte",
      "10 gbit|gbps 10 gb",
    ],
    unless: ["not", "divide", "bytes each"],
    truth: "Sixteen bits are two bytes: 100B parameters are 200 GB. A 10 Gbit/s link carries 1.25 GB/s.",
    points: 5,
    serious: true,
  },
  {
    id: "replication-costs-no-space",
    says: "Copies, indexes and overhead need not be counted.",
    patterns: [
      "replication|replica|copy|index|overhead|metadata ~ need not|not-need ~ count|include|consider",
      "replication|replica|index|overhead ~ negligible ~ storage|space|memory|size|cost|estimate?",
      "replication-factor|replicas|copies ~ free|no-extra|costs-nothing ~ storage|space|cost?",
      "index ~ no|without ~ extra|additional space|memory|storage",
    ],
    unless: ["not negligible", "here|because ~ mb|few"],
    truth: "Three copies are three times the disk, and indexes often weigh as much as the data.",
    points: 2,
  },
  {
    id: "daily-volume-is-modest",
    says: "At a very high rate, the daily volume is modest and easily kept.",
    patterns: [
      "daily|a-day|per-day volume|data|event ~ modest|small|trivial|negligible & second|rps|rate|qps|billion",
      "billion row|event|request ~ per|a day ~ easily|comfortably|no-problem|modest|small",
      "storage ~ cheap|free|infinite ~ so|hence|therefore ~ keep|store|log ~ everything|all|forever",
      "log|store|keep ~ everything|all ~ forever|indefinitely ~ cheap|free|costs-nothing|storage?",
    ],
    unless: ["not", "sample|cold|tier|retention|expire"],
    truth: "100,000 events a second are 8.6 billion a day: a terabyte or more daily, before copies.",
    points: 3,
    serious: true,
  },
  {
    id: "idle-endpoints-cost-nothing",
    says: "An endpoint costs nothing while nobody calls it.",
    patterns: [
      "endpoint|gpu|replica|server|machine ~ cost nothing|zero ~ idle|unused|nobody|no-one|no traffic|waits",
      "idle gpu|endpoint|replica|machine|capacity ~ free|costs-nothing|cost-nothing",
      "pay|billed only ~ request|call ~ arrive|made|serve & gpu|replica|machine",
      "real-time|online ~ only|just ~ those who come|ask & cheap|saving|saves",
    ],
    unless: [
      "serverless|scale-to-zero|scaled-to-zero|zero replicas|api|hosted|tokens",
      "not|never",
      "if|unless",
      "batch|job",
    ],
    truth:
      "A machine that is kept ready is paid by the hour, busy or not; idle hours often dominate the bill.",
    points: 3,
    serious: true,
  },
  {
    id: "batch-is-always-dearer",
    says: "A batch job must pay for its machines the whole month.",
    patterns: [
      "gpu|machine|cluster ~ reserved|kept|paid ~ entire|whole|all month & batch|night|nightly|job",
      "batch ~ reserved|paid ~ whole|entire|full month|day",
      "batch ~ always ~ dear|dearer|expensive|costlier",
      "cluster ~ sized ~ for ~ night & batch|peak|dangerous",
    ],
    unless: ["not|never|only ~ hours", "spot|release|shut", "if"],
    truth: "A job rents machines for its hours, on spot capacity and at night; that is why it is cheap.",
    points: 3,
    serious: true,
  },
  {
    id: "spot-is-always-there",
    says: "Spot machines are as dependable as any.",
    patterns: [
      "spot|preemptible ~ be never|not|seldom|rarely ~ interrupt|reclaim|revoke|preempt|taken",
      "spot|preemptible ~ always available|there",
      "spot|preemptible ~ same|equal|as-much reliability|availability|reliable|guarantee",
      "everything|all|entire|whole ~ on spot & no|without fallback|reserve|on-demand|interruption",
      "serve|serving|online|api|user ~ entirely|only|completely on spot",
    ],
    unless: ["if|unless|while", "not always", "checkpoint|restart|resume", "never|not ~ on spot"],
    truth:
      "Spot machines are taken away within minutes, often many at once and at peak. Use them for what can restart.",
    points: 3,
    serious: true,
  },
  {
    id: "reserved-is-always-cheaper",
    says: "Committing, or owning, is always cheaper; so is serverless, or an API.",
    patterns: [
      "reserved|reservation|commitment|savings-plan ~ always ~ cheap|cheaper|best|right",
      "reserve|commit ~ 100%|whole|entire|all|peak ~ capacity|fleet|load & cheap|discount|save",
      "self-host|self-hosting|own-gpu|on-premise|on-prem ~ always ~ cheap|cheaper",
      "api|serverless|managed|cloud ~ always ~ cheap|cheaper",
      "api ~ never ~ worth|cheap|pay",
      "self-hosted|self-hosting ~ free|costs-nothing ~ after|once|open?",
      "open|open-source model ~ free ~ so|hence|costs|therefore",
    ],
    unless: ["not ~ always", "only|if|above|below|until|at-low|at-high"],
    truth:
      "It depends on how many hours the capacity is really used. Work out the break-even and commit to the base load only.",
    points: 2,
  },
  {
    id: "people-cost-nothing",
    says: "The bill is the machines; people, transfer and storage do not count.",
    patterns: [
      "engineer|people|staff|team|on-call ~ free|costs-nothing|not-counted|no-cost|negligible & cost|bill|total|month",
      "egress|transfer|traffic|network ~ free|costs-nothing|negligible|no-cost & region|continent|cross|internet|cloud|inter",
      "no reason to look|consider ~ cost driver",
      "cost ~ negligible|no-concern|irrelevant & billion|users|scale|gpu",
      "bill|cost ~ will-not|never|not ~ exceed ~ # & everything|including|all|billion",
      "one on-call engineer ~ enough|sufficient",
    ],
    unless: [
      "not|never ~ free|negligible",
      "within|same zone|region",
      "gateway-endpoint|private-link|ingress|inbound",
    ],
    truth:
      "Traffic between regions costs about 2 cents a GB, out of the cloud 5 to 9, and one engineer more than most fleets.",
    points: 2,
  },
  {
    id: "cache-divides-everything",
    says: "Any cache takes nearly all of the load away.",
    patterns: [
      "cache ~ 99%|100%|all|every ~ request|read|load|traffic & personal|unique|any|always|long-tail",
      "hit rate ~ 95%|98%|99% & personal|unique|free-text|chat|prompt|user",
      "cache ~ always ~ help|helps|faster|reduce",
      "cache everything ~ forever|always",
    ],
    unless: ["not|never|only|popular|hot|zipf|head"],
    truth:
      "Hits come from requests that repeat. Personal pages and free text rarely do; work the rate out from the distribution.",
    points: 2,
  },
  {
    id: "caching-saves-the-cost-twice",
    says: "Savings of several measures multiply without limit.",
    patterns: [
      "gain|saving|factor|improvement|speed-up multiply|multiplies & # x # x #",
      "multiply # x? # x? # # time|fold|x",
      "everything get|gets|becomes # time cheap|cheaper|faster",
      "cost fall|falls|drop|drops by same factor",
    ],
    unless: ["not|never|overlap|at-most|partly|amdahl"],
    truth:
      "Each measure works on what the others leave, and on one part of the time only. Recompute the bottleneck after each.",
    points: 4,
    serious: true,
  },
  {
    id: "throughput-is-latency-inverted",
    says: "Throughput is one over latency, whatever runs at once.",
    patterns: [
      "throughput be|equal 1|inverse|reciprocal over|divide|of? by? latency",
      "latency ~ # ms ~ so|hence|therefore|thus ~ # request per? second|s ~ maximum|only|at-most",
      "lower latency ~ always|automatically mean|means|higher throughput",
    ],
    unless: [
      "per|each worker|thread|gpu|core|stream|replica|at-a-time|one-at-a-time|single",
      "concurrency|batch",
    ],
    truth:
      "By Little's law throughput is concurrency over latency; a server that does eight at once has eight times that rate.",
    points: 2,
  },
  {
    id: "dau-is-concurrent-users",
    says: "All daily users are online at the same moment.",
    patterns: [
      "daily|dau|active user ~ all|simultaneously|concurrently|at-once|concurrent ~ so|connections|online",
      "# user ~ be|mean # concurrent|simultaneous|qps|rps",
      "every|all user ~ online at same time|moment|once",
    ],
    unless: ["not|peak|share|if|worst"],
    truth:
      "Daily users spread over the day; those online at once are a few per cent, by session length over 24 hours.",
    points: 2,
  },
]);
