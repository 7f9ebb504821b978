import { type EventQueue } from "./event-queue.ts";
import { eventOf, REPLICA_DUE } from "./events.ts";
import { Histogram } from "./histogram.ts";
import { type StationPlan } from "./plan.ts";
import { draw, type Random, spreadOf, type Spread } from "./random.ts";
import { type LlmSettings } from "./settings.ts";

/** One sequence in a replica: a request from the moment it is taken in. */
interface Sequence {
  call: number;
  prompt: number;
  output: number;
  /** Tokens that the replica will have given every sequence when this one is complete; NaN while its prompt waits. */
  endsAt: number;
}

interface Replica {
  sequences: Sequence[];
  /** Prompts still to be read, the first being read now. */
  prompts: Sequence[];
  kvUsed: number;
  /** Tokens given so far to a sequence that was here from the start. */
  given: number;
  /** When `given` was right. */
  at: number;
  /** The prompt that is being read is done; Infinity: none is. */
  readAt: number;
  /** Events with an older stamp are void. */
  stamp: number;
}

/** Stamps and node numbers share an event: at most this many replicas are run one by one. */
const MOST_REPLICAS = 4096;

/**
 * LLM replicas with continuous batching: every sequence gets one token in each decoding step, a step takes longer the more
 * there are, and a prompt that is taken in is read first while decoding waits (the default of vLLM 0.x; Agrawal et al. 2024,
 * Sarathi-Serve, measure what it costs). A sequence is taken in when a slot is free and its prompt and whole reply fit the
 * KV cache, so nothing is ever preempted. Work goes to the replica with the fewest sequences.
 */
export class LlmStation {
  readonly firstToken = new Histogram();
  /** Area under the KV cache's use, in tokens × seconds. */
  kvArea = 0;
  readonly kvTokens: number;
  private readonly replicas: Replica[];
  private readonly slots: number;
  private readonly spread: Spread;
  private readonly node: number;
  private readonly settings: LlmSettings;
  private readonly events: EventQueue;
  private readonly random: Random;
  private waitingPrompt = NaN;
  private waitingOutput = NaN;
  private waitingCall = -1;
  private kvTouched = 0;
  private kvUsed = 0;

  constructor(given: {
    node: number;
    plan: StationPlan;
    settings: LlmSettings;
    events: EventQueue;
    random: Random;
  }) {
    const { plan, settings } = given;
    const replicas = Math.min(MOST_REPLICAS, plan.replicas);
    this.node = given.node;
    this.settings = settings;
    this.events = given.events;
    this.random = given.random;
    this.slots = Math.max(1, Math.round(plan.servers / plan.replicas));
    this.spread = spreadOf(settings.cv);
    this.kvTokens = settings.kvTokens ?? Infinity;
    this.replicas = Array.from({ length: replicas }, () => emptyReplica());
  }

  /** Takes a call in if one of the replicas has room; `slots` in use now, all replicas together. */
  admit(call: number, now: number, slots: number): boolean {
    if (this.waitingCall !== call) {
      // A reply longer than the cache could hold is cut there.
      const fits = (tokens: number, most: number) => Math.max(1, Math.min(most, Math.round(tokens)));
      this.waitingCall = call;
      this.waitingPrompt = fits(
        this.settings.promptTokens * draw(this.random, this.spread),
        this.kvTokens / 2,
      );
      this.waitingOutput = fits(
        this.settings.outputTokens * draw(this.random, this.spread),
        this.kvTokens / 2,
      );
    }
    const needed = this.waitingPrompt + this.waitingOutput;
    const inUse = Math.max(0, Math.round(slots / this.slots));
    let chosen = -1;
    let fewest = this.slots;
    for (let i = 0; i < this.replicas.length && i < inUse; i++) {
      const replica = this.replicas[i] as Replica;
      const count = replica.sequences.length;
      if (count < fewest && replica.kvUsed + needed <= this.kvTokens) {
        chosen = i;
        fewest = count;
      }
    }
    const replica = this.replicas[chosen];
    if (!replica) return false;
    const sequence: Sequence = {
      call,
      prompt: this.waitingPrompt,
      output: this.waitingOutput,
      endsAt: NaN,
    };
    this.waitingCall = -1;
    this.touchKv(now);
    this.kvUsed += needed;
    replica.kvUsed += needed;
    this.advance(replica, now);
    replica.sequences.push(sequence);
    replica.prompts.push(sequence);
    if (replica.prompts.length === 1)
      replica.readAt = now + sequence.prompt / this.settings.prefillTokensPerS;
    this.schedule(chosen, replica);
    return true;
  }

  /** What is due at a replica: a prompt is read, or sequences are complete; returns their calls. */
  due(index: number, stamp: number, now: number, arrivedAt: (call: number) => number): readonly number[] {
    const replica = this.replicas[index];
    if (!replica || replica.stamp !== stamp) return [];
    this.advance(replica, now);
    const done: number[] = [];
    if (replica.readAt <= now) {
      const read = replica.prompts.shift();
      // The prompt's last step gives the first token.
      if (read) {
        read.endsAt = replica.given + read.output - 1;
        this.firstToken.add(now - arrivedAt(read.call));
      }
      const [following] = replica.prompts;
      replica.readAt = following ? now + following.prompt / this.settings.prefillTokensPerS : Infinity;
    }
    for (let i = replica.sequences.length - 1; i >= 0; i--) {
      const sequence = replica.sequences[i] as Sequence;
      // Half a thousandth of a token: what rounding leaves over.
      if (!(sequence.endsAt <= replica.given + 5e-4)) continue;
      replica.sequences.splice(i, 1);
      done.push(sequence.call);
      this.touchKv(now);
      this.kvUsed -= sequence.prompt + sequence.output;
      replica.kvUsed -= sequence.prompt + sequence.output;
    }
    this.schedule(index, replica);
    return done;
  }

  clear(): void {
    this.waitingCall = -1;
    this.kvUsed = 0;
    for (const replica of this.replicas) Object.assign(replica, emptyReplica(), { stamp: replica.stamp + 1 });
  }

  startMeasuring(now: number): void {
    this.firstToken.clear();
    this.kvArea = 0;
    this.kvTouched = now;
  }

  touchKv(now: number): void {
    this.kvArea += (now - this.kvTouched) * this.kvUsed;
    this.kvTouched = now;
  }

  /** All of the station's KV cache, in tokens. */
  get kvRoom(): number {
    return this.kvTokens * this.replicas.length;
  }

  private stepS(replica: Replica): number {
    const decoding = replica.sequences.length - replica.prompts.length;
    return (this.settings.stepMs + this.settings.stepMsPerSequence * decoding) / 1000;
  }

  private advance(replica: Replica, now: number): void {
    if (replica.readAt === Infinity && replica.sequences.length > 0)
      replica.given += (now - replica.at) / this.stepS(replica);
    replica.at = now;
  }

  private schedule(index: number, replica: Replica): void {
    replica.stamp = (replica.stamp + 1) | 0;
    let due = replica.readAt;
    if (due === Infinity && replica.sequences.length > 0) {
      let soonest = Infinity;
      for (const { endsAt } of replica.sequences) if (endsAt < soonest) soonest = endsAt;
      due = replica.at + Math.max(0, soonest - replica.given) * this.stepS(replica);
    }
    if (due < Infinity)
      this.events.push(due, eventOf(REPLICA_DUE, this.node * MOST_REPLICAS + index), replica.stamp);
  }
}

export const replicaOf = (about: number) => about % MOST_REPLICAS;
export const nodeOfReplica = (about: number) => Math.floor(about / MOST_REPLICAS);

const emptyReplica = (): Replica => ({
  sequences: [],
  prompts: [],
  kvUsed: 0,
  given: 0,
  at: 0,
  readAt: Infinity,
  stamp: 0,
});
