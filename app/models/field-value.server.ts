import { ANSWER_FIELDS, type Answer, type AnswerField, AnswerSchema } from "~graders";
import { canonicalJson } from "./canonical-json.server.ts";
import type { ValidChange } from "./field-change.ts";
import { reader, type Transaction } from "./db.server.ts";

/** What each field holds, with the revision that the next save is based on; 0: never saved. */
export type Fields = { [F in AnswerField]: { revision: number; value: Answer[F] } };

export interface Conflict {
  field: AnswerField;
  revision: number;
  value: unknown;
}

export type WrittenChanges =
  { kind: "written"; revisions: Record<string, number> } | { kind: "conflict"; conflicts: Conflict[] };

/**
 * Writes the changes, or none of them when one is based on a revision that is no longer the newest. A change that says
 * what the field holds already needs no new revision and is never a conflict.
 */
export async function writeChanges(
  tx: Transaction,
  {
    attemptId,
    saveId,
    changes,
    late,
    now,
  }: { attemptId: string; saveId: string; changes: ValidChange[]; late: boolean; now: Date },
): Promise<WrittenChanges> {
  const rows = await tx.fieldValue.findMany({
    where: { attemptId, field: { in: changes.map((c) => c.field) } },
  });
  const held = new Map(rows.map((row) => [row.field, row]));
  const wanted = changes.map((change) => ({
    ...change,
    held: held.get(change.field),
    text: canonicalJson(change.value),
  }));
  const news = wanted.filter((change) => change.held?.value !== change.text);

  const stale = news.filter((change) => change.baseRevision !== (change.held?.revision ?? 0));
  if (stale.length > 0) {
    const conflicts = stale.map((change) => ({
      field: change.field,
      revision: change.held?.revision ?? 0,
      value: change.held ? (JSON.parse(change.held.value) as unknown) : EMPTY[change.field],
    }));
    return { kind: "conflict", conflicts };
  }

  for (const { field, text, held } of news) {
    const revision = (held?.revision ?? 0) + 1;
    await tx.fieldJournal.create({
      data: { attemptId, field, revision, value: text, saveId, at: now, late },
    });
    const countedRevision = late ? (held?.countedRevision ?? null) : revision;
    const data = { revision, value: text, savedAt: now, countedRevision };
    await tx.fieldValue.upsert({
      where: { attemptId_field: { attemptId, field } },
      create: { attemptId, field, ...data },
      update: data,
    });
  }
  const written = new Set(news.map((change) => change.field));
  const revisions = Object.fromEntries(
    wanted.map(({ field, held }) => [field, (held?.revision ?? 0) + (written.has(field) ? 1 : 0)]),
  );
  return { kind: "written", revisions };
}

/** After an extension, what was saved late in between is in time after all. */
export async function countLateChanges(tx: Transaction, attemptId: string): Promise<void> {
  for (const { field, revision } of await tx.fieldValue.findMany({ where: { attemptId } })) {
    await tx.fieldValue.update({
      where: { attemptId_field: { attemptId, field } },
      data: { countedRevision: revision },
    });
  }
}

const EMPTY: Answer = AnswerSchema.parse({});

/** A column that no longer fits its field (the schema moved on) is a bug to be seen, so it throws. */
const parseField = <F extends AnswerField>(field: F, text: string) =>
  AnswerSchema.shape[field].parse(JSON.parse(text)) as Answer[F];

/** What the candidate sees: the newest of each field, late or not. */
export async function readFields(attemptId: string): Promise<Fields> {
  const db = await reader();
  const rows = await db.fieldValue.findMany({ where: { attemptId } });
  const held = new Map(rows.map((row) => [row.field, row]));
  const entry = (field: AnswerField) => {
    const row = held.get(field);
    return [
      field,
      { revision: row?.revision ?? 0, value: row ? parseField(field, row.value) : EMPTY[field] },
    ];
  };
  return Object.fromEntries(ANSWER_FIELDS.map(entry)) as Fields;
}

/** What is graded: of each field the newest revision saved in time; with `tx`, as that transaction sees it. */
export async function readCountedAnswer(attemptId: string, tx?: Transaction): Promise<Answer> {
  const db = tx ?? (await reader());
  const rows = await db.fieldValue.findMany({ where: { attemptId, countedRevision: { not: null } } });
  const answer: Record<string, unknown> = {};
  for (const { field, revision, value, countedRevision } of rows) {
    if (countedRevision === null) continue;
    const counted =
      revision === countedRevision
        ? value
        : (
            await db.fieldJournal.findUniqueOrThrow({
              where: { attemptId_field_revision: { attemptId, field, revision: countedRevision } },
            })
          ).value;
    answer[field] = JSON.parse(counted);
  }
  return AnswerSchema.parse(answer);
}
