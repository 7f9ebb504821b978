/** Bits of the mantissa that tell buckets apart: each is 1/256 wide, so 0.4% of its value at most. */
const MANTISSA_BITS = 8;
const SHIFT = 23 - MANTISSA_BITS;
/** Buckets start at 2^-34 s (0.06 ns) and end at 2^30 s (34 years). */
const LOWEST = (127 - 34) << MANTISSA_BITS;
const BUCKETS = 64 << MANTISSA_BITS;

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

function bucketOf(seconds: number): number {
  float[0] = seconds;
  const bucket = ((bits[0] as number) >>> SHIFT) - LOWEST;
  return bucket < 0 ? 0 : bucket >= BUCKETS ? BUCKETS - 1 : bucket;
}

function startOf(bucket: number): number {
  bits[0] = (bucket + LOWEST) << SHIFT;
  return float[0] as number;
}

/**
 * Times in seconds, counted in buckets of equal relative width, as HdrHistogram does (Tene 2013): a fixed amount of
 * memory, and percentiles within 0.4% however long the tail. The mean is exact.
 */
export class Histogram {
  count = 0;
  sum = 0;
  private readonly buckets = new Uint32Array(BUCKETS);
  private low = BUCKETS;
  private high = -1;

  add(seconds: number): void {
    const bucket = bucketOf(seconds);
    this.buckets[bucket] = (this.buckets[bucket] as number) + 1;
    if (bucket < this.low) this.low = bucket;
    if (bucket > this.high) this.high = bucket;
    this.count++;
    this.sum += seconds;
  }

  mean(): number {
    return this.count === 0 ? NaN : this.sum / this.count;
  }

  /** Time that `share` of the values stay within, evenly spread inside a bucket; NaN when there are none. */
  percentile(share: number): number {
    if (this.count === 0) return NaN;
    const wanted = share * this.count;
    let seen = 0;
    for (let bucket = this.low; bucket <= this.high; bucket++) {
      const here = this.buckets[bucket] as number;
      if (here > 0 && seen + here >= wanted) {
        if (bucket === 0) return 0;
        const start = startOf(bucket);
        return start + ((startOf(bucket + 1) - start) * (wanted - seen)) / here;
      }
      seen += here;
    }
    return startOf(this.high + 1);
  }

  /** Adds its values to `total` and starts over. */
  moveInto(total: Histogram): void {
    for (let bucket = this.low; bucket <= this.high; bucket++)
      total.buckets[bucket] = (total.buckets[bucket] as number) + (this.buckets[bucket] as number);
    total.low = Math.min(total.low, this.low);
    total.high = Math.max(total.high, this.high);
    total.count += this.count;
    total.sum += this.sum;
    this.clear();
  }

  clear(): void {
    if (this.high >= this.low) this.buckets.fill(0, this.low, this.high + 1);
    this.low = BUCKETS;
    this.high = -1;
    this.count = 0;
    this.sum = 0;
  }
}
