import { defineBeliefs, needless } from "./define.ts";

/** Access, privacy and trust. */
export const securityBeliefs = defineBeliefs([
  {
    id: "hashing-makes-anonymous",
    says: "Hashing identifiers, or embedding text, makes personal data anonymous.",
    patterns: [
      "embedding|embeddings|vector|vectors be|are anonymous|anonymised ~ anyway|already|so|hence?",
      "embedding|vector|hash be|are? anonymous",
      "anonymous & embedding|vector|hash|hashed|hashing",
      "hash|hashing ~ email|user|id|name|phone ~ anonymous|anonymised|anonymise|gdpr",
      "hash & gdpr ~ not ~ apply|concern|relevant",
      "embedding|vector ~ anonymous|anonymised|not-personal|no-personal|cannot ~ reverse|reversed|inverted",
      "pseudonymous|pseudonymised ~ so|hence|therefore ~ not ~ gdpr|personal",
      "log|logs|transcript ~ not ~ personal data",
    ],
    unless: ["not|never ~ anonymous|anonymise", "only pseudonymous", "still|salt|can-be-reversed"],
    truth:
      "A hash of an address can be looked up, and texts can be rebuilt from vectors; the data stays personal and must be deletable.",
    points: 3,
    serious: true,
  },
  {
    id: "encryption-exempts-from-privacy",
    says: "Encrypted data may be kept forever and is not covered by privacy law.",
    patterns: [
      "log|logs|logging ~ full|every|all|whole|complete prompt|prompts|conversation|message|name|names ~ harmless|fine|ok|internal|no-problem",
      "transcript|conversation|log|chat|message ~ kept|stored|keep|store ~ forever|indefinitely|permanently",
      "kept|stored forever|indefinitely & training|cheap|free|conversation|user",
      "encrypted|encryption & gdpr|privacy|law not|never|no apply|apply-to|concern|issue|problem",
      "encrypted|encryption ~ so|hence|therefore ~ gdpr|privacy|deletion|retention|safe|keep",
      "keep|store ~ transcript|data|log|conversation forever|indefinitely",
      "keep|store ~ all ~ transcript|personal|conversation|message ~ forever|indefinitely|training|permanently",
      "gdpr ~ not ~ apply",
    ],
    unless: [
      "not|never ~ forever|keep|exempt",
      "aggregate|aggregated|anonymised|redacted",
      "model-versions|audit",
    ],
    truth: "Whoever holds the key holds personal data: it needs a purpose, a term and a way to delete it.",
    points: 4,
    serious: true,
  },
  {
    id: "encryption-at-rest-protects-from-misuse",
    says: "Encrypted disks or HTTPS protect data from the application's own users.",
    patterns: [
      "encrypted|encryption|tls|https ~ so|hence|therefore ~ no|not ~ access-control|permission|authorisation|auth",
      "encryption|https|tls ~ enough|sufficient|suffices ~ security|secure|protect",
      "https|tls|encryption ~ guarantee|guarantees ~ security|isolation|tenant|safe",
    ],
    unless: ["not|never"],
    truth:
      "The application reads in clear whatever it is asked for. Encryption guards stolen disks and wires, not wrong queries.",
    points: 3,
  },
  {
    id: "internal-network-needs-no-auth",
    says: "Services inside the network need no authentication.",
    patterns: [
      "security|authentication|access be|is ~ network|platform|someone|provider|other ~ job|responsibility|business|task|team",
      "internal|inside|private network|vpc|cluster|service & no authentication|auth|authorisation|encryption ~ need|require|necessary",
      "internal|inside|behind ~ firewall|vpc|network & trusted|safe ~ so|hence|therefore ~ no|without ~ authentication|auth|authorisation|encryption",
      "internal tool|tools|user|users & no|not|unnecessary ~ audit|authentication|guardrail|a/b-testing|permission|access-control",
      ...needless("authentication", "authorisation", "access-control", "audit-log", "input-validation"),
    ],
    unless: ["if|unless|even|not ~ enough", "wrong|never"],
    dismisses: ["access-control", "input-validation", "audit-log"],
    truth:
      "One broken service or account inside would then reach everything. Calls between services carry an identity too.",
    points: 3,
    serious: true,
  },
  {
    id: "client-side-checks-suffice",
    says: "Checks in the browser or app are enough.",
    patterns: [
      "check|validate|validation|enforce|filter ~ in|on browser|client|frontend|app ~ enough|sufficient|suffices|only|instead",
      "client|browser|frontend ~ enforce|enforces|check|checks|validates ~ limit|permission|role|price|access",
      "obscurity|unguessable url|hidden ~ enough|secure|sufficient|protects",
    ],
    unless: ["not|never|also|besides|first", "server ~ again|too|repeats"],
    truth: "Anyone can call the server directly. What must hold is checked on the server.",
    points: 3,
  },
  {
    id: "secrets-in-code",
    says: "Keys may stand in code, images or configuration files.",
    patterns: [
      "secret|api-key|key|password|credential ~ in|into ~ code|image|repository|repo|git|config|configuration|environment-file ~ fine|simple|enough|convenient|store|stored|hard-coded?",
      "hard-code|hard-coded|hardcoded ~ secret|key|password|credential",
      "one shared key|password ~ all|every ~ service|tenant|client",
    ],
    unless: ["not|never|no|rather|instead", "vault|secret-manager|kms"],
    truth:
      "Whoever sees the repository, an image or a log then has them. A secret store hands out short-lived keys to named services.",
    points: 3,
  },
  {
    id: "customer-data-is-training-data",
    says: "Customers' data may be used for training or sent to a provider without asking.",
    patterns: [
      "raw ticket|tickets|conversation|conversations|message|chat|data ~ unmodified|unredacted|unfiltered|as-they-are & train|fine-tune|training|because|redaction|used",
      "redaction|anonymisation|masking ~ remove|removes|destroy|destroys|loses|hurts ~ context|useful|signal|quality",
      "term|terms|terms-of-service ~ agree|agreed|cover|covered|covers & data|ticket|train|used|covered",
      "train ~ on ~ all ~ customer|tenant|user conversation|ticket|data|transcript|documents",
      "all tenant ~ data|ticket|page ~ together ~ train|fine-tune|model",
      "customer|tenant|user data ~ train|fine-tune ~ shared|one|common|global model",
      "send ~ pii|personal ~ provider|api|model ~ fine|ok|safe|encrypted|no-problem",
    ],
    unless: [
      "consent|opt-in|opt-out|permission|contract|redact|redacted|anonymised",
      "not|never",
      "per-tenant|own",
    ],
    truth:
      "What one customer wrote can come out in another's answer, and contracts and law ask for consent. Redact, separate, ask.",
    points: 4,
    serious: true,
  },
  {
    id: "moderation-by-list",
    says: "A list of bad words, or the model's own training, keeps content safe.",
    patterns: [
      "word-list|list|blocklist|blacklist|keyword ~ enough|sufficient|suffices ~ stop|block|prevent|catch|moderate",
      "word|keyword list|filter ~ enough|sufficient",
      "word-list|blocklist|blacklist|bad-words|keyword list|filter ~ enough|sufficient|catch|catches|stop|stops ~ abuse|toxic|harmful|all|spam?",
      "model ~ aligned|safe|rlhf|trained ~ so|hence|therefore ~ no ~ guardrail|filter|moderation",
      ...needless(
        "guardrail",
        "guardrails",
        "moderation",
        "output-filter",
        "safety-filter",
        "content-filter",
        "redaction",
        "pii-redaction",
      ),
    ],
    unless: ["not|never", "first|besides|plus|layer"],
    dismisses: ["guardrails", "content-moderation", "pii-redaction"],
    truth:
      "People spell around lists and talk models out of their manners. Layer checks on input, output and action.",
    points: 3,
    serious: true,
  },
  {
    id: "abuse-does-not-happen",
    says: "Nobody will try to trick the system.",
    patterns: [
      "nobody|no-one will|would? try|trying|tries|want|wants? ~ attack|abuse|trick|cheat|game",
      "attacker|fraudster|spammer ~ not|never adapt|learn|change",
      "nobody|no-one|no user ~ abuse|attack|trick|game|manipulate|fake",
      "attack|abuse|fraud|bot|adversary ~ unlikely|rare|negligible|not-expected|irrelevant ~ so|hence|no|ignore?",
      "user be honest|trustworthy|benign",
      "fraudster|attacker|spammer ~ not|never|cannot ~ adapt|change|learn|notice",
    ],
    unless: ["not ~ assume|mean", "assume ~ not", "but|however", "if"],
    truth: "Whatever pays is attacked: clicks, ratings, prompts and pictures. Fraudsters adapt within days.",
    points: 2,
  },
]);
