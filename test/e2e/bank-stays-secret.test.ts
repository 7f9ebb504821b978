import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { inject, expect, it } from "vitest";
import type { BankEntry } from "~graders";
import { readBank } from "~/bank-files.server.ts";

/** Sentences that a candidate must not see before the attempt is closed. Short ones are left out: they could be anybody's. */
function secretsOf({ question, modelAnswers, samples }: BankEntry): string[] {
  const answers = [...modelAnswers, ...samples].flatMap(({ answer }) => [
    ...answer.prose.split("\n"),
    ...answer.functional,
    ...answer.deepDives.flatMap(({ text }) => text.split("\n")),
    ...answer.decisions.map(({ because }) => because),
    ...answer.faults.flatMap(({ claim, fix }) => [claim, fix]),
  ]);
  const { faults = [], sound = [] } = question.review ?? {};
  return [
    ...question.rubric.criteria.flatMap(({ advice, why }) => [advice, why]),
    ...question.misconceptions.flatMap(({ says, truth }) => [says, truth]),
    ...question.clarifications.map(({ answer }) => answer),
    ...question.probes.map(({ ask }) => ask),
    ...question.regimes.map(({ note }) => note),
    ...faults.flatMap(({ explain, claim, fix }) => [explain, ...claim.patterns, ...fix.patterns]),
    ...sound.map(({ why }) => why),
    ...answers,
  ]
    .map((text) => text.trim())
    .filter((text) => text.length >= 40 && !text.includes("{{") && !question.prompt.includes(text));
}

const bank = await readBank("questions");
const entries = [...bank.entries.values()];
const url = (to: string) => new URL(to, inject("baseUrl"));

/** As JSON and HTML may have written it. */
const spellings = (text: string) => {
  const json = JSON.stringify(text).slice(1, -1);
  const html = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return [text, json, html.replaceAll('"', "&quot;").replaceAll("'", "&#x27;"), html];
};

/** Characters by which a secret is looked up; each has more. */
const OPENING = 24;

/** Secrets in all spellings by their first characters, so that a text is walked once for all questions. */
function byOpening(secrets: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const spelling of new Set(secrets.flatMap(spellings))) {
    const opening = spelling.slice(0, OPENING);
    const known = found.get(opening);
    if (known) known.push(spelling);
    else found.set(opening, [spelling]);
  }
  return found;
}

function leaks(sent: string, secrets: ReadonlyMap<string, readonly string[]>): string[] {
  const leaked: string[] = [];
  for (let at = 0; at + OPENING <= sent.length; at++)
    for (const secret of secrets.get(sent.slice(at, at + OPENING)) ?? [])
      if (sent.startsWith(secret, at)) leaked.push(secret);
  return leaked;
}

it("has something to keep secret", () => {
  expect(entries.length).toBeGreaterThan(0);
  for (const entry of entries) expect(secretsOf(entry).length).toBeGreaterThan(10);
});

it("would find a leak, in any spelling", () => {
  for (const entry of entries) {
    const [secret = ""] = secretsOf(entry);
    const secrets = byOpening(secretsOf(entry));
    for (const spelling of spellings(secret))
      expect(leaks(`<p>so ${spelling}</p>`, secrets), entry.question.id).toContain(spelling);
  }
});

it("puts nothing of the bank into the files that browsers load", () => {
  const folder = "build/client";
  const secrets = byOpening(entries.flatMap(secretsOf));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  expect(files.length).toBeGreaterThan(5);
  for (const { parentPath, name } of files) {
    const sent = readFileSync(path.join(parentPath, name), "utf8");
    expect(leaks(sent, secrets), name).toEqual([]);
  }
});

it.each(entries.map((entry) => [entry.question.id, entry] as const))(
  "sends nothing secret of %s before the attempt is closed, as a page or as data",
  async (id, entry) => {
    const started = await fetch(url(`/questions/${id}`), {
      method: "POST",
      body: new URLSearchParams({ mode: "interview", seed: "" }),
      redirect: "manual",
    });
    expect(started.status).toBe(302);
    const attempt = started.headers.get("Location") ?? "";
    const cookie = started.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const addresses = [
      "/",
      "/questions",
      `/questions/${id}`,
      attempt,
      `${attempt}/clock`,
      `${attempt}/export?as=json`,
      `${attempt}/export?as=md`,
      `${attempt}/report`,
      "/_root.data",
      "/questions.data",
      `/questions/${id}.data`,
      `${attempt}.data`,
      `${attempt}/report.data`,
    ];
    const secrets = byOpening(secretsOf(entry));
    for (const address of addresses) {
      const answer = await fetch(url(address), { headers: { Cookie: cookie }, redirect: "manual" });
      expect(answer.status, address).toBeLessThan(400);
      expect(leaks(await answer.text(), secrets), address).toEqual([]);
    }
  },
);
