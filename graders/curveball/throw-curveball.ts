import { type Answer, type Asked, type Curveball, type Question, type Variant } from "../model/index.ts";
import { simulate } from "../simulator/index.ts";
import { readAnswer, workloadOf } from "../truth/read-answer.ts";
import { askOf } from "./ask.ts";
import { pickBreak } from "./pick-break.ts";
import { statedLoad } from "./stated-load.ts";

/** The probe of a question at whose minute something breaks; undefined: it has none. */
export const curveballProbe = ({ probes }: Question) => probes.find(({ curveball }) => curveball);

/**
 * Breaks what is nearest to breaking in the answer's sketch as it stands, under the load of the question on the
 * candidate's own assumptions. Pure: the same answer is thrown the same curveball. Null: the question throws none, or
 * there is no sketch to break, and the probe's own words are asked instead.
 */
export function throwCurveball({
  question,
  variant,
  answer,
  asked = [],
}: {
  question: Question;
  variant: Variant;
  answer: Answer;
  asked?: readonly Asked[];
}): Curveball | null {
  const probe = curveballProbe(question);
  if (probe === undefined || answer.sketch.nodes.length < 2) return null;
  const { assumptions, quantities, numbers } = readAnswer({ question, variant, answer, asked });
  const workload = workloadOf(question, quantities);
  if (workload === null || workload.rps <= 0) return null;
  const rps = statedLoad({ question, workload, assumptions, quantities, numbers });
  const loadKnown = rps !== null;
  const simulation = simulate({ sketch: answer.sketch, workload: { rps: rps ?? workload.rps } });
  const picked = pickBreak(answer.sketch, simulation, loadKnown);
  if (picked === null) return null;
  return {
    probe: probe.id,
    rps,
    breaks: picked.breaks,
    ask: askOf(answer.sketch, picked, simulation, loadKnown).trim(),
  };
}
