import type { Role } from "~/authorisation/table.ts";

/**
 * Roles in a context, by the last part of their names. Platforms send the full name of the vocabulary, or its short form;
 * roles in the institution or the system (`…/institution/person#Instructor`) say nothing about this course.
 * https://www.imsglobal.org/spec/lti/v1p3#role-vocabularies
 */
const CONTEXT_ROLE =
  /^(?:http:\/\/purl\.imsglobal\.org\/vocab\/lis\/v2\/membership(?:\/([A-Za-z]+))?#)?([A-Za-z]+)$/;

/** Sub-roles of Instructor that mark, and do not set the paper. Platforms send the principal role beside them. */
const ASSISTING = ["TeachingAssistant", "TeachingAssistantGroup", "TeachingAssistantSection", "Grader"];

function roleIn(name: string): Role | null {
  const found = CONTEXT_ROLE.exec(name);
  const [, principal, last] = found ?? [];
  if (last === undefined) return null;
  if (ASSISTING.some((one) => last.startsWith(one))) return "assistant";
  if ((principal ?? last) === "Instructor") return "instructor";
  return (principal ?? last) === "Learner" ? "student" : null;
}

/** What a person of a platform's course is here; null: a role without a counterpart (a mentor, a guest). */
export function roleFrom(names: readonly string[]): Role | null {
  const roles = new Set(names.map(roleIn));
  if (roles.has("assistant")) return "assistant";
  if (roles.has("instructor")) return "instructor";
  return roles.has("student") ? "student" : null;
}
