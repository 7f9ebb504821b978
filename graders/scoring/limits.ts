import { sha256 } from "../bank/sha256.ts";
import { type Cap, type Contradiction, type ErrorFinding, type Report } from "../model/index.ts";
import { seriousErrorsCap } from "./caps.ts";

/** What a report takes away beside its criteria: what caps a score, and what costs points of it. */
export type LimitedPart = Pick<Report, "errors" | "contradictions" | "caps">;

/** One of them. */
export interface Limit {
  /** The same for the same thing in every report of an answer, also one that was made again. */
  id: string;
  kind: "cap" | ErrorFinding["kind"] | "contradiction";
  /** What the grader found, in its words. */
  says: string;
  /** Most that a capped answer scores, or points that it costs. */
  amount: number;
}

/** By limit: the amount that stands in its place; null lifts it. */
export type Rulings = Readonly<Record<string, number | null>>;

const idOf = (kind: string, says: string) => `${kind}-${sha256(says).slice(0, 12)}`;
const capId = ({ reason }: Cap) => `cap-${reason}`;
/* Beliefs have ids of their own; slips are counted in the order of the text, so what they say tells them apart. */
const errorId = ({ kind, id, says }: ErrorFinding) => idOf(kind, kind === "misconception" ? id : says);
const contradictionId = ({ kind, explanation }: Contradiction) =>
  idOf("contradiction", `${kind}\n${explanation}`);

/** All that a report takes away, caps first. */
export const limitsOf = ({ errors, contradictions, caps }: LimitedPart): Limit[] => [
  ...caps.map((cap): Limit => ({
    id: capId(cap),
    kind: "cap",
    says: cap.explanation,
    amount: cap.atMost,
  })),
  ...errors.map((error): Limit => ({
    id: errorId(error),
    kind: error.kind,
    says: error.says,
    amount: error.penalty,
  })),
  ...contradictions.map((one): Limit => ({
    id: contradictionId(one),
    kind: "contradiction",
    says: one.explanation,
    amount: one.penalty,
  })),
];

/**
 * The same part under these rulings: a lifted cap is gone, a lifted error costs nothing and no longer counts as serious,
 * so that the cap on serious errors follows. Without a ruling on it, everything is left as it was.
 * @param raw the score that the grader capped, before penalties and caps
 */
export function underRulings<T extends LimitedPart>(part: T, rulings: Rulings, raw: () => number): T {
  const own = new Map(Object.entries(rulings));
  if (!limitsOf(part).some(({ id }) => own.has(id))) return part;
  const ruled = <X extends { penalty: number }>(one: X, id: string): X =>
    own.has(id) ? { ...one, penalty: own.get(id) ?? 0 } : one;
  const errors = part.errors.map((error) => {
    const isLifted = own.get(errorId(error)) === null;
    return { ...ruled(error, errorId(error)), serious: error.serious && !isLifted };
  });
  const caps = capsAsErrorsStand(part, errors, raw).flatMap((cap): Cap[] => {
    const atMost = own.get(capId(cap));
    if (atMost === null) return [];
    return [atMost === undefined ? cap : { ...cap, atMost }];
  });
  return {
    ...part,
    errors,
    contradictions: part.contradictions.map((one) => ruled(one, contradictionId(one))),
    caps: caps.sort((a, b) => a.atMost - b.atMost),
  };
}

/** The cap on serious errors is made of them: with one lifted it is found again. */
function capsAsErrorsStand(part: LimitedPart, errors: readonly ErrorFinding[], raw: () => number): Cap[] {
  const isSame = errors.every(({ serious }, index) => serious === part.errors[index]?.serious);
  if (isSame) return [...part.caps];
  return part.caps.flatMap((cap) => {
    if (cap.reason !== "serious-errors") return [cap];
    const again = seriousErrorsCap(errors, raw());
    return again ? [again] : [];
  });
}
