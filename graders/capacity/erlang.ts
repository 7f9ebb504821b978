/** Beyond this many servers the exact sum is long and the diffusion limit is right to better than a part in a thousand. */
const EXACT_SERVERS = 1_000_000;

/**
 * Erlang B: share of requests that find all `servers` busy and are lost (Erlang 1917).
 *
 *   1/B = Σ_{j=0..c} c! / ((c−j)! a^j)      with a the offered load, λ/μ
 *
 * The sum runs from its first term until the rest cannot matter, so ten servers and a million cost about the same.
 */
export function erlangB(servers: number, offeredLoad: number): number {
  if (offeredLoad <= 0) return servers === 0 ? 1 : 0;
  if (servers > EXACT_SERVERS) return blockedFromWait(servers, offeredLoad);
  let term = 1;
  let sum = 1;
  for (let j = 0; j < servers; j++) {
    term *= (servers - j) / offeredLoad;
    sum += term;
    if (sum > 1e300) return 0;
    if (servers - j < offeredLoad && term < sum * 1e-17) break;
  }
  return 1 / sum;
}

/**
 * Erlang C: share of requests that have to wait in M/M/c (Erlang 1917; Kleinrock 1975, Queueing Systems I, 3.5).
 *
 *   C = B / (1 − ρ(1 − B))      with ρ = a/c; 1 when ρ ≥ 1
 */
export function erlangC(servers: number, offeredLoad: number): number {
  const utilisation = offeredLoad / servers;
  if (utilisation >= 1) return 1;
  if (servers > EXACT_SERVERS) return halfinWhitt(servers, utilisation);
  const blocked = erlangB(servers, offeredLoad);
  return blocked / (1 - utilisation * (1 - blocked));
}

/** Fewest servers whose Erlang C is at most `maxWait`. */
export function minServers(offeredLoad: number, maxWait: number): number {
  let low = Math.floor(offeredLoad) + 1;
  let high = low;
  while (erlangC(high, offeredLoad) > maxWait) high = high * 2;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (erlangC(middle, offeredLoad) > maxWait) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Erlang C for very many servers (Halfin and Whitt 1981): 1 / (1 + β Φ(β)/φ(β)), β = (1 − ρ)√c.
 */
function halfinWhitt(servers: number, utilisation: number): number {
  const beta = (1 - utilisation) * Math.sqrt(servers);
  if (beta > 37) return 0;
  const density = Math.exp((-beta * beta) / 2) / Math.sqrt(2 * Math.PI);
  return 1 / (1 + (beta * normalCdf(beta)) / density);
}

function blockedFromWait(servers: number, offeredLoad: number): number {
  const utilisation = offeredLoad / servers;
  if (utilisation >= 1) return 1 - 1 / utilisation;
  const wait = halfinWhitt(servers, utilisation);
  return (wait * (1 - utilisation)) / (1 - wait * utilisation);
}

/** Standard normal distribution function (Abramowitz and Stegun 26.2.17, error below 7.5e-8). */
function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const poly =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * poly;
  return x >= 0 ? 1 - tail : tail;
}
