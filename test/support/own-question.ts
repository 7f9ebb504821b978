/** Words that stand only in the question's rubric, and only in its model answer. */
export const RUBRIC_WORDS = "zanzibar tokens per shard";
export const MODEL_WORDS = "quokka leases guard the writer";

/** A course's own question as its author writes it: one criterion, no misconceptions. */
export const ownYaml = ({ id = "midterm-uploads", title = "Uploads at the midterm" } = {}) => `id: ${id}
title: ${title}
level: mid
format: explain
minutes: 15
summary: Take uploads from many phones.
skills: [capacity]
prompt: Explain how {{peak_rps}} uploads a second are taken.
parameters:
  - { id: peak_rps, label: uploads a second, unit: 1/s, default: 1000, draws: [1000, 5000], stated: always }
clarifications:
  - { id: peak, asks: ["peak"], answer: "{{peak_rps|short}}" }
relevance: [upload, phone, file]
rubric:
  weights: { scaling: 100 }
  criteria:
    - id: growth
      dimension: scaling
      level: mid
      title: growth
      why: It grows.
      advice: Say ${RUBRIC_WORDS}.
      check: { kind: covers, concepts: [autoscaling] }
`;

export const OWN_MODEL_ANSWER = `Add machines as uploads grow; ${MODEL_WORDS}.\n`;
