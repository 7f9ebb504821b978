import { documentProblem, readDocument } from "~graders";
import type { FieldChange } from "~/protocol/attempt.ts";
import { isFilled } from "../sections.ts";
import { withoutToldDecisions } from "./brought-fields.ts";

/** A posted page with a document pasted into it: the fields that it leaves empty take what the document holds. */
export function fillFromDocument(
  changes: readonly FieldChange[],
  markdown: string,
): { ok: true; changes: FieldChange[] } | { ok: false; message: string } {
  const message = documentProblem(markdown);
  if (message !== null) return { ok: false, message };
  const answer = withoutToldDecisions(readDocument(markdown.replaceAll("\r\n", "\n")));
  return {
    ok: true,
    changes: changes.map((change) => {
      const held = isFilled(change.value as Parameters<typeof isFilled>[0]);
      return held || !isFilled(answer[change.field]) ? change : { ...change, value: answer[change.field] };
    }),
  };
}
