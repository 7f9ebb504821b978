import { z } from "zod";

export const SEED_POLICIES = ["shared", "per-student", "none"] as const;
export const SCORE_POLICIES = ["checks", "checks-and-judge"] as const;
export const LATE_RULES = ["finish", "cut"] as const;
export const SHOWS = ["score", "findings", "model-answer"] as const;
export type Shows = (typeof SHOWS)[number];

const DAY_MINUTES = 24 * 60;
/** Projects run for days; nothing runs for more than two months. */
const MOST_MINUTES = 60 * DAY_MINUTES;
export const MOST_SEED = 999_999_999;

/** The rules of an assignment, as far as they do not concern its questions. */
export const AssignmentRulesSchema = z
  .object({
    title: z
      .string()
      .trim()
      .min(1, "Give the assignment a title.")
      .max(120, "A title has at most 120 characters."),
    instructions: z.string().trim().max(4000, "Instructions have at most 4,000 characters."),
    mode: z.enum(["practice", "interview", "exam"], "Choose a mode."),
    opensAt: z.date(),
    closesAt: z.date(),
    minutes: z
      .number("Enter whole minutes, or leave it empty for the question's own.")
      .int("Enter whole minutes.")
      .min(1, "A round lasts at least a minute.")
      .max(MOST_MINUTES, "A round lasts at most 60 days.")
      .nullable(),
    seedPolicy: z.enum(SEED_POLICIES, "Choose how numbers are drawn."),
    seed: z
      .number(`Enter a whole number from 1 to ${MOST_SEED}, or leave it empty to have one drawn.`)
      .int("Enter a whole number.")
      .min(1, "Enter a number from 1.")
      .max(MOST_SEED, `Enter a number up to ${MOST_SEED}.`)
      .nullable(),
    scorePolicy: z.enum(SCORE_POLICIES, "Choose what a mark is made of."),
    lateRule: z.enum(LATE_RULES, "Choose what happens at closing."),
    shows: z.enum(SHOWS, "Choose what students see."),
    passMark: z
      .number("Enter a mark from 0 to 100, or leave it empty.")
      .min(0, "A mark is at least 0.")
      .max(100, "A mark is at most 100.")
      .nullable(),
    anonymous: z.boolean(),
    doubleMarked: z
      .number("Enter a percentage from 0 to 100.")
      .min(0, "Enter at least 0.")
      .max(1, "Enter at most 100."),
  })
  .refine(({ opensAt, closesAt }) => closesAt > opensAt, {
    path: ["closesAt"],
    message: "Closing comes after opening.",
  });
export type AssignmentRules = z.infer<typeof AssignmentRulesSchema>;
export type RuleField = keyof AssignmentRules;

/** What every started attempt was promised; it stays once there is one. */
const PROMISED: readonly RuleField[] = ["mode", "opensAt", "minutes", "seedPolicy", "seed", "lateRule"];
/** What marks and what is shown of them rest on; it stays once they are released. */
const RELEASED: readonly RuleField[] = [
  "closesAt",
  "scorePolicy",
  "shows",
  "passMark",
  "anonymous",
  "doubleMarked",
];

/** Why a rule may no longer change; null: it may. */
export function lockOf(
  field: RuleField,
  { attempts, released }: { attempts: number; released: boolean },
): string | null {
  if (PROMISED.includes(field) && attempts > 0) return "Fixed: somebody has started.";
  if (released && (PROMISED.includes(field) || RELEASED.includes(field))) return "Fixed: marks are released.";
  return null;
}
