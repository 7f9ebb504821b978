import type { Rubric, Weights } from "./rubric.ts";
import type { Level } from "./words.ts";

/**
 * Weights of the dimensions in design rounds, by level. Other formats state theirs in the rubric. Each row sums to 100;
 * change one only with evidence and a decision record.
 */
export const DESIGN_WEIGHTS: Readonly<Record<Level, Required<Weights>>> = {
  mid: {
    requirements: 18,
    estimates: 18,
    architecture: 20,
    scaling: 12,
    "trade-offs": 10,
    cost: 6,
    reliability: 8,
    operations: 8,
  },
  senior: {
    requirements: 12,
    estimates: 15,
    architecture: 15,
    scaling: 15,
    "trade-offs": 15,
    cost: 8,
    reliability: 12,
    operations: 8,
  },
  principal: {
    requirements: 10,
    estimates: 12,
    architecture: 12,
    scaling: 15,
    "trade-offs": 18,
    cost: 12,
    reliability: 13,
    operations: 8,
  },
};

/** The rubric's own weights, else those of a design round at this level. */
export function weightsAt(rubric: Rubric, level: Level): Weights {
  return rubric.weights ?? DESIGN_WEIGHTS[level];
}
