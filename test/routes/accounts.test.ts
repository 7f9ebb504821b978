import { describe, expect, it } from "vitest";
import { authFor } from "~/auth/auth.server.ts";
import { inTransaction } from "~/models/db.server.ts";
import { ensureUser, getAccount, getUserId } from "~/session.server.ts";
import { freshDatabase } from "../support/database.ts";

freshDatabase();

const NOW = new Date("2026-11-22T10:00:00Z");
const ORIGIN = "http://localhost:3000";
const withCookie = (cookie: string) => new Request(ORIGIN, { headers: { Cookie: cookie } });

async function signUp(email: string) {
  const { headers } = await authFor(new Request(ORIGIN)).api.signUpEmail({
    body: { name: "Ada Lovelace", email, password: "quiet numbers" },
    returnHeaders: true,
  });
  return headers.get("Set-Cookie")?.split(";")[0] ?? "";
}

describe("who asks", () => {
  it("is the account that the browser is signed in to, with an id that lasts", async () => {
    const cookie = await signUp("Ada@Example.org");
    const account = await getAccount(withCookie(cookie));
    expect(account).toEqual({
      userId: account?.userId,
      name: "Ada Lovelace",
      email: "ada@example.org",
      emailVerified: false,
      role: "user",
    });
    expect(await getUserId(withCookie(cookie))).toBe(account?.userId);
    expect(await ensureUser(withCookie(cookie), NOW)).toEqual({ userId: account?.userId, setCookie: null });
  });

  it("is nobody where the account's cookie was made up", async () => {
    await signUp("ada@example.org");
    expect(await getAccount(withCookie("headroom.session_token=made-up.c2lnbmF0dXJl"))).toBeNull();
  });

  it("is never an account by the visitor's cookie alone", async () => {
    const { userId, setCookie } = await ensureUser(new Request(ORIGIN), NOW);
    const visitor = withCookie(setCookie?.split(";")[0] ?? "");
    expect(await getUserId(visitor)).toBe(userId);
    await inTransaction((tx) => tx.user.update({ where: { id: userId }, data: { email: "a@example.org" } }));
    expect(await getUserId(visitor)).toBeNull();
    expect((await ensureUser(visitor, NOW)).userId).not.toBe(userId);
  });
});
