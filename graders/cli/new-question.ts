import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { FORMATS, FormatSchema, IdSchema, LEVELS, LevelSchema, questionSkeleton } from "../index.ts";
import { BANK_FOLDER } from "./bank-from-disk.ts";
import { asJson, type CommandOutcome, done, refuse } from "./outcome.ts";

/** `bank --new ID --level L --format F`: a folder whose check says what there is to write. Overwrites nothing. */
export function newQuestion({
  id: typedId,
  level: typedLevel,
  format: typedFormat,
  root = BANK_FOLDER,
  json,
}: {
  id: string;
  level?: string;
  format?: string;
  root?: string | undefined;
  json?: boolean;
}): CommandOutcome {
  const id = IdSchema.safeParse(typedId);
  const level = LevelSchema.safeParse(typedLevel);
  const format = FormatSchema.safeParse(typedFormat);
  if (!id.success)
    return refuse(`“${typedId.slice(0, 80)}” is no id: use lower-case words joined by hyphens.`);
  if (!level.success) return refuse(`Say --level: ${LEVELS.join(", ")}.`);
  if (!format.success) return refuse(`Say --format: ${FORMATS.join(", ")}.`);
  const taken = LEVELS.find((one) => existsSync(path.join(root, one, id.data)));
  if (taken !== undefined) return refuse(`There is a question ${taken}/${id.data} already.`);
  const folder = path.join(root, level.data, id.data);
  const files = questionSkeleton({ id: id.data, level: level.data, format: format.data });
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: "wx" });
  }
  if (json) return done(asJson({ folder, files: Object.keys(files) }));
  return done(
    [
      `Begun: ${folder}`,
      ...Object.keys(files).map((name) => `  ${name}`),
      "",
      "Write the prompt and the model answer first; the guide is questions/README.md.",
      `What is left to write: headroom bank --check ${id.data}`,
      `How it looks and grades: npm run dev, then /preview/${id.data}`,
      "",
    ].join("\n"),
  );
}
