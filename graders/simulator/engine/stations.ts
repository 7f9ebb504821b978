import { type Calls } from "./calls.ts";
import { type EventQueue } from "./event-queue.ts";
import { BATCH_DONE, BATCH_DUE, eventOf, SERVED } from "./events.ts";
import { LlmStation } from "./llm-station.ts";
import { type StationPlan } from "./plan.ts";
import { draw, type Random } from "./random.ts";

/** What comes of an arrival: an event will tell, it is served already, or there is no room. */
export const LATER = 0;
export const AT_ONCE = 1;
export const NO_ROOM = 2;

/**
 * Every node's servers and the queue before them, first come first served. Queues are chains through `calls.next`. Areas
 * under the numbers busy and waiting give utilisation and queue lengths, and the time from arrival to service the wait.
 */
export class Stations {
  readonly busy: Float64Array;
  readonly queued: Int32Array;
  /** In use now: fewer than planned in an outage. */
  readonly servers: Float64Array;
  readonly busyArea: Float64Array;
  readonly queueArea: Float64Array;
  readonly waitSum: Float64Array;
  readonly started: Float64Array;
  /** By node; null for those that are no LLM server. */
  readonly llm: readonly (LlmStation | null)[];
  private readonly head: Int32Array;
  private readonly tail: Int32Array;
  private readonly inService: Int32Array;
  private readonly touched: Float64Array;
  private readonly isDue: Uint8Array;

  constructor(
    private readonly plans: readonly StationPlan[],
    private readonly calls: Calls,
    private readonly events: EventQueue,
    private readonly random: Random,
  ) {
    const count = plans.length;
    this.busy = new Float64Array(count);
    this.queued = new Int32Array(count);
    this.servers = Float64Array.from(plans, ({ servers }) => servers);
    this.busyArea = new Float64Array(count);
    this.queueArea = new Float64Array(count);
    this.waitSum = new Float64Array(count);
    this.started = new Float64Array(count);
    this.head = new Int32Array(count).fill(-1);
    this.tail = new Int32Array(count).fill(-1);
    this.inService = new Int32Array(count);
    this.touched = new Float64Array(count);
    this.isDue = new Uint8Array(count);
    this.llm = plans.map((plan, node) =>
      plan.llm ? new LlmStation({ node, plan, settings: plan.llm, events, random }) : null,
    );
  }

  arrive(call: number, node: number, now: number): number {
    const plan = this.plans[node] as StationPlan;
    if (plan.kind === "delay") {
      if (plan.serviceS === 0) return AT_ONCE;
      const done = now + plan.serviceS * draw(this.random, plan.spread);
      this.events.push(done, eventOf(SERVED, call), this.calls.stamp[call] as number);
      return LATER;
    }
    if ((this.inService[node] as number) + (this.queued[node] as number) >= plan.room) return NO_ROOM;
    this.touch(node, now);
    if (
      plan.kind === "servers" &&
      this.queued[node] === 0 &&
      (this.busy[node] as number) < (this.servers[node] as number)
    ) {
      this.busy[node] = (this.busy[node] as number) + 1;
      this.start(call, node, plan, now);
      return LATER;
    }
    this.enqueue(call, node);
    if (plan.kind !== "servers") this.pull(node, now);
    return LATER;
  }

  /** One call of `node` has been served: its server takes the next. */
  served(node: number, now: number): void {
    const plan = this.plans[node] as StationPlan;
    if (plan.kind === "delay") return;
    this.touch(node, now);
    this.inService[node] = (this.inService[node] as number) - 1;
    if (
      (this.queued[node] as number) > 0 &&
      (this.busy[node] as number) <= (this.servers[node] as number) &&
      plan.kind === "servers"
    ) {
      this.start(this.dequeue(node), node, plan, now);
      return;
    }
    this.busy[node] = (this.busy[node] as number) - 1;
    this.pull(node, now);
  }

  /** A batch of `size` has been served. */
  servedBatch(node: number, size: number, now: number): void {
    this.touch(node, now);
    this.inService[node] = (this.inService[node] as number) - size;
    this.busy[node] = (this.busy[node] as number) - 1;
    this.pull(node, now);
  }

  /** Starts what waits, as far as there are servers. */
  pull(node: number, now: number): void {
    const plan = this.plans[node] as StationPlan;
    this.touch(node, now);
    if (plan.kind === "llm") this.admit(node, now);
    else if (plan.kind === "batches") this.pullBatches(node, plan, now);
    else
      while (
        (this.queued[node] as number) > 0 &&
        (this.busy[node] as number) < (this.servers[node] as number)
      ) {
        this.busy[node] = (this.busy[node] as number) + 1;
        this.start(this.dequeue(node), node, plan, now);
      }
  }

  batchDue(node: number, now: number): void {
    this.isDue[node] = 0;
    this.pull(node, now);
  }

  /** A sequence of an LLM server is complete. */
  leftLlm(node: number, now: number): void {
    this.touch(node, now);
    this.busy[node] = (this.busy[node] as number) - 1;
    this.inService[node] = (this.inService[node] as number) - 1;
  }

  /** Forgets whatever is at the node; the caller ends the calls. */
  clear(node: number, now: number): void {
    this.touch(node, now);
    this.busy[node] = 0;
    this.inService[node] = 0;
    this.queued[node] = 0;
    this.head[node] = -1;
    this.tail[node] = -1;
    this.llm[node]?.clear();
  }

  /** Brings the areas up to `now`. */
  touch(node: number, now: number): void {
    const span = now - (this.touched[node] as number);
    if (span <= 0) return;
    this.busyArea[node] = (this.busyArea[node] as number) + span * (this.busy[node] as number);
    this.queueArea[node] = (this.queueArea[node] as number) + span * (this.queued[node] as number);
    this.touched[node] = now;
  }

  /** Starts measuring at `now`: what came before is warm-up. */
  startMeasuring(now: number): void {
    this.touched.fill(now);
    for (const column of [this.busyArea, this.queueArea, this.waitSum, this.started]) column.fill(0);
    for (const station of this.llm) station?.startMeasuring(now);
  }

  private start(call: number, node: number, plan: StationPlan, now: number): void {
    this.begin(call, node, now);
    const done = now + plan.serviceS * draw(this.random, plan.spread);
    this.events.push(done, eventOf(SERVED, call), this.calls.stamp[call] as number);
  }

  private begin(call: number, node: number, now: number): void {
    this.inService[node] = (this.inService[node] as number) + 1;
    this.waitSum[node] = (this.waitSum[node] as number) + now - (this.calls.since[call] as number);
    this.started[node] = (this.started[node] as number) + 1;
  }

  /** Batches start when they are full, or when their first has waited long enough. */
  private pullBatches(node: number, plan: StationPlan, now: number): void {
    const { calls, events } = this;
    while (
      (this.queued[node] as number) > 0 &&
      (this.busy[node] as number) < (this.servers[node] as number)
    ) {
      const due = (calls.since[this.head[node] as number] as number) + plan.batchWaitS;
      if ((this.queued[node] as number) < plan.batchSize && now < due) {
        if (this.isDue[node] === 0) {
          this.isDue[node] = 1;
          events.push(due, eventOf(BATCH_DUE, node), 0);
        }
        return;
      }
      const first = this.dequeue(node);
      this.begin(first, node, now);
      let last = first;
      for (let size = 1; size < plan.batchSize && (this.queued[node] as number) > 0; size++) {
        const more = this.dequeue(node);
        this.begin(more, node, now);
        calls.next[last] = more;
        last = more;
      }
      this.busy[node] = (this.busy[node] as number) + 1;
      const done = now + plan.serviceS * draw(this.random, plan.spread);
      events.push(done, eventOf(BATCH_DONE, first), calls.stamp[first] as number);
    }
  }

  private admit(node: number, now: number): void {
    const station = this.llm[node];
    if (!station) return;
    while ((this.queued[node] as number) > 0) {
      const first = this.head[node] as number;
      if (!station.admit(first, now, this.servers[node] as number)) return;
      this.dequeue(node);
      this.begin(first, node, now);
      this.busy[node] = (this.busy[node] as number) + 1;
    }
  }

  private enqueue(call: number, node: number): void {
    this.calls.next[call] = -1;
    if (this.queued[node] === 0) this.head[node] = call;
    else this.calls.next[this.tail[node] as number] = call;
    this.tail[node] = call;
    this.queued[node] = (this.queued[node] as number) + 1;
  }

  private dequeue(node: number): number {
    const call = this.head[node] as number;
    this.head[node] = this.calls.next[call] as number;
    this.calls.next[call] = -1;
    this.queued[node] = (this.queued[node] as number) - 1;
    return call;
  }
}
