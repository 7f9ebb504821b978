import { defineBeliefs } from "./define.ts";

/** Queues, streams, stores and shards. */
export const dataBeliefs = defineBeliefs([
  {
    id: "exactly-once-for-free",
    says: "The queue delivers exactly once, so nothing has to be deduplicated.",
    patterns: [
      "exactly-once ~ for-free|out-of-box|by-default|automatically",
      "queue|kafka|sqs|broker|rabbitmq guarantee|ensure|deliver exactly-once|exactly once ~ so|hence|thus|therefore",
      "queue|kafka|sqs|broker|rabbitmq ~ guarantee|ensure|deliver ~ exactly once & no|not|without ~ dedupe|deduplicate|duplicate|idempotency|idempotent",
      "tcp|http ~ guarantee|ensure ~ exactly once",
      "message|event never deliver|arrive|process twice & queue|kafka|broker|sqs",
      "queue|kafka|broker ~ never ~ duplicate|twice",
      "duplicate ~ impossible|not-occur|never-occur|not-happen|never-happen",
    ],
    unless: [
      "at-least-once",
      "transaction|outbox",
      "not guarantee",
      "only-within|only-inside",
      "id|key|unique|idempotent",
    ],
    truth:
      "A worker may die after its effect and before its acknowledgement. Make effects idempotent; expect repeats.",
    points: 4,
    serious: true,
  },
  {
    id: "queue-is-not-real-time",
    says: "Queues deliver minutes later, so they cannot serve real time.",
    patterns: [
      "queue ~ cannot|not ~ real-time|realtime|online",
      "queue ~ only|just for|in batch",
      "message|queue|kafka ~ deliver|arrive ~ minute later|after|delay",
    ],
    unless: ["backlog|behind|lag|overload|retry", "answer|reply|wait|synchronous", "if|when|dead-letter"],
    truth:
      "A queue hands a message over in milliseconds; what delays it is a backlog, which the design controls.",
    points: 3,
  },
  {
    id: "queue-makes-faster",
    says: "A queue makes the answer come sooner or adds capacity.",
    patterns: [
      "queue|kafka speed|accelerate|hasten",
      "queue|kafka ~ reduce|lower|cut|improve|lowers|lowered latency|response-time",
      "queue|kafka|buffer ~ infinite|unlimited|any ~ load|capacity|traffic|throughput",
      "queue|kafka ~ increase|add|raise ~ capacity",
      "queue|kafka ~ absorb ~ sustained|permanent|constant|any|infinite|unlimited",
      "queue|kafka & never ~ overload|overloaded",
    ],
    unless: ["not", "user|perceived|api|write|acknowledge|request-path", "only ~ spike|peak"],
    truth: "A queue moves waiting in time. If arrivals exceed the workers' rate, it only grows.",
    points: 3,
  },
  {
    id: "global-order-from-partitioned-log",
    says: "A partitioned log keeps all events in one global order.",
    patterns: [
      "kafka|kinesis|topic|log|queue ~ global|total order",
      "kafka|kinesis|topic ~ guarantee|preserve|keep ~ order ~ all|across partition|event|topic",
      "event ~ arrive|process ~ always|exactly ~ in order & no|so|hence",
    ],
    unless: ["not|no|only", "per|within|same|one key|partition|account|entity|user", "single|one partition"],
    truth: "Order holds inside one partition only; events of one entity need one key.",
    points: 3,
  },
  {
    id: "arrival-time-is-event-time",
    says: "The time at which an event arrives can stand for when it happened.",
    patterns: [
      "late event|data|record ~ not occur|happen|exist|matter",
      "late event|data|record ~ never occur|happen|arrive",
      "no late event|data|record",
      "processing|arrival|ingestion|received time ~ same|equal|as-good|equivalent ~ event",
      "event time|timestamp ~ redundant|unnecessary|not-needed|superfluous|irrelevant",
      "late event|data|arrivals ~ drop|ignore|discard ~ no|without|fine|harmless|negligible",
      "late event|data|arrivals ~ not-occur|never-happen|do-not-exist|not-matter|negligible",
      "attach|use ~ server|arrival|receive time ~ so|hence|later ~ win|exact|order",
    ],
    unless: ["not ~ same|equal|ignore|drop", "measured|budget|allowed|watermark"],
    truth:
      "Phones go offline and feeds lag: an event may arrive hours late, and windows by arrival time count it wrongly.",
    points: 3,
  },
  {
    id: "blobs-in-database",
    says: "Pictures and other large files belong into the relational database.",
    patterns: [
      "image|picture|photo|video|file|audio ~ in|into|as ~ postgresql|mysql|sql|relational|database|blob|bytea & transaction|together|simple|consistent|backup|keep",
      "save|store|keep|put image|picture|photo|video ~ in|into|as postgresql|mysql|sql|database|blob|bytea|table",
      "image|picture|photo|video|file be save|store in|as ~ postgresql|mysql|blob|bytea",
      "postgresql|mysql|database & image|picture|photo|video ~ as blob",
    ],
    unless: [
      "metadata|path|url|key|reference|pointer|object-storage|s3|bucket",
      "not|never|instead|rather|avoid",
    ],
    truth:
      "They bloat the tables, the backups and the caches. Object storage holds the bytes; the row holds their address.",
    points: 4,
    serious: true,
  },
  {
    id: "object-storage-loses-files",
    says: "Object storage is unsafe: it loses files or shows writes much later.",
    patterns: [
      "object-storage|object-store|s3|bucket ~ lose|lost file|data|object|image",
      "object-storage|object-store|s3|bucket ~ only eventually consistent",
      "object-storage|object-store|s3|bucket ~ unreliable|unsafe|too-slow-to-store",
    ],
    unless: ["not|never", "if|when|accident|lifecycle|versioning|delete"],
    truth:
      "Object stores keep eleven nines of durability by copies in several zones, and S3 reads its own writes since 2020.",
    points: 2,
  },
  {
    id: "base64-json-is-free",
    says: "Sending pictures as base64 inside JSON costs nothing.",
    patterns: [
      "base64 & costs-nothing|cost-nothing|free|no-overhead",
      "base64 ~ free|no-overhead|costs-nothing|negligible|no-cost|no-drawback|efficient|smaller|compress|faster",
      "base64 ~ no|without ~ overhead|cost|penalty",
      "base64 ~ simplest|best & json & image|picture|photo",
    ],
    unless: ["not|never|adds|third|33%|avoid|instead"],
    truth:
      "Base64 makes every picture a third larger, and a JSON parser holds and copies it whole in memory.",
    points: 3,
  },
  {
    id: "indexes-cost-nothing",
    says: "An index on every column only makes things faster.",
    patterns: [
      "index ~ every|each|all column|field ~ fast|speed|free|no-cost|no-downside",
      "index be free|costless",
      "more index ~ only|always ~ faster|better",
      "index ~ not slow|affect|cost ~ write|insert",
      "add index|indexes|indices ~ speed|make ~ write|insert faster",
    ],
    unless: ["not ~ free", "but"],
    truth: "Each index is written on each write, takes memory and has to be kept in order.",
    points: 3,
  },
  {
    id: "nosql-is-always-faster",
    says: "A NoSQL store scales without limit and is always faster.",
    patterns: [
      "nosql|mongodb|cassandra|dynamodb ~ always|infinitely|unlimited|without-limit|any-load ~ fast|faster|scale|load|performance?",
      "nosql|mongodb|cassandra|dynamodb ~ scale infinitely|automatically|without-limit|endlessly",
      "sql|relational|postgresql|joins ~ cannot|never|not scale",
      "sql|relational database ~ obsolete|outdated|dead",
    ],
    unless: [
      "not ~ always|infinitely|automatically",
      "single|one|alone ~ cannot",
      "vertically|reads",
      "key|hot",
    ],
    truth:
      "It buys scale with restrictions on keys, joins and transactions; a hot key limits it like any other store.",
    points: 2,
  },
  {
    id: "shard-by-time-spreads-load",
    says: "Sharding by time, or by whatever comes first, spreads the load.",
    patterns: [
      "shard|partition by|on date|time|timestamp|day ~ spread|even|evenly|balance|distribute",
      "shard|sharding|partition ~ automatically|always|perfectly even|evenly|balance|uniform|spread",
      "hot key|shard|partition ~ impossible|not-occur|cannot-occur|never-occur|not-exist|no-concern|cannot-exist",
      "hash|hashing ~ eliminate|remove|prevent|solve ~ hot key|keys|partition",
    ],
    unless: ["not|never", "avoid|instead|prune|retention|delete|warehouse|partition-pruning"],
    truth: "By time, all writes of today hit one shard; by hash, one popular key still hits one shard.",
    points: 3,
  },
  {
    id: "modulo-resharding-is-free",
    says: "With hash modulo n, shards can be added without moving data.",
    patterns: [
      "modulo|mod|hash & add|adding|new shard|node|server ~ no|without|not ~ move|movement|rebalance|migration",
      "add|new shard|node ~ without|no ~ move|moving|migrate|rebalance ~ data|key & hash|mod|modulo",
      "resharding ~ free|trivial|instant|no-effort|without-downtime-automatically",
    ],
    unless: ["consistent", "not", "virtual"],
    truth: "Changing n moves nearly every key. Consistent hashing or virtual buckets move one share of 1/n.",
    points: 3,
  },
  {
    id: "joins-across-shards-are-free",
    says: "Queries over many shards cost no more than over one.",
    patterns: [
      "cross-shard|scatter-gather|all-shards|every-shard ~ no|not|free|cheap|same ~ cost|slower|latency|fast?",
      "join ~ across shard|node|service ~ free|cheap|no-problem|trivial|no-overhead|as-fast",
      "query|ask all|every shard in-parallel ~ so|hence|therefore ~ no|same ~ latency|time|cost",
    ],
    unless: ["slowest|tail|but|not ~ free"],
    truth:
      "Such a query waits for the slowest shard and loads them all, so more shards make it dearer, not cheaper.",
    points: 3,
  },
  {
    id: "replication-is-backup",
    says: "Replicas make backups unnecessary.",
    patterns: [
      "replicate|replica|copy|replication & backup be unnecessary|superfluous|redundant|needless|not",
      "replicate|replica|copy|replication & no backup|need-no-backup",
      "protect|protects|save ~ from|against ~ accidental|wrong|mistaken? delete|deletion|corruption & replica|replication|copies",
      "replica|replicas|replication|copies|raid ~ make|render ~ backup ~ unnecessary|superfluous|redundant|obsolete",
      "no backup ~ need|require|necessary & replica|replicate|copies|replication|zone|multi-az",
      "backup ~ unnecessary|superfluous|not ~ need & replica|replicate|replication|copies|zone|multi-az",
      "replication|replicas be|as|serve ~ backup",
      "replica|replication protect|protects ~ deletion|corruption|bug|mistake",
    ],
    unless: ["not ~ backup", "besides|also|and"],
    truth:
      "A wrong delete or a corrupt write reaches every replica at once; only a backup of earlier goes back.",
    points: 4,
    serious: true,
  },
  {
    id: "schemaless-needs-no-migration",
    says: "Without a schema nothing has to be migrated or agreed.",
    patterns: [
      "schemaless|schema-less|json|nosql ~ no|never|without ~ migration|migrate",
      "schema ~ not ~ need|require|necessary & flexible|json|nosql|event",
      "no schema ~ need|require|necessary",
      "consumer|reader ~ adapt|handle ~ automatically & schema|field|format",
    ],
    unless: ["not ~ mean", "registry|contract|version"],
    truth:
      "The schema then lives in every reader, and old records keep their old form until someone converts them.",
    points: 3,
  },
  {
    id: "more-partitions-always-faster",
    says: "More partitions or threads always mean more throughput.",
    patterns: [
      "more|add partition|thread|worker|shard ~ always|linearly|proportionally|unlimited ~ faster|throughput|scale",
      "throughput ~ grow|scale|rise ~ square|quadratically|exponentially & replica|node|machine|shard|worker",
      "throughput ~ scale|grow ~ linearly ~ without limit|bound",
    ],
    unless: ["not|until|up-to|if|almost|nearly"],
    truth: "Throughput follows the slowest shared part: a lock, a disk, a downstream, a hot key.",
    points: 3,
  },
]);
