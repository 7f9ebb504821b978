import Papa from "papaparse";
import type { Role } from "~/authorisation/table.ts";
import { type Column, columnOf, roleWord } from "./columns.ts";
import { readExtraTime } from "./extra-time.ts";

export const MOST_ROSTER_LINES = 2000;
const LONGEST_NAME = 120;
const LONGEST_NUMBER = 40;
const LONGEST_EMAIL = 254;

export interface RosterPerson {
  /** Line of the file that the row begins at. */
  line: number;
  /** In lower case. */
  email: string;
  name: string;
  number: string;
  role: Role;
  timeMultiplier: number;
}

export interface RosterProblem {
  /** Null: it is about the whole file. */
  line: number | null;
  /** What is wrong, and what to do. */
  message: string;
}

export interface ReadRoster {
  people: RosterPerson[];
  problems: RosterProblem[];
  /** Headings that no column of ours goes by. */
  leftAside: string[];
}

interface Row {
  line: number;
  cells: string[];
}

/** Rows with the line that each begins at; a quoted cell may run over several. */
function rowsOf(text: string): { rows: Row[]; unclosed: number | null } {
  const rows: Row[] = [];
  let unclosed: number | null = null;
  let [line, at] = [1, 0];
  Papa.parse<string[]>(text, {
    delimitersToGuess: [",", ";", "\t", "|"],
    step: ({ data, errors, meta }) => {
      if (errors.some(({ code }) => code === "MissingQuotes")) unclosed ??= line;
      rows.push({ line, cells: data });
      for (; at < meta.cursor; at += 1) if (text[at] === "\n") line += 1;
    },
  });
  return { rows, unclosed };
}

/** What could hide in a cell: control characters, and marks that turn the direction of text. */
const HIDDEN = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;

const clean = (cell: string | undefined) =>
  (cell ?? "")
    .normalize("NFC")
    .replace(/[\s\u00A0]+/g, " ")
    .trim();

/** What is wrong with a cell that people will read; null: nothing. */
function textProblem(what: string, text: string, longest: number): string | null {
  if (HIDDEN.test(text)) return `The ${what} has characters that cannot be seen. Type it again.`;
  if (text.length > longest) return `The ${what} is longer than ${longest} characters. Shorten it.`;
  if (/^[=+@]/.test(text) || /^-\D/.test(text))
    return `The ${what} begins with “${text.charAt(0)}”, which spreadsheets run as a formula. Remove that sign.`;
  return null;
}

/** An address as mail systems take it, without comments or quotes. One @, and a dot after it. */
function isEmail(text: string): boolean {
  const [local = "", domain = "", ...more] = text.split("@");
  return (
    more.length === 0 &&
    text.length <= LONGEST_EMAIL &&
    /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}$/u.test(local) &&
    !local.startsWith(".") &&
    !local.endsWith(".") &&
    domain.includes(".") &&
    domain.split(".").every((label) => /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(label))
  );
}

/** `Ada Lovelace <ada@example.org>` and `mailto:ada@example.org` hold an address too. */
const addressIn = (cell: string) => {
  const open = cell.lastIndexOf("<");
  const inside = open >= 0 && cell.endsWith(">") ? cell.slice(open + 1, -1) : cell;
  return inside
    .trim()
    .replace(/^mailto:/i, "")
    .toLowerCase();
};

/** Reads a roster: who is in it, and what is wrong with the lines that are left out. */
export function readRoster(text: string): ReadRoster {
  const fault = (message: string): ReadRoster => ({
    people: [],
    problems: [{ line: null, message }],
    leftAside: [],
  });
  const { rows, unclosed } = rowsOf(text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"));
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const [head, ...body] = filled;
  if (!head)
    return fault(
      "The file is empty. Its first line names the columns, as: name,email,number,role,extra time",
    );
  if (body.length > MOST_ROSTER_LINES)
    return fault(
      `The file has ${body.length} lines; at most ${MOST_ROSTER_LINES} are read at once. Split it.`,
    );
  const columns = head.cells.map(columnOf);
  if (!columns.includes("email"))
    return fault(
      `Line ${head.line} has no column named “email” among: ${head.cells.map((cell) => clean(cell).slice(0, 40)).join(", ")}. The first line must name the columns.`,
    );
  const twice = columns.find((column, at) => column !== null && columns.indexOf(column) !== at);
  if (twice) return fault(`Two columns of line ${head.line} mean ${LABELS[twice]}. Remove or rename one.`);

  const people: RosterPerson[] = [];
  const problems: RosterProblem[] = [];
  const seen = new Map<string, number>();
  for (const row of body) {
    const read = personOf(row, columns);
    if (typeof read === "string") {
      problems.push({ line: row.line, message: read });
      continue;
    }
    const first = seen.get(read.email);
    if (first !== undefined) {
      problems.push({
        line: row.line,
        message: `${read.email} stands on line ${first} already. Remove one of the two; line ${first} is taken.`,
      });
      continue;
    }
    seen.set(read.email, row.line);
    people.push(read);
  }
  if (unclosed !== null)
    problems.unshift({
      line: unclosed,
      message:
        "A quotation mark is opened and never closed, so the rest of the file is one cell. Close or remove it.",
    });
  if (body.length === 0)
    problems.push({ line: null, message: "The file names columns, and nobody below them." });
  const leftAside = head.cells.filter((cell, at) => columns[at] === null && cell.trim() !== "").map(clean);
  return { people, problems, leftAside };
}

const LABELS: Record<Column, string> = {
  email: "the mail address",
  name: "the name",
  first: "the first name",
  last: "the last name",
  number: "the student number",
  role: "the role",
  time: "the extra time",
};

/** The person of a row, or what is wrong with it. */
function personOf({ line, cells }: Row, columns: readonly (Column | null)[]): RosterPerson | string {
  if (cells.slice(columns.length).some((cell) => cell.trim() !== ""))
    return `It has ${cells.length} cells where the first line names ${columns.length}. Put cells with a comma in quotation marks.`;
  const cell = (column: Column) => clean(cells[columns.indexOf(column)]);
  const email = addressIn(cell("email"));
  if (email === "") return "It has no mail address. Add one: people are known by it.";
  if (!isEmail(email)) return `“${email.slice(0, 60)}” is no mail address. Write it as name@school.edu.`;
  const name = cell("name") || clean(`${cell("first")} ${cell("last")}`);
  const number = cell("number");
  const wrong = textProblem("name", name, LONGEST_NAME) ?? textProblem("number", number, LONGEST_NUMBER);
  if (wrong !== null) return wrong;
  const role = roleWord(cell("role"));
  if (role === null)
    return `“${cell("role").slice(0, 40)}” is no role here. Write student, assistant or instructor.`;
  const timeMultiplier = readExtraTime(cell("time"));
  if (timeMultiplier === null)
    return `“${cell("time").slice(0, 40)}” is no extra time. Write a factor from 1 to 4, as 1.5, or a percentage, as 50%.`;
  return { line, email, name: name || email, number, role, timeMultiplier };
}
