/** No caller waits for it any more, or ever did. */
export const NOBODY = -1;
/** The person or program outside waits for it. */
export const OUTSIDE = -2;

/** Where a call is. */
export const FREE = 0;
export const AT_STATION = 1;
export const CALLING = 2;
export const BACKING_OFF = 3;

/** What went wrong with a call, the worse the higher. */
export const FINE = 0;
export const REFUSED = 1;
export const TIMED_OUT = 2;

const FIRST_SIZE = 1024;

/**
 * Every call in progress: one visit of one request to one node. Columns of typed arrays by call number; numbers are used
 * again, and `stamp` tells the uses apart, so that an event can know that its call is over.
 */
export class Calls {
  live = 0;
  node = new Int32Array(FIRST_SIZE);
  /** The call that waits for this one, or NOBODY, or OUTSIDE. */
  parent = new Int32Array(FIRST_SIZE);
  /** The way it came, -1 for none. */
  via = new Int32Array(FIRST_SIZE);
  /** Calls it waits for, and one while it still makes them. */
  pending = new Int32Array(FIRST_SIZE);
  /** Joining components it has passed. */
  stage = new Int32Array(FIRST_SIZE);
  attempt = new Int32Array(FIRST_SIZE);
  fault = new Uint8Array(FIRST_SIZE);
  state = new Uint8Array(FIRST_SIZE);
  stamp = new Int32Array(FIRST_SIZE);
  /** The one behind it in a queue or batch, or among the free; -1 for none. */
  next = new Int32Array(FIRST_SIZE);
  /** When it came to the node. */
  since = new Float64Array(FIRST_SIZE);
  /** When the request came from outside, for calls that the outside waits for. */
  born = new Float64Array(FIRST_SIZE);
  private free = -1;
  private used = 0;

  /** Numbers given out so far: all calls in progress are below it. */
  get end(): number {
    return this.used;
  }

  open(node: number, parent: number, via: number, born: number): number {
    let call = this.free;
    if (call >= 0) this.free = this.next[call] as number;
    else {
      call = this.used++;
      if (call === this.node.length) this.grow();
    }
    this.live++;
    this.node[call] = node;
    this.parent[call] = parent;
    this.via[call] = via;
    this.born[call] = born;
    this.pending[call] = 0;
    this.stage[call] = 0;
    this.attempt[call] = 0;
    this.fault[call] = FINE;
    this.state[call] = AT_STATION;
    this.next[call] = -1;
    return call;
  }

  close(call: number): void {
    this.live--;
    this.stamp[call] = ((this.stamp[call] as number) + 1) | 0;
    this.state[call] = FREE;
    this.next[call] = this.free;
    this.free = call;
  }

  private grow(): void {
    const size = this.node.length * 2;
    const wider = (column: Int32Array) => {
      const copy = new Int32Array(size);
      copy.set(column);
      return copy;
    };
    const widerBytes = (column: Uint8Array) => {
      const copy = new Uint8Array(size);
      copy.set(column);
      return copy;
    };
    const widerTimes = (column: Float64Array) => {
      const copy = new Float64Array(size);
      copy.set(column);
      return copy;
    };
    this.node = wider(this.node);
    this.parent = wider(this.parent);
    this.via = wider(this.via);
    this.pending = wider(this.pending);
    this.stage = wider(this.stage);
    this.attempt = wider(this.attempt);
    this.stamp = wider(this.stamp);
    this.next = wider(this.next);
    this.fault = widerBytes(this.fault);
    this.state = widerBytes(this.state);
    this.since = widerTimes(this.since);
    this.born = widerTimes(this.born);
  }
}
