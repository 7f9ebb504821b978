import { writeRubricJson, writeRubricYaml } from "../index.ts";
import { readArguments } from "./arguments.ts";
import { type CommandOutcome, done, refuse } from "./outcome.ts";
import { draftFromFiles, REFERENCE_OPTIONS } from "./reference-files.ts";

export const RUBRIC_USAGE =
  "headroom rubric --reference REF… [--prompt FILE] [--level L] [--format F] [--yaml|--json] > rubric.yaml";

/** `rubric --reference REF…`: drafts a rubric, to be edited and then graded by with `grade --rubric`. */
export function rubricCommand(args: readonly string[]): CommandOutcome {
  const read = readArguments(args, {
    ...REFERENCE_OPTIONS,
    yaml: { type: "boolean" },
    json: { type: "boolean" },
  });
  if (!read.ok) return refuse(read.message);
  const { flags, rest } = read;
  if (flags.yaml && flags.json) return refuse("Choose --yaml or --json, not both.");
  if (flags.reference === undefined) return refuse(`Give a reference answer: ${RUBRIC_USAGE}.`);
  if (rest[0] !== undefined)
    return refuse(`“${rest[0]}” is one argument too many; each reference needs its own --reference.`);
  const drafted = draftFromFiles(flags);
  if (!drafted.ok) return refuse(drafted.message);
  return done(flags.json ? writeRubricJson(drafted.draft) : writeRubricYaml(drafted.draft));
}
