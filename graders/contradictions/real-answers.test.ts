import { describe, expect, it } from "vitest";
import { criterion, fixtureQuestion } from "../checks/fixture.ts";
import { drawVariant } from "../bank/index.ts";
import { readDocument } from "../document/index.ts";
import { grade } from "../grade.ts";

const QUESTION = fixtureQuestion([criterion({ kind: "covers", concepts: ["thumb-cache"] })]);

/** Kinds of contradiction in a document, as a candidate would hand it in. */
function kinds(markdown: string): string[] {
  const { answer, lifted } = readDocument(markdown);
  const variant = drawVariant({ question: QUESTION, seed: null });
  return grade({ question: QUESTION, variant, answer, lifted }).contradictions.map(({ kind }) => kind);
}

const REQUIREMENTS = `## Requirements

People open albums and expect thumbnails at once; an upload is followed by a page view within seconds, so the first
request for a new picture is the common case and not the rare one. I'd like p99 under 200 ms at the edge of our network
and 99.9% availability. Out of scope: editing, sharing rules, the upload itself.
`;

const sketch = (more = "", parameters = "") => `## Design

\`\`\`mermaid
flowchart LR
  app[Mobile app] --> lb[Load balancer]
  lb --> api[Thumbnail API]
  api --> db[(Metadata database)]
  api --> store[(Object storage)]
  api --> resize[Resize workers]
${more}
${parameters}
\`\`\`

The API looks up the picture's row, tries the stored thumbnail and, if it isn't there, asks a resize worker for it and
writes the result back, since the same picture is asked for again within the minute.
`;

/** Each kind: an answer that contradicts itself, and answers that only look as if they did. */
const CASES: Record<string, { contradicts: string; consistent: Record<string, string> }> = {
  "capacity-short": {
    contradicts:
      REQUIREMENTS +
      sketch("", '%% headroom api {"replicas": 3, "capacityPerReplica": 250}') +
      "Three API machines are enough to begin with; each does 250 requests a second in our load test.",
    consistent: {
      "enough machines":
        REQUIREMENTS + sketch("", '%% headroom api {"replicas": 12, "capacityPerReplica": 250}'),
      "a size left out": REQUIREMENTS + sketch("", '%% headroom api {"replicas": 3}'),
      "behind a cache that takes most of the load":
        REQUIREMENTS +
        sketch(
          "  lb --> edge[Redis cache]\n  edge --> resize",
          '%% headroom edge {"replicas": 4, "capacityPerReplica": 5000, "hitRate": 0.9}',
        ),
    },
  },
  "rate-disagrees": {
    contradicts: `${REQUIREMENTS}
## Estimates

| name | expression | note |
|---|---|---|
| peak | 150 req/s | evenings |
| machines | peak / 50 | one does 50 a second |

${sketch()}`,
    consistent: {
      "the share of one region": `${REQUIREMENTS}
## Estimates

| name | expression | note |
|---|---|---|
| peak per region | 500 req/s | four regions |
| machines per region | 500 / 50 | |
`,
      "what the cache leaves over": `${REQUIREMENTS}
## Estimates

| name | expression | note |
|---|---|---|
| peak after cache | 200 req/s | nine of ten are hits |
`,
      "the average beside the peak": `${REQUIREMENTS}
## Estimates

| name | expression | note |
|---|---|---|
| average | 700 req/s | |
| peak | 3 * 700 req/s | |
`,
    },
  },
  "latency-over-target": {
    contradicts: `${REQUIREMENTS}
## Latency budget

At p99 I count edge 10 ms + API 25 ms + metadata lookup 30 ms + resize 160 ms + write back 40 ms = 265 ms, with the
resize by far the largest. The picture itself is read while the row is looked up.
`,
    consistent: {
      "a budget inside it": `${REQUIREMENTS}
## Latency budget

Edge 10 ms + API 25 ms + metadata lookup 30 ms + resize 110 ms = 175 ms, which leaves 25 ms.
`,
      "steps side by side": `${REQUIREMENTS}
## Latency budget

The lookups run in parallel; one after the other they would take 90 ms + 80 ms + 70 ms = 240 ms, side by side 90 ms.
`,
      "the way that was turned down": `${REQUIREMENTS}
## Latency budget

Resizing in the database was rejected: 20 ms + 60 ms + 190 ms = 270 ms of latency. As drawn it is 20 ms + 30 ms + 110 ms = 160 ms.
`,
      "the median held against a p99": `## Requirements

p50 under 60 ms, p99 under 300 ms.

## Latency budget

At p99: edge 20 ms + API 40 ms + lookup 60 ms + resize 150 ms = 270 ms.
`,
    },
  },
  "claimed-not-drawn": {
    contradicts:
      REQUIREMENTS +
      sketch() +
      "A CDN in front keeps each thumbnail for a day, so nine of ten requests never reach the load balancer, which is why the API can stay small.",
    consistent: {
      "it is drawn":
        REQUIREMENTS +
        sketch("  app --> cdn[CDN]\n  cdn --> lb") +
        "The CDN keeps each thumbnail for a day, so most requests end there.",
      "it is turned down":
        REQUIREMENTS +
        sketch() +
        "We use no CDN because the pictures are private and their links expire after a minute.",
      "one of two is to be chosen":
        REQUIREMENTS +
        sketch() +
        "The queue to the workers is Kafka or SQS; either does, since we need no order. For the index, FAISS or plain SQL is enough.",
      "it is for later":
        REQUIREMENTS + sketch() + "If traffic grows tenfold, a CDN would keep thumbnails near people.",
    },
  },
  "redundancy-not-drawn": {
    contradicts:
      REQUIREMENTS +
      sketch("", '%% headroom db {"replicas": 1, "zones": 1}') +
      "PostgreSQL holds the rows and has three replicas in three zones, so it fails over within a minute and nobody notices a lost machine.",
    consistent: {
      "the copies are of something else":
        REQUIREMENTS +
        sketch("", '%% headroom db {"replicas": 1, "zones": 1}') +
        "We run three replicas of the API, and one PostgreSQL machine with backups every hour is enough at 99.9%.",
      "no count was given":
        REQUIREMENTS + sketch() + "PostgreSQL has three replicas and fails over within a minute.",
      "the copies are drawn":
        REQUIREMENTS +
        sketch("", '%% headroom db {"replicas": 3, "zones": 3}') +
        "PostgreSQL has three replicas in three zones.",
    },
  },
  "cost-disagrees": {
    contradicts: `${REQUIREMENTS}
## Cost

| item | quantity | unit price | per month |
|---|---|---|---|
| API machines | 12 | $150 | $1,800 |
| resize workers | 40 | $150 | $6,000 |
| object storage | 200 TB | $23 | $4,600 |
| Total | | | $5,500 |
`,
    consistent: {
      "a rounded total with an alternative and a subtotal beside it": `${REQUIREMENTS}
## Cost

| item | quantity | unit price | per month |
|---|---|---|---|
| API machines | 12 | $150 | $1,800 |
| resize workers | 40 | $150 | $6,000 |
| Subtotal machines | | | $7,800 |
| object storage | 200 TB | $23 | $4,600 |
| GPU resizers (rejected) | 10 | $2,000 | $20,000 |
| Total | | | $12,500 |
`,
      "a total for the year": `${REQUIREMENTS}
## Cost

| item | quantity | unit price | per month |
|---|---|---|---|
| API machines | 12 | $150 | $1,800 |
| resize workers | 40 | $150 | $6,000 |
| object storage | 200 TB | $23 | $4,600 |
| Total per year | | | $149k |
`,
      "lines for one region, a total for three": `${REQUIREMENTS}
## Cost

| item | quantity | unit price | per month |
|---|---|---|---|
| API machines per region | 12 | $150 | $1,800 |
| resize workers per region | 40 | $150 | $6,000 |
| object storage per region | 200 TB | $23 | $4,600 |
| Total, three regions | | | $37,200 |
`,
    },
  },
  "storage-disagrees": {
    contradicts: `${REQUIREMENTS}
## Estimates

| name | expression | note |
|---|---|---|
| thumbnail storage | 50M * 20 kB | every size once |

Thumbnail storage is only 3 GB, so everything stays in the memory of one machine and object storage is a formality.
`,
    consistent: {
      "three copies of it": `${REQUIREMENTS}
## Estimates

| name | expression | note |
|---|---|---|
| thumbnail storage | 50M * 20 kB | |

Thumbnail storage with three copies takes 3 TB, which object storage does for us.
`,
      "one thumbnail": `${REQUIREMENTS}
## Estimates

| name | expression | note |
|---|---|---|
| thumbnail storage | 50M * 20 kB | |

Each thumbnail in storage takes 20 kB, large ones up to 60 kB.
`,
      "the part that is asked for": `${REQUIREMENTS}
## Estimates

| name | expression | note |
|---|---|---|
| thumbnail storage | 50M * 20 kB | |

The hot part is 2% of the pictures, 20 GB in memory.
`,
    },
  },
  "availability-over-claimed": {
    contradicts: `## Requirements

Thumbnails under 200 ms at p99 and 99.99% availability, as a page without pictures is an outage for people.

${sketch()}
All metadata lives in a single PostgreSQL primary that serves every read and write; it is a large machine, so it will hold for years. Nightly dumps go to object storage.
`,
    consistent: {
      "a standby takes over": `## Requirements

99.99% availability.

${sketch()}
All metadata lives in a single PostgreSQL primary with a hot standby in another zone that takes over within thirty seconds.
`,
      "a modest promise": `## Requirements

99.5% availability is enough.

${sketch()}
All metadata lives in a single PostgreSQL primary that serves every read and write.
`,
      "a single machine that no request waits for": `## Requirements

99.99% availability.

${sketch()}
Training reads from a single machine at night, and one instance of the nightly batch writes its report. Losing a single region stops nothing.
`,
    },
  },
  "region-disagrees": {
    contradicts:
      REQUIREMENTS +
      `\`\`\`mermaid
flowchart LR
  subgraph eu[EU region]
    app[App] --> lb[Load balancer]
    lb --> api[Thumbnail API]
    api --> db[(Database)]
    api --> store[(Object storage)]
  end
\`\`\`

The service runs active-active in three regions, so people are served by the nearest and losing one costs nothing but distance.
`,
    consistent: {
      "writes have one home, reads are everywhere":
        REQUIREMENTS +
        sketch() +
        "Reads are served from three regions. Writes go to a single region, and the others follow within a second.",
      "a rollout begins in one":
        REQUIREMENTS +
        sketch() +
        "The service runs in three regions behind one name. A release is deployed in one region first, outside hours, then in the others.",
      "each holds its own":
        REQUIREMENTS +
        sketch() +
        "Each region has its own storage and runs without the others. We serve from two regions, and a picture lives in one region until somebody elsewhere asks for it.",
    },
  },
  "replicas-disagree": {
    contradicts:
      REQUIREMENTS +
      sketch("", '%% headroom resize {"replicas": 40}') +
      `
## Cost

| item | quantity | unit price | per month |
|---|---|---|---|
| Resize workers | 12 | $150 | $1,800 |
| Object storage | 200 | $23 | $4,600 |
`,
    consistent: {
      "a few spares":
        REQUIREMENTS +
        sketch("", '%% headroom resize {"replicas": 40}') +
        "\n## Cost\n\n| item | quantity | unit price | per month |\n|---|---|---|---|\n| Resize workers | 46 | $150 | $6,900 |\n",
      "all regions are paid for, one is drawn":
        REQUIREMENTS +
        sketch("", '%% headroom resize {"replicas": 40}') +
        "\n## Cost\n\n| item | quantity | unit price | per month |\n|---|---|---|---|\n| Resize workers, all regions | 120 | $150 | $18,000 |\n",
      "the quantity is of hours":
        REQUIREMENTS +
        sketch("", '%% headroom resize {"replicas": 40}') +
        "\n## Cost\n\n| item | quantity | unit price | per month |\n|---|---|---|---|\n| Resize workers | 29,200 h | $0.20/h | $5,840 |\n",
    },
  },
  "freshness-disagrees": {
    contradicts: `## Requirements

p99 under 200 ms; a changed picture must be visible within 10 s, because people check at once whether the edit worked.

${sketch("  api --> redis[Redis]")}
Thumbnails sit in Redis with a TTL of 15 min, which gives a hit rate of about 90% and keeps the workers small.
`,
    consistent: {
      "writes invalidate": `## Requirements

A changed picture must be visible within 10 s.

${sketch("  api --> redis[Redis]")}
Thumbnails sit in Redis with a TTL of 15 min; an edit invalidates its keys over the same queue.
`,
      "something else is kept": `## Requirements

A changed picture must be visible within 10 s.

${sketch("  api --> redis[Redis]")}
Sessions have a TTL of 30 min in Redis, thumbnails one of 5 s.
`,
      "the TTL is the promise": `## Requirements

A changed picture must be visible within 60 s.

${sketch("  api --> redis[Redis]")}
Thumbnails sit in Redis with a TTL of 60 s.
`,
    },
  },
  "consistency-disagrees": {
    contradicts:
      REQUIREMENTS +
      sketch() +
      "Metadata is written to PostgreSQL asynchronously through the queue, which gives us strong consistency and speed at the same time.",
    consistent: {
      "each for its own":
        REQUIREMENTS +
        sketch() +
        "Sharing rules are strongly consistent, while thumbnails are eventually consistent: an old one does no harm.",
      "one against the other":
        REQUIREMENTS +
        sketch() +
        "Eventual consistency is not strong consistency: a reader may see the old picture for a second, which we accept.",
      "strong here, late elsewhere":
        REQUIREMENTS +
        sketch() +
        "Deletes are linearizable through the primary, except that the copies at the edge follow asynchronously within ten seconds.",
    },
  },
};

describe.each(Object.entries(CASES))("%s", (kind, { contradicts, consistent }) => {
  it("is found in an answer that contradicts itself", () => {
    expect(kinds(contradicts)).toContain(kind);
  });
  it.each(Object.entries(consistent))("is not when %s", (_, markdown) => {
    expect(kinds(markdown)).not.toContain(kind);
  });
});
