import { type Check, type CheckKind, type CheckOf } from "../model/index.ts";
import { checkAvailability } from "./availability.ts";
import { checkBudget } from "./budget.ts";
import { checkAll, checkAny, checkNot } from "./combine.ts";
import { checkComponent } from "./component.ts";
import { checkConsistent } from "./consistent.ts";
import { type CheckContext } from "./context.ts";
import { checkCost } from "./cost.ts";
import { checkCovers } from "./covers.ts";
import { checkCurveball } from "./curveball.ts";
import { checkDecision } from "./decision.ts";
import { checkDecisions } from "./decisions.ts";
import { checkDiagram } from "./diagram.ts";
import { checkEstimate } from "./estimate.ts";
import { checkFalseAlarms } from "./false-alarms.ts";
import { checkFault } from "./fault.ts";
import { checkFollows } from "./follows.ts";
import { checkIsolation } from "./isolation.ts";
import { checkJudge } from "./judge.ts";
import { checkLatency } from "./latency.ts";
import { checkLoad } from "./load.ts";
import { type Outcome } from "./outcome.ts";
import { checkPath } from "./path.ts";
import { checkRanking } from "./ranking.ts";
import { checkRedundancy } from "./redundancy.ts";
import { checkRepaired } from "./repaired.ts";
import { checkSum } from "./sum.ts";
import { checkTarget } from "./target.ts";

type Handlers = { [K in CheckKind]: (check: CheckOf<K>, context: CheckContext) => Outcome };

/** One handler for each kind; a kind without one does not compile. */
const HANDLERS: Handlers = {
  covers: checkCovers,
  target: checkTarget,
  estimate: checkEstimate,
  sum: checkSum,
  component: checkComponent,
  path: checkPath,
  redundancy: checkRedundancy,
  isolation: checkIsolation,
  load: checkLoad,
  latency: checkLatency,
  availability: checkAvailability,
  budget: checkBudget,
  curveball: checkCurveball,
  decision: checkDecision,
  decisions: checkDecisions,
  diagram: checkDiagram,
  cost: checkCost,
  consistent: checkConsistent,
  follows: checkFollows,
  fault: checkFault,
  ranking: checkRanking,
  "false-alarms": checkFalseAlarms,
  repaired: (check, context) => checkRepaired(check, context, runCheck),
  judge: (_check, context) => checkJudge(context),
  all: (check, context) => checkAll(check, context, runCheck),
  any: (check, context) => checkAny(check, context, runCheck),
  not: (check, context) => checkNot(check, context, runCheck),
};

/** Decides one check of one criterion. */
export function runCheck(check: Check, context: CheckContext): Outcome {
  const handler = HANDLERS[check.kind] as (check: Check, context: CheckContext) => Outcome;
  return handler(check, context);
}
