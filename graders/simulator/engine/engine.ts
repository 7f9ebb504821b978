import {
  AT_STATION,
  BACKING_OFF,
  CALLING,
  Calls,
  FINE,
  NOBODY,
  OUTSIDE,
  REFUSED,
  TIMED_OUT,
} from "./calls.ts";
import { EventQueue } from "./event-queue.ts";
import { ARRIVES, BATCH_DONE, BATCH_DUE, eventOf, GAVE_UP, REPLICA_DUE, SERVED } from "./events.ts";
import { nodeOfReplica, replicaOf } from "./llm-station.ts";
import { type Plan, type StationPlan, type Way } from "./plan.ts";
import { Random } from "./random.ts";
import { type RunRecord } from "./record.ts";
import { GONE, PASSED, Routes, UP } from "./routes.ts";
import { AT_ONCE, NO_ROOM, Stations } from "./stations.ts";

/** Something that happens at a set time: an outage or surge starts or ends, a window is over. */
export interface Control {
  at: number;
  run: () => void;
}

/**
 * The engine proper: requests come as a Poisson process, visit nodes as calls, and what happens next is an event in the
 * queue. A call is served by its node's station and then makes its own calls side by side, waits for those it has to wait
 * for, goes on to components where their branches join, and replies. Nothing is allocated for an event,
 * but at LLM servers.
 */
export class Engine {
  readonly stations: Stations;
  now: number;
  events = 0;
  private readonly calls = new Calls();
  private readonly queue = new EventQueue();
  private readonly arrivals: Random;
  private readonly random: Random;
  private readonly status: Uint8Array;
  private readonly routes: Routes;
  private readonly entries: readonly { node: number; upTo: number }[];
  private rate: number;
  private nextArrival = Infinity;
  /** Visits still allowed: what one request calls at once is bounded too, however wide it fans out. */
  private visitsLeft = Infinity;

  constructor(
    private readonly plan: Plan,
    private readonly record: RunRecord,
    { seed, rps, startS }: { seed: number; rps: number; startS: number },
  ) {
    this.arrivals = new Random(seed);
    this.random = new Random(Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995);
    this.stations = new Stations(plan.stations, this.calls, this.queue, this.random);
    this.status = new Uint8Array(plan.stations.length);
    this.routes = new Routes(plan);
    let upTo = 0;
    this.entries = plan.network.entries.map(({ node, share }) => ({ node, upTo: (upTo += share) }));
    this.now = startS;
    this.rate = rps;
    this.routes.update(this.status);
    this.setRate(rps);
  }

  /** Runs to the last control, or until `mostEvents` or `mostCalls` in progress; says whether it came to the end. */
  run(controls: readonly Control[], mostEvents: number, mostCalls: number): boolean {
    const { queue } = this;
    this.visitsLeft = mostEvents;
    let next = 0;
    for (;;) {
      const control = controls[next];
      if (!control) return true;
      const event = queue.next();
      const arrival = this.nextArrival;
      if (control.at <= event && control.at <= arrival) {
        this.now = control.at;
        control.run();
        next++;
        continue;
      }
      if (this.events >= mostEvents || this.visitsLeft <= 0 || this.calls.live >= mostCalls) return false;
      this.events++;
      if (arrival <= event) {
        this.now = arrival;
        this.nextArrival = arrival + this.arrivals.exponential() / this.rate;
        this.enter();
      } else {
        queue.pop();
        this.now = queue.time;
        this.handle(queue.what, queue.stamp);
      }
    }
  }

  /** Changes the load from now on. Poisson arrivals have no memory, so the next one is drawn anew. */
  setRate(rps: number): void {
    this.rate = rps;
    this.nextArrival = rps > 0 ? this.now + this.arrivals.exponential() / rps : Infinity;
  }

  /** `share` of the replicas of a node are lost, all of them from 1 on, or none again at 0. */
  lose(node: number, share: number): void {
    const plan = this.plan.stations[node] as StationPlan;
    const isGone = share >= 1;
    const isPassed = isGone && this.plan.network.failsOpen.has(node);
    const before = this.status[node];
    this.status[node] = isPassed ? PASSED : isGone ? GONE : UP;
    const left = plan.replicas - Math.ceil(plan.replicas * Math.min(1, share) - 1e-9);
    this.stations.servers[node] =
      plan.servers === Infinity ? Infinity : Math.round((plan.servers * left) / plan.replicas);
    this.routes.update(this.status);
    if (isGone && before === UP) this.crash(node);
    else if (!isGone) this.stations.pull(node, this.now);
  }

  queueLength(node: number): number {
    return this.stations.queued[node] as number;
  }

  private handle(what: number, stamp: number): void {
    const about = what >>> 3;
    const { calls, stations, now } = this;
    switch (what & 7) {
      case SERVED: {
        if (calls.stamp[about] !== stamp) return;
        stations.served(calls.node[about] as number, now);
        this.goOn(about);
        return;
      }
      case GAVE_UP:
        if (calls.stamp[about] === stamp && calls.parent[about] !== NOBODY) this.giveUp(about);
        return;
      case ARRIVES:
        if (calls.stamp[about] === stamp) this.arrive(about);
        return;
      case BATCH_DONE: {
        if (calls.stamp[about] !== stamp) return;
        let size = 0;
        for (let call = about; call >= 0; call = calls.next[call] as number) size++;
        stations.servedBatch(calls.node[about] as number, size, now);
        for (let call = about; call >= 0;) {
          const following = calls.next[call] as number;
          this.goOn(call);
          call = following;
        }
        return;
      }
      case BATCH_DUE:
        stations.batchDue(about, now);
        return;
      case REPLICA_DUE: {
        const node = nodeOfReplica(about);
        const done = stations.llm[node]?.due(
          replicaOf(about),
          stamp,
          now,
          (call) => calls.since[call] ?? now,
        );
        if (!done || done.length === 0) return;
        for (const _ of done) stations.leftLlm(node, now);
        stations.pull(node, now);
        for (const call of done) this.goOn(call);
      }
    }
  }

  private enter(): void {
    const { entries } = this;
    let entry = 0;
    if (entries.length > 1) {
      const at = this.random.uniform();
      while (entry < entries.length - 1 && at >= (entries[entry]?.upTo ?? 1)) entry++;
    }
    const chosen = entries[entry];
    if (!chosen) return;
    this.record.entered++;
    this.arrive(this.calls.open(chosen.node, OUTSIDE, -1, this.now));
  }

  private arrive(call: number): void {
    const { calls, now } = this;
    const node = calls.node[call] as number;
    const { timeoutS } = this.plan.stations[node] as StationPlan;
    this.visitsLeft--;
    calls.since[call] = now;
    calls.state[call] = AT_STATION;
    this.record.arrived(node);
    if (timeoutS < Infinity && calls.parent[call] !== NOBODY)
      this.queue.push(now + timeoutS, eventOf(GAVE_UP, call), calls.stamp[call] as number);
    const status = this.status[node];
    if (status === GONE) return this.fail(call);
    const outcome = status === PASSED ? AT_ONCE : this.stations.arrive(call, node, now);
    if (outcome === AT_ONCE) this.goOn(call);
    else if (outcome === NO_ROOM) this.fail(call);
  }

  /** A call is served: it makes its own calls. */
  private goOn(call: number): void {
    const { calls } = this;
    const node = calls.node[call] as number;
    this.record.served(node, this.now - (calls.since[call] as number));
    calls.state[call] = CALLING;
    calls.pending[call] = 1;
    const station = this.plan.stations[node] as StationPlan;
    const isCacheUp = this.status[node] === UP;
    const isHit = isCacheUp && station.hitRate > 0 && this.random.uniform() < station.hitRate;

    const via = calls.via[call] as number;
    if (via >= 0) {
      const { onMiss } = this.plan.ways[via] as Way;
      if (onMiss.length > 0) {
        const luck = isCacheUp ? this.random.uniform() : 1;
        for (const { way, hit } of onMiss) if (luck >= hit) this.follow(way, call);
      }
    }
    const leaving = this.plan.leaving[node] as number[];
    const { low, high } = this.routes;
    let group = -1;
    let luck = 0;
    let asked = -1;
    for (let i = 0; i < leaving.length; i++) {
      const number = leaving[i] as number;
      const way = this.plan.ways[number] as Way;
      if (way.group >= 0) {
        if (way.group !== group) {
          group = way.group;
          luck = this.random.uniform();
        }
        if (luck >= (low[number] as number) && luck < (high[number] as number)) this.make(number, call);
      } else if (way.onOwnMiss) {
        if (!isHit) this.follow(number, call);
      } else if (way.behind >= 0) {
        if (asked !== way.behind) this.follow(number, call);
      } else if (this.follow(number, call) && way.onMiss.length > 0) asked = number;
    }
    this.settle(call);
  }

  /** Takes a way by its chance; says whether it was taken. */
  private follow(number: number, caller: number): boolean {
    const chance = this.routes.chance[number] as number;
    if (chance < 1 && this.random.uniform() >= chance) return false;
    this.make(number, caller);
    return true;
  }

  private make(number: number, caller: number): void {
    const { link, whole, fraction } = this.plan.ways[number] as Way;
    const { calls } = this;
    const times = fraction > 0 && this.random.uniform() < fraction ? whole + 1 : whole;
    const isWaitedFor = link.waits && !link.feedback;
    for (let i = 0; i < times && this.visitsLeft > 0; i++) {
      const call = calls.open(link.to, isWaitedFor ? caller : NOBODY, number, this.now);
      if (isWaitedFor) calls.pending[caller] = (calls.pending[caller] as number) + 1;
      // A loop goes through the queue, so that a tight one cannot run away inside one event.
      if (link.feedback) this.queue.push(this.now, eventOf(ARRIVES, call), calls.stamp[call] as number);
      else this.arrive(call);
    }
  }

  /** One of the things that a call waits for is over; after the last it goes on to where branches join, or replies. */
  private settle(call: number): void {
    const { calls } = this;
    const left = (calls.pending[call] as number) - 1;
    calls.pending[call] = left;
    if (left > 0) return;
    const after = this.plan.after[calls.node[call] as number] as number[];
    const stage = calls.stage[call] as number;
    const joined = after[stage];
    if (joined === undefined || calls.fault[call] !== FINE)
      return this.end(call, calls.fault[call] as number);
    calls.stage[call] = stage + 1;
    calls.pending[call] = 1;
    this.arrive(calls.open(joined, call, -1, this.now));
  }

  private fail(call: number): void {
    this.record.refused(this.calls.node[call] as number);
    this.end(call, REFUSED);
  }

  /** A call is over, well or not. */
  private end(call: number, fault: number): void {
    const { calls } = this;
    const parent = calls.parent[call] as number;
    if (fault !== FINE && parent !== NOBODY && this.tryAgain(call)) {
      calls.close(call);
      return;
    }
    const born = calls.born[call] as number;
    calls.close(call);
    this.tell(parent, fault, born);
  }

  /** The caller stops waiting; the call itself goes on, and its work is wasted. */
  private giveUp(call: number): void {
    const { calls } = this;
    const parent = calls.parent[call] as number;
    this.record.timedOut(calls.node[call] as number);
    const isTriedAgain = this.tryAgain(call);
    calls.parent[call] = NOBODY;
    if (!isTriedAgain) this.tell(parent, TIMED_OUT, calls.born[call] as number);
  }

  private tell(parent: number, fault: number, born: number): void {
    if (parent === OUTSIDE) this.record.replied(fault, this.now - born);
    else if (parent >= 0) {
      const { calls } = this;
      if (fault > (calls.fault[parent] as number)) calls.fault[parent] = fault;
      this.settle(parent);
    }
  }

  /** Sets up the next try of a failed call, after a pause drawn evenly up to twice its mean, if there is one left. */
  private tryAgain(call: number): boolean {
    const { calls } = this;
    const node = calls.node[call] as number;
    const { retries, backoffS } = this.plan.stations[node] as StationPlan;
    const attempt = calls.attempt[call] as number;
    if (attempt >= retries) return false;
    const again = calls.open(
      node,
      calls.parent[call] as number,
      calls.via[call] as number,
      calls.born[call] as number,
    );
    calls.attempt[again] = attempt + 1;
    calls.state[again] = BACKING_OFF;
    const pause = backoffS * 2 ** attempt * 2 * this.random.uniform();
    this.queue.push(this.now + pause, eventOf(ARRIVES, again), calls.stamp[again] as number);
    this.record.retried(node);
    return true;
  }

  /**
   * Everything at a node is lost; what it had called goes on, but its own reply will be a failure. Callers of a cache read
   * past it.
   */
  private crash(node: number): void {
    const { calls } = this;
    const isPassed = this.status[node] === PASSED;
    this.stations.clear(node, this.now);
    const { end } = calls;
    for (let call = 0; call < end; call++) {
      if (calls.node[call] !== node) continue;
      if (calls.state[call] === AT_STATION) {
        if (!isPassed) this.fail(call);
        else {
          // An event that would serve it later is void.
          calls.stamp[call] = ((calls.stamp[call] as number) + 1) | 0;
          this.goOn(call);
        }
      } else if (!isPassed && calls.state[call] === CALLING) calls.fault[call] = REFUSED;
    }
  }
}
