import { defineBeliefs } from "./define.ts";

/** What has to agree at once, and what may be a little old. */
export const freshnessBeliefs = defineBeliefs([
  {
    id: "everything-strongly-consistent",
    says: "Everything has to be strongly consistent, everywhere, without exception.",
    patterns: [
      "prediction|predictions|inference + quorum|majority|consensus of|over|among|across? model|models|replica|servers + consistent|agree|correct",
      "every|each|all feature|data|read|value|write get|gets|have|has|need|needs same|strict|strong|linearizable guarantee|serialisability|consistency",
      "strict|strong serialisability|consistency|linearizability for|of all|every|everything|each feature|data|read|value?",
      "uniform guarantee & easier|simpler|better|communicate",
      "eventual|eventually|it ~ adequate|fine|ok ~ social & never|not ~ machine-learning|ml|model|serving",
      "recommender|recommendation|feed ~ need|needs|require|requires acid|transaction|transactions|linearizable|strict",
      "recommendation|feed|list|ranking need|require|must strong|strict|strongly consistency|consistent|be",
      "strong|strict consistency for|on ~ every|all & without exception",
      "every|all piece|kind|part of data & strong|strongly|linearizable & exception|everywhere",
      "strong|strict|global consistency for every|all|each feature|data|read|class|item|request",
      "strong|strict consistency ~ worldwide|globally|everywhere|across-regions|across-continents",
      "recommendation|feed|ranking|list ~ must|need|require ~ strongly consistent|consistency|linearizable",
      "all data|read|feature ~ must|should be strongly consistent|linearizable",
      "every|all feature|data ~ linearizable|strongly-consistent ~ no exception|except",
    ],
    unless: ["not", "only", "would|costs|why|no-need", "if"],
    truth:
      "It costs a wait for far copies on each write and refusals in a partition. Only data where a stale value does harm is worth that.",
    points: 3,
  },
  {
    id: "distributed-transactions-are-cheap",
    says: "Transactions across services cost nothing and never block.",
    patterns: [
      "2pc|two-phase-commit|xa & guarantee|guarantees|ensure|always & identical|same|equal",
      "2pc|two-phase-commit|xa & not|never|no block|blocks|blocking",
      "transaction ~ around|over|across|while ~ inference|model|call|http & exactly-once|consistent|consistency|strongest|safe",
      "two-phase commit ~ never|not ~ block|fail|slow",
      "2pc ~ never|not ~ block|fail|slow",
      "two-phase-commit|2pc|distributed transaction ~ never|not block|fail|slow",
      "two-phase-commit|2pc|distributed transaction ~ free|cheap|costs-nothing|no-overhead|no-downside",
      "transaction ~ across|over ~ service|shard|region ~ no|without ~ cost|overhead|downside|latency",
    ],
    unless: ["avoid|instead|not ~ use"],
    truth:
      "A participant that has voted holds its locks until the coordinator answers. One slow or lost member stalls the rest.",
    points: 3,
  },
  {
    id: "stale-data-harms-nobody",
    says: "Limits and money may be decided on stale or last known values.",
    patterns: [
      "limit|exposure|balance ~ cannot|not be read|reached|known|checked & approve|accept",
      "trading|trade continue|goes-on|go-on ~ with ~ last value|price|known",
      "exposure|limit|balance|price & unknown|missing|stale & 0|zero & continue|go-on|allow|trade|trading",
      "exposure|limit|balance & unknown|missing|stale & approve|accept|allow & anyway|fine|default|harmless|acceptable",
      "last known|seen value|price|limit|exposure|balance & safe ~ unlimited|any|forever|indefinitely|long",
      "last known price|value|limit ~ best forecast|estimate & safe|continue|keep",
      "limit|exposure|balance ~ stale|old|cached|unknown & approve|continue|trade|trading|allow & fine|safe|acceptable|goes-on",
      "missing|unknown exposure|balance|limit & 0|zero & continue|trading|allow",
    ],
    unless: ["not approve|allow|continue|trade|accept", "never|stop|halt|refuse|reject|unless|shrink"],
    truth:
      "Where a stale number can lose money, an unknown one is a reason to stop or to shrink what is allowed, not to go on.",
    points: 5,
    serious: true,
  },
  {
    id: "error-better-than-stale-list",
    says: "For recommendations an error is better than a slightly old answer.",
    patterns: [
      "rather return|show|give ~ error than ~ stale|old|outdated",
      "stale|old|outdated recommendation|list|result|prediction be worse than no|nothing|error",
      "error ~ better|preferable than ~ stale|old|outdated",
      "better|prefer ~ error|nothing|fail than ~ stale|old|outdated ~ list|recommendation|prediction|result",
      "stale|old ~ list|recommendation|prediction ~ worse than ~ error|nothing",
    ],
    unless: ["money|payment|limit|trading|balance|price|permission", "not"],
    truth: "A list from a minute ago is nearly as good as a new one; an error is an empty page.",
    points: 3,
  },
]);
