import { FINE, TIMED_OUT } from "./calls.ts";
import { Histogram } from "./histogram.ts";

/** Shares at which times are read, in the order of the columns of a window. */
export const SHARES = [0.5, 0.95, 0.99] as const;
const COLUMNS = SHARES.length + 1;

/** A figure of a run, and the same figure in each of its windows: mean, then the percentiles of SHARES. */
export class Timed {
  readonly total = new Histogram();
  readonly now = new Histogram();
  readonly windows: Float64Array[];

  constructor(windows: number) {
    this.windows = Array.from({ length: COLUMNS }, () => new Float64Array(windows).fill(NaN));
  }

  closeWindow(index: number): void {
    if (index >= 0) {
      this.windows.forEach((column, i) => {
        const share = SHARES[i - 1];
        column[index] = share === undefined ? this.now.mean() : this.now.percentile(share);
      });
      this.now.moveInto(this.total);
    } else this.now.clear();
  }
}

/** Requests in one window, and how they ended. */
export interface Window {
  entered: number;
  served: number;
  lost: number;
  timedOut: number;
  p50: number;
  p99: number;
}

/** Everything that is counted in a run. Windows before number 0 are the warm-up: only the timeline keeps them. */
export class RunRecord {
  readonly reply: Timed;
  readonly nodes: Timed[];
  readonly timeline: Window[] = [];
  /** Of requests, since the last window closed. */
  entered = 0;
  private servedNow = 0;
  private lostNow = 0;
  private timedOutNow = 0;
  /** By node, since measuring began. */
  readonly arrivals: Float64Array;
  readonly refusals: Float64Array;
  readonly timeouts: Float64Array;
  readonly retries: Float64Array;

  constructor(nodes: number, windows: number) {
    this.reply = new Timed(windows);
    this.nodes = Array.from({ length: nodes }, () => new Timed(windows));
    this.arrivals = new Float64Array(nodes);
    this.refusals = new Float64Array(nodes);
    this.timeouts = new Float64Array(nodes);
    this.retries = new Float64Array(nodes);
  }

  arrived(node: number): void {
    this.arrivals[node] = (this.arrivals[node] as number) + 1;
  }

  served(node: number, seconds: number): void {
    (this.nodes[node] as Timed).now.add(seconds);
  }

  refused(node: number): void {
    this.refusals[node] = (this.refusals[node] as number) + 1;
  }

  timedOut(node: number): void {
    this.timeouts[node] = (this.timeouts[node] as number) + 1;
  }

  retried(node: number): void {
    this.retries[node] = (this.retries[node] as number) + 1;
  }

  replied(fault: number, seconds: number): void {
    if (fault === FINE) {
      this.servedNow++;
      this.reply.now.add(seconds);
    } else if (fault === TIMED_OUT) this.timedOutNow++;
    else this.lostNow++;
  }

  closeWindow(index: number): void {
    this.timeline.push({
      entered: this.entered,
      served: this.servedNow,
      lost: this.lostNow,
      timedOut: this.timedOutNow,
      p50: this.reply.now.percentile(0.5),
      p99: this.reply.now.percentile(0.99),
    });
    this.entered = 0;
    this.servedNow = 0;
    this.lostNow = 0;
    this.timedOutNow = 0;
    this.reply.closeWindow(index);
    for (const node of this.nodes) node.closeWindow(index);
  }

  startMeasuring(): void {
    for (const column of [this.arrivals, this.refusals, this.timeouts, this.retries]) column.fill(0);
  }
}
