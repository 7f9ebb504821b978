import { describe, expect, it } from "vitest";
import { matchPeople } from "./match-people.ts";

const PEOPLE = [
  { userId: "ada", email: "ada@example.org", number: "0042" },
  { userId: "nada", email: "nada@example.org", number: "420" },
  { userId: "bob", email: "", number: "7" },
];

describe("whose document a file is", () => {
  it.each([
    ["0042.md", "ada"],
    ["Lovelace_Ada_0042_assignsubmission_file_/design.md", "ada"],
    ["ada@example.org.md", "ada"],
    ["mail/NADA@example.org - midterm.md", "nada"],
    ["midterm-420-v2.md", "nada"],
    ["00421.md", null],
    ["ada@example.organ.md", null],
    ["7.md", null],
    ["0042 and 420.md", null],
    ["notes.md", null],
  ])("reads %s as %s", (name, expected) => {
    expect(matchPeople([name], PEOPLE)).toEqual([expected]);
  });
  it("is nobody's as long as two files name the same person", () => {
    expect(matchPeople(["0042.md", "ada@example.org.md", "420.md"], PEOPLE)).toEqual([null, null, "nada"]);
  });
});
