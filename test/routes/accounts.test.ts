import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inTransaction, reader } from "~/models/db.server.ts";
import { setRole } from "~/models/people-list.server.ts";
import { loader as exportData } from "~/routes/account_.data.ts";
import { action as deleteAccount } from "~/routes/account_.delete/route.tsx";
import { action as account, loader as accountPage } from "~/routes/account/route.tsx";
import { action as people, loader as peoplePage } from "~/routes/admin.people/route.tsx";
import { loader as authApi } from "~/routes/api.auth.$.ts";
import { action as confirmMail } from "~/routes/confirm-mail/route.tsx";
import { action as forgotPassword } from "~/routes/forgot-password/route.tsx";
import { action as resetPassword } from "~/routes/reset-password/route.tsx";
import { action as signIn, loader as signInPage } from "~/routes/sign-in/route.tsx";
import { action as signOut } from "~/routes/sign-out/route.tsx";
import { action as signUp } from "~/routes/sign-up/route.tsx";
import { ensureUser, getAccount, getUserId } from "~/session.server.ts";
import { freshDatabase } from "../support/database.ts";
import { save, startRound } from "../support/round.ts";
import { type SmtpServer, startSmtpServer } from "../support/smtp-server.ts";

freshDatabase();

const NOW = new Date("2026-11-22T10:00:00Z");
/** What a request says it was sent to; mailed links must not believe it. */
const SENT_TO = "http://evil.example";
const ADDRESS = "https://headroom.example.edu";
const ADA = { name: "Ada Lovelace", email: "", password: "quiet numbers", "take-along": "on" };
let grace = "";

let smtp: SmtpServer;
beforeAll(async () => {
  smtp = await startSmtpServer();
  process.env["HEADROOM_SMTP_URL"] = smtp.url;
  process.env["HEADROOM_MAIL_FROM"] = "Headroom <headroom@example.edu>";
  process.env["HEADROOM_URL"] = `${ADDRESS}/`;
});
afterAll(() => smtp.stop());

let tests = 0;
beforeEach(() => {
  // Of each test its own, so that no late mail of one reaches the next.
  tests += 1;
  ADA.email = `ada-${tests}@example.org`;
  grace = `grace-${tests}@example.org`;
});

type Route = (args: { request: Request; params: Record<string, string>; context: never }) => unknown;

interface Answer {
  status: number;
  location: string | null;
  headers: Headers;
  body: unknown;
}

/** A browser that keeps its cookies. */
class Visitor {
  readonly jar = new Map<string, string>();

  request(path: string, fields?: Record<string, string>): Request {
    const headers = { Cookie: [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ") };
    const form = fields && { method: "POST", body: new URLSearchParams(fields) };
    return new Request(SENT_TO + path, { headers, ...form });
  }

  take(headers: Headers): void {
    for (const cookie of headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === "" || /Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(cookie)) this.jar.delete(name);
      else this.jar.set(name, value);
    }
  }

  async call(route: unknown, path: string, fields?: Record<string, string>, params = {}): Promise<Answer> {
    const args = { request: this.request(path, fields), params, context: undefined as never };
    const answer: unknown = await Promise.resolve((route as Route)(args)).catch((thrown: unknown) => thrown);
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) {
      this.take(answer.headers);
      const { status, headers } = answer;
      return { status, location: headers.get("Location"), headers, body: await answer.text() };
    }
    const { data: body, init } = answer as { data: unknown; init: ResponseInit | null };
    const headers = new Headers(init?.headers);
    this.take(headers);
    return { status: init?.status ?? 200, location: null, headers, body };
  }

  userId = () => getUserId(this.request("/"));
  account = () => getAccount(this.request("/"));
  signUp = (fields = {}) => this.call(signUp, "/sign-up", { ...ADA, ...fields });
  signIn = (fields = {}) => this.call(signIn, "/sign-in", { ...ADA, remember: "on", ...fields });
}

const linkIn = (mail: { text: string }) => /https?:\/\/\S+/.exec(mail.text)?.[0] ?? "";
const tokenIn = (mail: { text: string }) => new URL(linkIn(mail)).searchParams.get("token") ?? "";

/** A visitor who has begun a round. */
async function busyVisitor() {
  const visitor = new Visitor();
  const { userId, setCookie } = await ensureUser(visitor.request("/"), NOW);
  visitor.take(new Headers([["Set-Cookie", setCookie ?? ""]]));
  const round = await startRound({ userId });
  await save(round, "api", "GET /tickets");
  return { visitor, ...round };
}

const ownerOf = async (attemptId: string) =>
  (await (await reader()).attempt.findUniqueOrThrow({ where: { id: attemptId } })).userId;

describe("signing up", () => {
  it("takes the visitor's round along, and the visitor's cookie is worth nothing after it", async () => {
    const { visitor, attemptId, userId } = await busyVisitor();
    const old = new Visitor();
    for (const [name, value] of visitor.jar) old.jar.set(name, value);
    const answer = await visitor.signUp({ next: "/questions?level=senior" });
    expect([answer.status, answer.location]).toEqual([302, "/questions?level=senior"]);
    const made = await visitor.account();
    expect(made).toMatchObject({ name: "Ada Lovelace", email: ADA.email, role: "user" });
    expect(await ownerOf(attemptId)).toBe(made?.userId);
    expect(made?.userId).not.toBe(userId);
    expect([...visitor.jar.keys()]).toEqual(["__Secure-headroom.session_token"]);
    expect(await old.userId()).toBeNull();
  });

  it("leaves the visitor's round alone where somebody else made it", async () => {
    const { visitor, attemptId, userId } = await busyVisitor();
    await visitor.signUp({ "take-along": "" });
    expect(await ownerOf(attemptId)).toBe(userId);
    await visitor.call(signOut, "/sign-out", { purged: "on" });
    expect(await visitor.userId()).toBe(userId);
  });

  it("sends cookies that scripts cannot read, other sites do not send, and plain HTTP does not carry", async () => {
    const { headers } = await new Visitor().signUp();
    const cookie = headers.getSetCookie().find((one) => one.includes("session_token")) ?? "";
    for (const attribute of [/^__Secure-/, /; HttpOnly/, /; SameSite=Lax/, /; Secure/, /; Path=\//])
      expect(cookie).toMatch(attribute);
  });

  it.each([
    [{ password: "too short" }, "password", /at least 10/],
    [{ email: "ada" }, "email", /mail address/],
    [{ name: " \t " }, "name", /name/],
    [{ name: "Ada\u202egnilrevol" }, "name", /cannot be shown/],
  ])(
    "says at the field what is wrong, and keeps what was typed but the password: %j",
    async (wrong, field, words) => {
      const { status, body } = await new Visitor().signUp(wrong);
      expect(status).toBe(422);
      expect(body).toMatchObject({ problems: { [field]: expect.stringMatching(words) as string } });
      expect(body).toMatchObject({
        typed: { email: ADA.email, name: ADA.name, ...("password" in wrong ? {} : wrong) },
      });
      expect(JSON.stringify(body)).not.toContain(ADA.password);
    },
  );

  it("asks for no capitals, digits or signs, and takes any script", async () => {
    expect((await new Visitor().signUp({ password: "пять слов подряд", name: "Ада" })).status).toBe(302);
  });

  it("makes one account of an address, whatever its capitals", async () => {
    await new Visitor().signUp();
    expect(await new Visitor().signUp({ email: ` ${ADA.email.toUpperCase()} ` })).toMatchObject({
      status: 409,
      body: { problems: { email: expect.stringMatching(/Sign in/) as string } },
    });
  });
});

describe("signing in", () => {
  beforeEach(async () => void (await new Visitor().signUp()));

  it("says the same of a wrong password and of an unknown address", async () => {
    const wrong = await new Visitor().signIn({ password: "loud numbers" });
    const unknown = await new Visitor().signIn({ email: "nobody@example.org" });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect((wrong.body as { problems: unknown }).problems).toEqual(
      (unknown.body as { problems: unknown }).problems,
    );
  });

  it("takes along what was begun here without an account, and gives each sign-in a token of its own", async () => {
    const { visitor, attemptId } = await busyVisitor();
    visitor.jar.set("__Secure-headroom.session_token", "planted.c2lnbmF0dXJl");
    expect((await visitor.signIn()).status).toBe(302);
    expect(await ownerOf(attemptId)).toBe((await visitor.account())?.userId);
    const first = visitor.jar.get("__Secure-headroom.session_token");
    await visitor.signIn();
    expect(visitor.jar.get("__Secure-headroom.session_token")).not.toBe(first);
    const copy = new Visitor();
    copy.jar.set("__Secure-headroom.session_token", first ?? "");
    expect(await copy.account()).toBeNull();
  });

  it.each(["https://evil.example/", "//evil.example", "/\\evil.example", "/.//evil.example"])(
    "leads to no other site: %s",
    async (next) => {
      const visitor = new Visitor();
      expect((await visitor.signIn({ next })).location).toBe("/attempts");
      expect((await visitor.call(signInPage, `/sign-in?next=${encodeURIComponent(next)}`)).location).toBe(
        "/attempts",
      );
    },
  );

  it("stops after ten tries at one account, from wherever they come, and no other account waits", async () => {
    await new Visitor().signUp({ email: grace });
    for (let n = 0; n < 10; n++) await new Visitor().signIn({ password: `guess number ${n}` });
    const right = await new Visitor().signIn();
    expect([right.status, JSON.stringify(right.body)]).toEqual([429, expect.stringContaining("15 minutes")]);
    expect((await new Visitor().signIn({ email: grace })).status).toBe(302);
  });
});

describe("a new password", () => {
  beforeEach(async () => {
    await new Visitor().signUp();
    await smtp.next(ADA.email);
  });
  const ask = (email = ADA.email) => new Visitor().call(forgotPassword, "/forgot-password", { email });

  it("is set once by a link for the right address, and signs out every browser", async () => {
    const elsewhere = new Visitor();
    await elsewhere.signIn();
    expect((await ask()).status).toBe(200);
    const mail = await smtp.next(ADA.email);
    expect(linkIn(mail)).toMatch(/^https:\/\/headroom\.example\.edu\/reset-password\?token=/);
    const token = tokenIn(mail);
    const set = (password: string) =>
      new Visitor().call(resetPassword, "/reset-password", { token, password });
    expect((await set("short")).status).toBe(422);
    expect((await set("louder numbers")).location).toBe("/sign-in?reset");
    expect((await set("loudest numbers")).status).toBe(410);
    expect(await elsewhere.account()).toBeNull();
    expect((await new Visitor().signIn()).status).toBe(401);
    const visitor = new Visitor();
    expect((await visitor.signIn({ password: "louder numbers" })).status).toBe(302);
    // Whoever opened the mailed link reads that mail.
    expect(await visitor.account()).toMatchObject({ emailVerified: true });
  });

  it("takes the account back from a stranger who made it with one's address, and from their passkey", async () => {
    const key = { publicKey: "k", counter: 0, deviceType: "singleDevice", backedUp: false };
    const db = await reader();
    const { id: userId } = await db.user.findUniqueOrThrow({ where: { email: ADA.email } });
    const addKey = (id: string) =>
      inTransaction((tx) => tx.passkey.create({ data: { id, userId, credentialID: id, ...key } }));
    const reset = async () => {
      await ask();
      const token = tokenIn(await smtp.next(ADA.email));
      await new Visitor().call(resetPassword, "/reset-password", { token, password: "louder numbers" });
    };
    await addKey("stranger's");
    await reset();
    expect(await db.passkey.count()).toBe(0);
    // Once the address is known to be one's own, a forgotten password takes no passkey.
    await addKey("mine");
    await reset();
    expect(await db.passkey.count()).toBe(1);
  });

  it("is kept from whoever reads the database: the link's token is not in it", async () => {
    await ask();
    const token = tokenIn(await smtp.next(ADA.email));
    const rows = await (await reader()).verification.findMany();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("is answered alike whether there is an account or not, and mails nobody else", async () => {
    const before = smtp.received();
    const [known, unknown] = [await ask(), await ask("nobody@example.org")];
    const told = (answer: Answer) => JSON.stringify(answer.body).replaceAll(/[\w-]+@example.org/g, "");
    expect([known.status, told(known)]).toEqual([unknown.status, told(unknown)]);
    await smtp.next(ADA.email);
    expect(smtp.received()).toBe(before + 1);
  });

  it("is asked for three times an hour", async () => {
    for (let n = 0; n < 3; n++) expect((await ask("nobody@example.org")).status).toBe(200);
    expect((await ask("nobody@example.org")).status).toBe(429);
  });
});

describe("an account's page", () => {
  let visitor: Visitor;
  let confirmation: { text: string };
  beforeEach(async () => {
    visitor = new Visitor();
    await visitor.signUp();
    confirmation = await smtp.next(ADA.email);
  });
  const change = (fields: Record<string, string>) => visitor.call(account, "/account", fields);

  it("is for whoever is signed in; others sign in first and come back", async () => {
    expect((await new Visitor().call(accountPage, "/account?done=name")).location).toBe(
      "/sign-in?next=%2Faccount%3Fdone%3Dname",
    );
  });

  it("tells no token of any session to the browser", async () => {
    const { body } = await visitor.call(accountPage, "/account");
    for (const { token } of await (await reader()).session.findMany())
      expect(JSON.stringify(body)).not.toContain(token);
  });

  it("confirms the address by its link, at a press of the button", async () => {
    const token = tokenIn(confirmation);
    const confirm = (who: Visitor, text = token) => who.call(confirmMail, "/confirm-mail", { token: text });
    // Neither somebody else who was mailed a stranger's link by mistake, nor another account.
    expect((await confirm(new Visitor())).location).toMatch(/^\/sign-in\?next=%2Fconfirm-mail/);
    const other = new Visitor();
    await other.signUp({ email: grace });
    expect((await confirm(other)).status).toBe(410);
    expect((await confirm(visitor, `${token}x`)).status).toBe(410);
    expect(await visitor.account()).toMatchObject({ emailVerified: false });
    expect((await confirm(visitor)).status).toBe(200);
    expect(await visitor.account()).toMatchObject({ emailVerified: true });
  });

  it("changes the name", async () => {
    expect((await change({ change: "name", name: "  Ada   King " })).location).toBe("/account?done=name");
    expect(await visitor.account()).toMatchObject({ name: "Ada King" });
  });

  it("changes the address once the new one has confirmed it, and tells the old one", async () => {
    const king = `king-${tests}@example.org`;
    expect((await change({ change: "email", email: king, password: "wrong one" })).status).toBe(401);
    await change({ change: "email", email: king.toUpperCase(), password: ADA.password });
    expect(await visitor.account()).toMatchObject({ email: ADA.email });
    expect((await smtp.next(ADA.email)).text).toContain(king);
    const token = tokenIn(await smtp.next(king));
    const stranger = await new Visitor().call(confirmMail, "/confirm-mail", { token });
    expect(stranger.location).toMatch(/^\/sign-in\?next=%2Fconfirm-mail/);
    await visitor.call(confirmMail, "/confirm-mail", { token });
    expect(await visitor.account()).toMatchObject({ email: king, emailVerified: true });
  });

  it("never says that another account has an address", async () => {
    await new Visitor().signUp({ email: grace });
    await smtp.next(grace);
    const mails = smtp.received();
    const asked = await change({ change: "email", email: grace, password: ADA.password });
    expect(asked.location).toBe("/account?done=email");
    expect((await smtp.next(ADA.email)).text).toContain(grace);
    expect(smtp.received()).toBe(mails + 1);
  });

  it("changes the password for whoever knows the present one, and signs the others out", async () => {
    const elsewhere = new Visitor();
    await elsewhere.signIn();
    const next = { change: "password", "new-password": "louder numbers" };
    expect((await change({ ...next, password: "wrong one" })).status).toBe(401);
    expect((await change({ ...next, password: ADA.password })).location).toBe("/account?done=password");
    expect(await elsewhere.account()).toBeNull();
    expect(await visitor.account()).toMatchObject({ email: ADA.email });
    expect((await new Visitor().signIn({ password: "louder numbers" })).status).toBe(302);
  });

  it("signs out one other browser, all others, and never a stranger's", async () => {
    const [phone, lab, stranger] = [new Visitor(), new Visitor(), new Visitor()];
    await phone.signIn();
    await lab.signIn();
    await stranger.signUp({ email: grace });
    const db = await reader();
    const ids = async (email: string) =>
      (await db.session.findMany({ where: { user: { email } }, orderBy: { createdAt: "asc" } })).map(
        ({ id }) => id,
      );
    const [theirs = ""] = await ids(grace);
    const [own = "", phones = ""] = await ids(ADA.email);
    for (const session of [theirs, own, phones]) await change({ change: "end-session", session });
    expect([
      await phone.account(),
      (await stranger.account())?.email,
      (await visitor.account())?.email,
    ]).toEqual([null, grace, ADA.email]);
    await change({ change: "end-others" });
    expect([await lab.account(), (await stranger.account())?.email]).toEqual([null, grace]);
    expect(await visitor.account()).not.toBeNull();
  });

  it("removes one's own passkey and no other", async () => {
    const { userId } = await ensureUser(new Request(SENT_TO), NOW);
    const key = { publicKey: "k", counter: 0, deviceType: "singleDevice", backedUp: false };
    const mine = (await visitor.userId()) ?? "";
    await inTransaction(async (tx) => {
      await tx.passkey.create({ data: { id: "mine", userId: mine, credentialID: "a", ...key } });
      await tx.passkey.create({ data: { id: "theirs", userId, credentialID: "b", ...key } });
    });
    for (const passkey of ["mine", "theirs"]) await change({ change: "remove-passkey", passkey });
    expect((await (await reader()).passkey.findMany()).map(({ id }) => id)).toEqual(["theirs"]);
  });

  it("gives everything of the person as one file, and nothing of anybody else's or of any secret", async () => {
    const other = await busyVisitor();
    const round = await startRound({ userId: (await visitor.userId()) ?? "" });
    await save(round, "api", "GET /queues");
    const answer = await visitor.call(exportData, "/account/data");
    expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment; filename="headroom-/);
    const file = JSON.parse(String(answer.body)) as {
      account: unknown;
      attempts: { id: string; answer: { api: string }; versions: { field: string; value: unknown }[] }[];
    };
    expect(file.account).toMatchObject({ email: ADA.email, name: ADA.name });
    expect(file.attempts).toMatchObject([
      {
        id: round.attemptId,
        answer: { api: "GET /queues" },
        versions: [{ field: "api", value: "GET /queues" }],
      },
    ]);
    const db = await reader();
    const [session] = await db.session.findMany();
    const [credential] = await db.credential.findMany();
    for (const secret of [session?.token, credential?.password, other.attemptId])
      expect(String(answer.body)).not.toContain(secret);
  });

  it("is deleted by whoever knows the password, and its cookie is worth nothing then", async () => {
    expect((await visitor.call(deleteAccount, "/account/delete", { password: "wrong one" })).status).toBe(
      401,
    );
    const cookie = visitor.jar.get("__Secure-headroom.session_token") ?? "";
    const gone = await visitor.call(deleteAccount, "/account/delete", { password: ADA.password });
    expect([gone.location, gone.headers.get("Clear-Site-Data")]).toEqual(["/sign-in?out", '"storage"']);
    visitor.jar.set("__Secure-headroom.session_token", cookie);
    expect(await visitor.account()).toBeNull();
    expect((await new Visitor().signIn()).status).toBe(401);
    expect((await new Visitor().signUp()).status).toBe(302);
  });
});

describe("signing out", () => {
  it("ends the session on the server, and clears a browser whose scripts did not", async () => {
    const visitor = new Visitor();
    await visitor.signUp();
    const cookie = visitor.jar.get("__Secure-headroom.session_token") ?? "";
    const out = await visitor.call(signOut, "/sign-out", {});
    expect([out.location, out.headers.get("Clear-Site-Data")]).toEqual(["/sign-in?out", '"storage"']);
    visitor.jar.set("__Secure-headroom.session_token", cookie);
    expect(await visitor.account()).toBeNull();
    const again = new Visitor();
    await again.signIn();
    const purged = await again.call(signOut, "/sign-out", { purged: "on" });
    expect(purged.headers.get("Clear-Site-Data")).toBeNull();
  });
});

describe("the people's page", () => {
  it("is there for admins alone", async () => {
    const visitor = new Visitor();
    await visitor.signUp();
    const look = () => visitor.call(peoplePage, "/admin/people?search=LOVE");
    expect((await look()).status).toBe(404);
    expect((await visitor.call(people, "/admin/people", { person: "x" })).status).toBe(404);
    expect(await setRole({ email: ADA.email, role: "admin" })).toMatchObject({ role: "admin" });
    expect((await look()).body).toMatchObject({ total: 1, people: [{ email: ADA.email, sessions: 1 }] });
  });

  it("signs a person out everywhere", async () => {
    const [admin, student] = [new Visitor(), new Visitor()];
    await admin.signUp();
    await setRole({ email: ADA.email, role: "admin" });
    await student.signUp({ email: grace });
    const person = (await student.userId()) ?? "";
    expect((await admin.call(people, "/admin/people", { person })).location).toBe("/admin/people?ended");
    expect([await student.account(), (await admin.account())?.role]).toEqual([null, "admin"]);
  });
});

describe("the auth library's own addresses", () => {
  it.each(["sign-in/email", "sign-up/email", "get-session", "reset-password", "passkey/delete-passkey", ""])(
    "lead nowhere, passkeys apart: %s",
    async (path) => {
      expect((await new Visitor().call(authApi, `/api/auth/${path}`, undefined, { "*": path })).status).toBe(
        404,
      );
    },
  );

  it("give a passkey's challenge, and refuse an answer to none", async () => {
    const visitor = new Visitor();
    const path = "passkey/generate-authenticate-options";
    const options = await visitor.call(authApi, `/api/auth/${path}`, undefined, { "*": path });
    expect(JSON.parse(String(options.body))).toMatchObject({ rpId: "headroom.example.edu" });
    const verify = "passkey/verify-registration";
    const request = new Request(`${SENT_TO}/api/auth/${verify}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: ADDRESS },
      body: JSON.stringify({ response: {} }),
    });
    expect((await authApi({ request, params: { "*": verify }, context: undefined as never })).status).toBe(
      401,
    );
  });
});
