import { describe, expect, it } from "vitest";
import { roleFrom } from "./roles.ts";

const CONTEXT = "http://purl.imsglobal.org/vocab/lis/v2/membership";
const INSTITUTION = "http://purl.imsglobal.org/vocab/lis/v2/institution/person";

describe("a role in a platform's course", () => {
  it.each([
    [[`${CONTEXT}#Instructor`], "instructor"],
    [[`${CONTEXT}#Learner`], "student"],
    [["Learner"], "student"],
    // As the vocabulary asks: the sub-role comes with its principal role.
    [[`${CONTEXT}#Instructor`, `${CONTEXT}/Instructor#TeachingAssistant`], "assistant"],
    [[`${CONTEXT}/Instructor#Grader`], "assistant"],
    [[`${CONTEXT}/Instructor#PrimaryInstructor`], "instructor"],
    [[`${CONTEXT}/Learner#GuestLearner`], "student"],
    [[`${CONTEXT}#Mentor`], null],
    [[`${CONTEXT}#ContentDeveloper`], null],
    [[], null],
  ])("%j is %s here", (names, role) => {
    expect(roleFrom(names)).toBe(role);
  });

  it("is not what somebody is in the school at large", () => {
    expect(roleFrom([`${INSTITUTION}#Instructor`, `${CONTEXT}#Learner`])).toBe("student");
    expect(roleFrom([`${INSTITUTION}#Instructor`])).toBeNull();
    expect(roleFrom([`https://evil.example/${CONTEXT}#Instructor`])).toBeNull();
  });
});
