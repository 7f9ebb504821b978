export * from "./model/index.ts";
export * from "./document/index.ts";
export * from "./ledger/index.ts";
export * from "./simulator/index.ts";
export * from "./curveball/index.ts";
export * from "./text/index.ts";
export * from "./concepts/index.ts";
export * from "./bank/index.ts";
export { grade, GRADER_VERSION, type GradeInput } from "./grade.ts";
export { type Judged } from "./checks/context.ts";
export {
  type MarkedPart,
  markOf,
  type Overrides,
  type Overriding,
  rescore,
  SHARE_OF_VERDICT,
} from "./scoring/rescore.ts";
export { type Limit, limitsOf, type Rulings } from "./scoring/limits.ts";
export { SCORE_POLICIES, type ScorePolicy } from "./scoring/score-findings.ts";
export * from "./capacity/index.ts";
export * from "./judge/index.ts";
export * from "./reference/index.ts";
export { type Agreement, cohenKappa } from "./statistics/kappa.ts";
export {
  correlation,
  histogram,
  type ItemCase,
  type ItemStatistics,
  itemStatistics,
} from "./statistics/items.ts";
