import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExtraTime } from "./extra-time.ts";
import { MOST_ROSTER_LINES, readRoster } from "./read-roster.ts";

const only = (text: string) => {
  const { people, problems } = readRoster(text);
  expect(problems).toEqual([]);
  expect(people).toHaveLength(1);
  return people[0];
};
const problemOf = (text: string) => readRoster(text).problems[0]?.message ?? "";

describe("a roster as a file", () => {
  it.each([
    ["name,email,number,role,extra time\nAda Lovelace,ada@x.edu,007,student,1.5"],
    ["\uFEFFE-Mail;Full name;Student ID;Extra time (%);Role\r\nADA@X.EDU;Ada Lovelace;007;50 %;Student\r\n"],
    [
      "First name\tSurname\tEmail address\tID number\tTime multiplier\nAda\tLovelace\tAda <ada@x.edu>\t007\t×1,5",
    ],
    [
      'Student,SIS Login ID,SIS User ID,Section,Accommodation\n"Ada  Lovelace",ada@x.edu,007,B,time and a half',
    ],
  ])("is read whatever its columns are called (%#)", (text) => {
    expect(only(text)).toEqual({
      line: 2,
      email: "ada@x.edu",
      name: "Ada Lovelace",
      number: "007",
      role: "student",
      timeMultiplier: 1.5,
    });
  });

  it("names the line of what is wrong with it, what that is and what to do, and keeps the rest", () => {
    const { people, problems } = readRoster(
      [
        "name,email,role,extra time",
        "Ada,ada@x.edu,,",
        '"Bob\nBrown",bob@x.edu,,',
        "",
        "Cem,cem(at)x.edu,,",
        "Dee,,,",
        "Eve,eve@x.edu,boss,",
        "Fay,fay@x.edu,,lots",
        "Gil,ADA@x.edu,,",
        "Hal,hal@x.edu,ta,25,surplus",
      ].join("\n"),
    );
    expect(people.map(({ line, name }) => [line, name])).toEqual([
      [2, "Ada"],
      [3, "Bob Brown"],
    ]);
    expect(problems).toEqual([
      { line: 6, message: expect.stringContaining("is no mail address") as string },
      { line: 7, message: expect.stringContaining("no mail address") as string },
      { line: 8, message: expect.stringContaining("“boss” is no role") as string },
      { line: 9, message: expect.stringContaining("“lots” is no extra time") as string },
      { line: 10, message: expect.stringContaining("line 2 already") as string },
      { line: 11, message: expect.stringContaining("5 cells") as string },
    ]);
  });

  it.each([
    ["=HYPERLINK(evil)", "formula"],
    ["+1+1", "formula"],
    ["@SUM(A1)", "formula"],
    ["-cmd|' /C calc'!A0", "formula"],
    ["Ada\u202Eecalevol", "cannot be seen"],
    ["A\u0000da", "cannot be seen"],
    ["x".repeat(200), "longer than 120"],
  ])("leaves out a name that would do harm where it is opened (%j)", (name, why) => {
    expect(problemOf(`name,email\n${name},a@x.edu`)).toContain(why);
  });

  it("keeps markup and apostrophes as the text that they are", () => {
    expect(only("name,email\n<b>O'Neil</b>,o'neil@x.edu")?.name).toBe("<b>O'Neil</b>");
  });

  it("says what the whole file lacks", () => {
    expect(problemOf("")).toContain("empty");
    expect(problemOf("Ada,Lovelace\nBob,Brown")).toContain("no column named “email”");
    expect(problemOf("email,mail\na@x.edu,b@x.edu")).toContain("Two columns");
    expect(problemOf("email\n")).toContain("nobody below");
    expect(problemOf(`email\n${"a@x.edu\n".repeat(MOST_ROSTER_LINES + 1)}`)).toContain("Split it");
    expect(problemOf('email,name\n"a@x.edu,Ada\nb@x.edu,Bob')).toContain("never closed");
  });

  it("reads any text without failing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const { people } = readRoster(`email,name\n${text}`);
        expect(people.every(({ email }) => email.includes("@"))).toBe(true);
      }),
    );
  });
});

describe("extra time", () => {
  it.each([
    ["", 1],
    ["none", 1],
    ["1", 1],
    ["1.25", 1.25],
    ["1,25", 1.25],
    ["x2", 2],
    ["2x", 2],
    ["+50%", 1.5],
    ["+25", 1.25],
    ["50%", 1.5],
    ["150%", 1.5],
    ["100%", 1],
    ["25", 1.25],
    ["150", 1.5],
    ["33 % extra", 1.33],
    ["time and a half", 1.5],
    ["0.5", null],
    ["-25%", null],
    ["900%", null],
    ["a lot", null],
    ["1e3", null],
  ])("%j is %j", (text, factor) => expect(readExtraTime(text)).toBe(factor));
});
