import { asksForCurveball } from "../checks/curveball.ts";
import { type Check, type Question, type Report } from "../index.ts";

/** Which of a rubric's criteria the samples put to the proof. Lists hold ids in the rubric's order. */
export interface CriteriaUse {
  /** Criteria that a sample can put to the proof. */
  provable: number;
  /** Met or partly met by no sample: nobody knows whether an answer can earn them. */
  unexercised: string[];
  /** Met by every sample that they apply to, weak and wrong ones too: they tell no two answers apart. */
  alwaysMet: string[];
  /** Partly met by some, met by none: perhaps they ask for too much. */
  neverMet: string[];
}

export const NO_CRITERIA: CriteriaUse = { provable: 0, unexercised: [], alwaysMet: [], neverMet: [] };

/**
 * Reads off the samples' reports how each criterion did. Left out are criteria that samples cannot reach: those of rounds
 * in which something breaks, and those that only the judge decides.
 */
export function criteriaUse({ rubric }: Question, reports: readonly Report[]): CriteriaUse {
  const provable = rubric.criteria.filter(({ check }) => !asksForCurveball(check) && !isForJudge(check));
  const verdicts = new Map(
    provable.map(({ id }) => [
      id,
      reports.flatMap(({ findings }) =>
        findings.flatMap(({ criterion, verdict }) => (criterion === id ? [verdict] : [])),
      ),
    ]),
  );
  const idsWhere = (holds: (all: readonly Report["findings"][number]["verdict"][]) => boolean) =>
    provable.flatMap(({ id }) => (holds(verdicts.get(id) ?? []) ? [id] : []));
  const earns = (verdict: string) => verdict === "met" || verdict === "partly-met";
  return {
    provable: provable.length,
    unexercised: idsWhere((all) => !all.some(earns)),
    /* Of one sample nothing can be said. */
    alwaysMet: idsWhere((all) => all.length > 1 && all.every((verdict) => verdict === "met")),
    neverMet: idsWhere((all) => all.some(earns) && !all.includes("met")),
  };
}

function isForJudge(check: Check): boolean {
  switch (check.kind) {
    case "all":
    case "any":
      return check.of.every(isForJudge);
    case "not":
      return isForJudge(check.of);
    default:
      return check.kind === "judge";
  }
}
