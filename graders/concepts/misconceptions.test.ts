import { describe, expect, test } from "vitest";
import { EMPTY_ANSWER, MisconceptionSchema } from "../model/index.ts";
import { findMisconceptions, parsePattern, readText } from "../text/index.ts";
import { CONCEPT_IDS, FIELD_MISCONCEPTIONS, LEXICON } from "./index.ts";

const beliefs = (prose: string) =>
  findMisconceptions({
    reading: readText({ answer: { ...EMPTY_ANSWER, prose }, prompt: "", concepts: LEXICON }),
    misconceptions: FIELD_MISCONCEPTIONS,
  }).map((hit) => hit.misconception.id);

describe.each(FIELD_MISCONCEPTIONS.map((belief) => [belief.id, belief] as const))("%s", (_, belief) => {
  test("can be read and refers to known concepts", () => {
    expect(MisconceptionSchema.safeParse(belief).error).toBeUndefined();
    for (const pattern of [...belief.patterns, ...belief.unless])
      expect(parsePattern(pattern)).toMatchObject({ ok: true });
    expect(belief.dismisses.filter((id) => !CONCEPT_IDS.includes(id))).toEqual([]);
  });
});

/* The sentences marked * stand in the calibration answers; the others are ours. */
test.each([
  ["with current cloud infrastructure we can have all three", "cap-has-all-three"], // * cap, wrong
  ["CAP is no longer a concern, modern databases offer all three.", "cap-has-all-three"],
  ["Partitions don't happen in the cloud.", "partitions-do-not-happen"], // * cap, negated
  [
    "As all servers read from the same cache, they see identical values, hence reads are strongly consistent.",
    "ttl-cache-is-linearizable",
  ], // *
  ["With last-write-wins no update is ever lost.", "last-write-wins-loses-nothing"],
  ["The p99s of the stages can be added to get the total p99.", "percentiles-add-up"],
  ["We average the p99 of all hosts on the dashboard.", "percentiles-add-up"],
  [
    "This ensures that overload is absorbed, as eventually every request will succeed.",
    "retries-absorb-overload",
  ], // *
  ["Clients retry until the call succeeds.", "retries-absorb-overload"],
  ["A single Postgres primary handles all reads and writes.", "one-primary-takes-all"],
  ["The model is trained on all data and evaluated on the same events.", "evaluated-on-training-data"], // *
  [
    "Introducing replicas or shards at this point would be premature optimisation.",
    "replicas-break-consistency",
  ], // *
  ["Training-serving skew is another word for overfitting.", "skew-is-overfitting"], // *
  [
    "Point-in-time joins create skew, because they use old values in training whereas serving uses new ones.",
    "latest-values-for-training",
  ], // *
  ["Monitoring is not necessary: users complain if something is wrong.", "monitoring-not-needed"], // *
  ["Larger batches also reduce latency.", "batching-lowers-latency"],
  ["We size for the average and not for the peak, because the cloud adds machines.", "sized-for-the-average"],
  ["Monitoring: users complain if something is wrong, which isn't often.", "monitoring-not-needed"],
  ["Drift never happens here, so no monitoring.", "monitoring-not-needed"],
])("“%s” holds the belief %s", (sentence, id) => {
  expect(beliefs(sentence)).toContain(id);
});

test.each([
  "We cannot have all three during a partition.",
  "Strong consistency for all features means 600,000 reads a second across the sea, so it is rejected.",
  "It's often presented as “choose two of three”, but partitions are not a choice.",
  "Some say that one can have all three; that is a myth.",
  "Partitions do happen, so we plan for them.",
  "A TTL cache is not linearizable: readers may see a stale value for five minutes.",
  "Percentiles can't be added, so we merge histograms.",
  "Retries would only amplify the overload.",
  "A single Postgres primary holds the registry metadata; it is small.",
  "Never evaluate on the data the model was trained on.",
  "Could we evaluate on the same data?",
  "If we scored every item with the full model, it would be trillions of scores a second.",
  "Two teams wrote the same feature twice, and one counts days in UTC.",
  "Larger batches raise throughput and cost some latency.",
  "Split by time, never random.",
  "We score the whole catalogue with the ranker for each request. That's impossible: 5 × 10^11 scores a second.",
  "Users complain if something is wrong. Too late, of course.",
  "No alert, no launch.",
  "Escrow, not a global lock nor an alert afterwards.",
  "Dropping the gender column isn't fairness, as the postcode carries it.",
  "Training joins the latest value (knows the future); serving has last night's.",
])("“%s” holds no false belief", (sentence) => {
  expect(beliefs(sentence)).toEqual([]);
});
