/**
 * A question about no model at all, with answers of stated quality written before any draft of it was seen: whether drafts
 * serve subjects that the lexicon was not made for.
 */
export const PARKING_PROMPT = `A city runs 40 parking garages with 12,000 spaces. Drivers take a ticket at the entry, pay before they leave, and drive out. Design the payment system: from the ticket at the entry barrier to the open barrier at the exit. Give the numbers, what you decided against, what it costs, and what happens when parts of it fail.
`;

export const PARKING_REFERENCE = `# Payment for the city's parking garages

## Requirements
- A driver gets a ticket with a barcode, or is recognised by the licence plate.
- Pay at a machine, in the app, or with a card at the exit.
- The exit barrier must open within 2 s of a valid payment, p95 latency ≤ 2 s.
- Availability 99.95% for opening barriers; reports may be a day late.
- Nobody is locked in: when in doubt, the barrier opens and the city loses a fee.
- Out of scope: monthly permits and fines.

## Estimates
- Stays per day: 12,000 spaces × 3 turns = 36,000 stays/day.
- Events at the barriers: 36,000 × 2 / 86,400 s = 0.83/s on average; the evening peak holds a quarter of the exits in one hour: 36,000 × 0.25 / 3,600 s = 2.5/s.
- Records: 36,000 × 1 KB = 36 MB/day, 13 GB a year, so that one database holds ten years.
- Revenue: 36,000 × $6 = $216,000/day, which means one hour of open barriers costs about $9,000.

## Architecture
\`\`\`mermaid
flowchart LR
 D[Driver] --> L[Entry lane controller]
 L --> G[Garage server]
 D --> P[Pay station]
 P --> G
 G --> Q[Event queue]
 Q --> S[Payment service]
 S --> DB[(Postgres)]
 S --> X[Card provider API]
 S --> W[(Warehouse)]
\`\`\`
Each garage has a small server of its own that keeps all open tickets and today's tariff table, so the lanes keep working when the line to the centre is cut. The ticket number is issued by the garage and carries the garage, the lane and a counter, so two garages never issue the same number. Lane controllers talk to the garage server alone. The garage server forwards every event to the centre through a queue on its own disk.

## Paying once
The pay station sends the ticket number as idempotency key with every authorisation, because a driver who sees no answer presses the button again; without the key the card would be charged twice. A charge has three states: reserved, captured, released. The reservation is captured when the barrier has opened, and released after 20 minutes if the driver is still inside, since the tariff has gone up by then. After payment the driver has 15 minutes to reach the exit; the grace period is printed on the receipt.

## Tariffs
Tariffs are versioned and have a start date. A ticket keeps the tariff version that was valid at entry, so a change of prices at midnight does not surprise somebody who is already inside. The fee is computed by the garage server from entry time and version; the centre recomputes it each night and reports differences.

## When things fail
- Card provider down: cards are accepted offline up to $25 and settled later; we accept the risk of about 0.5% bad cards because a queue at the exit costs more goodwill.
- Garage server down: the lane controller opens the exit barrier and photographs the plate, an invoice is sent later.
- Power cut: the barriers fall open by spring, as fire safety demands it.
- Lost ticket: the attendant finds the stay by licence plate; the driver pays for the real time and no flat penalty.
- Each night the centre reconciles captured charges against the provider's settlement file and against barrier openings; a difference above 0.1% pages finance.

## Decisions
- A server in each garage instead of a central service only: costs 40 × $1,500 once and patches in 40 places, but a cut line would otherwise close all exits of a garage at the evening peak.
- Ticket with barcode rather than plate recognition alone: cameras misread 2 to 3% of plates, which is 1,000 drivers a day with a wrong bill; plates are the fallback for lost tickets.
- Card data never touches our machines: the terminal encrypts it and passes a token, because storing card numbers would bring us under the full PCI audit.

## Cost
- Card fees: 36,000 × 30 × $0.12 = $129,600 a month, by far the largest line.
- Garage servers: 40 × $60 = $2,400 a month with maintenance.
- Central services and database: $1,800 a month.
- Total about $133,800 a month; the lever is one settlement a day per card and a cheaper acquirer, not servers.

## Operations
Alert when a garage has sent no event for 5 minutes in daytime, when a barrier opened without a payment more often than 1% of exits, and when the app's payments fail above 2%. New software goes to one garage for a week, then to five, then to all. Personal data: plates are deleted 30 days after a paid exit.
`;

export const PARKING_GOOD = `# Parking payments

**What it must do.** Entry prints a ticket, the motorist pays at a kiosk or by phone, the exit gate lifts. The gate has to react in under 2 seconds. 99.9% availability for the exits. If something is broken the gate lifts: people trapped in a garage are worse than a lost fare.

**Size.** 12,000 spaces × 2.5 stays = 30,000 stays/day. At rush hour a fifth leave in an hour: 30,000 × 0.2 / 3,600 s = 1.7/s, so load is no problem, reliability is. Data 30,000 × 1 KB = 30 MB/day.

**Shape.**
\`\`\`mermaid
flowchart LR
 C[Motorist] --> K[Kiosk]
 C --> GC[Gate controller]
 K --> LS[Local garage server]
 GC --> LS
 LS --> MQ[Message queue]
 MQ --> PS[Payment service]
 PS --> SQL[(MySQL)]
 PS --> CP[Card provider]
\`\`\`
Every garage gets a local computer which holds the open tickets and the price list. If the internet connection to the central cloud is gone, gates go on working locally, and events are buffered on disk and sent when the line is back.

**Double payments.** Each payment request carries the ticket id as an idempotency key, so a second press of the button after a timeout doesn't charge the card again. We only capture the reserved amount once the gate is up; otherwise the hold is released.

**Prices.** The price list has versions. A stay is billed with the list that was valid when the car came in, because changing it in the middle would lead to complaints.

**Failures.** If the card company is unreachable we take cards offline up to a limit and settle afterwards; some will bounce, which is cheaper than a jam. Dead local computer: the exit lifts and a camera takes a picture of the number plate for a later bill. Lost tickets are looked up by number plate.

**Choices.** Local computer per garage instead of everything in the cloud: 40 boxes to patch, but a broken line would block the exits. Paper barcode over pure plate reading, since cameras get some plates wrong.

**Cost.** Card fees 30,000 × 30 × $0.12 = $108,000 a month, the biggest item. Local boxes 40 × $50 = $2,000 a month. Cloud $2,000 a month. Total $112,000 a month.

**Running it.** Every night we compare charges with the provider's file. Alarm if a garage is silent for ten minutes. Roll out to one garage first.
`;

export const PARKING_MEDIUM = `# Parking system

Users take a ticket and pay at a machine. There is a gate service, a ticket service and a payment service, all in the cloud, with a Postgres database. The payment service calls the card provider and then tells the gate service to open the barrier.

We have about 12,000 spaces, so perhaps 30,000 payments a day, which is not much. One database with a replica is enough.

If the payment fails the driver can try again. To avoid charging twice we check in the database whether the ticket is already paid. Prices are kept in a table that the staff can change.

We monitor errors and have backups every night. If the network is down, the barrier is opened by hand by the attendant. Card data is handled by the provider.

Cost: a few servers, about $1,000 a month, plus the card fees.
`;

export const PARKING_WEAK = `# Parking

The system should be scalable and reliable. A user enters the garage and gets a ticket, then he pays and the barrier opens. I would use microservices, Kubernetes and a NoSQL database because it scales well. Payments are done with a payment gateway. We should use HTTPS and encryption for security and a load balancer for high traffic. Caching can make it faster. We also need monitoring and logging.
`;

export const PARKING_WRONG = `# Parking payments at planet scale

12,000 spaces mean enormous load: 12,000 × 86,400 = 1 billion requests per second, so we need 500 sharded Kafka clusters. The ticket is validated centrally in one region; when the connection is lost every barrier stays closed until it is back, because letting anybody out without paying is theft. A failed charge is simply sent again until it succeeds, retries are safe because the bank removes duplicates. Card numbers are stored in our MongoDB so that drivers need not present the card twice. We use a blockchain to reconcile payments, which makes errors impossible. Tariff changes take effect at once for everybody inside. Availability is 100% since the cloud never fails.
`;

export const PARKING_UNRELATED = `# Search for a cookbook site

Readers type ingredients and get recipes. We keep an inverted index with BM25 and add embeddings for synonyms, because "aubergine" and "eggplant" share no letters. The crawler fetches new recipes nightly, removes near duplicates with shingles and sends the text to the indexer. Autocomplete is served from a trie held in memory on each front end. Ranking uses clicks and saved recipes; fresh recipes get a small boost, so that seasonal dishes appear. Images are resized on upload and served from a CDN. 2 million visits a day are 23 queries per second on average, 100 at dinner time, which two search nodes answer in 40 ms. Cost: two nodes at $300, storage $50, total $650 a month.
`;
