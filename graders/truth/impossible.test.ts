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
    [
      "A round trip between Frankfurt and Singapore is about 5 ms on a good line.",
      "beyond-the-speed-of-light",
    ],
    ["Replicating synchronously from us-east to eu-west adds 2 ms per write.", "beyond-the-speed-of-light"],
    ["Our caches will have a hit ratio of 110%.", "more-than-all"],
    ["We reach 105% recall by over-fetching.", "more-than-all"],
    ["One H100 holds the 200 GB of weights, no sharding needed.", "does-not-fit-that-memory"],
    ["Our 70B model in FP16 fits on one A100.", "does-not-fit-that-memory"],
    ["A 70B model takes 70 MB in int8.", "bytes-for-weights"],
    ["7B parameters at FP16 take 1.4 GB.", "bytes-for-weights"],
    ["70B parameters in bf16 occupy 35 GB.", "bytes-for-weights"],
    ["One Redis node serves 5M requests per second.", "beyond-one-cache-node"],
    ["A 1 Gbit/s line carries 1 GB/s.", "beyond-that-link"],
    ["A 10 Gbit/s NIC moves 10 GB per second.", "beyond-that-link"],
    ["99.9% availability means 4 minutes of downtime a year.", "downtime-of-availability"],
    ["99.99% allows 8.8 hours a year.", "downtime-of-availability"],
    ["99.9% is 43 seconds a month.", "downtime-of-availability"],
    ["Three nines are 53 minutes a year.", "downtime-of-availability"],
    ["We take 10,000,000 / 24 / 60 = 6,944 images per second.", "per-day-for-per-second"],
    ["5M per day, i.e. 5,000,000 / 1440 = 3,472 per second.", "per-day-for-per-second"],
    ["We store 1 PB in RAM on one machine.", "beyond-one-machine-s-memory"],
    ["A GPU does 1,000,000 TFLOPS.", "beyond-one-card-s-arithmetic"],
    ["An H100 has 990 PFLOPS.", "beyond-one-card-s-arithmetic"],
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
    "Frankfurt to Singapore and back takes 160 ms, so we keep reads local at 5 ms.",
    "Synchronous replication between us-east-1a and us-east-1b adds 1 ms.",
    "Between eu-west and us-east a round trip is 75 ms.",
    "Within Europe a round trip is 20–30 ms, from London to Frankfurt 12 ms.",
    "Users in Asia see 180 ms to us-east; a region in Tokyo brings this to 10 ms.",
    "Our cache has a hit ratio of 85%, rising to 95% with a longer TTL.",
    "Traffic grows by 110% a year.",
    "We provision 130% of the peak: utilisation never exceeds 77%.",
    "The 140 GB do not fit on one A100 with 80 GB; two cards hold them.",
    "70B in int4 is 35 GB and fits on one A100.",
    "A 70B model needs 140 GB in FP16, 70 GB in int8.",
    "7B parameters at FP16 take 14 GB.",
    "100B parameters × 2 B = 200 GB: three 80 GB cards at least, four in practice.",
    "One Postgres primary takes some 10–20k writes a second; at 350k we shard 32 ways.",
    "A single MySQL node does 5k transactions per second.",
    "One Redis node serves 100k requests per second; with pipelining up to a million.",
    "ZooKeeper holds only the leader lease: 10 writes a second.",
    "Each user sees 40 tokens per second; the replica makes 2,600 tokens/s in total.",
    "Groq-like hardware reaches 500 tokens per second per user on 70B.",
    "A T4 classifies 1,000 images per second with batching.",
    "A GPU scores 150,000 candidates a second.",
    "Each L4 scores 500k items/s in the light ranker.",
    "The card does 1M dot products per second per core.",
    "An NVMe drive reads 7 GB/s, a RAID of four 28 GB/s.",
    "A 10 Gbit/s NIC moves 1.25 GB per second.",
    "A 25 GbE link carries about 3 GB/s.",
    "99.9% availability means 43 minutes of downtime a month.",
    "99.99% allows 53 minutes a year.",
    "99.9% is 8.8 hours a year; 99.95% is 4.4.",
    "99.9 % a month leaves 43 min for us; one bad deploy of 10 min eats a quarter.",
    "Three nines are 43 minutes a month, four are 4.3.",
    "99.9% of requests must return within 5 minutes a day after the batch.",
    "99.95% per month (22 min).",
    "With 99.9% and maintenance of 5 minutes a month we stay inside.",
    "Error budget at 99.9%: 10M × 0.1% = 10k requests a day.",
    "10,000,000 / 24 / 3,600 = 116 images per second.",
    "10M / 24 = 417k an hour; the busiest hour has twice that, 833k / 3,600 = 231 per second.",
    "The busiest hour carries 10%: 1M / 3,600 = 278 per second.",
    "8% of the day's traffic falls into the peak hour: 10M × 0.08 / 3600 = 222/s.",
    "Half the traffic comes in 4 hours: 5M / 4 / 3,600 = 347 per second.",
    "A box with 2 TB of RAM holds the whole index of 1.2 TB.",
    "An H100 does about 990 TFLOPS dense in bf16, 1,979 in fp8.",
    "8 H100s reach 7.9 PFLOPS on paper.",
    "DDR5 gives a server some 300 GB/s, HBM 3.35 TB/s.",
  ])("“%s” is possible", (prose) => {
    expect(impossible(prose)).toEqual([]);
  });
});
