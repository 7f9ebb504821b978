import { drawVariant, publicQuestion, QUALITIES } from "../index.ts";
import { BAD_SEED, readArguments, readSeed } from "./arguments.ts";
import { checkFolder, isSound, type QuestionCheck, SOLVED } from "./bank-check.ts";
import { loadQuestion, problemLine, questionFolders } from "./bank-from-disk.ts";
import { asJson, type CommandOutcome, done, refuse } from "./outcome.ts";
import { findQuestion } from "./question.ts";
import { table } from "./table.ts";

export const BANK_USAGE =
  "headroom bank --check [ID] | --list | --show ID [--seed N] [--rubric], each with [--json]";

/** `bank`: lists the questions, shows one, or holds them all to their samples and model answers. */
export function bankCommand(args: readonly string[]): CommandOutcome {
  const read = readArguments(args, {
    check: { type: "boolean" },
    list: { type: "boolean" },
    show: { type: "string" },
    seed: { type: "string" },
    rubric: { type: "boolean" },
    bank: { type: "string" },
    json: { type: "boolean" },
  });
  if (!read.ok) return refuse(read.message);
  const { flags, rest } = read;
  const wanted = [flags.check, flags.list, flags.show !== undefined].filter(Boolean).length;
  if (wanted !== 1) return refuse(`Choose one: ${BANK_USAGE}.`);
  if (rest.length > (flags.check ? 1 : 0))
    return refuse(`“${rest[0]}” is one argument too many: ${BANK_USAGE}.`);
  if (flags.check) return check({ only: rest[0], root: flags.bank, json: flags.json });
  if (flags.list) return list({ root: flags.bank, json: flags.json });
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
  if (json)
    return outcome(
      asJson(
        entries.map(({ id, title, level, format, minutes, summary, skills }) => ({
          id,
          title,
          level,
          format,
          minutes,
          summary,
          skills,
        })),
      ),
    );
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

function check({ only, root, json }: Where & { only?: string | undefined }): CommandOutcome {
  const folders = questionFolders({ root, only });
  if (folders.length === 0) {
    if (only === undefined) return refuse("The bank has no questions.");
    const found = findQuestion(only, root);
    return refuse(found.ok ? `There is no question “${only}”.` : found.message);
  }
  const checks = folders.map(checkFolder);
  const twice = folders.filter(({ id }, i) => folders.findIndex((other) => other.id === id) !== i);
  for (const { id } of twice)
    checks.find((one) => one.id === id)?.problems.push(`the id ${id} stands under two levels`);
  const sound = checks.every(isSound);
  return done(json ? asJson({ sound, questions: checks }) : checkText(checks), sound ? 0 : 1);
}

function checkText(checks: readonly QuestionCheck[]): string {
  const rows = checks.map((one) => {
    const { id, level, samples, variants } = one;
    const scores = variants.flatMap(({ score }) => (score === null ? [] : [score]));
    return [
      isSound(one) ? "ok" : "FAULT",
      id,
      level,
      `${samples.filter(({ inBand }) => inBand).length}/${samples.length}`,
      new Set(samples.map(({ quality }) => quality)).size,
      scores.length > 0 ? `${Math.min(...scores)}–${Math.max(...scores)}` : "-",
    ];
  });
  const faults = checks.flatMap((one) => [
    ...one.problems.map((problem) => `${one.id}: ${problem}`),
    ...one.samples
      .filter(({ inBand }) => !inBand)
      .sort(
        (a, b) => QUALITIES.findIndex((q) => q === a.quality) - QUALITIES.findIndex((q) => q === b.quality),
      )
      .map(
        ({ name, band, score }) =>
          `${one.id}: sample ${name} scores ${score ?? "nothing"}, its band is ${band[0]} to ${band[1]}`,
      ),
    ...one.variants
      .filter(({ solved }) => !solved)
      .map(
        ({ seed, regime, score }) =>
          `${one.id}: the model answer${regime === null ? "" : ` for ${regime}`} scores ${score ?? "nothing"} ${
            seed === null ? "without a seed" : `with seed ${seed}`
          }, below ${SOLVED}`,
      ),
  ]);
  const head = ["", "question", "level", "samples in band", "qualities", "model answer scores"];
  const sound = checks.filter(isSound).length;
  return `${table([head, ...rows])}\n\n${faults.map((fault) => `${fault}\n`).join("")}${sound} of ${checks.length} questions are sound.\n`;
}
