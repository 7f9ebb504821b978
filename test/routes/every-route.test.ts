import { copyFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { closeDatabase, reader, useDatabase } from "~/models/db.server.ts";
import {
  everyStanding,
  type Scene,
  type Secret,
  SECRETS,
  SEES,
  type Standing,
  STANDINGS,
} from "../support/every-standing.ts";
import {
  A,
  type Case,
  expectations,
  QUESTION,
  type Reply,
  type Sent,
} from "../support/route-expectations.ts";

const OUTSIDERS: readonly Standing[] = ["nobody", "visitor", "stranger", "elsewhere", "student"];

const ROUTES = new URL("../../app/routes/", import.meta.url);
const MODULES = import.meta.glob<Record<string, unknown>>("../../app/routes/**/*.{ts,tsx}");
/** Every route module by the name of its file or folder, as the framework finds them. */
const modules = new Map(
  readdirSync(ROUTES)
    .filter((file) => !file.includes(".test."))
    .map((file) => {
      const found = ["", "/route.tsx", "/route.ts"].map((end) => MODULES[`../../app/routes/${file}${end}`]);
      return [file.replace(/\.tsx?$/, ""), found.find((one) => one !== undefined)] as const;
    }),
);

/** The address of a route: its name with the parameters in it. */
const addressOf = (name: string, params: Record<string, string>) =>
  `/${name
    .replaceAll("[.]", "\0")
    .split(".")
    .filter((part) => part !== "_index")
    .map((part) => (part.startsWith("$") ? (params[part.slice(1) || "*"] ?? "") : part.replace(/_$/, "")))
    .join("/")
    .replaceAll("\0", ".")}`;

const nothingLater = (_key: string, value: unknown): unknown => {
  if (value instanceof Promise) throw new Error("what comes later than the page is not looked at here");
  return value;
};

/** What a route answers, returned or thrown, with all that it says. */
async function send(
  scene: Scene,
  name: string,
  part: "loader" | "action",
  standing: Standing,
  { params: own, search = "", fields, json }: Partial<Sent>,
) {
  const params = { ...scene.params, ...own };
  const browser = scene.browsers[standing];
  const address = addressOf(name, params) + search;
  const posted = () =>
    json === undefined ? browser.postForm(address, fields) : browser.postJson(address, json);
  const request = part === "loader" ? browser.get(address) : posted();
  const route = (await modules.get(name)?.())?.[part] as (args: unknown) => unknown;
  const answer: unknown = await Promise.resolve()
    .then(() => route({ request, params, context: { nonce: "" } }))
    .catch((thrown: unknown) => thrown);
  if (answer instanceof Error) throw answer;
  if (answer instanceof Response) {
    const said = JSON.stringify([...answer.headers]) + (await answer.text());
    return { status: answer.status, to: answer.headers.get("Location") ?? "", said };
  }
  const init = (answer as { init?: ResponseInit | null }).init;
  return { status: init?.status ?? 200, to: "", said: JSON.stringify(answer, nothingLater) };
}

const folder = mkdtempSync(path.join(tmpdir(), "headroom-routes-"));
const live = path.join(folder, "live.db");
const kept = path.join(folder, "kept.db");
let scene: Scene;

/** A bank of one question is read in no time. */
function smallBank(): string {
  const whole = fileURLToPath(new URL("../../questions/", import.meta.url));
  const bank = path.join(folder, "questions");
  for (const part of ["topics", `mid/${QUESTION}`])
    cpSync(path.join(whole, part), path.join(bank, part), { recursive: true });
  return bank;
}

async function restore() {
  await closeDatabase();
  for (const end of ["-wal", "-shm"]) rmSync(live + end, { force: true });
  copyFileSync(kept, live);
  await useDatabase(`file:${live}`);
}

/** Changes with whatever another connection has committed. */
const committed = async () =>
  JSON.stringify(await (await reader()).$queryRawUnsafe("PRAGMA data_version"), (_, value: unknown) =>
    typeof value === "bigint" ? Number(value) : value,
  );

/** Tries are counted and challenges kept also of whoever is refused. */
const COUNTED = ["TryCount", "Verification"];

/** Every row of every table. */
async function everything() {
  const db = await reader();
  const tables = await db.$queryRaw<{ name: string }[]>`SELECT name FROM sqlite_master WHERE type = 'table'`;
  const rows: [string, unknown][] = [];
  for (const { name } of tables.filter((one) => !COUNTED.includes(one.name)))
    rows.push([name, await db.$queryRawUnsafe(`SELECT * FROM "${name}"`)]);
  return Object.fromEntries(rows);
}

/** All that is Olga's, and the course that she is in. */
async function ofOthers() {
  const db = await reader();
  const { owner } = scene.browsers;
  const person = {
    sessions: true,
    credentials: true,
    passkeys: true,
    priceTables: { include: { versions: true } },
  };
  const work = { fields: true, journal: true, saves: true, clockEvents: true, marks: true, gradings: true };
  const paper = { include: { questions: true } };
  return [
    await db.user.findUnique({ where: { id: owner.userId }, include: person }),
    await db.attempt.findMany({ where: { userId: owner.userId }, include: { ...work, regrades: true } }),
    await db.course.findUnique({
      where: { id: scene.params["courseId"] ?? "" },
      include: { members: true, roster: true, audit: true, comments: true, assignments: paper },
    }),
  ];
}

/** What was planted and came to whoever may read it: a word that nobody gets would prove nothing. */
const met = new Set<string>();
const wordsIn = (said: string) =>
  Object.entries(SECRETS).flatMap(([secret, words]) =>
    words.some((word) => said.includes(word)) ? [secret] : [],
  );

let before: { everything: unknown; ofOthers: unknown };

beforeAll(async () => {
  process.env["HEADROOM_SECRET"] ??= "a secret that only tests know, long enough";
  process.env["LOG_LEVEL"] ??= "silent";
  process.env["HEADROOM_QUESTIONS"] = smallBank();
  copyFileSync(inject("templateDatabase"), live);
  await useDatabase(`file:${live}`);
  scene = await everyStanding();
  await closeDatabase();
  copyFileSync(live, kept);
  await restore();
  before = { everything: await everything(), ofOthers: await ofOthers() };
}, 60_000);
beforeEach(restore);
afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends one request and holds the answer against what is expected; afterwards everything is as it was. */
async function holds(
  name: string,
  part: "loader" | "action",
  standing: Standing,
  sent: Case,
  expected: Reply,
) {
  const what = `${part} of ${name} for ${standing}, ${JSON.stringify({ ...sent, who: undefined })}`;
  const version = await committed();
  const { status, to, said } = await send(scene, name, part, standing, sent);
  expect.soft(status, what).toBe(expected === "sign-in" ? 302 : expected);
  if (expected === "sign-in") expect.soft(to, what).toMatch(/^\/sign-in\?next=/);
  else expect.soft(to, what).not.toMatch(/^\/sign-in\?next=/);
  const refused = expected === "sign-in" || [401, 403, 404].includes(expected);
  const mayRead: readonly Secret[] = refused ? [] : SEES[standing];
  const read = wordsIn(said);
  expect
    .soft(
      read.filter((secret) => !mayRead.some((one) => one === secret)),
      what,
    )
    .toEqual([]);
  for (const secret of read) met.add(secret);
  if ((await committed()) === version) return;
  if (refused || part === "loader") expect.soft(await everything(), what).toEqual(before.everything);
  if (OUTSIDERS.includes(standing)) expect.soft(await ofOthers(), what).toEqual(before.ofOthers);
  await restore();
}

const casesOf = (name: string): (readonly ["loader" | "action", Case])[] => {
  const { get = [], post = [] } = expectations(scene)[name] ?? {};
  return [...get.map((one) => ["loader", one] as const), ...post.map((one) => ["action", one] as const)];
};

describe("every route", () => {
  it("has its expectations in the table, and the table has no others", () => {
    expect([...modules].filter(([, module]) => !module)).toEqual([]);
    expect([...modules.keys()].sort()).toEqual(Object.keys(expectations(scene)).sort());
  });

  it.each([...modules.keys()])("answers each standing as it should: %s", async (name) => {
    const module = (await modules.get(name)?.()) ?? {};
    const cases = expectations(scene)[name] ?? {};
    expect(["loader" in module, "action" in module]).toEqual(["get" in cases, "post" in cases]);
    for (const [part, one] of casesOf(name))
      for (const standing of STANDINGS) await holds(name, part, standing, one, one.who[standing]);
  });

  it.each([...modules.keys()].filter((name) => name.startsWith(A)))(
    "finds no assignment of another course in one's own: %s",
    async (name) => {
      for (const [part, one] of casesOf(name)) {
        const params = { ...one.params, courseId: scene.elsewhere };
        const ofStudents = one.fields?.["intent"] === "start" || name === `${A}.marks`;
        await holds(name, part, "elsewhere", { ...one, params }, ofStudents ? 403 : 404);
      }
    },
  );

  it("shows marks, once released, to those whose they are", async () => {
    const says = async (name: string, standing: Standing) =>
      wordsIn((await send(scene, name, "loader", standing, { params: { id: scene.exam } })).said);
    const report = "attempts.$id.report";
    const closed = await says(report, "owner");
    expect(closed).toContain("answer");
    for (const secret of ["rubric", "model", "comment"]) expect(closed).not.toContain(secret);
    await send(scene, `${A}.results`, "action", "instructor", { fields: { do: "release" } });
    expect(await says(report, "owner")).toEqual(
      expect.arrayContaining(["answer", "rubric", "model", "comment"]),
    );
    expect(await says(report, "student")).toEqual([]);
    expect(await says(`${A}.marks`, "owner")).toEqual(expect.arrayContaining(["rubric", "comment"]));
    const other = await says(`${A}.marks`, "student");
    expect(other).toContain("rubric");
    for (const secret of ["answer", "comment", "mark", "person"]) expect(other).not.toContain(secret);
  });

  it("was tried with words that some may read", () => {
    expect(Object.keys(SECRETS).filter((secret) => secret !== "model" && !met.has(secret))).toEqual([]);
  });
});
