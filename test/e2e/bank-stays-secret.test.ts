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
  ]);
  return [
    ...question.rubric.criteria.flatMap(({ advice, why }) => [advice, why]),
    ...question.misconceptions.flatMap(({ says, truth }) => [says, truth]),
    ...question.clarifications.map(({ answer }) => answer),
    ...question.probes.map(({ ask }) => ask),
    ...question.regimes.map(({ note }) => note),
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
function leaks(sent: string, entry: BankEntry): string[] {
  return secretsOf(entry).filter((secret) => spellings(secret).some((text) => sent.includes(text)));
}

it("has something to keep secret", () => {
  expect(entries.length).toBeGreaterThan(0);
  for (const entry of entries) expect(secretsOf(entry).length).toBeGreaterThan(10);
});

it("puts nothing of the bank into the files that browsers load", () => {
  const folder = "build/client";
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  expect(files.length).toBeGreaterThan(5);
  for (const { parentPath, name } of files) {
    const sent = readFileSync(path.join(parentPath, name), "utf8");
    for (const entry of entries) expect(leaks(sent, entry), name).toEqual([]);
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
    for (const address of addresses) {
      const answer = await fetch(url(address), { headers: { Cookie: cookie }, redirect: "manual" });
      expect(answer.status, address).toBeLessThan(400);
      expect(leaks(await answer.text(), entry), address).toEqual([]);
    }
  },
);
