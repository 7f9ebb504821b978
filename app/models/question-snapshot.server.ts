import { z } from "zod";
import { type BankEntry, type ModelAnswer, ModelAnswerSchema, type Question, QuestionSchema } from "~graders";
import { canonicalJson, sha256 } from "./canonical-json.server.ts";
import { reader, type Transaction } from "./db.server.ts";

export interface Snapshot {
  hash: string;
  question: Question;
  questionHash: string;
  modelAnswers: ModelAnswer[];
}

/** Keeps the question as it is now; equal content is kept once. */
export async function keepSnapshot(tx: Transaction, entry: BankEntry, now: Date): Promise<{ hash: string }> {
  const question = canonicalJson(entry.question);
  const modelAnswers = canonicalJson(entry.modelAnswers);
  const hash = sha256(`${question}\n${modelAnswers}\n${entry.hash}`);
  const { id, title, level, format } = entry.question;
  await tx.questionSnapshot.upsert({
    where: { hash },
    create: {
      hash,
      questionId: id,
      title,
      level,
      format,
      questionHash: entry.hash,
      question,
      modelAnswers,
      createdAt: now,
    },
    update: {},
  });
  return { hash };
}

/** A snapshot never changes, so parsing one again would be for nothing; a bank's worth of them stays at hand. */
const parsed = new Map<string, Snapshot>();
const KEPT = 200;

export async function readSnapshot(hash: string): Promise<Snapshot> {
  const known = parsed.get(hash);
  if (known) return known;
  const db = await reader();
  const row = await db.questionSnapshot.findUniqueOrThrow({ where: { hash } });
  const snapshot: Snapshot = {
    hash,
    question: QuestionSchema.parse(JSON.parse(row.question)),
    questionHash: row.questionHash,
    modelAnswers: z.array(ModelAnswerSchema).parse(JSON.parse(row.modelAnswers)),
  };
  const oldest = parsed.keys().next().value;
  if (parsed.size >= KEPT && oldest !== undefined) parsed.delete(oldest);
  parsed.set(hash, snapshot);
  return snapshot;
}
