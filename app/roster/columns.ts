export type Column = "email" | "name" | "first" | "last" | "number" | "role" | "time";

/** Headings as course systems and people write them. */
const NAMES: Record<Column, readonly string[]> = {
  email: [
    "email",
    "e mail",
    "mail",
    "email address",
    "e mail address",
    "mail address",
    "address",
    "login id",
    "sis login id",
    "student email",
    "university email",
    "school email",
    "contact",
  ],
  name: ["name", "full name", "student", "student name", "display name", "participant", "person"],
  first: [
    "first name",
    "firstname",
    "given name",
    "forename",
    "first",
    "given names",
    "forenames",
    "preferred name",
  ],
  last: ["last name", "lastname", "surname", "family name", "last", "surnames"],
  number: [
    "number",
    "student number",
    "student no",
    "student id",
    "id",
    "id number",
    "matriculation number",
    "matriculation no",
    "matric no",
    "sis user id",
    "registration number",
    "orgdefinedid",
    "no",
  ],
  role: ["role", "roles", "type", "course role", "enrolment role", "enrollment role"],
  time: [
    "extra time",
    "time",
    "time multiplier",
    "multiplier",
    "extended time",
    "accommodation",
    "accommodations",
    "additional time",
    "time factor",
    "extra time factor",
    "extra time percent",
  ],
};

const plain = (heading: string) =>
  heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\([^)]{0,40}\)/g, " ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Which column a heading names; null: none of ours, and it is left aside. */
export function columnOf(heading: string): Column | null {
  const said = plain(heading);
  const entries = Object.entries(NAMES) as [Column, readonly string[]][];
  return entries.find(([, names]) => names.includes(said))?.[0] ?? null;
}

const ROLE_WORDS: Record<string, "instructor" | "assistant" | "student"> = {
  "": "student",
  student: "student",
  learner: "student",
  participant: "student",
  pupil: "student",
  instructor: "instructor",
  teacher: "instructor",
  lecturer: "instructor",
  professor: "instructor",
  "editing teacher": "instructor",
  assistant: "assistant",
  "teaching assistant": "assistant",
  ta: "assistant",
  tutor: "assistant",
  grader: "assistant",
  marker: "assistant",
};

export const roleWord = (text: string) => ROLE_WORDS[plain(text)] ?? null;
