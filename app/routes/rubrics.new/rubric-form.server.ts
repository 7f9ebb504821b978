import {
  type DraftEdits,
  type Drafted,
  draftRubric,
  editDraft,
  type EditProblem,
  FormatSchema,
  LevelSchema,
  readDocument,
  type RubricDraft,
  RubricDraftSchema,
  rubricProblems,
} from "~graders";

/** What one form may hold; a page of text has some three thousand characters. */
export const FORM_LIMITS = {
  references: 5,
  reference: 60_000,
  /** All references of one draft: five long answers. Reading them costs seconds beyond that. */
  together: 120_000,
  prompt: 6_000,
  answer: 60_000,
  draft: 700_000,
};

const thousands = (count: number) => count.toLocaleString("en-GB");

/** What the first form holds, as typed, so that a refused one comes back filled in. */
export interface Typed {
  prompt: string;
  level: string;
  format: string;
  references: string[];
}

export async function readReferences(form: FormData): Promise<{ typed: Typed; drafted: Drafted }> {
  const text = (name: string) => textOf(form.get(name));
  const pasted = form.getAll("reference").map(textOf);
  const uploads: string[] = [];
  for (const file of form.getAll("files"))
    if (file instanceof File && file.size > 0)
      uploads.push(
        file.size > 4 * FORM_LIMITS.reference ? " ".repeat(FORM_LIMITS.reference + 1) : await file.text(),
      );
  const references = [...pasted, ...uploads].filter(
    (one) => one !== "" && (one.trim() !== "" || one.length > 1),
  );
  const typed = {
    prompt: text("prompt"),
    level: text("level"),
    format: text("format"),
    references: references.filter((one) => one.length <= FORM_LIMITS.reference),
  };
  return { typed, drafted: draftFrom({ ...typed, references }) };
}

function draftFrom({ prompt, level, format, references }: Typed): Drafted {
  const refuse = (message: string): Drafted => ({ ok: false, message });
  const known = { level: LevelSchema.safeParse(level), format: FormatSchema.safeParse(format) };
  if (!known.level.success || !known.format.success)
    return refuse("Choose a level and a format from the lists.");
  const given = references.filter((one) => one.trim() !== "" || one.length > FORM_LIMITS.reference);
  if (given.length === 0) return refuse("Paste or upload at least one reference answer.");
  if (given.length > FORM_LIMITS.references)
    return refuse(
      `At most ${FORM_LIMITS.references} references are read together; these are ${given.length}.`,
    );
  if (given.some((one) => one.length > FORM_LIMITS.reference))
    return refuse(`Each reference may have ${thousands(FORM_LIMITS.reference)} characters; one has more.`);
  if (given.reduce((sum, one) => sum + one.length, 0) > FORM_LIMITS.together)
    return refuse(`Together the references may have ${thousands(FORM_LIMITS.together)} characters.`);
  if (prompt.length > FORM_LIMITS.prompt)
    return refuse(`The prompt may have ${thousands(FORM_LIMITS.prompt)} characters.`);
  return draftRubric({
    prompt,
    references: given.map((one) => readDocument(one)),
    level: known.level.data,
    format: known.format.data,
  });
}

const textOf = (value: FormDataEntryValue | null): string =>
  typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";

export type Handed =
  { ok: true; draft: RubricDraft; problems: EditProblem[] } | { ok: false; message: string };

/** The draft that the page carries, with what was changed in its fields. It comes from outside and is read as such. */
export function readHandedIn(form: FormData): Handed {
  const carried = textOf(form.get("draft"));
  const lost = "The draft did not come back whole. Go back in the browser, or draft it again.";
  if (carried.length > FORM_LIMITS.draft)
    return { ok: false, message: "This draft is larger than the page can carry. Leave some references out." };
  const read = RubricDraftSchema.safeParse(jsonOf(carried));
  if (!read.success) return { ok: false, message: lost };
  const [misfit] = rubricProblems(read.data.question);
  if (misfit) return { ok: false, message: lost };
  const edited = editDraft(read.data, editsIn(form));
  return { ok: true, ...edited };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Fields are named `title:ID`, `points:ID`, `advice:ID`, `remove:ID` and `patterns:CONCEPT`. */
function editsIn(form: FormData): DraftEdits {
  const criteria = new Map<string, DraftEdits["criteria"][string]>();
  const patterns = new Map<string, string>();
  for (const [name, value] of form) {
    const [, field, id] = /^(title|points|advice|remove|patterns):([a-z0-9-]{1,64})$/.exec(name) ?? [];
    if (field === undefined || id === undefined) continue;
    const typed = textOf(value).slice(0, 10_000);
    if (field === "patterns") patterns.set(id, typed);
    else
      criteria.set(id, {
        ...criteria.get(id),
        ...(field === "remove" ? { removed: true } : { [field]: typed }),
      });
  }
  return { criteria: Object.fromEntries(criteria), patterns: Object.fromEntries(patterns) };
}

/** The answer to try the rubric on; a sentence where it cannot be read. */
export function readTried(
  form: FormData,
): { ok: true; text: string } | { ok: false; message: string; text: string } {
  const text = textOf(form.get("answer"));
  if (text.length > FORM_LIMITS.answer)
    return {
      ok: false,
      message: `An answer may have ${thousands(FORM_LIMITS.answer)} characters here.`,
      text: "",
    };
  if (text.trim() === "") return { ok: false, message: "Paste an answer to try the rubric on.", text: "" };
  return { ok: true, text };
}
