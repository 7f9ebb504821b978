import { type AnswerField, type BankEntry, type Mode, QuestionSchema, SketchSchema } from "~graders";
import { createAttempt } from "~/models/attempt.server.ts";
import { save } from "./round.ts";

const question = QuestionSchema.parse({
  id: "thumbnail-farm",
  title: "Thumbnails on demand",
  level: "senior",
  format: "design",
  minutes: 45,
  summary: "Make thumbnails of pictures when they are asked for.",
  skills: ["serving"],
  prompt: "Make thumbnails for {{peak_rps}} requests a second at peak.",
  parameters: [{ id: "peak_rps", label: "peak", unit: "1/s", default: 2000, stated: "always" }],
  probes: [
    { id: "sizes", at: 0.3, ask: "Which sizes do you make?" },
    { id: "breaks", at: 0.6, ask: "The resizers are gone. What now?", curveball: true },
  ],
  workload: { rps: "peak_rps" },
  relevance: ["thumbnail", "picture", "resize"],
  rubric: {
    weights: { reliability: 100 },
    criteria: [
      {
        id: "stands-a-loss",
        dimension: "reliability",
        level: "senior",
        title: "Still serves after the loss",
        why: "A zone goes about once a year.",
        advice: "Keep enough copies in the zones that are left.",
        check: { kind: "curveball" },
      },
    ],
  },
});
const entry: BankEntry = { question, hash: "1".repeat(64), modelAnswers: [], samples: [] };

/** The minute at which something breaks. */
export const BREAKS_AT_MINUTE = 27;

/** Clients, an API with room, and `copies` resizers of 250/s each over `zones` zones. */
export const resizers = (copies: number, zones: number) =>
  SketchSchema.parse({
    nodes: [
      { id: "app", label: "App", kind: "client" },
      {
        id: "api",
        label: "API",
        kind: "service",
        parameters: { replicas: 12, zones: 3, capacityPerReplica: 1000 },
      },
      {
        id: "resizer",
        label: "Resizers",
        kind: "worker",
        parameters: { replicas: copies, zones, capacityPerReplica: 250 },
      },
    ],
    edges: [
      { id: "a", from: "app", to: "api" },
      { id: "b", from: "api", to: "resizer" },
    ],
  });

export const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** A round that began so many minutes ago, with a sketch or another field saved after one of them. */
export async function startBreakingRound({
  userId,
  startedMinutesAgo,
  mode = "interview",
  curveball = false,
  saved = ["sketch", resizers(10, 2)],
}: {
  userId: string;
  startedMinutesAgo: number;
  mode?: Mode;
  curveball?: boolean;
  saved?: [AnswerField, unknown] | null;
}): Promise<{ userId: string; attemptId: string }> {
  const { attemptId } = await createAttempt({
    userId,
    entry,
    variant: {
      questionId: question.id,
      seed: null,
      parameters: { peak_rps: 2000 },
      regime: null,
      prompt: "Make thumbnails for 2,000 requests a second at peak.",
      givens: [{ id: "peak_rps", label: "peak", unit: "1/s", value: 2000 }],
    },
    mode,
    curveball,
    now: minutesAgo(startedMinutesAgo),
  });
  const own = { userId, attemptId };
  if (saved) await save(own, saved[0], saved[1], { now: minutesAgo(startedMinutesAgo - 1) });
  return own;
}
