import { isAPIError } from "better-auth/api";
import { errorFacts, log } from "~/log.server.ts";
import { endSessions } from "~/models/session-list.server.ts";
import { removePasskey } from "~/models/passkey-list.server.ts";
import { countTry, type TryLimit } from "~/models/try-count.server.ts";
import type { SignedIn } from "~/session.server.ts";
import { waitInWords } from "~/components/accounts/work-here.ts";
import { authFor } from "./auth.server.ts";
import { cookiesOf } from "./cookies.server.ts";
import { EmailSchema, NameSchema, NewPasswordSchema, PasswordSchema } from "./form-input.ts";
import { mailAddressChange } from "./mailed-links.server.ts";
import { checkPassword } from "./own-password.server.ts";

const CONFIRM_LINKS: TryLimit = { of: "confirm-link", most: 5, windowMs: 3600_000 };

export const CHANGES = [
  "name",
  "email",
  "confirm-mail",
  "password",
  "end-session",
  "end-others",
  "remove-passkey",
] as const;
export type Change = (typeof CHANGES)[number];

export type ChangeOutcome =
  | { kind: "done"; headers: Headers }
  /** By field of the change's form; `form` for what concerns no single one. */
  | { kind: "refused"; status: number; problems: Partial<Record<string, string>> };

interface Asked {
  signedIn: SignedIn;
  form: Partial<Record<string, unknown>>;
  now: Date;
}

const done = (headers = new Headers()): ChangeOutcome => ({ kind: "done", headers });
const refused = (field: string, message: string | undefined, status = 422): ChangeOutcome => ({
  kind: "refused",
  status,
  problems: { [field]: message ?? "This cannot be used." },
});
const tooOften = (ms: number) => refused("form", `Too many tries. Wait ${waitInWords(ms)}.`, 429);

/** Null: the password is right. */
async function refuseWithoutPassword(request: Request, { signedIn, form, now }: Asked) {
  const password = PasswordSchema.safeParse(form["password"]);
  if (!password.success) return refused("password", password.error.issues[0]?.message);
  const { account } = signedIn;
  const checked = await checkPassword(request, { account, password: password.data, now });
  if (checked.kind === "wait") return tooOften(checked.ms);
  return checked.kind === "wrong" ? refused("password", "This is not your password.", 401) : null;
}

async function changeName(request: Request, { form }: Asked): Promise<ChangeOutcome> {
  const name = NameSchema.safeParse(form["name"]);
  if (!name.success) return refused("name", name.error.issues[0]?.message);
  await authFor(request).api.updateUser({ body: { name: name.data }, headers: request.headers });
  return done();
}

/** The new address counts once its own mailed link is opened; until then the old one stays. */
async function changeEmail(request: Request, asked: Asked): Promise<ChangeOutcome> {
  const { account } = asked.signedIn;
  const email = EmailSchema.safeParse(asked.form["email"]);
  if (!email.success) return refused("email", email.error.issues[0]?.message);
  if (email.data === account.email) return refused("email", "This is your address already.");
  const problem = await refuseWithoutPassword(request, asked);
  if (problem) return problem;
  const wait = await countTry(CONFIRM_LINKS, { whose: account.userId, now: asked.now });
  if (wait !== null) return tooOften(wait);
  await authFor(request).api.changeEmail({ body: { newEmail: email.data }, headers: request.headers });
  mailAddressChange({ to: account.email, newAddress: email.data });
  return done();
}

async function sendConfirmLink(request: Request, { signedIn, now }: Asked): Promise<ChangeOutcome> {
  const { account } = signedIn;
  const wait = await countTry(CONFIRM_LINKS, { whose: account.userId, now });
  if (wait !== null) return tooOften(wait);
  await authFor(request).api.sendVerificationEmail({
    body: { email: account.email },
    headers: request.headers,
  });
  return done();
}

/** Signs out every other browser: whoever knew the old password may sit at one. */
async function changePassword(request: Request, asked: Asked): Promise<ChangeOutcome> {
  const next = NewPasswordSchema.safeParse(asked.form["new-password"]);
  if (!next.success) return refused("new-password", next.error.issues[0]?.message);
  const problem = await refuseWithoutPassword(request, asked);
  if (problem) return problem;
  const { headers } = await authFor(request).api.changePassword({
    body: {
      currentPassword: String(asked.form["password"]),
      newPassword: next.data,
      revokeOtherSessions: true,
    },
    headers: request.headers,
    returnHeaders: true,
  });
  return done(cookiesOf(headers));
}

async function endSession(_request: Request, { signedIn, form }: Asked): Promise<ChangeOutcome> {
  const only = String(form["session"] ?? "");
  // One's own ends on the sign-out page, which also clears the device.
  if (only !== signedIn.session.id) await endSessions({ userId: signedIn.account.userId, only });
  return done();
}

async function endOthers(_request: Request, { signedIn }: Asked): Promise<ChangeOutcome> {
  await endSessions({ userId: signedIn.account.userId, except: signedIn.session.id });
  return done();
}

async function dropPasskey(_request: Request, { signedIn, form }: Asked): Promise<ChangeOutcome> {
  await removePasskey({ userId: signedIn.account.userId, id: String(form["passkey"] ?? "") });
  return done();
}

const HANDLERS: Record<Change, (request: Request, asked: Asked) => Promise<ChangeOutcome>> = {
  name: changeName,
  email: changeEmail,
  "confirm-mail": sendConfirmLink,
  password: changePassword,
  "end-session": endSession,
  "end-others": endOthers,
  "remove-passkey": dropPasskey,
};

/** Changes one thing of one's own account. */
export async function changeAccount(request: Request, change: Change, asked: Asked): Promise<ChangeOutcome> {
  try {
    return await HANDLERS[change](request, asked);
  } catch (error) {
    if (!isAPIError(error)) throw error;
    log().warn(errorFacts(error), "a change of an account was refused");
    return refused("form", "This was not changed. Load the page again, and try once more.", 409);
  }
}
