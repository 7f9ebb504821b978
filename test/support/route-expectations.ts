import { rubricYaml } from "~/grading/marking/rubric-edit.ts";
import { ENTRY, type Scene, type Standing, STANDINGS } from "./every-standing.ts";

/** A status; `sign-in`: the way there. 401, 403 and 404 are refusals; all else was let through. */
export type Reply = number | "sign-in";
type Who = Record<Standing, Reply>;
export interface Case extends Partial<Sent> {
  who: Who;
}
export interface Sent {
  params: Record<string, string>;
  search: string;
  fields: Record<string, string>;
  json: unknown;
}
interface Route {
  get?: Case[];
  post?: Case[];
}

const whoever = (reply: Reply, but: Partial<Who> = {}): Who => ({
  ...(Object.fromEntries(STANDINGS.map((one) => [one, reply])) as Who),
  ...but,
});
const account = (reply: Reply, but: Partial<Who> = {}) =>
  whoever(reply, { nobody: "sign-in", visitor: "sign-in", ...but });
const onlyOwner = (reply: number) => whoever(404, { owner: reply });
/** Of a course: whoever is not in it learns nothing, a member without the right 403. */
const course = (but: Partial<Who>) =>
  account(403, { stranger: 404, elsewhere: 404, ...but, owner: but.owner ?? but.student ?? 403 });
const members = (reply: number, admin: number) =>
  course({ student: reply, assistant: reply, instructor: reply, admin });
const teachers = (reply: number) => course({ assistant: reply, instructor: reply });
const instructors = (reply: number) => course({ instructor: reply });
const students = (reply: number) => course({ student: reply });
const notThere = { who: whoever(404) };
const forAll = [{ who: whoever(200) }];

/** Where the names of an assignment's routes begin. */
export const A = "courses.$courseId.assignments.$assignmentId";
/** The one question in the bank of this test. */
export const QUESTION = "cap-theorem-ml-serving";

/** What is expected of every route, by the name of its file. */
export const expectations = (s: Scene): Record<string, Route> => {
  const exam = { id: s.exam };
  const draft = { assignmentId: s.draft };
  const ofDraft = course({ student: 404, assistant: 200, instructor: 200, admin: 404 });
  const people: Record<string, string>[] = [
    { intent: "change", role: "instructor", time: "2" },
    { intent: "remove" },
    { intent: "unlist", email: "student0@example.org" },
  ];
  const verdict = { answer: s.exam, do: "verdict:not-met", seen: "2", comment: "changed" };
  return {
    _index: { get: forAll },
    healthz: { get: forAll },
    theme: { get: [{ who: whoever(302) }], post: [{ fields: { theme: "dark" }, who: whoever(302) }] },
    progress: { get: forAll },
    "progress_.warm-up": { get: forAll, post: [{ who: whoever(200, { nobody: 302 }) }] },
    "topics._index": { get: forAll },
    "topics.$family": { get: [{ params: { family: "caching" }, who: whoever(200) }] },
    "calculators._index": { get: forAll },
    "calculators.$name": { get: [{ params: { name: "none" }, who: whoever(404) }] },
    "questions._index": { get: forAll },
    "questions.$id": {
      get: [
        { params: { id: QUESTION }, who: whoever(200) },
        { params: { id: "ticket-triage" }, ...notThere },
      ],
      post: [{ params: { id: QUESTION }, fields: { mode: "practice" }, who: whoever(302) }],
    },
    // For authors at their own machine, in development.
    "preview.$id": {
      get: [{ params: { id: QUESTION }, ...notThere }],
      post: [{ params: { id: QUESTION }, fields: { answer: "A queue." }, ...notThere }],
    },
    "preview.$id.changes": { get: [{ params: { id: QUESTION }, ...notThere }] },
    "rubrics.new": { post: [{ fields: { do: "draft" }, who: whoever(422) }] },
    "rubrics.file": { get: [{ who: whoever(302) }], post: [{ who: whoever(422) }] },
    // Testing the connection costs whoever runs the app.
    "settings.judge": { get: forAll, post: [{ who: whoever(403, { admin: 200 }) }] },

    "sign-in": {
      get: [{ who: whoever(302, { nobody: 200, visitor: 200 }) }],
      post: [
        { fields: { email: "student0@example.net", password: "a wrong long passphrase" }, who: whoever(401) },
      ],
    },
    "sign-up": {
      get: [{ who: whoever(302, { nobody: 200, visitor: 200 }) }],
      post: [{ fields: { email: "none", password: "short", name: "" }, who: whoever(422) }],
    },
    "sign-out": {
      get: [{ who: account(200, { nobody: 302, visitor: 302 }) }],
      post: [{ who: whoever(302) }],
    },
    "forgot-password": { post: [{ fields: { email: "none" }, who: whoever(422) }] },
    "reset-password": {
      get: forAll,
      post: [{ fields: { token: "a guess", password: "another long passphrase" }, who: whoever(410) }],
    },
    "confirm-mail": { get: forAll, post: [{ fields: { token: "a guess" }, who: account(410) }] },
    "api.auth.$": {
      get: [
        { params: { "*": "passkey/list-user-passkeys" }, ...notThere },
        { params: { "*": "get-session" }, ...notThere },
        {
          params: { "*": "passkey/generate-register-options" },
          who: whoever(200, { nobody: 401, visitor: 401 }),
        },
      ],
      post: [
        { params: { "*": "sign-up/email" }, ...notThere },
        { params: { "*": "update-user" }, json: { role: "admin" }, ...notThere },
        { params: { "*": "passkey/delete-passkey" }, json: { id: s.passkey }, ...notThere },
      ],
    },
    account: {
      get: [{ who: account(200) }],
      post: [
        { fields: { change: "name", name: "Somebody", role: "admin" }, who: account(302) },
        { fields: { change: "end-session", session: s.session }, who: account(302) },
        { fields: { change: "remove-passkey", passkey: s.passkey }, who: account(302) },
      ],
    },
    "account_.data": { get: [{ who: account(200) }] },
    "account_.delete": {
      get: [{ who: account(200) }],
      post: [{ fields: { password: "not this passphrase" }, who: account(401) }],
    },
    "admin.people": {
      get: [{ who: account(404, { admin: 200 }) }],
      post: [{ fields: { person: s.browsers.owner.userId }, who: account(404, { admin: 302 }) }],
    },

    "admin.platforms": {
      get: [{ who: account(404, { admin: 200 }) }],
      post: [{ fields: { intent: "remove", id: "none" }, who: account(404, { admin: 302 }) }],
    },

    // Without a platform's token, and the ticket that a checked one gives, these know nobody.
    "lti.jwks": { get: forAll },
    "lti.config": { get: forAll },
    "lti.login": { get: [{ who: whoever(400) }], post: [{ who: whoever(400) }] },
    "lti.launch": {
      get: [{ who: whoever(400) }],
      post: [{ fields: { id_token: "a guess", state: "a guess" }, who: whoever(400) }],
    },
    "lti.enter": {
      get: [{ search: "?launch=guess", who: whoever(410) }],
      post: [{ fields: { launch: "guess", as: "new" }, who: whoever(410) }],
    },
    "lti.connect": {
      get: [{ search: "?launch=guess", who: whoever(410) }],
      post: [{ fields: { launch: "guess", course: s.elsewhere }, who: whoever(410) }],
    },
    "lti.pick": {
      get: [{ who: whoever(400) }],
      post: [{ fields: { launch: "guess", assignment: s.draft, do: "link" }, who: whoever(410) }],
    },

    "attempts._index": { get: forAll },
    "attempts.$id._index": {
      get: [{ who: onlyOwner(200) }, { params: exam, who: onlyOwner(200) }],
      post: [
        { fields: { prose: "gone", "revision.prose": "1" }, who: onlyOwner(302) },
        { fields: { intent: "submit" }, who: onlyOwner(302) },
      ],
    },
    "attempts.$id.ask": { post: [{ fields: { text: "How many tickets?" }, who: onlyOwner(302) }] },
    "attempts.$id.clock": { get: [{ who: onlyOwner(200) }] },
    "attempts.$id.delete": { post: [{ who: onlyOwner(302) }, { params: exam, who: onlyOwner(403) }] },
    "attempts.$id.export": {
      get: [
        { who: onlyOwner(200) },
        { params: exam, who: onlyOwner(200) },
        { params: exam, search: "?as=md", who: onlyOwner(200) },
      ],
    },
    "attempts.$id.pause": { post: [{ fields: { intent: "pause" }, who: onlyOwner(302) }] },
    // A round that is still open has no replay.
    "attempts.$id.replay": { get: [{ who: whoever(404) }, { params: exam, who: onlyOwner(200) }] },
    "attempts.$id.report": { get: [{ who: onlyOwner(302) }, { params: exam, who: onlyOwner(200) }] },
    "attempts.$id.save": {
      post: [
        {
          json: {
            saveId: "6f1c1f0e-3f0d-4c53-9a1b-7d3f0a2b4c5d",
            changes: [{ field: "prose", baseRevision: 1, value: "gone" }],
          },
          who: whoever(404, { nobody: 403, owner: 200 }),
        },
      ],
    },
    "attempts.$id.second-reading": {
      post: [{ params: exam, fields: { criterion: "argument" }, who: onlyOwner(409) }],
    },
    "attempts.$id.submit": { post: [{ who: onlyOwner(302) }] },

    "prices._index": {
      get: forAll,
      post: [{ fields: { name: "Mine", date: "2027-02" }, who: whoever(302) }],
    },
    "prices.built-in": { get: forAll },
    "prices.class": {
      get: [
        { search: `?link=${s.prices}`, ...notThere },
        { search: `?link=${s.classLink}`, who: whoever(200) },
      ],
    },
    "prices.use": {
      get: [{ who: whoever(302) }],
      post: [
        { fields: { table: s.prices }, who: onlyOwner(302) },
        { fields: { link: s.prices }, ...notThere },
        { fields: { link: s.classLink }, who: whoever(302) },
      ],
    },
    "prices.$id._index": {
      get: [{ params: { id: s.prices }, who: onlyOwner(200) }],
      post: ["link", "delete"].map((intent) => ({
        params: { id: s.prices },
        fields: { intent },
        who: onlyOwner(302),
      })),
    },
    "prices.$id.file": {
      get: ["", "?version=1", "?as=prices"].map((search) => ({
        params: { id: s.prices },
        search,
        who: onlyOwner(200),
      })),
    },

    "courses._index": {
      get: [{ who: account(200) }],
      post: [{ fields: { title: "Mine", timeZone: "UTC" }, who: account(302) }],
    },
    "courses.join": {
      get: [{ who: account(200) }],
      post: [{ fields: { code: "ACDE-FGHJ" }, who: account(404) }],
    },
    "courses.$courseId._index": { get: [{ who: members(200, 200) }] },
    "courses.$courseId.people": {
      get: [{ who: course({ assistant: 200, instructor: 200, admin: 200 }) }],
      post: people.map((fields) => ({
        fields: { person: s.browsers.owner.userId, ...fields },
        who: course({ instructor: 302, admin: 302 }),
      })),
    },
    "courses.$courseId.roster": {
      get: [{ who: instructors(200) }],
      post: [{ fields: { intent: "take", text: "email,name\nnew@example.org,New" }, who: instructors(302) }],
    },
    "courses.$courseId.settings": {
      get: [{ who: course({ assistant: 200, instructor: 200, admin: 200 }) }],
      post: ["rename", "end", "code-new", "code-withdraw"].map((intent) => ({
        fields: { intent, title: "Renamed", timeZone: "UTC" },
        who: instructors(302),
      })),
    },
    "courses.$courseId.lms": {
      get: [{ who: instructors(200) }],
      post: [
        { fields: { intent: "register", name: "Ours" }, who: instructors(422) },
        ...["remove", "disconnect", "retry"].map((intent) => ({
          fields: { intent, id: "none" },
          who: instructors(302),
        })),
      ],
    },
    "courses.$courseId.questions._index": { get: [{ who: teachers(200) }] },
    "courses.$courseId.questions.$questionId_.preview": {
      get: [{ who: teachers(404) }],
      post: [{ fields: { answer: "A queue." }, who: teachers(404) }],
    },
    "courses.$courseId.documents._index": {
      get: [{ who: instructors(200) }],
      post: [{ fields: { target: "none" }, who: instructors(422) }],
    },
    "courses.$courseId.documents.$runId": {
      get: [{ params: { runId: "none" }, who: instructors(404) }],
      post: [{ params: { runId: "none" }, fields: { do: "keep" }, who: instructors(404) }],
    },
    "courses.$courseId.documents.$runId_.results[.]csv": {
      get: [{ params: { runId: "none" }, who: instructors(404) }],
    },
    "courses.$courseId.questions.new": {
      get: [{ who: instructors(200) }],
      post: [{ fields: { question: "no question" }, who: instructors(422) }],
    },
    /* The bank's question of the scene is none of the course's own. */
    "courses.$courseId.questions.$questionId": {
      get: [{ who: instructors(404) }],
      post: [{ fields: { question: "no question" }, who: instructors(404) }],
    },
    "courses.$courseId.assignments.new": {
      get: [{ who: instructors(200) }],
      post: [{ fields: s.rules, who: instructors(302) }],
    },
    [`${A}._index`]: {
      get: [{ who: members(200, 404) }, { params: draft, who: ofDraft }],
      post: [
        { fields: { intent: "start", slot: "1" }, who: students(302) },
        { params: draft, fields: { intent: "start", slot: "1" }, who: students(404) },
        { fields: { intent: "unpublish" }, who: instructors(409) },
        { params: draft, fields: { intent: "publish" }, who: instructors(302) },
        { params: draft, fields: { intent: "delete" }, who: instructors(302) },
      ],
    },
    [`${A}.edit`]: {
      get: [{ who: instructors(200) }, { params: draft, who: instructors(200) }],
      post: [
        { params: draft, fields: { intent: "rules", ...s.rules }, who: instructors(302) },
        { params: draft, fields: { intent: "weight", slot: "1", weight: "2" }, who: instructors(302) },
      ],
    },
    [`${A}.export[.]csv`]: { get: [{ who: instructors(200) }] },
    [`${A}.export[.]json`]: { get: [{ who: instructors(200) }] },
    [`${A}.findings[.]csv`]: { get: [{ who: instructors(200) }] },
    [`${A}.history.$attemptId`]: { get: [{ who: teachers(200) }] },
    [`${A}.limits.$attemptId`]: {
      get: [{ who: teachers(200) }],
      post: [{ fields: { do: "lifted", limit: "cap-blank", seen: "0", comment: "No." }, who: teachers(422) }],
    },
    [`${A}.items`]: { get: [{ who: teachers(200) }] },
    [`${A}.live`]: {
      get: [{ who: teachers(200) }],
      post: [
        { fields: { intent: "extend", minutes: "5" }, who: teachers(409) },
        { fields: { intent: "extend", minutes: "5", attempt: s.exam }, who: teachers(409) },
        { fields: { intent: "outage", outage: s.outage }, who: instructors(302) },
      ],
    },
    [`${A}.live_.now`]: { get: [{ who: teachers(200) }] },
    [`${A}.marking.$slot.$questionId.$criterion`]: {
      get: [{ who: teachers(200) }],
      post: [
        { fields: verdict, who: teachers(302) },
        { fields: { ...verdict, do: "keep" }, who: teachers(200) },
        { fields: { ...verdict, do: "accept" }, who: teachers(302) },
      ],
    },
    [`${A}.marking._index`]: { get: [{ who: teachers(200) }] },
    [`${A}.marking.disagreements`]: {
      get: [{ who: instructors(200) }],
      post: [
        { fields: { attempt: s.exam, criterion: "fallback", do: "met", comment: "" }, who: instructors(302) },
      ],
    },
    [`${A}.marking.rubric.$questionId`]: {
      get: [{ who: instructors(200) }],
      post: [
        {
          fields: { do: "try-yaml", yaml: rubricYaml(ENTRY.question.rubric) },
          who: instructors(302),
        },
      ],
    },
    [`${A}.marks`]: {
      get: [{ who: students(200) }],
      post: [{ fields: { attempt: s.exam, criterion: "buffer", reason: "Look again." }, who: students(422) }],
    },
    [`${A}.regrades`]: {
      get: [{ who: teachers(200) }],
      post: [{ fields: { id: s.regrade, do: "not-met", note: "No." }, who: teachers(302) }],
    },
    [`${A}.results`]: {
      get: [{ who: teachers(200) }],
      post: [{ fields: { do: "release" }, who: instructors(302) }],
    },
  };
};
