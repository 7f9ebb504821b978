import { drawVariant, publicQuestion, questionCard } from "../index.ts";
import { BAD_SEED, readArguments, readSeed } from "./arguments.ts";
import { isSound } from "./bank-check.ts";
import { loadQuestion, problemLine, questionFolders } from "./bank-from-disk.ts";
import { checkFolders } from "./check-folders.ts";
import { checkText } from "./check-text.ts";
import { asJson, type CommandOutcome, done, refuse } from "./outcome.ts";
import { newQuestion } from "./new-question.ts";
import { findQuestion } from "./question.ts";
import { table } from "./table.ts";

export const BANK_USAGE =
  "headroom bank --check [ID…] | --list | --show ID [--seed N] [--rubric] | --new ID --level L --format F, each with [--json]";

/** `bank`: lists the questions, shows one, begins one, or holds them all to their samples and model answers. */
export function bankCommand(args: readonly string[]): CommandOutcome | Promise<CommandOutcome> {
  const read = readArguments(args, {
    check: { type: "boolean" },
    list: { type: "boolean" },
    show: { type: "string" },
    new: { type: "string" },
    level: { type: "string" },
    format: { type: "string" },
    seed: { type: "string" },
    rubric: { type: "boolean" },
    bank: { type: "string" },
    json: { type: "boolean" },
  });
  if (!read.ok) return refuse(read.message);
  const { flags, rest } = read;
  const wanted = [flags.check, flags.list, flags.show !== undefined, flags.new !== undefined].filter(
    Boolean,
  ).length;
  if (wanted !== 1) return refuse(`Choose one: ${BANK_USAGE}.`);
  if (rest.length > 0 && flags.check !== true)
    return refuse(`“${rest[0]}” is one argument too many: ${BANK_USAGE}.`);
  if (flags.check) return check({ only: rest, root: flags.bank, json: flags.json });
  if (flags.list) return list({ root: flags.bank, json: flags.json });
  if (flags.new !== undefined) return newQuestion({ ...flags, id: flags.new, root: flags.bank });
  const seed = readSeed(flags.seed);
  if (seed === undefined) return refuse(BAD_SEED);
  const { show: id = "", bank: root, rubric = false, json } = flags;
  return show({ id, seed, root, rubric, json });
}

interface Where {
  root?: string | undefined;
  json?: boolean | undefined;
}

function list({ root, json }: Where): CommandOutcome {
  const loaded = questionFolders({ root }).map(loadQuestion);
  const broken = loaded.flatMap((one) => (one.ok ? [] : one.problems));
  const entries = loaded.flatMap((one) => (one.ok ? [one.entry.question] : []));
  const code = broken.length > 0 ? 1 : 0;
  const outcome = (out: string): CommandOutcome => ({
    ...done(out, code),
    ...(code === 1 ? { error: broken.map(problemLine).join("\n") } : {}),
  });
  if (json) return outcome(asJson(entries.map(questionCard)));
  const rows = entries.map(({ id, level, format, minutes, title }) => [id, level, format, minutes, title]);
  return outcome(`${table([["id", "level", "format", "minutes", "title"], ...rows])}\n`);
}

function show({
  id,
  seed,
  root,
  rubric,
  json,
}: Where & { id: string; seed: number | null; rubric: boolean }): CommandOutcome {
  const found = findQuestion(id, root);
  if (!found.ok) return refuse(found.message);
  const { question } = found.entry;
  const variant = drawVariant({ question, seed });
  const shown = publicQuestion(question, variant);
  if (json) return done(asJson({ ...shown, seed, ...(rubric ? { rubric: question.rubric } : {}) }));
  const parts = [
    `${shown.title} (${shown.level} ${shown.format}, ${shown.minutes} min${seed === null ? "" : `, seed ${seed}`})`,
    shown.prompt,
    ...(shown.givens.length > 0
      ? [
          table(
            shown.givens.map(({ label, value, unit }) => [
              label,
              `${value}${unit === "1" ? "" : ` ${unit}`}`,
            ]),
          ),
        ]
      : []),
    ...(rubric
      ? [
          table(
            question.rubric.criteria.map((one) => [
              one.dimension,
              one.level,
              one.points,
              one.check.kind,
              one.title,
            ]),
          ),
        ]
      : []),
  ];
  return done(`${parts.join("\n\n")}\n`);
}

async function check({ only, root, json }: Where & { only: readonly string[] }): Promise<CommandOutcome> {
  const folders = questionFolders({ root, ...(only.length > 0 ? { only } : {}) });
  const unknown = only.find((id) => folders.every((folder) => folder.id !== id));
  if (unknown !== undefined) {
    const found = findQuestion(unknown, root);
    return refuse(found.ok ? `There is no question “${unknown}”.` : found.message);
  }
  if (folders.length === 0) return refuse("The bank has no questions.");
  const checks = await checkFolders(folders);
  const twice = folders.filter(({ id }, i) => folders.findIndex((other) => other.id === id) !== i);
  for (const { id } of twice)
    checks.find((one) => one.id === id)?.problems.push(`the id ${id} stands under two levels`);
  const sound = checks.every(isSound);
  return done(json ? asJson({ sound, questions: checks }) : checkText(checks), sound ? 0 : 1);
}
