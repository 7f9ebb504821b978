import { AnswerSchema, BUILT_IN_PRICES, type BankEntry } from "~graders";
import { publicKeys } from "~/lti/tool-key.server.ts";
import { createCourse } from "~/models/course.server.ts";
import { inTransaction } from "~/models/db.server.ts";
import { createTable, readOwnTable, setClassLink } from "~/models/price-table.server.ts";
import { action as markCriterion } from "~/routes/courses.$courseId.assignments.$assignmentId.marking.$slot.$questionId.$criterion/route.tsx";
import { typedRules } from "~/rules-form.server.ts";
import { EXAM, newAssignment } from "./course.ts";
import { CLASS_ENTRY, markedClass } from "./marked-class.ts";
import { type Browser, openBrowser, requests } from "./requests.ts";
import { save, startRound } from "./round.ts";
import { signedIn } from "./signed-in.ts";

/** What a student's work, its marks and its question hold that not everybody may read. */
export const SECRETS = {
  answer: ["answer-of-olga"],
  rubric: ["rubric-of-the-class"],
  model: ["model-of-the-class"],
  comment: ["comment-on-olga", "comment-of-the-bank"],
  mark: ["61.8033"],
  prices: ["prices-of-olga"],
  person: ["Olga Owner", "Student No 0", "student0@example.org"],
  course: ["Serving models, spring"],
  draft: ["draft-of-ines"],
};
export type Secret = keyof typeof SECRETS;
const WORK: Secret[] = ["answer", "rubric", "model", "comment", "mark", "person", "course", "draft"];

/** Who asks, and what they may ever read. Marks are not released, so their owner knows only what she wrote. */
export const SEES = {
  nobody: [],
  visitor: [],
  stranger: [],
  elsewhere: [],
  student: ["course"],
  owner: ["course", "answer", "prices", "person"],
  assistant: WORK,
  instructor: WORK,
  admin: ["course", "person"],
} as const satisfies Record<string, readonly Secret[]>;
export type Standing = keyof typeof SEES;
export const STANDINGS = Object.keys(SEES) as Standing[];
const told = (text: string) => `${text} ${SECRETS.rubric[0]}`;
export const ENTRY: BankEntry = {
  ...CLASS_ENTRY,
  modelAnswers: [{ answer: AnswerSchema.parse({ prose: `A queue. ${SECRETS.model[0]}` }) }],
  question: {
    ...CLASS_ENTRY.question,
    rubric: {
      ...CLASS_ENTRY.question.rubric,
      criteria: CLASS_ENTRY.question.rubric.criteria.map((one) => ({
        ...one,
        title: told(one.title),
        why: told(one.why),
        advice: told(one.advice),
      })),
    },
  },
};

export interface Scene {
  browsers: Record<Standing, { userId: string } & Omit<Browser, "userId">>;
  params: Record<string, string>;
  /** Of whoever teaches another course: that course. */
  elsewhere: string;
  exam: string;
  draft: string;
  regrade: string;
  outage: string;
  prices: string;
  classLink: string;
  session: string;
  passkey: string;
  rules: Record<string, string>;
}

/** A class whose marks are not released, and Olga's answer in it, read and commented; Olga works at a round of her own too. */
export async function everyStanding(): Promise<Scene> {
  const now = new Date();
  const [stranger, elsewhere, student, owner, assistant, instructor, admin] = await Promise.all(
    ["Una", "Ed", "Sam", SECRETS.person[0] ?? "", "Ann", "Ines", "Ada"].map(signedIn),
  );
  if (!stranger || !elsewhere || !student || !owner || !assistant || !instructor || !admin) throw new Error();
  const visitor = await openBrowser(now);
  const browsers = { nobody: { userId: "", ...requests("") }, visitor, stranger, elsewhere, student };
  const made = await markedClass({
    answers: [`A message queue. ${SECRETS.answer[0]}`, "A fallback on the subject line."],
    instructor: instructor.userId,
    student: owner.userId,
    entry: ENTRY,
  });
  const { courseId, assignmentId } = made;
  const [exam = "", students = ""] = made.attempts;
  const draft = await newAssignment(
    { courseId, instructor },
    {
      rules: { title: SECRETS.draft[0] ?? "", closesAt: new Date(now.getTime() + 86_400_000) },
      published: false,
    },
  );
  const form = { title: "Another course", timeZone: "UTC" };
  const other = await createCourse({ userId: elsewhere.userId, form, now });
  // Whoever asks for the app's keys first has them made.
  await publicKeys(now);
  const round = await startRound({ entry: ENTRY, mode: "practice", userId: owner.userId, now });
  await save(round, "prose", SECRETS.answer[0], { now });
  const table = async (name: string) =>
    (await createTable({ userId: owner.userId, table: { ...BUILT_IN_PRICES, name }, now }))?.tableId ?? "";
  const prices = await table(SECRETS.prices[0] ?? "");
  const shared = { tableId: await table("For the class"), userId: owner.userId };
  await setClassLink({ ...shared, open: true });
  const planted = await inTransaction(async (tx) => {
    await tx.member.createMany({
      data: [
        { courseId, userId: assistant.userId, role: "assistant", joinedAt: now },
        { courseId, userId: student.userId, role: "student", joinedAt: now },
      ],
    });
    await tx.user.update({ where: { id: admin.userId }, data: { role: "admin" } });
    await tx.attempt.update({ where: { id: students }, data: { userId: student.userId } });
    await tx.bankedComment.create({
      data: { courseId, text: SECRETS.comment[1] ?? "", by: instructor.userId, at: now },
    });
    const regrade = await tx.regradeRequest.create({
      data: {
        attemptId: exam,
        criterion: "fallback",
        reason: SECRETS.answer[0] ?? "",
        by: owner.userId,
        at: now,
        openFor: `${exam}:fallback`,
      },
    });
    const outage = await tx.outage.create({ data: { fromAt: EXAM.opensAt, toAt: EXAM.closesAt } });
    const passkey = {
      id: "a-passkey",
      publicKey: "key",
      credentialID: "credential",
      counter: 0,
      deviceType: "singleDevice",
      backedUp: false,
    };
    await tx.passkey.create({ data: { ...passkey, userId: owner.userId } });
    const session = await tx.session.findFirstOrThrow({ where: { userId: owner.userId } });
    return { regrade: regrade.id, outage: String(outage.id), passkey: passkey.id, session: session.id };
  });
  const scene: Scene = {
    ...planted,
    browsers: { ...browsers, owner, assistant, instructor, admin },
    params: {
      id: round.attemptId,
      courseId,
      assignmentId,
      attemptId: exam,
      slot: "1",
      questionId: "ticket-triage",
      criterion: "fallback",
    },
    elsewhere: other?.courseId ?? "",
    exam,
    draft,
    prices,
    classLink: (await readOwnTable(shared))?.classLink ?? "",
    rules: { ...typedRules({ ...EXAM, title: "Another" }, "Europe/Berlin") },
  };
  const read = { answer: exam, do: "verdict:met", seen: "0", comment: SECRETS.comment[0] ?? "" };
  await markCriterion({
    request: instructor.postForm("/", read),
    params: scene.params,
    context: { nonce: "" },
  }).catch((thrown: unknown) => {
    if (!(thrown instanceof Response) || thrown.status !== 302) throw thrown;
  });
  await inTransaction(async (tx) => {
    const { reportId } = await tx.markRow.findFirstOrThrow({ where: { attemptId: exam } });
    const mark = Number(SECRETS.mark[0]);
    await tx.markRow.create({ data: { attemptId: exam, reportId, mark, cause: "verdict", at: now } });
    await tx.auditEntry.updateMany({
      where: { kind: "mark-changed" },
      data: { detail: JSON.stringify({ markFrom: 0, markTo: mark }) },
    });
  });
  return scene;
}
