import { z } from "zod";
import { LONGEST_EMAIL, LONGEST_NAME, LONGEST_PASSWORD, SHORTEST_PASSWORD } from "./limits.ts";

const NO_SUCH_ADDRESS = "Type a mail address, such as ada@example.org.";

/** As people type it, with spaces around and capitals. */
export const EmailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email(NO_SUCH_ADDRESS).max(LONGEST_EMAIL, "This address is too long."));

export const NameSchema = z
  .string()
  .transform((name) => name.replace(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(1, "Type the name that others should see.")
      .max(LONGEST_NAME, `Use at most ${LONGEST_NAME} characters.`)
      // Control and direction marks would let a name pass for another in a list; joiners are spelling in some scripts.
      .regex(
        /^(?:[\u200c\u200d]|[^\p{Cc}\p{Cf}\p{Co}])*$/u,
        "This name holds characters that cannot be shown.",
      ),
  );

/** A password to come. */
export const NewPasswordSchema = z
  .string()
  .min(SHORTEST_PASSWORD, `Use at least ${SHORTEST_PASSWORD} characters. A few words in a row will do.`)
  .max(LONGEST_PASSWORD, `Use at most ${LONGEST_PASSWORD} characters.`);

/** A password that is there already. */
export const PasswordSchema = z
  .string()
  .min(1, "Type your password.")
  .max(LONGEST_PASSWORD, `A password here has at most ${LONGEST_PASSWORD} characters.`);

export type Problems<Field extends string> = Partial<Record<Field, string>>;

/** The first problem of each field, in words. */
export function problemsOf<Field extends string>(error: z.ZodError<Record<Field, unknown>>): Problems<Field> {
  const problems: Problems<Field> = {};
  for (const { path, message } of error.issues) problems[path[0] as Field] ??= message;
  return problems;
}
