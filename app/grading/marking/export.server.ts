import Papa from "papaparse";
import { inBatches } from "~/models/grading.server.ts";
import { marksOf } from "~/models/mark-row.server.ts";
import { regradesOf } from "~/models/regrade-request.server.ts";
import type { SetWork } from "~/models/set-work.server.ts";
import { classResults, type StudentResult } from "./class-results.server.ts";
import { type FinalReport, finalReports } from "./final-report.server.ts";
import { byAttempt, decisionsOf, winnerOf } from "./winning.ts";

type Cell = string | number | boolean | null;

/** One line of CSV. What a spreadsheet would take for a formula is written as text (OWASP, CSV injection). */
export const csvLine = (cells: readonly Cell[]): string =>
  `${Papa.unparse([[...cells]], { escapeFormulae: /^\s*[=+\-@\t\r＝＋－＠]/, newline: "\r\n" })}\r\n`;

const who = ({ person }: StudentResult): Cell[] => [person.name, person.number, person.email];
const WHO = ["name", "number", "email"];

/** One row a student: each slot's mark and state, the whole mark, and whether it passes. */
export async function* studentsCsv(work: SetWork, now: Date): AsyncGenerator<string> {
  const slots = [...new Set(work.questions.map(({ slot }) => slot))];
  yield csvLine([
    ...WHO,
    ...slots.flatMap((slot) => [`question ${slot}`, `mark ${slot}`, `state ${slot}`]),
    "mark",
    "passed",
  ]);
  for (const student of (await classResults(work, now)).students)
    yield csvLine([
      ...who(student),
      ...student.slots.flatMap(({ questionId, mark, state }) => [questionId, mark, state]),
      student.total,
      student.passed,
    ]);
}

/** What is exported of each finding of an attempt, final verdicts and all. */
function findingsOf(final: FinalReport) {
  const decisions = decisionsOf(final.gradings);
  return final.report.findings.map((finding) => {
    const winner = winnerOf(decisions.get(finding.criterion) ?? {});
    const { criterion, title, dimension, level, verdict, points, possible, found, evidence } = finding;
    const { method, comment } = final.deciders[criterion] ?? { method: "check" as const, comment: "" };
    const decidedAt = winner?.at ?? null;
    return {
      criterion,
      title,
      dimension,
      level,
      verdict,
      points,
      possible,
      method,
      comment,
      decidedAt,
      found,
      evidence,
    };
  });
}

const AT_ONCE = 20;

/** Every student with the final reports of their attempts, some students at a time, so that a class of any size streams. */
async function* withReports(
  work: SetWork,
  now: Date,
): AsyncGenerator<{ student: StudentResult; finals: ReadonlyMap<string, FinalReport> }> {
  for (const students of inBatches((await classResults(work, now)).students, AT_ONCE)) {
    const ids = students.flatMap(({ slots }) => slots.flatMap(({ attemptId }) => attemptId ?? []));
    const finals = new Map<string, FinalReport>();
    for await (const { attemptId, final } of finalReports(ids)) finals.set(attemptId, final);
    for (const student of students) yield { student, finals };
  }
}

/** One row a finding. */
export async function* findingsCsv(work: SetWork, now: Date): AsyncGenerator<string> {
  yield csvLine([
    ...WHO,
    "slot",
    "question",
    "criterion",
    "title",
    "dimension",
    "level",
    "verdict",
    "points",
    "possible",
    "method",
    "comment",
    "found",
    "evidence",
  ]);
  for await (const { student, finals } of withReports(work, now))
    for (const { slot, attemptId, questionId } of student.slots) {
      const final = finals.get(attemptId ?? "");
      for (const finding of final ? findingsOf(final) : []) {
        const { evidence, decidedAt: _, ...rest } = finding;
        const quotes = evidence.flatMap((each) => (each.kind === "quote" ? [each.text] : []));
        yield csvLine([
          ...who(student),
          slot,
          questionId,
          rest.criterion,
          rest.title,
          rest.dimension,
          rest.level,
          rest.verdict,
          rest.points,
          rest.possible,
          rest.method,
          rest.comment,
          rest.found,
          quotes.join(" | "),
        ]);
      }
    }
}

/** All of it: every student with every attempt, finding, decision, mark and request. Streams like the rest. */
export async function* everythingJson(work: SetWork, now: Date): AsyncGenerator<string> {
  const { questions, ...assignment } = work;
  const head = JSON.stringify({
    exportedAt: now.toISOString(),
    assignment,
    questions: questions.map(({ slot, questionId, title, weight }) => ({ slot, questionId, title, weight })),
  });
  yield `${head.slice(0, -1)},"students":[`;
  let first = true;
  for await (const { student, finals } of withReports(work, now)) {
    const { person, slots, total, passed } = student;
    const ids = slots.flatMap(({ attemptId }) => attemptId ?? []);
    const marks = byAttempt(await marksOf(ids));
    const regrades = byAttempt(await regradesOf(ids));
    const attempts = slots.map((slot) => {
      const final = finals.get(slot.attemptId ?? "");
      return {
        ...slot,
        findings: final ? findingsOf(final) : [],
        limits: final?.limits ?? [],
        decisions: final?.gradings ?? [],
        marks: marks.get(slot.attemptId ?? "") ?? [],
        regrades: regrades.get(slot.attemptId ?? "") ?? [],
        versions: final?.report.versions ?? null,
      };
    });
    const { name, number, email } = person;
    yield `${first ? "" : ","}\n${JSON.stringify({ name, number, email, mark: total, passed, attempts })}`;
    first = false;
  }
  yield "\n]}\n";
}

/** A file to keep, sent as it is made. */
export function asFile(
  parts: AsyncGenerator<string>,
  { name, type }: { name: string; type: string },
): Response {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  const safe = name.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^-+|-+$/g, "") || "export";
  return new Response(stream, {
    headers: {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="${safe}"`,
      "Cache-Control": "no-store",
    },
  });
}
