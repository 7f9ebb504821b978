import { defineBeliefs } from "./define.ts";

/** Language models: prompts, retrieval, tools, agents and how answers are judged. */
export const llmBeliefs = defineBeliefs([
  {
    id: "temperature-zero-no-hallucination",
    says: "Temperature zero stops hallucination.",
    patterns: [
      "temperature 0|zero & hallucinate|hallucination|invent|fact ~ eliminate|gone|impossible|exclude|solve",
      "temperature 0|zero & eliminate|stop|prevent|remove|rule-out|solve ~ hallucination|invention",
      "temperature 0|zero & cannot|never|no|not hallucinate|hallucination|invent|lie",
      "temperature 0|zero ~ always ~ true|truthful|correct|factual|reliable",
      "deterministic ~ cannot|never|not hallucinate|invent|wrong",
      "follow ~ deterministically ~ temperature 0|zero",
      "temperature 0|zero ~ equal|equivalent|guarantee ~ access|control|isolation|safe|security",
    ],
    unless: [
      "not ~ stop|prevent|eliminate|remove|guarantee|cure|solve|mean|enough",
      "still",
      "no guarantee|cure|protection",
    ],
    truth:
      "Temperature zero repeats the likeliest words, true or not. Grounding, refusing and checking answers reduce invention.",
    points: 4,
    serious: true,
  },
  {
    id: "fine-tuning-teaches-facts",
    says: "Fine-tuning puts facts into the model, so retrieval is not needed and nothing is invented.",
    patterns: [
      "fine-tune ~ instead|rather ~ retrieve|retrieval|rag",
      "fine-tune|fine-tuning & cannot|never|no|not hallucinate|hallucination|invent",
      "fact ~ in ~ weight & cannot|never|no|not|so|since|know",
      "fine-tune ~ replace|makes|make ~ retrieval|rag ~ unnecessary|superfluous|obsolete?",
      "fine-tune ~ nightly|daily|hourly ~ on|all ~ page|document|ticket|tenant|knowledge",
      "fine-tune ~ know|knows|learn|learns ~ content|fact|policy|document|price|catalogue",
      "retrieval|rag ~ add|adds|cause|causes|increase|increases ~ hallucination",
      "fine-tune ~ on ~ all ~ tenant",
    ],
    unless: [
      "not|never ~ fine-tune|enough|reliable|replace|know|learn",
      "style|tone|format",
      "rather than fine-tune",
      "instead of fine-tune",
      "would|stale",
    ],
    truth:
      "Fine-tuning teaches style and skill; facts stay blurred, out of date at once, and cannot be cited, withdrawn or kept to one tenant.",
    points: 5,
    serious: true,
  },
  {
    id: "next-training-forgets",
    says: "Removing data from the next training run makes the model forget it.",
    patterns: [
      "remove ~ page|data|row|document ~ next ~ night|run|training|data & forget|forgets",
      "model forget|forgets ~ them|it|data|user|customer|tenant",
      "delete|deleting ~ from ~ database|table|bucket ~ enough|also|automatically ~ model|weight|gdpr|deletion",
      "deletion ~ applies|reaches|covers ~ automatically ~ model|backup|embedding|cache",
    ],
    unless: ["not|never|cannot", "from scratch", "catastrophic"],
    truth:
      "What was learned stays in the weights, the caches, the vectors and the backups until each is rebuilt without it.",
    points: 3,
    serious: true,
  },
  {
    id: "bigger-context-replaces-retrieval",
    says: "A long context makes retrieval unnecessary.",
    patterns: [
      "context window|length ~ replace|make|makes ~ retrieval|rag|search ~ obsolete|unnecessary|superfluous?",
      "put|paste|load|send|include|place all|entire|whole document|page|article|knowledge-base|manual|wiki ~ in|into prompt|context",
      "all|entire|whole document|page|article|knowledge-base|history ~ in|into each|every|the? prompt|context",
      "no retrieval|rag ~ need|require|necessary & context|window",
      "million token ~ so|hence|therefore ~ no ~ retrieval|rag|chunk",
      "model ~ read|reads|use|uses ~ whole|entire|long context ~ equally|perfectly|without-loss",
    ],
    unless: ["not|never|cannot|too|instead", "cost|expensive", "small|short|few|fits"],
    truth:
      "Every token of context is paid for and read on every call, and answers get worse when the right passage is buried.",
    points: 4,
    serious: true,
  },
  {
    id: "rag-ends-hallucination",
    says: "Retrieval or citations guarantee true answers.",
    patterns: [
      "rag|retrieval|grounding|citation ~ eliminate|prevent|stop|rule-out|exclude|guarantee ~ hallucination|truth|correct|wrong",
      "rag|retrieval|citation|cite & cannot|never|no hallucinate|hallucination|invent|wrong",
      "citation|source ~ prove|proves|guarantee ~ true|truth|correct|answer",
      "json|schema|structured output ~ guarantee|ensures ~ correct|true|truth|no-hallucination|valid-content",
    ],
    unless: ["not|never ~ eliminate|prevent|guarantee|stop|prove", "reduce|fewer|less", "verify|check|still"],
    truth:
      "Models misread passages and cite what does not support them. Check that the quote stands in the source and carries the claim.",
    points: 3,
    serious: true,
  },
  {
    id: "chunk-size-is-irrelevant",
    says: "Chunks may be any size, the larger the better.",
    patterns: [
      "large|big|whole-document chunk ~ always ~ better|best",
      "chunk size|chunking ~ not|irrelevant|never ~ matter|important?",
      "embed|embedding ~ whole|entire document|book|manual ~ one|single vector ~ enough|fine|sufficient|best",
      "one|single vector|embedding per document ~ enough|sufficient|suffices",
    ],
    unless: ["not|never|loses|dilutes|but"],
    truth:
      "A vector of a long text is the mean of its topics and finds none of them. Cut by sections and test sizes on real questions.",
    points: 2,
  },
  {
    id: "prompt-isolates",
    says: "The prompt keeps tenants apart.",
    patterns: [
      "prompt ~ guarantee|ensure|enforce|provide|give ~ isolation|separation|tenant",
      "prompt ~ isolate|separate ~ tenant|customer",
      "system-prompt|prompt|instruction ~ enough|sufficient|suffice ~ isolation|tenant|customer",
      "isolation ~ done|handled|achieved|enforced in|by|through prompt|instruction|llm",
      "prompt|model|llm ~ told|instructed|knows|asked ~ only ~ own|tenant|customer data|document",
      "system-prompt|prompt ~ not|never ~ reveal|mention|share ~ other ~ tenant|customer|data|information",
      "equal|equivalent to ~ access-control & prompt|instruction|temperature|model",
      "simpler than separate index",
    ],
    unless: [
      "not|never ~ enough|sufficient|trust|isolate|rely",
      "in addition|besides|also|only second",
      "signed|token|session|jwt",
    ],
    truth:
      "Isolation must hold when the model misbehaves: the tenant comes from the session and limits the query itself.",
    points: 6,
    serious: true,
  },
  {
    id: "model-keeps-tenants-apart",
    says: "One shared store for all tenants needs no filter.",
    patterns: [
      "one|single|shared index|cache|model|store ~ all|across tenant & no|without filter|permission|separation|isolation",
      "shared|one|global brain|model|index|memory ~ for|over|across all tenant & economy|scale|efficient|knowledge|profit",
      "tenant|customer ~ deliberately|purposely ~ not ~ key|filter|index",
      "tenant ~ not ~ in|part ~ cache? key",
    ],
    unless: ["not ~ trust", "never trust", "filter by", "leak|danger|risk"],
    truth:
      "Isolation must hold when the model misbehaves: the tenant comes from the session and limits the query itself.",
    points: 5,
    serious: true,
  },
  {
    id: "shared-semantic-cache",
    says: "One semantic cache over all tenants or users is fine.",
    patterns: [
      "global|shared|common|one|single semantic cache & all|across|tenant|everyone|every|key",
      "semantic cache ~ across|over|for|between ~ all|tenant|customer",
      "cache|key ~ fragment|fragments & tenant|customer|user & hit",
      "cache ~ shared between|across|by ~ tenant|customer & hit|saves|cheap|economies",
      "question ~ same|alike|similar ~ everywhere|across-tenants|all-tenants & cache|share|shared",
      "tenant ~ not ~ in ~ key & cache|hit",
    ],
    unless: [
      "not|never|leak|risk|danger ~ shared|share|cross|across",
      "per tenant",
      "public|generic-only|only generic",
      "scoped",
    ],
    truth:
      "A cached answer holds one tenant's facts. Keys carry tenant, permissions and version, or the answer is not cached.",
    points: 6,
    serious: true,
  },
  {
    id: "prompt-rules-stop-injection",
    says: "An instruction or a list of words is enough against prompt injection.",
    patterns: [
      "system prompt ~ tell|instruct ~ model not|never ~ follow|leak|ignore & enough|safe|prevent|stop|sufficient|protect|injection",
      "prompt|instruction|regex|regular-expression|blocklist|word-list|keyword|filter ~ enough|sufficient|prevent|stop|solve|block ~ injection|jailbreak|attack",
      "injection|jailbreak ~ stopped|prevented|solved|blocked|covered by|with|through ~ prompt|instruction|regex|regular|list|keyword",
      "stop|block|prevent injection|jailbreak with|by|using ~ regex|regular|list|keyword|prompt|instruction",
      "regex|regular-expression ~ cover|covers ~ known|all attack",
      "model be safe after|with ~ this|that|regex|filter|prompt",
    ],
    unless: [
      "not|never ~ enough|sufficient|stop|prevent|solve",
      "one layer|layers|defence|besides|in-addition",
      "outside",
    ],
    truth:
      "A model cannot tell its orders from text that it reads. What it may reach has to be limited outside the model.",
    points: 4,
    serious: true,
  },
  {
    id: "documents-cannot-inject",
    says: "Injection comes only from the user; retrieved pages and tool results are trusted.",
    patterns: [
      "injection ~ only|solely ~ user|message|chat|input",
      "page|document|ticket|email|tool|retrieved ~ trusted & system-prompt|so|hence|our|own|tenant|therefore",
      "document|page|ticket|tool-result|retrieved ~ be trusted|safe",
      "retrieved|document|page|tool ~ cannot|never|not ~ inject|injection|contain ~ instruction|attack?",
    ],
    unless: ["not|never trusted|trust", "untrusted", "may|can|could contain"],
    truth:
      "Anyone who can write a page, a ticket or an e-mail that is retrieved can write instructions. All of it is data.",
    points: 4,
    serious: true,
  },
  {
    id: "llm-checks-permission",
    says: "The model may decide what is allowed.",
    patterns: [
      "llm|model|agent check|decide|know|judge ~ permission|allowed|access|refund|eligible|authorised",
      "llm|model|agent ~ full|admin|unrestricted|read-and-write|write access|right|permission|tools|account",
      "admin tool|rights|account ~ llm|agent|model",
      "service account ~ full|all|every|read|write|admin",
      "llm|model|agent ~ itself ~ decide|decides|check ~ whether|who|which ~ may|allowed|permission|refund",
      "ask|asking ~ confirmation ~ hurt|hurts|slow|lower|unnecessary",
      "act|acts|execute ~ on-its-own|autonomously|own ~ at|above # & confidence|refund|order",
    ],
    unless: [
      "not|never|must not",
      "policy|code|outside|rules|service checks|limit|scoped|least",
      "human",
      "approve",
    ],
    truth:
      "A model can be talked into anything. Rights come from the caller's session and are checked in code, tool by tool.",
    points: 5,
    serious: true,
  },
  {
    id: "model-arguments-are-trusted",
    says: "Ids and commands that the model or the browser supplies can be used as they are.",
    patterns: [
      "tenant|customer|user id|identity|role ~ from|by|out-of ~ browser|client|frontend|model|request-body|body|argument|prompt & simple|stateless|fine|enough|trusted|lookup|receive|come",
      "id|ids come from|out-of browser|client|frontend",
      "customer_id|tenant_id|user_id ~ out|from ~ model|llm argument",
      "model|llm ~ generate|write|produce sql|shell|code ~ execute|run directly|production|as-is|without",
      "execute|run ~ generated|model sql|code|command ~ directly|as-is|without ~ check|sandbox|validation",
      "tenant|tenant_id ~ from browser|client|frontend ~ trusted|fine|safe|enough|reliable|simplest",
    ],
    unless: [
      "not|never|must not|rather|instead",
      "signed|verified|token|session|jwt",
      "sandbox|read-only|validated",
      "spoof|forge",
    ],
    truth:
      "Both can be changed by anyone. Identity comes from the signed session; arguments are checked like any user's input.",
    points: 5,
    serious: true,
  },
  {
    id: "model-confidence-is-calibrated",
    says: "A model's own confidence can be taken as a probability.",
    patterns: [
      "llm|model ~ be well calibrated|well-calibrated & confidence|sure|certain|score|scale",
      "llm|model ~ be well calibrated",
      "self-reported|stated|own|verbal confidence ~ reliable|trustworthy|calibrated|accurate|decide|decides",
      "ask ~ model|llm ~ how sure|confident ~ enough|reliable|decide",
      "scale of|from # 10 & act|acts|own|decide|decides",
    ],
    unless: [
      "if|once|after|when|must|should|until",
      "platt|isotonic|measured",
      "rarely|seldom|poorly|not ~ calibrated|reliable",
    ],
    truth:
      "A model says “nine out of ten” for true and false alike. Measure its errors on labelled cases and set the threshold there.",
    points: 3,
    serious: true,
  },
  {
    id: "largest-model-is-cheapest",
    says: "Sending everything to the largest model is cheapest; routing costs more than it saves.",
    patterns: [
      "route|routing ~ counterproductive|cost|costs twice|double|pointless|not-worth|unnecessary",
      "router ~ must|needs ~ as clever|smart|large|capable ~ as",
      "large model ~ each|every|all message|request|question & cheap|cheapest|best",
      "use|using large|largest|biggest|best model for each|every|all ~ message|request|query|question",
    ],
    unless: ["not|never|would|too|expensive|costs # times|ten times", "instead of|rather", "baseline"],
    truth:
      "Most requests are simple, and a small classifier finds them for a fraction of a cent; only the rest need the large model.",
    points: 3,
    serious: true,
  },
  {
    id: "model-grades-itself",
    says: "The same model can judge whether its answers were good.",
    patterns: [
      "ask|asking same model ~ whether|if ~ answer|good|correct",
      "model|llm ~ judge|grade|evaluate|rate own|its-own|itself|same ~ answer & enough|evaluation|good|97%",
      "evaluate by asking ~ model|llm",
      "self-evaluation|self-assessment ~ enough|sufficient|reliable",
    ],
    unless: ["not|never|biased|calibrated against|human|labelled|agreement|sample", "different"],
    truth:
      "It likes its own words. A judge has to be checked against people's labels on a fixed set before its score counts.",
    points: 3,
    serious: true,
  },
  {
    id: "containment-is-success",
    says: "A conversation without a human was resolved.",
    patterns: [
      "containment ~ success|resolved|only metric|goal|measure",
      "measure|metric ~ success ~ containment",
      "conversation ~ end|ends ~ without ~ human|agent|handover & resolved|success|solved",
      "each avoided handover|escalation save|saves",
      "no human|person|handover|escalation ~ need|necessary|require & agent|everything|resolves|bot",
      "handover|hand-over|handoff|escalate only|solely when ~ user|customer ask|asks|type|types",
    ],
    unless: ["not|never|alone|however|reopened|satisfaction|csat", "target"],
    dismisses: ["human-handoff"],
    truth: "People also give up. Count solved cases: no second contact, a good rating, a right action.",
    points: 3,
    serious: true,
  },
  {
    id: "agents-solve-everything",
    says: "An autonomous agent, or more of them, is always better than a fixed flow.",
    patterns: [
      "agent|agentic ~ always ~ better|best|superior|right",
      "more agent|agents ~ better|smarter|accurate|reliable ~ always|answer?",
      "multi-agent ~ always|inherently|automatically ~ better|reliable|accurate",
      "workflow ~ obsolete|outdated|legacy & agent",
      "agent ~ correct|corrects|check|checks ~ each-other|themselves ~ so|hence|no ~ error",
      "error ~ agent|step ~ cancel|average out|each-other",
      "no ~ limit|budget|step-limit ~ agent|loop|steps",
    ],
    unless: ["not|never|rarely", "if|when|only", "cost"],
    truth:
      "Each step can fail and errors compound: ten steps at 95% succeed 60% of the time. Use the simplest flow that does the job.",
    points: 3,
    serious: true,
  },
  {
    id: "streaming-hides-all-latency",
    says: "Streaming makes the model's time irrelevant.",
    patterns: [
      "stream|streaming ~ latency|time ~ irrelevant|no-issue|not-matter|solved|disappear|vanish",
      "stream|streaming ~ so|hence|therefore ~ latency ~ not|no|irrelevant ~ matter|concern|issue|problem?",
      "latency ~ not|irrelevant ~ issue|concern|problem? ~ stream|streaming",
    ],
    unless: ["not ~ solve|hide", "first token|ttft", "perceived"],
    truth:
      "The first token still has to come, tools and checks wait for whole answers, and people read only so slowly.",
    points: 2,
  },
  {
    id: "tokens-are-words",
    says: "Tokens are words, and input hardly costs.",
    patterns: [
      "token be|equal|equals? word|words",
      "one token per word",
      "token|tokens ~ same ~ word|words|character|characters",
    ],
    unless: ["not|about|0.75|roughly|per 4|four", "never"],
    truth:
      "An English word is about 1.3 tokens, other languages and code need more, and input is most of the bill.",
    points: 2,
  },
  {
    id: "prompts-are-not-code",
    says: "Prompts need no version, test or release.",
    patterns: [
      "prompt ~ change|edit|update ~ directly ~ production|live & no|since|because|code|simple|fast",
      "prompt ~ not|no ~ code ~ so|hence|therefore|no ~ test|version|review|canary|release",
      "no ~ version|versioning|test|review|release ~ prompt ~ need|require|necessary",
      "prompt ~ no ~ version|versioning|test|regression|review ~ need|require|necessary",
    ],
    unless: ["not ~ directly|edit", "must|never"],
    truth:
      "A changed word changes answers everywhere. Version prompts, run the test set, release by share, keep the way back.",
    points: 3,
    serious: true,
  },
  {
    id: "models-repeat-themselves",
    says: "A model with fixed settings always gives the same answer, so one test proves it.",
    patterns: [
      "llm|model ~ deterministic ~ so|hence|therefore & test|once|no|same",
      "seed|temperature ~ guarantee|guarantees ~ same|identical|reproducible ~ answer|output|result",
      "provider|api ~ model ~ never|not change|changes",
    ],
    unless: ["not|never ~ guarantee|deterministic", "pin|pinned|version", "nearly|mostly"],
    truth:
      "Batching, hardware and silent provider updates change outputs. Pin versions and test on distributions of answers.",
    points: 2,
  },
]);
