import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { runsAreDone } from "~/grading/runs/work-run.server.ts";
import { inTransaction, reader } from "~/models/db.server.ts";
import { newestMarks } from "~/models/mark-row.server.ts";
import {
  action as uploadAction,
  loader as documentsLoader,
} from "~/routes/courses.$courseId.documents._index/route.tsx";
import {
  action as runAction,
  loader as runLoader,
} from "~/routes/courses.$courseId.documents.$runId/route.tsx";
import { loader as csvLoader } from "~/routes/courses.$courseId.documents.$runId_.results[.]csv.tsx";
import { freshDatabase } from "../support/database.ts";
import { ANSWERS } from "../support/marked-class.ts";
import { ask, at, open, post, type Taught, taughtClass } from "../support/taught-class.ts";

freshDatabase();

async function upload(one: Taught, files: Record<string, string>) {
  const form = new FormData();
  const { page } = await ask(documentsLoader, open(one.teacher), at(one));
  form.set("target", (page as { targets: { value: string }[] }).targets[0]?.value ?? "");
  const texts = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  form.set("files", new File([new Uint8Array(zipSync(texts))], "class.zip"));
  const { headers } = one.teacher.get("/anywhere");
  const request = new Request("http://localhost:3000/anywhere", {
    method: "POST",
    body: form,
    headers: { Cookie: headers.get("Cookie") ?? "" },
  });
  return ask(uploadAction, request, at(one));
}

async function uploaded(one: Taught, files: Record<string, string>) {
  const { reply, status } = await upload(one, files);
  expect(status).toBe(302);
  await runsAreDone();
  return at(one, { runId: (reply?.headers.get("Location") ?? "").split("/").at(-1) ?? "" });
}

describe("documents of a class", () => {
  it("are graded, matched by number, listed with what cannot be read, and kept only when asked", async () => {
    const one = await taughtClass({ answers: [...ANSWERS.slice(0, 1), ""] });
    const [, second = ""] = one.students;
    // The second student has handed in nothing so far.
    await inTransaction((tx) => tx.attempt.deleteMany({ where: { userId: second } }));
    const params = await uploaded(one, {
      "exam/000_strong.md": ANSWERS[0] ?? "",
      "exam/001_strong.md": ANSWERS[0] ?? "",
      "exam/somebody.md": "We route tickets to queues.",
      "exam/empty.md": "",
    });
    const { page } = await ask(runLoader, open(one.teacher), params);
    const { rows } = page as {
      rows: { name: string; mark: number | null; person: unknown; state: string }[];
    };
    expect(rows.map(({ state }) => state)).toEqual(["graded", "graded", "graded", "failed"]);
    expect(rows.map(({ person }) => person !== null)).toEqual([true, true, false, false]);
    const db = await reader();
    expect(await db.attempt.count()).toBe(1);
    const csv = (await (await ask(csvLoader, open(one.teacher), params)).reply?.text()) ?? "";
    expect(csv).toContain("exam/001_strong.md,Student No 1,001");
    expect(csv).toContain("This file is empty.");

    const kept = await ask(runAction, post(one.teacher, { do: "keep" }), params);
    expect(kept.page).toMatchObject({ kept: 1, refused: [expect.stringContaining("has an attempt")] });
    const attempt = await db.attempt.findFirstOrThrow({ where: { userId: second } });
    expect(attempt).toMatchObject({ closedBy: "candidate", needsGrading: false, slot: 1 });
    expect((await newestMarks([attempt.id])).get(attempt.id)?.mark).toBe(rows[1]?.mark);
    expect((await ask(runAction, post(one.teacher, { do: "keep" }), params)).status).toBe(409);
    expect(await db.auditEntry.count({ where: { kind: "documents-kept" } })).toBe(1);

    expect((await ask(runAction, post(one.teacher, { do: "delete" }), params)).status).toBe(302);
    expect((await ask(runLoader, open(one.teacher), params)).status).toBe(404);
    expect(await db.attempt.count()).toBe(2);
  });
  it("are seen and uploaded by an instructor of the course alone", async () => {
    const one = await taughtClass({ answers: [""] });
    const other = await taughtClass({ answers: [""] });
    const params = await uploaded(one, { "a.md": "We route tickets to queues." });
    expect((await ask(runLoader, open(one.learner), params)).status).toBe(403);
    expect((await ask(runLoader, open(other.teacher), params)).status).toBe(404);
    const crossed = { ...params, courseId: other.courseId };
    expect((await ask(runLoader, open(other.teacher), crossed)).status).toBe(404);
    expect((await ask(csvLoader, open(other.teacher), crossed)).status).toBe(404);
  });
});
