/** What a person is to a course: a role in it, the app's administrator, signed in without a role, or not signed in. */
export const ROLES = ["instructor", "assistant", "student"] as const;
export type Role = (typeof ROLES)[number];
export type Standing = Role | "admin" | "none" | "anonymous";

const TEACHING = ["instructor", "assistant"] as const;
const EVERYBODY = [...ROLES, "admin"] as const;

/** `open`: also once the course has ended. Whoever may do nothing in a course is told that there is no such course. */
interface Rule {
  may: readonly Standing[];
  open?: true;
}

/** Who may do what in a course. Nothing is allowed that does not stand here. */
const RULES = {
  "course.see": { may: EVERYBODY, open: true },
  /** Rename, end and begin again. */
  "course.change": { may: ["instructor"], open: true },
  "code.see": { may: ["instructor", "assistant"], open: true },
  "code.change": { may: ["instructor"] },
  "audit.see": { may: ["instructor", "admin"], open: true },
  /** Learning platforms: what is connected, and what went there; connecting, taking their people, sending marks again. */
  "lms.see": { may: ["instructor"], open: true },
  "lms.change": { may: ["instructor"] },

  "people.see": { may: [...TEACHING, "admin"], open: true },
  /** Roles, extra time, removal. An administrator may, so that a course whose instructors are gone gets one. */
  "people.change": { may: ["instructor", "admin"] },
  "roster.import": { may: ["instructor"] },

  "assignment.see-drafts": { may: TEACHING, open: true },
  "assignment.edit": { may: ["instructor"] },
  "question.see-rubric": { may: TEACHING, open: true },
  "question.edit": { may: ["instructor"] },
  /** Grade uploaded documents, and keep them as attempts of the students they are from. */
  "documents.grade": { may: ["instructor"] },
  "documents.see": { may: ["instructor"], open: true },
  "attempt.start": { may: ["student"] },

  "live.see": { may: TEACHING, open: true },
  "time.extend": { may: TEACHING },
  "outage.compensate": { may: ["instructor"] },

  "marks.see": { may: TEACHING, open: true },
  "marks.give": { may: TEACHING },
  /** Decide where two markers do not agree, and above what was decided. */
  "marks.settle": { may: ["instructor"], open: true },
  "comments.edit": { may: TEACHING },
  "rubric.edit": { may: ["instructor"] },
  "marks.release": { may: ["instructor"], open: true },
  "results.export": { may: ["instructor"], open: true },
  "items.see": { may: TEACHING, open: true },
  /** One's own marks, once released. */
  "own-marks.see": { may: ["student"], open: true },
  "regrade.ask": { may: ["student"] },
  "regrade.answer": { may: TEACHING, open: true },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof RULES;
export const ACTIONS = Object.keys(RULES) as Action[];

/** The one question of right. `ended`: whether the course has ended. */
export function mayIn(standings: readonly Standing[], action: Action, ended = false): boolean {
  const rule: Rule = RULES[action];
  return (!ended || rule.open === true) && standings.some((standing) => rule.may.includes(standing));
}

/** Whether the action is closed only because the course has ended. */
export const closedByEnd = (standings: readonly Standing[], action: Action): boolean =>
  mayIn(standings, action) && !mayIn(standings, action, true);
