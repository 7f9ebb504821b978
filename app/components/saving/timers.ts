/** setTimeout and clearTimeout, passed in so that tests own the time. */
export interface Timers {
  set(callback: () => void, ms: number): unknown;
  clear(handle: unknown): void;
}
