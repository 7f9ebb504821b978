/** What the sketch is run under. */
export interface SimulatedWorkload {
  /** Requests per second entering at the clients, at peak. */
  rps: number;
  /** Targets; they only add a remark when they are missed. */
  p99Ms?: number;
  /** Share of requests, 0 to 1. */
  availability?: number;
}
