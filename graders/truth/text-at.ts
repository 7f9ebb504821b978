import { type Answer, type FieldPath } from "../model/index.ts";

/** The string that stands at a field path of an answer; null where there is none. */
export function textAt(answer: Answer, path: FieldPath): string | null {
  let at: unknown = answer;
  for (const part of path.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, part)) return null;
    at = (at as Record<string, unknown>)[part];
  }
  return typeof at === "string" ? at : null;
}
