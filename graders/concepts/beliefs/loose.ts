/**
 * A subject, what is said of it, and of what, in any order within one breath: wide nets for beliefs that are put in many ways, cast
 * only where nothing is denied, doubted or contrasted. By the id of the belief; its `unless` holds here too.
 */
export const LOOSE_WORDINGS: Readonly<Record<string, readonly string[]>> = {
  "cap-consistency-is-acid": [
    "c|consistency + cap|brewer + acid|constraint|constraints|foreign|integrity|transaction|transactions",
  ],
  "base64-json-is-free": [
    "base64|json + photo|image|images|picture + free|nothing|costless|negligible|gratis|hardly",
  ],
  "cached-answers-stay-right": [
    "hit|hits|cache|cached|entry|entries + correct|right|accurate|true|verified|checked|fresh + once|stored|went-in|so|since|because|as-accurate + hit|hits|cache|cached",
  ],
  "clocks-order-events": [
    "clock|clocks|timestamp|timestamps|ntp|wall-time|wall-clock + order|first|sequence|sorting|came-first|sorts + tell|tells|true|correct|settle|settles|beyond-doubt|exact|exactly|gives|right",
  ],
  "fraud-or-session-in-nightly-batch": [
    "fraud|payment|payments|session|card|login + last-night|nightly|once-a-day|overnight|daily|night|day + score|scored|scores|good|enough|run|in-time|approve + payment|payments|fraud|session",
  ],
  "evaluated-on-training-data": [
    "training|trained + same data|rows|set + quality|check|evaluate|test|score|measure|works|shows",
    "rows|data|set it|was|were trained + shows|proves|works|counts|quality",
  ],
  "everything-strongly-consistent": [
    "all|everything|everywhere|entire|whole + linearizable|strict|strictly|serializable + professional|must|has-to|have-to|every",
  ],
  "importance-is-cause": [
    "feature|shap|coefficient + importance|important|highest + reason|cause|causes|because|leave|raise + customers|users|behaviour|retention|churn",
  ],
  "memory-tells-when-to-scale": [
    "gpu-memory|vram|video-memory|card-memory + scale|scaling|autoscaler|autoscaling|start|add|sibling",
  ],
  "consensus-scales-with-nodes": [
    "raft|paxos|quorum|consensus|voters|members|etcd + more|bigger|larger|add|adding|nine|seven|raises|# + write|writes|throughput|commit|commits|load + faster|more|raises|scale|scales|spread|spreads|times|increase|increases",
  ],
  "latest-values-for-training": [
    "current|today|newest|latest|present|this-morning value|values|state + training|train|past|historical|last-year|old-events + joined|look-up|meet|meets",
  ],
  "event-time-is-all-one-needs": [
    "event|happened|occurred + time|timestamp|timestamps|when + only|all|alone|suffices|enough|exact + training|train|join|future|rows|history",
    "arrival|arrived|ingestion|receipt + time|timestamp|when + drop|ignore|nothing|artefact|noise|irrelevant",
  ],
  "global-order-from-partitioned-log": [
    "partition|partitions|topic|kafka|log|offsets + order|ordering|sequence + total|global|whole|across",
  ],
  "blobs-in-database": [
    "photo|photos|image|images|picture|pictures|video|videos|file|files|weights + postgres|mysql|database|sql|blob|column|columns|table|row|bytea + keep|kept|store|stores|stored|put|putting|live|lives|one-place|saves + photo|photos|image|images|picture|pictures|video|videos|file|files + postgres|mysql|sql|database|blob",
  ],
  "joins-across-shards-are-free": [
    "shard|shards|cross-shard|scatter-gather|partitions + join|joins|joining|query|queries|touches|aggregate + free|nothing|gratis|costless|next-to-nothing|negligible|hardly|barely|scarcely|unnoticeable|imperceptible|at-will|as-quick|as-fast|same",
  ],
  "simply-two-of-three": ["cap|letters|c-and-a + tick|pick|picks|choose|any + two|pair"],
  "inference-replicas-synchronise": [
    "replica|replicas|pod|pods|server|servers + exchange|average|averages|synchronise|all-reduce|share + parameter|parameters|weight|weights|gradient|gradients + prediction|request|serving|inference|constantly|step|equal|each",
  ],
  "past-can-be-recomputed": [
    "auditor|auditors|audit|decision|decisions|past|old + replay|replaying|rebuild|rebuilt|recompute|recomputed|reconstruct|reconstructed|reproduce + present|current|today|now|store|same",
  ],
  "schemaless-needs-no-migration": [
    "schema|schemaless|json|document|mongodb + migration|migrations|migrate|agree|change|changes|reader|readers + every|spares|at-will",
  ],
  "shard-by-time-spreads-load": [
    "shard|sharding|sharded|partitioned + date|month|time|timestamp|day|created + spread|spreads|distribute|distributes|even|evenly|hot|avoids|balance|balanced",
  ],
  "queue-makes-faster": [
    "queue|kafka|broker|rabbitmq|sqs + quick|quicker|faster|sooner|capacity|throughput|handle|more + make|makes|raise|raises|has|increase|increases|gives|adds",
  ],
  "skew-is-overfitting": [
    "skew|gap + overfit|overfitted|overfitting|regularisation|drift|generalisation + is|are|another|same|from|comes|name|means|cured|happens|so",
  ],
  "nosql-is-always-faster": [
    "nosql|mongodb|cassandra|dynamodb + sql|case|always|limit|unlimited|scale|scales|questions|every + faster|quick|quicker|settles|any + faster|quick|quicker|limit|settles|scales",
  ],
  "distributed-transactions-are-cheap": [
    "two-phase|2pc|saga|distributed|xa + transaction|transactions|commit + free|nothing|gratis|costless|next-to-nothing|negligible|hardly|barely|scarcely|unnoticeable|imperceptible|at-will|block|simplicity|simple|always|safe",
  ],
  "object-storage-loses-files": [
    "s3|bucket|object-store|object-stores + lose|loses|unreliable|unsafe + originals|objects|files|photos",
  ],
  "fibre-at-light-speed": [
    "light|fibre|cable|signal|signals + 300,000|speed|c|one-way + second|ms|waits|travel|km|commit",
  ],
  "purging-is-free": [
    "purge|purging|invalidate|invalidating|invalidation|throwing-out|stale-copies|evicting + free|nothing|gratis|costless|next-to-nothing|negligible|hardly|barely|scarcely|unnoticeable|imperceptible|at-will|instant|same-instant|themselves|itself|own + cache|cached|edges|edge|copies|pages|entry|entries|purge|purging",
  ],
  "ann-is-exact": [
    "hnsw|ann|approximate|graph|index + true|exact|exactly|perfect|every|all|100% + neighbour|neighbours|recall + guarantee|guarantees|always|provided|connected|nothing",
  ],
  "score-everything-with-the-full-model": [
    "model|ranker|network|transformer|gpu + score|scores|rank|ranks|evaluates + every|all|whole|entire|full|complete + catalogue|corpus|collection|items|videos|products|films|library",
  ],
  "offline-gains-carry-over": [
    "auc|ndcg|offline-metric|offline-metrics + online|live|revenue|engagement|watch-time|experiment + follow|follows|equals|identical|guarantee|guarantees|unnecessary|superfluous|skip|skipped|predicts|proves",
  ],
  "watch-time-is-ground-truth": [
    "click|clicks|ctr + satisfaction|satisfied|liking|love|happy|happiness + is|are|means|equals|proves|shows",
  ],
  "exploration-not-needed": [
    "explore|exploration|bandit|bandits|random + waste|wastes|harmful|annoys|annoy|pointless|unnecessary|bad|hurts|superfluous",
  ],
  "feedback-loop-corrects-itself": [
    "feedback|loop|bias|bubble + corrects|correct|disappears|vanishes|heals|evens + itself|alone|automatically|time",
  ],
  "temperature-zero-no-hallucination": [
    "temperature + 0|zero + truth|true|facts|fact|honest|reliable|hallucinate|hallucination|hallucinations|invent|error|errors|sure|correct + only|stops|ends|removes|eliminates|prevents|drops|guarantees|makes|states",
  ],
  "prompt-isolates": [
    "prompt|instruction|instructed|told|system-prompt + tenant|tenants|customer|company|another|other + isolate|isolates|isolation|separate|separates|apart|only|enough|suffices|guarantees",
  ],
  "prompt-rules-stop-injection": [
    "prompt|instruction|system + injection|override|jailbreak|attack|attacks|manipulated|tricked + impossible|prevents|stops|excludes|safe|immune|obey|obeys|privilege|higher",
  ],
  "llm-checks-permission": [
    "model|llm|agent|prompt + decide|decides|judge|judges|knows|checks + allowed|permission|permissions|authorised|authorise|right|rights|may|refund|limit|entitled + itself|reliably|best|well|alone|because|since|so",
  ],
  "rag-ends-hallucination": [
    "retrieval|rag|grounding|citations|sources|documents + hallucination|hallucinate|hallucinations|invent|wrong|false|errors + eliminate|eliminates|impossible|ends|removes|solves|guarantee|guarantees",
  ],
  "fine-tuning-teaches-facts": [
    "fine-tune|fine-tuned|fine-tuning|finetuning|lora|adapter|trained + facts|knowledge|policies|orders|prices|documents|answers + reliable|reliably|instead|replaces|better|knows|stores|remembers|memorises|always|up-to-date",
  ],
  "model-confidence-is-calibrated": [
    "model|llm|softmax|own + confidence|sure|certainty|confident + calibrated|reliable|reliably|trust|trusted|tells|means|exact|exactly",
  ],
  "containment-is-success": [
    "handover|escalation|human|agent|handed + low|few|fewer|rare|avoid + success|quality|good|solved|satisfaction|metric|resolved",
  ],
  "duplicates-and-losses-do-not-matter": [
    "duplicate|duplicates|twice|lost|loss + harmless|negligible|irrelevant + message|messages|event|events|request|refund|payment|job",
  ],
  "exactly-once-for-free": [
    "kafka|queue|http|tcp|broker|sqs|post + exactly-once|exactly + guarantee|guarantees|always|delivers|delivered|so|duplicates",
  ],
  "partitions-do-not-happen": [
    "partition|partitions|split|network + practically + happen|happens|occur|occurs|fail|fails|exist + redundant|fibre|cloud|provider|modern|leased|so|hence|backbone",
  ],
  "stale-data-harms-nobody": [
    "stale|old|outdated|cached|last-known|delayed + limit|limits|balance|exposure|position|credit|money + fine|acceptable|harmless|enough|good|ok|best|safe",
  ],
  "minority-survives": [
    "minority|one|single|either side|region|replica|node + majority|quorum + still|keeps|alone|anyway",
  ],
  "both-sides-writable-and-linearizable": [
    "partition|split|link + both|each|either + side|sides|regions|region + write|writes|accept|accepts|leader + consistent|merge|merged|merges|nothing|lost|automatically|safe",
  ],
  "equal-histograms-equal-values": [
    "mean|means|average|averages|histogram|histograms|distribution|distributions|psi|ks + same|equal|match|agree|identical|alike|low + skew|rows|values|bug|feature|features + exclude|excludes|rules-out|excluded|prove|proves|means|correct|so|hence",
  ],
  "retraining-cures-everything": [
    "retrain|retraining|retrained|newer + skew|bug|leak|leakage|feedback|bias|drift|gap|everything|any + cures|cure|fixes|fix|solves|solve|removes|remedy|disappears|vanishes",
  ],
  "random-split-of-events": [
    "random|randomly|shuffle|shuffled + split|splits|fold|folds|cross-validation + event|events|time|days|log|logs|series|clicks + fair|best|representative|correct|right|avoids|prevents|unbiased",
  ],
  "normalise-per-request": [
    "normalise|normalised|standardise|scale + each|own|current|live|incoming|serving + batch|request|mean|statistics|window + skew|robust|always|impossible|removes|so|because|since",
  ],
  "future-makes-better-features": [
    "after|later|afterwards|future|following|outcome + feature|features|value|values + better|more|accurate|richer|signal|helps|improves + train|training|model",
  ],
  "frozen-weights-do-not-drift": [
    "weights|model + same|unchanged|fixed|frozen + always + degrade|worse|drift|decay|accuracy|version|versions",
  ],
  "softmax-is-probability": [
    "softmax|score|output + probability|probabilities + is|are|exactly|true|real|calibrated|directly",
  ],
  "batching-harmful": [
    "batch|batching|batches + slower|wait|waits|delay|eightfold|longer + each|every|user|users + abolish|avoid|off|linearly|times|eightfold|other|others",
  ],
  "kv-negligible": [
    "kv|key-value + negligible|tiny|small|ignore|ignored|kilobytes|constant|independent|hardly + context|memory|conversation|user|users|length|token",
  ],
  "decode-compute-bound": [
    "decode|decoding|generation|generating + compute|flops|arithmetic|multiplications|tensor-cores + limited|limits|saturated|bottleneck|decides",
  ],
  "quantisation-lossless": [
    "quantise|quantised|quantisation|int8|int4|fp8|4-bit|8-bit|bits + quality|accuracy|answers|loss + zero|nothing|identical|same|unchanged|untouched|improves|better|free",
  ],
  "prompt-length-does-not-matter": [
    "prompt|prompts|input|inputs + long|longer|length|any + free|irrelevant|regardless|parallel + time|cost|price|latency|charge|money",
  ],
  "student-equals-teacher": [
    "student|distilled + teacher|large|original + equal|equals|same|all|identical|everything|lossless|as-good|whole",
  ],
  "prefix-cache-is-useless": [
    "prefix|prompt|kv + cache|caching|cached|reuse|reused + useless|impossible|pointless|nothing|different",
  ],
  "moe-only-active-in-memory": [
    "expert|experts|moe + active|used|chosen + memory|gb|load|loaded|held|fits|card + only|just",
  ],
  "replicas-divide-latency": [
    "replica|replicas|pods|servers|copies + latency|response-time + halves|halve|divided|divides|shrinks|proportionally|linearly",
  ],
  "big-machine-available": [
    "single|one|large|big + machine|server|box|node + available|reliable|fails|fail|availability + more|better|rarely|hardly + than|because|since|parts|hardware|enterprise|redundant|several",
  ],
  "full-utilisation": [
    "utilisation|utilise|busy|full|load + 95%|97%|98%|99%|100% + waste|wasted|optimal|ideal|target|aim|should|money|best|efficient|goal",
  ],
  "replicas-are-instant": [
    "replica|replicas|pod|pods|gpu|node|container|instance|autoscaler + second|seconds|instantly|immediately|ms|moment + ready|starts|start|added|adds|up|appears|available|reacts|react + so|hence|therefore|always|any|peak|spike|spikes",
  ],
  "horizontal-solves-state": [
    "database|db|store|redis + replicas|pods|machines|stateless|horizontally|servers + scale|scales|doubles|doubled|follows|grows + automatically|itself|too|with|also",
  ],
  "real-time-always-better": [
    "real-time|online|live + always|every|generally|strictly|any + better|superior|best|fresher|modern|cheaper|right",
  ],
  "batch-needs-no-monitoring": [
    "batch|nightly|job|jobs + monitor|monitoring|alert|alerts|watch|watched + need|unnecessary|superfluous",
  ],
  "idle-endpoints-cost-nothing": [
    "idle|unused|endpoint|endpoints|gpu|card + cost|costs|pay|paid|billed + nothing|only|free|zero + used|called|requests|use|traffic|idle|night",
  ],
  "average-is-enough": [
    "average|mean|median + latency|response|p99|tail|slo|enough + enough|sufficient|suffices|matters|counts|what|represents|describes|tells",
  ],
  "percentiles-add-up": [
    "p99|p95|percentile|percentiles + average|mean|averaged|averaging + service|end-to-end|overall|whole|total + so|therefore|hence|comfortably|gives|equals",
  ],
  "retries-absorb-overload": [
    "retries|retrying + immediately|instantly|as-often|aggressively + overload|overloaded|failure|failures|load|success|succeed|reliable|availability",
  ],
  "hundred-percent-available": [
    "impossible|zero + down|fail|fails|outage|outages|downtime|unavailable + redundant|kubernetes|cloud|replicated|managed|because|since|guaranteed|ever|system|design",
  ],
  "fallbacks-not-needed": [
    "fallback|fallbacks|default|degraded|cached-list + unnecessary|superfluous|needless|waste|dispensable",
  ],
  "monitoring-not-needed": [
    "monitor|monitoring|alerts|dashboards + superfluous|dispensable|complain|complains",
  ],
  "cache-divides-everything": [
    "cache|caching|cached|cdn + personal|personalised|unique|per-user|free-text|individual + 90%|95%|98%|99%|nearly-all|almost-all|most|nearly|absorbs",
  ],
  "cdn-personalises": [
    "cdn|edge-cache + personal|personalised|per-user|each-user|individual|user-specific + cache|caches|serve|serves|list|lists|recommendations|answers",
  ],
  "hashing-makes-anonymous": [
    "hash|hashed|hashing|embedding|embeddings|tokenised + anonymous|anonymised|gdpr + makes|are|is|fully|therefore|so|hence",
  ],
  "internal-network-needs-no-auth": [
    "internal|inside|vpc|private|network + authentication|auth|tls|encryption|token|tokens|credentials + unnecessary|superfluous|trusted|need",
  ],
  "one-primary-takes-all": [
    "one|single + postgres|mysql|primary|database|redis + 100k|hundred|million|all|every|writes|requests|reads + handles|handle|easily|comfortably|enough|suffices|copes|carries|takes",
  ],
  "ttl-cache-is-linearizable": [
    "ttl|cache|redis + consistent|consistency|linearizable + strong|strongly|same-value + guarantees|guarantee|gives|ensures|always",
  ],
  "big-bang-migration": [
    "one|single|same night|weekend|evening + all|every|everything|teams|services|users|forty + switch|switched|move|moved|migrate|migrated",
  ],
  "replication-is-backup": [
    "replica|replicas|replication|copies|raid + backup|backups|restore + unnecessary|superfluous|replace|replaces|is|are|enough",
  ],
  "autoscaling-replaces-estimates": [
    "autoscaling|autoscaler|serverless|kubernetes|cloud + estimate|estimates|capacity|sizing|planning|plan|calculation + unnecessary|superfluous|replaces|needless|spares|itself|automatically",
  ],
  "model-grades-itself": [
    "model|llm + itself|own|same + grade|grades|judge|judges|evaluate|evaluates|check|checks|verifies + answer|answers|output|quality + reliable|reliably|enough|suffices|so|objectively|perfectly",
  ],
  "shared-semantic-cache": [
    "semantic|similar|similarity|shared|global|common + cache + tenants|customers|companies|all|everybody|users + same|share|shares|safe|fine|right|correct|harmless|saves|saver",
  ],
  "largest-model-is-cheapest": [
    "large|largest|big|biggest|best + model + every|all|always|everything + cheap|cheaper|cheapest|simplest|best|safe|cost",
  ],
};
