const FIRST_SIZE = 1024;

/**
 * Events by time, the soonest first: a heap with four children to a parent, in typed arrays, so that nothing is
 * allocated for an event. `pop` leaves the event in `time`, `what` and `stamp`. Events at one time come in an order that
 * depends on what was pushed and on nothing else.
 */
export class EventQueue {
  size = 0;
  time = 0;
  what = 0;
  stamp = 0;
  private times = new Float64Array(FIRST_SIZE);
  private whats = new Int32Array(FIRST_SIZE);
  private stamps = new Int32Array(FIRST_SIZE);

  /** Time of the soonest event; Infinity when there is none. */
  next(): number {
    return this.size === 0 ? Infinity : (this.times[0] as number);
  }

  push(time: number, what: number, stamp: number): void {
    if (this.size === this.times.length) this.grow();
    const { times, whats, stamps } = this;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const above = times[parent] as number;
      if (above <= time) break;
      times[at] = above;
      whats[at] = whats[parent] as number;
      stamps[at] = stamps[parent] as number;
      at = parent;
    }
    times[at] = time;
    whats[at] = what;
    stamps[at] = stamp;
  }

  /** Takes the soonest event out; there must be one. */
  pop(): void {
    const { times, whats, stamps } = this;
    this.time = times[0] as number;
    this.what = whats[0] as number;
    this.stamp = stamps[0] as number;
    const last = --this.size;
    if (last === 0) return;
    const time = times[last] as number;
    let at = 0;
    for (let child = 1; child < last; child = 4 * at + 1) {
      let least = child;
      let soonest = times[child] as number;
      const end = child + 4 < last ? child + 4 : last;
      for (let other = child + 1; other < end; other++) {
        const candidate = times[other] as number;
        if (candidate < soonest) {
          soonest = candidate;
          least = other;
        }
      }
      if (soonest >= time) break;
      times[at] = soonest;
      whats[at] = whats[least] as number;
      stamps[at] = stamps[least] as number;
      at = least;
    }
    times[at] = time;
    whats[at] = whats[last] as number;
    stamps[at] = stamps[last] as number;
  }

  private grow(): void {
    const size = this.times.length * 2;
    const times = new Float64Array(size);
    const whats = new Int32Array(size);
    const stamps = new Int32Array(size);
    times.set(this.times);
    whats.set(this.whats);
    stamps.set(this.stamps);
    this.times = times;
    this.whats = whats;
    this.stamps = stamps;
  }
}
