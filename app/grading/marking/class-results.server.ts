import { gradingsOf } from "~/models/grading.server.ts";
import { regradesOf } from "~/models/regrade-request.server.ts";
import {
  attemptsOfWork,
  type CoursePerson,
  peopleOfCourse,
  type SetAttempt,
  type SetWork,
} from "~/models/set-work.server.ts";
import { currentMarks } from "./make-marks.server.ts";
import { codeOf } from "./order.server.ts";
import { type SlotResult, totalOf } from "./total.ts";
import { byAttempt, decisionsOf, isOpenDisagreement } from "./winning.ts";

export interface StudentResult {
  person: CoursePerson;
  /** What stands for the student while nobody is named. */
  code: string;
  slots: SlotResult[];
  /** Null: something is still to come. */
  total: number | null;
  passed: boolean | null;
}

export interface ClassResults {
  students: StudentResult[];
  /** What is still open when somebody thinks of release. */
  open: { ungraded: number; running: number; disagreements: number; regrades: number };
}

/** The slots of a paper, each with the weight of its questions; of a pool all weigh the same. */
const slotsOf = (work: SetWork) =>
  [...new Set(work.questions.map(({ slot }) => slot))].map((slot) => ({
    slot,
    weight: work.questions.find((one) => one.slot === slot)?.weight ?? 1,
  }));

function slotResult(
  { slot, weight }: { slot: number; weight: number },
  attempt: SetAttempt | undefined,
  mark: number | null,
): SlotResult {
  if (!attempt) return { slot, weight, attemptId: null, questionId: null, state: "none", mark: null };
  const base = { slot, weight, attemptId: attempt.id, questionId: attempt.questionId };
  if (attempt.submittedAt === null) return { ...base, state: "running", mark: null };
  if (attempt.needsGrading) return { ...base, state: "being-graded", mark: null };
  return { ...base, state: mark === null ? "could-not-grade" : "marked", mark };
}

/** Every student of the course with their marks. Who left is there when they handed something in. */
export async function classResults(work: SetWork, now: Date): Promise<ClassResults> {
  const attempts = await attemptsOfWork({ assignmentId: work.id });
  const marks = await currentMarks(work, attempts, now);
  const people = await peopleOfCourse(work.courseId);
  const ids = attempts.map(({ id }) => id);
  const closed = now.toISOString() > work.closesAt;
  const owners = new Set(attempts.map(({ userId }) => userId));
  const students = [...people.values()]
    .filter(({ userId, role, hasLeft }) => owners.has(userId) || (role === "student" && !hasLeft))
    .map((person): StudentResult => {
      const slots = slotsOf(work).map((slot) => {
        const own = attempts.find((one) => one.userId === person.userId && one.slot === slot.slot);
        return slotResult(slot, own, own ? (marks.get(own.id)?.mark ?? null) : null);
      });
      const total = totalOf(slots, closed);
      return {
        person,
        code: codeOf(`${work.id} ${person.userId}`),
        slots,
        total,
        passed: total === null || work.passMark === null ? null : total >= work.passMark,
      };
    });
  const gradings = byAttempt(await gradingsOf(ids));
  const disagreements = [...gradings.values()].flatMap((own) =>
    [...decisionsOf(own).values()].filter(isOpenDisagreement),
  );
  return {
    students,
    open: {
      ungraded: attempts.filter(({ submittedAt, needsGrading }) => submittedAt !== null && needsGrading)
        .length,
      running: attempts.filter(({ submittedAt }) => submittedAt === null).length,
      disagreements: disagreements.length,
      regrades: (await regradesOf(ids)).filter(({ answer }) => answer === null).length,
    },
  };
}
