/**
 * More ways to hold a belief than the file of its field lists: said from another side, told as a matter of course, or as an
 * argument against those who know better. By the id of the belief; here of the systems around them.
 */
export const WIDER_ON_SYSTEMS: Readonly<Record<string, readonly string[]>> = {
  "sized-for-the-average": [
    "size|provision|buy|plan|dimension|capacity ~ for|to ~ mean|average & queue|queues|buffer|balancer|drain|rest|smooth",
    "queue|buffer ~ turn|turns|make|makes ~ peak|peaks ~ average|flat|even|smooth",
    "peak|peaks ~ cancel|cancels|offset|even-out|level-out|flatten ~ zone|zones|region|regions|each-other|exactly|world",
    "time zones|timezones ~ flat|flatten|cancel-out|even-out|smooth|headroom",
    "peak|evening|busy factor ~ left-out|omitted|ignored|dropped|skipped|unnecessary",
    "factor of|peak ~ need|needs|require|requires no provisioning|capacity|headroom|extra",
    "world|planet ~ always|constantly ~ average",
  ],
  "average-is-enough": [
    "mean|average be what|all matters|counts|that",
    "monitor|monitoring|watch|track|measure ~ mean|means|average|averages ~ suffices|enough|sufficient",
  ],
  "percentiles-add-up": [
    "p99|p99s|percentile|percentiles ~ average|averaged|mean be # ms",
    "average be # ms & p99s",
    "percentile|percentiles|p99s can|may|should simply|just? be averaged|added|summed",
  ],
  "retries-absorb-overload": [
    "retry|retries|attempt|attempts & failure|probability|error ~ practically|effectively|virtually|almost impossible|zero|nil",
    "retry|retries multiply|multiplies ~ failure|probability",
    "# immediate|instant retry|retries|attempts ~ make|makes|remove|reduce|solve",
  ],
  "layers-add-nines": [
    "replica|copy|copies at # each give|gives|have|has # nines? & whatever|share|shares|same|one",
  ],
  "cdn-personalises": [
    "recommendation|recommendations|list|lists|slate|feed ~ on|at|in|from ~ cdn ~ keyed|viewer|user",
    "cdn ~ serve|serves|holds|caches ~ personal|personalised|user's|individual",
    "user-specific|personal|personalised url|urls|page|pages|list ~ zipf|same law|hit|hits|cdn",
  ],
  "cache-divides-everything": [
    "expected|usual|typical hit rate|rates? ~ 80%|90%|95%|97%|98%|99% & user|personal|url|llm|model|answer|semantic",
    "top # of url|urls|keys account|accounts for # & personal|user|specific",
  ],
  "page-cache-beats-freshness": [
    "taste|tastes|preference|preferences|interest|interests ~ not|never|hardly change|changes & day|hour|hours|cache|cached",
    "cached for # day|hour|hours ~ as-fresh|as fresh|as good as ~ computed|now|new",
    "taste|tastes|preference|preferences ~ stable|constant & cache|cached|day|fresh",
  ],
  "hashing-makes-anonymous": [
    "embedding|embeddings|vector|vectors ~ one-way|anonymous|irreversible|reveal nothing|no-text|hash|hashes & personal|text|data|gdpr|privacy|from|came|eu",
    "embedding|embeddings|vector|vectors ~ reveal|reveals|disclose|say|betray|tell nothing|none|no",
  ],
  "exactly-once-for-free": [
    "http|https|post|tls|tcp ~ deliver|delivers|delivered|guarantee|guarantees ~ exactly-once|exactly once|delivery|once",
    "timeout ~ simply|just send|sends|repeat|resend|retry ~ refund|payment|charge|again|order|it",
    "refund|payment|charge|order|transfer ~ never|cannot ~ twice & http|https|tls|tcp|delivery|guarantees",
  ],
  "limits-not-needed": [
    "largest|biggest|big|large tenant|customer|user ~ need|needs|require|requires no ~ quota|limit|cap|bucket",
    "tenant|customer|traffic ~ diluted|average-out|averages-out|statistically",
  ],
  "partitions-do-not-happen": [
    "choose|chose|choice|pick|picked|take|took|recommend be? ca",
    "partition tolerance be ~ unneeded|unnecessary|expense|luxury|superfluous|dispensable",
    "drop|dropping|do|doing|give|giving|sacrifice|sacrificing|without|up partition tolerance & budget|two|others|consistency|availability|both",
    "with ca ~ get|have|both",
  ],
  "quorum-of-one-is-strong": [
    "r 1 & w 1 & strong|strongly|consistent|satisfies|enough",
    "write|writes ~ reach|reaches|need|needs one|single region|replica|copy|node & strong|strongly|consistent",
  ],
  "distributed-transactions-are-cheap": [
    "2pc|two-phase ~ parallel|once|one round-trip|roundtrip|trip|phase",
    "2pc|two-phase ~ commit? ~ each|every ~ feature|read|reads|prediction|predictions",
    "two-phase|2pc ~ cost|costs|take|takes ~ one|single round|trip|round-trip",
  ],
  "both-sides-writable-and-linearizable": [
    "each|both|either|every side|region|half|site promote|promotes|elect|elects|become|becomes ~ leader|primary|master",
    "two leader|leaders|primaries|masters ~ double|doubles|more|desirable|good|fine|safe|better",
    "both region|regions|side|sides keep|keeps|continue|continues|go-on accepting|accept|writing ~ transfer|transfers|payment|payments|trades",
  ],
  "clocks-order-events": [
    "ntp|gps|synchronised|disciplined|gps-disciplined clock|clocks ~ order|orders|sort|sorts|resolve|lossless|correctly|lose",
    "no two update|updates|writes|events ~ same timestamp|time|instant",
    "clock|clocks ~ ntp|gps|synchronised ~ at-most|lost|lose|exactly",
  ],
  "last-write-wins-loses-nothing": [
    "vector clock|clocks ~ merge|merges|decide|decides|pick|picks|resolve|resolves|wins ~ automatically|which|right|ledger|lower|correct|winner",
    "last-write-wins|last-writer-wins|lww ~ not|never|no|nothing ~ lose|loses|lost|loss",
    "last-write-wins|last-writer-wins|lww ~ lossless|safe|correct|fair",
  ],
  "eventual-is-strong-with-delay": [
    "eventual consistency|consistent? ~ guarantee|guarantees|means ~ within|after ~ round|trip|round-trip|ms|second|seconds|moment",
    "eventual|eventually ~ agree|agrees|converge|converges within|after one|a|# round|trip|ms|second|seconds",
  ],
  "stale-data-harms-nobody": [
    "staleness|stale|age ~ no|not limit|threshold|bound|maximum ~ need|needed|required|set|necessary",
    "last|latest known|cached value|exposure|limit|balance ~ best|good-enough|enough ~ estimate|present|current",
    "refuse|refusing|stop|stopping|decline ~ quote|trade|order|payment ~ overreaction|exaggerated|excessive",
    "exposure|balance|limit|limits|position ~ second|seconds|minute|moment|moments old|ago ~ good|enough|fine|best|harmless",
  ],
  "everything-deployed-at-once": [
    "release|released|ship|deploy|deployed|roll ~ to 100% & because|since|as",
    "not|never roll back & rather|older|drift|evidence|worse|because|since",
  ],
  "sync-replication-costs-nothing": [
    "quorum ~ local|locally|nearest|half-way|halfway & ms|answers|always|read|reads",
    "dark|private|dedicated|leased|own fibre|line|lines|link ~ remove|removes|take|takes|eliminate|eliminates|without ~ round-trip|round|overhead|handshake|latency|delay",
    "round-trip|round trip ~ paid|pay|cost once|first|connection|opened",
    "light ~ few|little|some ms|millisecond|milliseconds ~ globe|world|around|earth",
    "replicate|replication|written|write ~ synchronous|synchronously ~ nothing|free ~ latency|cost",
    "replication ~ speed of light & nothing|free|no|latency",
    "another|other continent|ocean|region ~ add|adds|cost|costs only|just speed-of-light|speed of light|nothing",
  ],
  "failover-is-instant": [
    "asynchronous|async|in-flight ~ not|nothing|never|no ~ lost|lose|loses & buffer|buffers|queue|dies|fails|region",
    "replica ~ lose|loses nothing & asynchronous|async|region|dies|queue",
  ],
  "big-bang-migration": [
    "cut|cutover|cut-over|migrate|move|switch ~ over? all|every|forty|# team|teams|service|services|model|models ~ one|single|a night|weekend|day",
    "all|every|forty|# team|teams|service|services ~ cut|switch|move|migrate over? ~ one|single|a night|weekend|day",
    "parallel operation|running|run ~ cautious|double|doubles|multiply|multiplies|superfluous",
  ],
  "gpu-sharing-isolates": [
    "copies|models|processes ~ one|same card|gpu ~ isolated|unaffected",
    "# ms ~ copies ~ isolated|independent process|processes",
  ],
  "big-machine-available": [
    "more|number machine|machines|part|parts|server|servers ~ more failure|failures & single|one|available|availability|reliable",
    "single|one large|big? machine|server ~ more available|reliable|dependable",
    "enterprise|good hardware|server|servers ~ not|never|redundant ~ fail|fails|occur|power",
  ],
  "full-utilisation": [
    "target|run|runs|utilisation|load ~ 95%|98%|99%|100% & waste|wasted|money|nothing waits|below|queueing",
    "queueing|queues|waiting begin|begins|start|starts ~ only|when ~ 100%",
    "every|each percent ~ below|unused|idle ~ wasted|waste|money",
  ],
  "hundred-percent-available": [
    "kubernetes|balancer|cloud|managed|multi-az|replication ~ guarantee|guarantees|ensure|ensures ~ no|zero downtime|outage|outages|failure",
  ],
  "autoscaling-replaces-estimates": [
    "balancer|autoscaler|autoscaling|cloud|kubernetes|serverless ~ remove|removes|replace|replaces|spare|spares ~ need|plan|planning|estimate|estimates|capacity",
  ],
  "versions-not-needed": [
    "weight|weights|model|models|network|networks ~ no|not ~ version|versions|versioning & change|not-change|same",
  ],
  "duplicates-and-losses-do-not-matter": [
    "dead-letter ~ unnecessary|superfluous|needless",
    "dead-letter ~ not|no ~ necessary|needed|required",
    "worker|workers|retry|retries ~ until ~ works|work|succeeds|succeed & unnecessary|no|not",
  ],
  "lookup-as-slow-as-model": [
    "read|reading|look|lookup ~ stored|precomputed ~ as slow|long ~ computing|model",
  ],
  "real-time-always-better": [
    "batch|precomputed|nightly score|scores|prediction|predictions ~ always ~ out-of-date|outdated|old|useless|stale",
    "real-time|online|live ~ cost|costs no-more|nothing|not-more|same ~ batch|because|since|only",
  ],
  "fallbacks-not-needed": [
    "nightly|batch|job ~ no fallback|backup|plan",
    "fallback|fallbacks ~ never failed|fails|fail",
    "no fallback list|lists|page|answer|needed|required",
    "fallback|fallbacks|fall-back ~ required|needed|saves|save ~ maintain|maintaining|work",
  ],
  "replicas-divide-latency": [
    "# replica|replicas|machine|machines|server|servers finish|finishes|answer|answers|process ~ tenth|half|quarter|third|fraction of ~ time",
    "n replica|replicas & # ms on|become|becomes # ms",
    "scale|scaling out|horizontally ~ make|makes|serves ~ single|one|each request ~ faster|quicker",
  ],
  "replicas-pool-memory": [
    "# card|cards|gpu|gpus|machine|machines behind ~ balancer ~ serve|serves|present|presents|offer|hold|holds & larger|gb|fits|any|model",
    "add|adding machine|machines|replica|replicas|cards ~ add|adds memory",
  ],
  "horizontal-solves-state": [
    "double|doubling|more ~ hardware|pods|replicas|servers ~ double|doubles ~ database|store",
  ],
};
