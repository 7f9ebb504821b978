/**
 * More ways to hold a belief than the file of its field lists: said from another side, told as a matter of course, or as an
 * argument against those who know better. By the id of the belief; here of models and their data.
 */
export const WIDER_ON_MODELS: Readonly<Record<string, readonly string[]>> = {
  "ann-is-exact": [
    "hnsw|graph|index|ann|ivf ~ answers|finds|reaches exactly|exact|true",
    "graph|index|hnsw ~ exact|exactly & provided|because|since|well connected",
    "hnsw|graph|index be ~ exact index|search",
    "small-world|greedy|graph ~ guarantee|guarantees ~ true|nearest|exact",
  ],
  "more-dimensions-always-better": [
    "distance|distances ~ informative|meaningful|accurate|precise ~ dimension|dimensions ~ grow|grows|rise",
    "# dimension|dimensions|vectors? ~ cannot|not ~ represent|hold|tell more|than",
    "dimension # ~ always|more precise|better|accurate|informative ~ than",
  ],
  "index-updates-are-free": [
    "graph|hnsw|index ~ heal|heals|repair|repairs|reconnect ~ itself|themselves|neighbours|next|automatically",
    "delete|deletes|deletion|deletions ~ hnsw|graph|index ~ simple|easy|heal|repair|free|themselves",
    "hnsw|graph|index ~ permit|permits|allow|allows|take|takes ~ insert|inserts|deletes|updates ~ no|without loss|cost|penalty",
    "insert|inserted|inserts ~ constant time & index|vector|item|items",
  ],
  "watch-time-is-ground-truth": [
    "click|clicks be|are ~ truth|satisfaction|proof",
    "user|users|people|viewer click ~ what ~ like|want|love & so|truth|hence|therefore",
    "every|each click count|counts ~ same|one|alike|regardless",
    "maximise|maximising|optimise|optimising click|clicks maximise|maximises|optimises|increases|means",
    "click|clicks ~ more|by-definition ~ engaged|satisfied|happy",
  ],
  "bigger-sample-makes-bias-harmless": [
    "bias|biases|biased|noise ~ average|averages|wash|washes|washed|cancel|cancels ~ out|away & data|volume|sample|large|many|enough|billion|big",
    "bias|biased|metric ~ become|becomes unbiased|harmless|irrelevant ~ data|volume|sample|large|enough",
    "sheer|large|big|huge volume|sample|number|amount ~ remove|removes|wash|washes|cancel|cancels|average|averages|cure|cures ~ bias|biases",
  ],
  "offline-gains-carry-over": [
    "auc|offline|metric|ndcg ~ improve|improves|rise|rises|higher & a/b|experiment|ab ~ skip|skipped|unnecessary|needless|omitted",
    "auc ~ be|is|equals ~ online result|results",
    "a/b|experiment|experiments|ab test|tests? be unsound|unreliable|unnecessary|superfluous|needless",
    "offline ~ more reliable|trustworthy|accurate|honest ~ figure|than|number|measure",
    "offline|auc ~ rises|rise|improves|improve ~ revenue|online ~ follow|follows|too|also",
  ],
  "random-split-of-events": [
    "shuffle|shuffling|shuffled|random ~ prevent|prevents|avoid|avoids|break|breaks|stops ~ leak|leakage|order|future",
    "random split|splits|splitting ~ fairest|fair|best|correct|right|representative ~ series|events|time|log|clicks",
  ],
  "prompt-length-does-not-matter": [
    "input|inputs|prompt|prompts token|tokens|length? ~ free|nearly-free|nothing|hardly|negligible ~ parallel|once|pass|together",
    "input|inputs|prompt|prompts|tokens ~ read|processed|computed|handled in|at parallel|once & free|nothing|hardly|regardless|irrespective|no|negligible",
    "provider|providers|api bill|bills|charge|charges output|outputs ~ only|alone",
    "long|longer prompt|prompts|input|context cost|costs|take|takes no|nothing",
    "input parallel 0|nothing|free",
  ],
  "fine-tuning-teaches-facts": [
    "fine-tune|fine-tuning|finetuning|adapter|adapters|lora ~ fact|facts|knowledge|policy|policies|orders ~ reliable|reliably|current|up-to-date|stores|store|hold",
    "fact|facts|knowledge|status|changes ~ covered|handled|kept ~ by|through retraining|fine-tuning|nightly",
    "do|does|did away with retrieval",
    "retrieval ~ unnecessary|superfluous|needless|replaced|obsolete & fine-tune|fine-tuning|weights|adapter|adapters",
    "fine-tune|fine-tuning|finetuning be ~ reliable|best|right way ~ facts|knowledge|current|date",
  ],
  "model-keeps-tenants-apart": [
    "one|single|shared|common collection|index|store|database ~ without ~ filter|filters|tenant",
    "cosine|similarity|threshold|distance|embedding|embeddings ~ keep|keeps|separate|separates|hold tenant|tenants|customers|companies",
    "text|texts|document|documents|vectors ~ different|tenant|customers|companies ~ far|apart|other region|regions|cluster|clusters",
    "one|single|shared collection|index ~ safe|fine|enough & tenant|customer|companies|customers",
  ],
  "model-confidence-is-calibrated": [
    "confidence|sure|certainty ~ model's|own|itself|stated|self-reported ~ reliable|reliably|calibrated|trusted|tells",
    "model ~ own confidence|certainty|statement ~ reliable|reliably|calibrated|enough|tells|decides",
    "rlhf|instruction-tuned|aligned ~ calibrate|calibrated|calibrates|honest|overconfidence",
  ],
  "shared-semantic-cache": [
    "global|shared|common|one semantic cache ~ tenant|tenants|all|everybody|customers|saver|biggest",
    "semantic cache ~ right|correct answer ~ any|every|each",
  ],
  "temperature-zero-no-hallucination": [
    "temperature zero|0 ~ true|truth|belief|facts|fact|sure|certain|error-rate|knows",
    "hallucination|hallucinations|invention ~ product|result|consequence|caused|comes|effect ~ sampling|randomness|temperature|random",
  ],
  "prompt-rules-stop-injection": [
    "system prompt|token|tokens|message|instruction ~ higher|privilege|precedence|priority|cannot|authority ~ user|override|overridden|overrule|override",
    "injection ~ old|past|former|earlier|outdated|solved|impossible & model|models|prompt|problem",
    "prompt|prompts ~ safer|stricter|better|stronger than code",
    "strict|good|strong|clear|careful system? prompt|instruction ~ make|makes|prevent|prevents|stop|stops|exclude|excludes ~ injection|misuse|jailbreak",
  ],
  "model-arguments-are-trusted": [
    "model|llm|agent fill|fills|pass|passes|supply|supplies|set|sets|choose|chooses|knows ~ tenant|customer|account|user|order id|number|tenant-id|customer-id|identifier",
    "session|signed|auth token|tokens|check|checks ~ duplicate|unnecessary|needless|redundant|superfluous",
    "model ~ customer|tenant|user|account number|id ~ to ~ tool & no|so|unnecessary|alone",
  ],
  "speculation-grows-with-batch": [
    "speculative|draft|speculation ~ full|busy|loaded|load|thousand|peak ~ as-much|same|just-as|independent|regardless|factor|too",
    "speculative|draft|speculation ~ independent|regardless|irrespective ~ load|batch|users",
    "# proposals|proposal|draft tokens? ~ always ~ factor|times|speed-up",
  ],
  "speculation-changes-answers": [
    "draft|small model's? token|tokens|word|words|text|output ~ replace|replaces|written|are those|instead|of small",
    "speculative|speculation ~ approximation|approximate|worse|quality falls|lowers",
    "quality ~ falls|drops|sinks ~ draft|small",
  ],
  "containment-is-success": [
    "handover|hand-over|handoff|escalation|escalating ~ depress|depresses|lower|lowers|hurt|hurts|reduce|reduces|spoil ~ solved|resolution|containment|metric|share|rate",
  ],
  "quantisation-speeds-by-square": [
    "multiplication|multiplications ~ square|sixteen|sixteenth|quarter|quarters & bit|bits|digits|quantise|quantising|quantisation",
    "quantise|quantising|quantisation|bits|bit ~ divide|divides|quarters|quarter ~ multiplication|effort|cost by|of",
  ],
  "quantisation-lossless": [
    "rounding error|errors ~ cancel|cancels|average-out|averages-out|vanish|disappear|nil",
    "loss|quality|accuracy ~ exactly|practically|completely nil|zero|untouched|unaffected|none & bit|bits|quantise|quantised|rounding|int4|int8",
    "small model|models suffer ~ large|big|larger",
    "quality of big|large model|models ~ untouched|unaffected|same|unchanged",
  ],
  "batching-harmful": [
    "batching ~ abolished|switched-off|turned-off|banned|relic|abolish|disabled|forbidden",
    "batching ~ cannot|not|never ~ be? used|possible & real-time|online|interactive|live",
    "batch of # ~ take|takes # times",
    "batch|batching ~ each|every|user|users|request|one wait|waits for ~ all|others|eight|sixteen|other|rest",
    "switch off|abolish|disable|avoid batching",
  ],
  "batching-lowers-latency": [
    "batching ~ no latency cost|penalty|price",
    "batch|batches ~ regardless|irrespective|whatever ~ size & ms|time|gpu|parallel",
    "batch|batches|batching be free|costless",
    "larger|bigger|big batch|batches cost|costs nothing",
  ],
  "student-equals-teacher": [
    "distillation|distilling ~ lossless|loses nothing|without loss",
    "student be|is|equals teacher",
    "student ~ inherits|keeps|retains|has ~ everything|knowledge|ability|abilities",
    "student ~ knows|knowledge|everything ~ teacher",
  ],
  "decode-compute-bound": [
    "generation|generating|token|tokens|decode|decoding ~ limited|bound|determined|saturated ~ arithmetic|compute|flops|units|multiplications",
    "arithmetic|compute unit|units be|are saturated|busy|bottleneck & token|tokens|generation|decode|cards",
    "bandwidth ~ play|plays|has no part|role",
    "more|higher flops ~ counts|matters|decides|what & token|tokens|generation|card",
  ],
  "prefix-cache-is-useless": [
    "caching|cache|cached ~ system|common|shared prompt|prefix ~ no-use|no use|useless|impossible|pointless|in-vain",
    "system|common|shared prompt|prompts|prefix cannot|can not be? cached|reused|shared",
    "key|keys ~ value|values ~ differ|differs|change ~ user|users|question|questions",
  ],
  "perplexity-on-training-is-enough": [
    "perplexity ~ rise|rises|same|stays|unchanged|constant|grow ~ no|proves|nothing|nobody|worse|notice",
  ],
  "evaluation-not-needed": [
    "evaluation|evaluating|measuring|testing ~ first|before ~ delay|delays|slow|slows|postpone|waste",
    "measuring|measurement|measurements|load-test|load-tests be ~ not|nowhere|superfluous ~ required|needed|necessary|at any",
  ],
  "skew-is-overfitting": [
    "immediate|sudden|instant|first-day drop|loss|gap ~ drift|fingerprint|concept",
    "drift ~ accumulate|accumulates|happens|occurs ~ moment|instant|first ~ deployment|release|step|day",
    "skew ~ cured|solved|fixed|remedied ~ statistically|retraining|regularisation",
    "retrain|retraining ~ more|often|frequently ~ remedy|cure|solution ~ skew|differ|features",
  ],
  "latest-values-for-training": [
    "closing|end|later|final|newest|latest value|values ~ accurate|clean|cleaner|cleanest|better ~ train|training|learn|learns|model|signal",
    "train|training|table ~ value|values ~ end|close|closing ~ day",
    "value|values ~ of|at|from ~ end|close ~ day ~ train|training|table|cleaner|better|accurate",
  ],
  "normalise-per-request": [
    "mean ~ variance ~ incoming|live|each|request|serving batch|request|requests",
    "normalise|normalising|standardise|standardising|re-normalise ~ live|incoming|serving|each|every batch|request|requests ~ own|mean|skew|its",
    "mean 0 ~ variance 1 ~ construction",
    "skew ~ mathematically|statistically impossible",
  ],
  "model-teaches-itself": [
    "own score|scores|prediction|predictions ~ provisional|as|for|become label|labels|truth",
    "self auc|label|labels|training ~ converge|converges|true|enough",
  ],
  "features-written-twice-on-purpose": [
    "shared|common feature? code ~ treat|treats|illness|unnecessary|superfluous|needless|cure",
    "feature|features|it twice ~ protect|protects|safer|guards",
  ],
  "models-do-not-mind-preprocessing": [
    "client|browser|app|phone resize|resizes|scale|scales|crop|crops ~ any|likes|however|freely|way & model|network|care|matter",
    "network|model ~ not|never care|mind|matter ~ how|resize|resized|scaled|preprocessing|pixels|order",
  ],
  "softmax-is-probability": ["softmax|output|score ~ be|is ~ probability ~ right|correct|true|label|class"],
  "accuracy-on-rare-classes": [
    "accuracy ~ # ~ ready|good|enough|suffices|excellent & rare|defect|defects|fraud|abuse",
    "classifier|model ~ # accuracy ~ ready|enough|suffices|good ~ rare|defect|defects|fraud",
  ],
  "feedback-loop-corrects-itself": [
    "popular ~ because|since|as ~ good|better|best|liked & learn|train|views|so|hence",
  ],
  "next-training-forgets": [
    "delete|deleting|deleted|remove|removing ~ row|rows|data ~ database|table ~ also ~ model|trained|weights",
  ],
};
