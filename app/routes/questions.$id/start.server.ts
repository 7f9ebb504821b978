import { z } from "zod";

const SEED_MESSAGE = "Enter a whole number from 1 to 999,999,999, or leave it empty.";

const StartSchema = z.object({
  mode: z.enum(["practice", "interview"], "Choose practice or interview."),
  /** A box: sent only when it is ticked. */
  curveball: z
    .literal("on")
    .nullable()
    .transform((sent) => sent !== null),
  seed: z
    .string()
    .trim()
    .transform((text) => (text === "" ? null : Number(text)))
    .pipe(
      z.number(SEED_MESSAGE).int(SEED_MESSAGE).min(1, SEED_MESSAGE).max(999_999_999, SEED_MESSAGE).nullable(),
    ),
});
export type Start = z.infer<typeof StartSchema>;

/** Reads the form that starts a round; a refusal keeps what was typed. */
export function readStart(
  form: FormData,
): { ok: true; value: Start } | { ok: false; message: string; seed: string } {
  const seed = String(form.get("seed") ?? "").slice(0, 20);
  const curveball = form.get("curveball") === "on" ? "on" : null;
  const parsed = StartSchema.safeParse({ mode: form.get("mode"), curveball, seed });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, message: parsed.error.issues[0]?.message ?? SEED_MESSAGE, seed };
}
