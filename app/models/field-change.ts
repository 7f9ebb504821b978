import { type AnswerField, AnswerSchema } from "~graders";
import { FieldChangeSchema } from "~/protocol/attempt.ts";
import { z } from "zod";

/** A change whose value fits its field. */
export interface ValidChange {
  field: AnswerField;
  baseRevision: number;
  value: unknown;
}

export interface FieldProblem {
  field: string;
  message: string;
}

export type Validated = { ok: true; changes: ValidChange[] } | { ok: false; problems: FieldProblem[] };

const ChangesSchema = z.array(FieldChangeSchema).max(20);

/** Where in the value it is wrong, as a person counts: `row 3, name`. */
function place(path: readonly PropertyKey[]): string {
  return path.map((part) => (typeof part === "number" ? `row ${part + 1}` : String(part))).join(", ");
}

function sentence(issue: { path: readonly PropertyKey[]; message: string }): string {
  return issue.path.length > 0 ? `${place(issue.path)}: ${issue.message}` : issue.message;
}

/** Checks changes as they come from a page. Every wrong field is named, at most five problems each. */
export function validateChanges(input: unknown): Validated {
  const shape = ChangesSchema.safeParse(input);
  if (!shape.success) {
    return { ok: false, problems: shape.error.issues.map((i) => ({ field: "", message: sentence(i) })) };
  }
  const problems: FieldProblem[] = [];
  const changes: ValidChange[] = [];
  const seen = new Set<AnswerField>();
  for (const { field, baseRevision, value } of shape.data) {
    if (seen.has(field)) problems.push({ field, message: "this field comes twice in one save" });
    seen.add(field);
    const parsed = AnswerSchema.shape[field].safeParse(value);
    if (parsed.success) changes.push({ field, baseRevision, value: parsed.data });
    else
      problems.push(...parsed.error.issues.slice(0, 5).map((i) => ({ field: field, message: sentence(i) })));
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, changes };
}
