import { describe, expect, it } from "vitest";
import { readDocument } from "../document/index.ts";
import { readText } from "../text/index.ts";
import { findImpossible } from "./impossible.ts";
import { readNumbers } from "./read-numbers.ts";

function impossible(prose: string): string[] {
  const { answer, lifted } = readDocument(prose);
  const reading = readText({ answer, lifted, prompt: "", concepts: [] });
  return findImpossible(readNumbers({ answer, reading, givens: [], lifted })).map(
    ({ misconception }) => misconception.id,
  );
}

describe("what no hardware allows", () => {
  it.each([
    ["The round trip from London to Tokyo takes 3 ms.", "beyond-the-speed-of-light"],
    ["A commit across three continents adds 2 ms.", "beyond-the-speed-of-light"],
    ["We expect a hit rate of 120%.", "more-than-all"],
    ["The 140 GB of weights fit on one 80 GB card.", "does-not-fit-that-memory"],
    ["All 350 GB fit on a single H100.", "does-not-fit-that-memory"],
    ["A single Postgres primary takes 120K writes/s.", "beyond-one-database-node"],
    ["One MySQL instance handles all 200,000 requests per second.", "beyond-one-database-node"],
    ["One Postgres server keeps 200K connections open.", "beyond-one-node-s-connections"],
    ["Each tick is its own Raft entry: 2M transactions per second.", "beyond-consensus"],
    ["Each user gets 5,000 tokens/s.", "beyond-memory-bandwidth"],
    ["One A100 classifies 78,000 pictures per millisecond.", "beyond-one-card"],
    ["5 million pictures a day are 5,000,000 / 24 = 208,333 pictures per second.", "per-day-for-per-second"],
    ["2,000,000 calls per day = 2,000,000 / 3,600 = 555 calls per second.", "per-day-for-per-second"],
    ["100B parameters in FP16 take 25 GB.", "bytes-for-weights"],
    ["London reads from the store in New York within 10 ms.", "beyond-the-speed-of-light"],
    ["A single SSD delivers 60 GB/s of throughput.", "beyond-one-disk"],
  ])("“%s”: %s", (prose, id) => {
    expect(impossible(prose)).toContain(id);
  });

  it.each([
    "The round trip from London to Tokyo takes 210 ms, so nothing crosses it in the 10 ms of a read.",
    "Reads stay local: 4 ms in London, New York and Tokyo.",
    "Between zones a round trip takes 1 ms.",
    "CPU load rises by 120% at peak.",
    "The 140 GB of weights do not fit on one 80 GB card.",
    "140 GB of weights fit on two 80 GB cards.",
    "At 4 bits the 140 GB become 35 GB, which fit on one 80 GB card.",
    "A single Postgres primary takes about 20K writes/s.",
    "One Postgres primary cannot take 120K writes/s, so we shard.",
    "If one primary took 120K writes/s we would not need shards.",
    "Kafka takes 500K events/s over 60 partitions.",
    "Each user gets 40 tokens/s, and the fleet makes 20,000 tokens/s in all.",
    "One A100 classifies 2,000 pictures per second.",
    "10M pictures a day / 24 = 417K per hour, which is 116 per second.",
    "10M a day / 24 / 3,600 = 116/s.",
    "A 70B model in FP16 takes 140 GB.",
    "70B parameters at 4 bits are 35 GB.",
    "An H100 reads 3.35 TB/s from its memory.",
  ])("“%s” is possible", (prose) => {
    expect(impossible(prose)).toEqual([]);
  });
});
