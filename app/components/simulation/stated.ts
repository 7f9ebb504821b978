import {
  type Estimate,
  evaluateExpression,
  evaluateLedger,
  type Given,
  givenScope,
  type NonFunctional,
  type Quantity,
  quantityOf,
} from "~graders";

/** A number that the prompt gives or the candidate states, and where it stands. */
export interface StatedNumber {
  value: number;
  /** `the prompt`, `your ledger, peak_rps`, `your targets`. */
  from: string;
}

/** What the sketch may be run under. Nothing hidden: only what is on the page. */
export interface StatedWorkload {
  /** Requests per second, the likeliest first. */
  loads: StatedNumber[];
  p99Ms: StatedNumber | null;
  availability: StatedNumber | null;
  usdPerMonth: StatedNumber | null;
}

export const NOTHING_STATED: StatedWorkload = {
  loads: [],
  p99Ms: null,
  availability: null,
  usdPerMonth: null,
};

/** Counted a second, but not what enters at the clients. */
const OTHER_COUNTS = /token|gpu|flop|byte|item|row|vector|embedding|node|server|machine|replica/i;
const REQUESTS =
  /\b(?:rps|qps|requests?|queries|calls|reads?|lookups?|traffic|load|uploads?|messages?|req)\b/;
const NOT_AT_PEAK = /\b(?:avg|average|mean|typical)\b/;

interface Named {
  name: string;
  label: string;
  from: string;
  quantity: Quantity;
}

function isRate({ quantity: { dimension, tag, value }, name, label }: Named): boolean {
  const [time, ...others] = dimension;
  const perSecond = time === -1 && others.every((exponent) => exponent === 0);
  return (
    perSecond &&
    value > 0 &&
    !OTHER_COUNTS.test(`${tag ?? ""} ${tag === undefined ? `${name} ${label}` : ""}`)
  );
}

/** A peak of requests before requests, before an average, before any other rate. */
function likelihood({ name, label, quantity }: Named): number {
  const words = `${name} ${label}`.toLowerCase().replaceAll("_", " ");
  return (
    (/\bpeak\b/.test(words) ? 4 : 0) +
    (REQUESTS.test(words) || quantity.tag === "req" ? 3 : 0) -
    (NOT_AT_PEAK.test(words) ? 2 : 0)
  );
}

/** Reads what a sketch is run under off the prompt's givens, the ledger and the targets. Rows that do not compute are passed over. */
export function readStated({
  givens,
  rows,
  targets,
}: {
  givens: readonly Given[];
  rows: readonly Pick<Estimate, "name" | "expression">[];
  targets: readonly NonFunctional[];
}): StatedWorkload {
  const given = givens.flatMap(({ id, label, value, unit }): Named[] => {
    const quantity = quantityOf(value, unit);
    return quantity ? [{ name: id, label, from: "the prompt", quantity }] : [];
  });
  const stated = evaluateLedger({ rows, givens }).flatMap(({ name, quantity }): Named[] =>
    quantity === null || name.trim() === ""
      ? []
      : [{ name, label: "", from: `your ledger, ${name.trim()}`, quantity }],
  );
  const loads = [...given, ...stated]
    .filter(isRate)
    .map((named) => ({ named, rank: likelihood(named) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ named }) => ({ value: named.quantity.value, from: named.from }));

  const own = targets.flatMap((row) => readTarget(row, givens));
  const latency = given.find(
    ({ name, label, quantity }) =>
      quantity.dimension[0] === 1 && /\bp99\b|\blatency\b/i.test(`${name.replaceAll("_", " ")} ${label}`),
  );
  return {
    loads: loads
      .filter(
        ({ value, from }, i) => loads.findIndex((one) => one.value === value && one.from === from) === i,
      )
      .slice(0, 8),
    p99Ms:
      own.find(({ kind }) => kind === "p99") ??
      (latency ? { value: latency.quantity.value * 1000, from: latency.from } : null),
    availability: own.find(({ kind }) => kind === "availability") ?? null,
    usdPerMonth: own.find(({ kind }) => kind === "budget") ?? null,
  };
}

type Target = StatedNumber & { kind: "p99" | "availability" | "budget" };
const OWN = "your targets";

function readTarget({ metric, value, unit, percentile }: NonFunctional, givens: readonly Given[]): Target[] {
  if (value.trim() === "") return [];
  const read = evaluateExpression({ text: `${value} ${unit}`, scope: givenScope(givens) });
  if (!read.ok) return [];
  const { value: amount, dimension } = read.quantity;
  const [time = 0, data = 0, money = 0] = dimension;
  if (
    /latency|response|time|delay|answer/i.test(metric) &&
    time === 1 &&
    money === 0 &&
    data === 0 &&
    amount > 0
  ) {
    const at = /\d+(?:\.\d+)?/.exec(percentile || metric)?.[0];
    return at === undefined || at === "99" ? [{ kind: "p99", value: amount * 1000, from: OWN }] : [];
  }
  if (/availab|uptime|\bslo\b/i.test(metric) && dimension.every((exponent) => exponent === 0)) {
    const share = /%/.test(`${value}${unit}`) || amount <= 1 ? amount : amount / 100;
    return share > 0 && share <= 1 ? [{ kind: "availability", value: share, from: OWN }] : [];
  }
  if (/cost|budget|spend|price|bill/i.test(metric) && money === 1 && data === 0)
    return [{ kind: "budget", value: time === -1 ? amount * 730 * 3600 : amount, from: OWN }];
  return [];
}
