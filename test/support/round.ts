import { randomUUID } from "node:crypto";
import { type AnswerField, type BankEntry, type Mode, QuestionSchema, type Variant } from "~graders";
import { createAttempt } from "~/models/attempt.server.ts";
import { saveFields } from "~/models/save.server.ts";
import { createUser } from "~/models/user.server.ts";

/** A morning in a test: `at(90)` is a minute and a half into it. */
export const START = new Date("2026-03-02T09:00:00.000Z");
export const at = (seconds: number) => new Date(START.getTime() + seconds * 1000);

const question = QuestionSchema.parse({
  id: "ticket-triage",
  title: "Triage support tickets",
  level: "senior",
  format: "explain",
  minutes: 45,
  summary: "Route a flood of tickets to the right queue.",
  skills: ["serving"],
  prompt: "Route incoming tickets to one of forty queues.",
  clarifications: [
    { id: "volume", asks: ["how ~ many", "volume|rate"], answer: "Two hundred tickets a second at peak." },
  ],
  probes: [{ id: "late-model", at: 0.5, ask: "What happens while the model is down?" }],
  relevance: ["ticket", "queue", "triage"],
  rubric: {
    weights: { reliability: 100 },
    criteria: [
      {
        id: "fallback",
        dimension: "reliability",
        level: "mid",
        title: "a fallback while the model is down",
        why: "Tickets keep coming while the model is down.",
        advice: "Say where a ticket goes without a prediction.",
        check: { kind: "covers", concepts: ["graceful-degradation"] },
      },
    ],
  },
});

export const ENTRY: BankEntry = {
  question,
  hash: "0".repeat(64),
  modelAnswers: [],
  samples: [],
};

const VARIANT: Variant = {
  questionId: question.id,
  seed: null,
  parameters: {},
  regime: null,
  prompt: question.prompt,
  givens: [],
};

/** Someone new who has just started a 45-minute round. */
export async function startRound({
  mode = "interview",
  seed = null,
  userId,
  now = START,
  entry = ENTRY,
}: RoundOptions = {}) {
  const user = userId ?? (await createUser({ now })).id;
  const variant = { ...VARIANT, seed };
  const { attemptId } = await createAttempt({ userId: user, entry, variant, mode, now });
  return { userId: user, attemptId };
}
interface RoundOptions {
  mode?: Mode;
  seed?: number | null;
  userId?: string;
  now?: Date;
  entry?: BankEntry;
}

interface Own {
  attemptId: string;
  userId: string;
}

/** Saves one field as the page does. */
export const save = (
  own: Own,
  field: AnswerField,
  value: unknown,
  { base = 0, now = at(60), saveId = randomUUID() as string } = {},
) =>
  saveFields({
    ...own,
    now,
    request: { saveId, changes: [{ field, baseRevision: base, value }] },
  });
