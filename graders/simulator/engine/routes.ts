import { chanceOf } from "../traffic.ts";
import { type Plan, type Way } from "./plan.ts";

/** What a call meets at a node. */
export const UP = 0;
export const GONE = 1;
/** A cache that is down: callers read past it. */
export const PASSED = 2;

/** The chances of ways as nodes are up or down: alternatives that are left take over from those that are not. */
export class Routes {
  /** Of each way. */
  readonly chance: Float64Array;
  /** An alternative is taken when the group's random number is from `low` up to `high`. */
  readonly low: Float64Array;
  readonly high: Float64Array;

  constructor(private readonly plan: Plan) {
    const { length } = plan.ways;
    this.chance = new Float64Array(length);
    this.low = new Float64Array(length);
    this.high = new Float64Array(length);
  }

  update(status: Uint8Array): void {
    for (const numbers of this.plan.leaving) {
      let group = -1;
      let upTo = 0;
      for (const number of numbers) {
        const way = this.plan.ways[number] as Way;
        const chance = this.chanceOf(way, status);
        this.chance[number] = chance;
        if (way.group < 0) continue;
        if (way.group !== group) {
          group = way.group;
          upTo = 0;
        }
        this.low[number] = upTo;
        this.high[number] = upTo += chance;
      }
    }
  }

  private chanceOf(way: Way, status: Uint8Array): number {
    const { link } = way;
    const outage = { isDown: (node: number) => status[node] === GONE };
    const leaving = this.plan.network.outgoing[link.from] ?? [];
    if (link.failsOver && outage.isDown(link.to)) {
      const others = leaving.filter((other) => other.failsOver && !outage.isDown(other.to));
      if (others.length > 0) return 0;
    }
    const takenOver = link.failsOver
      ? chanceOf({ ...link, relievedBy: null }, leaving, outage) / link.chance
      : 1;
    // What stands beside a cache is relieved here where the lookup does not go before it.
    const relief = way.onOwnMiss || way.behind >= 0 ? null : link.relievedBy;
    const misses = relief && status[relief.cache] === UP ? 1 - relief.share : 1;
    return way.chance * takenOver * misses;
  }
}
