import { z } from "zod";
import type { PlatformFacts } from "~/models/lti-platform.server.ts";
import { refusedAddress } from "./fetch-outside.server.ts";
import { originOf } from "./frames.ts";

export const PLATFORM_FIELDS = [
  "name",
  "issuer",
  "clientId",
  "deploymentId",
  "authUrl",
  "tokenUrl",
  "jwksUrl",
  "tokenAudience",
  "pageOrigins",
] as const;
export type PlatformField = (typeof PLATFORM_FIELDS)[number];
export type TypedPlatform = Record<PlatformField, string>;

const text = (missing: string, most = 255) =>
  z.string().trim().min(1, missing).max(most, `Use at most ${most} characters.`);

const address = z
  .string()
  .trim()
  .max(1000, "This address is too long.")
  .superRefine((value, ctx) => {
    const why = refusedAddress(value);
    if (why !== null) ctx.addIssue({ code: "custom", message: why });
  });

const MOST_ORIGINS = 10;
const origins = z
  .string()
  .transform((value) => value.split(/[\s,]+/).filter((one) => one !== ""))
  .superRefine((list, ctx) => {
    const wrong = list.find((one) => originOf(one) === null);
    if (wrong !== undefined)
      ctx.addIssue({
        code: "custom",
        message: `${wrong.slice(0, 100)} is no address. It begins with https://.`,
      });
    if (list.length > MOST_ORIGINS) ctx.addIssue({ code: "custom", message: `At most ${MOST_ORIGINS}.` });
  })
  .transform((list) => list.map((one) => originOf(one) ?? "").join(" "));

const PlatformSchema = z.object({
  name: text("Give it a name, as Canvas or Moodle.", 80),
  /** Compared letter by letter with what tokens say, so it is kept as typed. */
  issuer: text("The platform’s own page of the tool names it.", 500),
  clientId: text("The platform gives it when the tool is made there."),
  deploymentId: z.string().trim().max(255, "Use at most 255 characters."),
  authUrl: address,
  tokenUrl: address,
  jwksUrl: address,
  tokenAudience: z
    .string()
    .trim()
    .max(1000)
    .transform((value) => (value === "" ? null : value)),
  pageOrigins: origins,
});

export type ReadPlatform =
  | { kind: "read"; facts: PlatformFacts }
  | { kind: "wrong"; typed: TypedPlatform; errors: Partial<Record<string, string>> };

/** Reads a registration's form. `anyDeployment`: an administrator may leave the deployment open. */
export function readPlatformForm(
  form: FormData,
  { anyDeployment }: { anyDeployment: boolean },
): ReadPlatform {
  const typed = Object.fromEntries(
    PLATFORM_FIELDS.map((field) => {
      const value = form.get(field);
      return [field, typeof value === "string" ? value.slice(0, 2000) : ""];
    }),
  ) as TypedPlatform;
  const parsed = PlatformSchema.safeParse(typed);
  const errors: Partial<Record<string, string>> = {};
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues) errors[String(path[0])] ??= message;
  if (!anyDeployment && typed.deploymentId.trim() === "")
    errors["deploymentId"] = "The platform shows it with the tool, once it is added to the course.";
  return parsed.success && Object.keys(errors).length === 0
    ? { kind: "read", facts: parsed.data }
    : { kind: "wrong", typed, errors };
}
