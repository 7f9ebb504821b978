import type { TypedRules } from "~/components/courses/rules-form.tsx";
import { textOf } from "~/course-view.server.ts";
import { type AssignmentRules, AssignmentRulesSchema } from "~/models/assignment-rules.ts";
import { localText, readLocal } from "~/time-zone.ts";

type Errors = Partial<Record<string, string>>;
export type ReadRules =
  { ok: true; rules: AssignmentRules } | { ok: false; typed: TypedRules; errors: Errors };

/** Empty means none; what is no number becomes one that no schema takes. */
const numberIn = (text: string): number | null =>
  text.trim() === "" ? null : Number(text.trim().replace(",", "."));

/** Reads the posted rules, its times in the course's zone. */
export function readRules(form: FormData, timeZone: string): ReadRules {
  const text = (name: keyof TypedRules) => textOf(form, name, 5000);
  const typed: TypedRules = {
    title: text("title"),
    instructions: text("instructions"),
    mode: text("mode"),
    opensAt: text("opensAt"),
    closesAt: text("closesAt"),
    minutes: text("minutes"),
    seedPolicy: text("seedPolicy"),
    seed: text("seed"),
    scorePolicy: text("scorePolicy"),
    lateRule: text("lateRule"),
    shows: text("shows"),
    passMark: text("passMark"),
    anonymous: text("anonymous"),
    doubleMarked: text("doubleMarked"),
  };
  const errors: Errors = {};
  const moment = (name: "opensAt" | "closesAt"): Date => {
    const read = readLocal(typed[name], timeZone);
    if (read.ok) return read.at;
    errors[name] =
      read.reason === "skipped"
        ? `The clocks of ${timeZone} jump over this time. Choose one before or after it.`
        : "Enter a day and a time.";
    return new Date(name === "opensAt" ? 0 : 1);
  };
  const doubled = numberIn(typed.doubleMarked);
  const parsed = AssignmentRulesSchema.safeParse({
    ...typed,
    opensAt: moment("opensAt"),
    closesAt: moment("closesAt"),
    minutes: numberIn(typed.minutes),
    seed: numberIn(typed.seed),
    passMark: numberIn(typed.passMark),
    anonymous: typed.anonymous === "on",
    doubleMarked: (doubled ?? 0) / 100,
  });
  for (const { path, message } of parsed.error?.issues ?? []) errors[String(path[0])] ??= message;
  return parsed.success && Object.keys(errors).length === 0
    ? { ok: true, rules: parsed.data }
    : { ok: false, typed, errors };
}

const shown = (value: number | null) => (value === null ? "" : String(value));

export const typedRules = (rules: AssignmentRules, timeZone: string): TypedRules => ({
  ...rules,
  opensAt: localText(rules.opensAt.toISOString(), timeZone),
  closesAt: localText(rules.closesAt.toISOString(), timeZone),
  minutes: shown(rules.minutes),
  seed: shown(rules.seed),
  passMark: shown(rules.passMark),
  anonymous: rules.anonymous ? "on" : "",
  doubleMarked: shown(Math.round(rules.doubleMarked * 1000) / 10),
});
