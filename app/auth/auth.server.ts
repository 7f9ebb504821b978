import { passkey } from "@better-auth/passkey";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { config } from "~/config.server.ts";
import { log } from "~/log.server.ts";
import { takeByMail } from "~/models/account.server.ts";
import { authStore } from "~/models/auth-store.server.ts";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "./limits.ts";
import { LINK_LASTS_S, mailConfirmLink, mailResetLink } from "./mailed-links.server.ts";
import { platformSessions } from "./platform-sessions.server.ts";

const DAY_S = 24 * 3600;
const KEPT_ORIGINS = 20;

function makeAuth(origin: string) {
  const isSecure = origin.startsWith("https:");
  return betterAuth({
    appName: "Headroom",
    baseURL: origin,
    basePath: "/api/auth",
    secret: config().secret,
    trustedOrigins: [origin],
    database: prismaAdapter(authStore, { provider: "sqlite" }),
    user: {
      additionalFields: { role: { type: "string", input: false, defaultValue: "user" } },
      changeEmail: { enabled: true },
    },
    account: { modelName: "credential" },
    session: { expiresIn: 30 * DAY_S, updateAge: DAY_S, freshAge: DAY_S },
    // A token in the table is of no use to whoever reads the table.
    verification: { storeIdentifier: "hashed" },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      resetPasswordTokenExpiresIn: LINK_LASTS_S,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => mailResetLink({ to: user.email, token }),
      // Whoever opened the mailed link reads that mail.
      onPasswordReset: ({ user }) => takeByMail(user.id),
    },
    emailVerification: {
      expiresIn: LINK_LASTS_S,
      // Without a mail server a link for every sign-up would fill the log; there one is made when it is asked for.
      sendOnSignUp: config().mail !== null,
      sendVerificationEmail: async ({ user, token }) => mailConfirmLink({ to: user.email, token }),
    },
    // Tries are counted where the forms are read, by account; the library would count them by address.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "headroom",
      useSecureCookies: isSecure,
      ipAddress: { disableIpTracking: true },
    },
    plugins: [passkey({ rpID: new URL(origin).hostname, rpName: "Headroom", origin }), platformSessions],
    telemetry: { enabled: false },
    logger: {
      level: "error",
      // Its further arguments may quote what a person typed.
      log: (_level, message) => log().error({ message: message.slice(0, 200) }, "auth library"),
    },
  });
}

export type Auth = ReturnType<typeof makeAuth>;

const kept = new Map<string, Auth>();

/**
 * The auth library, set up for the address that this installation has, or that the request was sent to: links, passkeys
 * and cookies depend on it.
 */
export function authFor(request: Request): Auth {
  const origin = config().origin ?? new URL(request.url).origin;
  const known = kept.get(origin);
  if (known) return known;
  // Whoever makes up hosts must not fill the memory.
  if (kept.size >= KEPT_ORIGINS) kept.clear();
  const made = makeAuth(origin);
  kept.set(origin, made);
  return made;
}
