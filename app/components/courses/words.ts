import type { Role } from "~/authorisation/table.ts";

export const ROLE_LABELS: Record<Role, string> = {
  instructor: "Instructor",
  assistant: "Assistant",
  student: "Student",
};

export const ROLE_OPTIONS = (["student", "assistant", "instructor"] as const).map((role) => ({
  value: role,
  label: ROLE_LABELS[role],
}));

/** `none`, `×1.5`. */
export const extraTimeLabel = (multiplier: number): string => (multiplier === 1 ? "none" : `×${multiplier}`);

/** `1 student`, `40 students`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
