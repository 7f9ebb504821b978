import { zonedLabel } from "~/time-zone.ts";

/** One thing that a change was about: `late rule`, `cut → accept`. */
export interface AuditLine {
  label: string;
  text: string;
}

interface Reading {
  timeZone: string;
  /** What an id stands for, where that is known. */
  nameOf: (id: string) => string | undefined;
}

/** What a machine compares, and nobody reads. */
const NOT_SHOWN: ReadonlySet<string> = new Set(["hash", "assignmentId", "outage"]);
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/;
const LONGEST_TEXT = 200;

type Detail = Readonly<Record<string, unknown>>;
const isDetail = (value: unknown): value is Detail =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An entry of the audit log as lines: what changed with before and after, and how much of it. */
export function auditLines(detail: Detail, reading: Reading): AuditLine[] {
  const { before, after, from, to, markFrom, markTo, ...plain } = detail;
  const isSpan = typeof from === "string" && MOMENT.test(from);
  return [
    ...changed(isDetail(before) ? before : {}, isDetail(after) ? after : {}, reading),
    ...changed({ [isSpan ? "between" : "verdict"]: from }, { [isSpan ? "between" : "verdict"]: to }, reading),
    ...changed({ mark: markFrom }, { mark: markTo }, reading),
    ...Object.entries(plain)
      .filter(([key]) => !NOT_SHOWN.has(key))
      .map(([key, value]) => ({ label: keyInWords(key), text: inWords(value, reading) })),
  ];
}

function changed(before: Detail, after: Detail, reading: Reading): AuditLine[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const [was, is] = [before[key], after[key]].map((value) => inWords(value, reading));
    if (was === is) return [];
    return [{ label: keyInWords(key), text: `${was} → ${is}` }];
  });
}

function inWords(value: unknown, reading: Reading): string {
  if (value === undefined || value === null || value === "") return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map((one) => inWords(one, reading)).join(", ") || "none";
  if (isDetail(value))
    return Object.entries(value)
      .map(([key, one]) => `${keyInWords(key)} ${inWords(one, reading)}`)
      .join("; ");
  const text = String(value);
  if (MOMENT.test(text)) return zonedLabel(text, reading.timeZone);
  const shown = reading.nameOf(text) ?? text;
  return shown.length > LONGEST_TEXT ? `${shown.slice(0, LONGEST_TEXT)}…` : shown;
}

/** `durationMinutes` → `duration minutes`. */
const keyInWords = (key: string) =>
  key.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
