import { describe, expect, it } from "vitest";
import { criterion, fixtureAnswer, fixtureQuestion, gradeAnswer, gradeDocument } from "./fixture.ts";

const CHECK = {
  kind: "follows",
  rules: [
    { when: "machines <= 10", choose: ["one-rack"] },
    { when: "machines > 10", choose: ["two-racks"] },
  ],
};
/* 2000 requests a second at 100 a machine: 20 machines. */
const question = fixtureQuestion([criterion(CHECK)], {
  quantities: [
    {
      id: "machines",
      label: "machines needed",
      unit: "1",
      expression: "peak_rps / (100/s)",
      names: ["machines"],
    },
  ],
  concepts: [
    { id: "one-rack", name: "a single rack", family: "serving", names: ["single|one rack"] },
    { id: "two-racks", name: "two racks", family: "serving", names: ["two racks", "second rack"] },
  ],
});

const decided = (choice: string, because: string, machines = "peak_rps / (100/s)") =>
  gradeAnswer(
    question,
    fixtureAnswer({
      ledger: [{ name: "machines", expression: machines }],
      decisions: [{ title: "Racks", options: ["one rack", "two racks"], choice, because }],
    }),
  ).findings[0]!;

describe("a decision that must follow from the ledger", () => {
  it("is met when it is what the numbers call for, and the reason names them", () => {
    expect(decided("two racks", "20 machines do not fit into one of 10.")).toMatchObject({
      verdict: "met",
      found: "Machines needed is 20, against 10, which calls for two racks, and that is your choice.",
    });
    expect(decided("two racks rather than one rack", "The machines do not fit.").verdict).toBe("met");
  });

  it("is half met without a number or the quantity in the reason", () => {
    expect(decided("two racks", "It is the safer way to go.")).toMatchObject({
      verdict: "partly-met",
      points: 1,
    });
  });

  it("is not met when it contradicts the ledger, and says both", () => {
    expect(decided("one rack", "20 machines fit well.")).toMatchObject({
      verdict: "not-met",
      found: "Machines needed is 20, against 10, which calls for two racks; you settle on a single rack.",
    });
  });

  it("goes by the candidate's own number, also where that is wrong", () => {
    expect(decided("one rack", "8 machines fit into one.", "peak_rps / (250/s)").verdict).toBe("met");
    expect(decided("two racks", "8 machines need room.", "peak_rps / (250/s)").verdict).toBe("not-met");
  });

  it("reads a choice told in prose", () => {
    const told = (text: string) => gradeDocument(question, text).findings[0]!.verdict;
    expect(
      told("2,000 requests/s / 100/s = 20 machines. So we take two racks, since 20 do not fit into one."),
    ).toBe("met");
    expect(told("2,000 requests/s / 100/s = 20 machines. So one rack is what we take for these 20.")).toBe(
      "not-met",
    );
    expect(told("2,000 requests/s / 100/s = 20 machines.")).toBe("not-met");
  });

  it("takes the choice that is announced, and none that is named in order to turn it down", () => {
    const told = (text: string) => gradeDocument(question, text).findings[0]!.verdict;
    const sum = "2,000 requests/s / 100/s = 20 machines. ";
    expect(told(`${sum}My choice: two racks. So one rack would not hold these 20 machines.`)).toBe("met");
    expect(told(`${sum}I would choose two racks rather than one rack, as 20 machines need the room.`)).toBe(
      "met",
    );
    expect(told(`${sum}My choice: one rack. With 40 machines we would take two racks.`)).toBe("not-met");
  });
});

describe("the choice that a text tells", () => {
  const told = (text: string) =>
    gradeDocument(question, `2,000 requests/s / 100/s = 20 machines. ${text}`).findings[0]!.verdict;

  it.each([
    "I choose two racks, because these 20 machines are more than a single rack holds.",
    "We therefore go with two racks, as a single rack would have to take all 20 machines.",
    "I take the second way: two racks, and 10 machines in each of them.",
    "My choice: two racks, which for 20 machines are nearly as cheap as one rack.",
    "My choice is two racks for the 20 machines. A single rack would save $300 but there is no room in it.",
    "We take two racks for 20 machines, and a single rack would cost half, which I like less than it sounds.",
  ])("is none that the reason names or that was weighed and left: %s", (text) => {
    expect(told(text)).toBe("met");
  });

  it.each([
    "I order two racks, because 20 machines do not fit into one. A small part stays in a single rack elsewhere.",
    "**Order: two racks**, as 20 machines do not fit into one. A small part we keep in a single rack elsewhere.",
  ])("is what is ordered: %s", (text) => {
    expect(told(text)).toBe("met");
  });

  it.each([
    "(a) One rack. (b) Two racks. I'd do (b), as 20 machines need the room.",
    "- Option A: one rack\n- Option B: two racks\n\nDecision: B, because 20 machines do not fit into one.",
    "\n\n1. one rack\n2. two racks\n\nSo I'd go with 2. 20 machines do not fit into one.",
    "I'd take two racks for the 20 machines. A second system, which would go on a single rack, we leave out.",
    "One rack is full at 10. So two racks it is, for the 20 machines. I keep one rack in reserve elsewhere.",
    "=> Two racks are needed; for 20 machines two racks is the best option. We use one rack until they come.",
  ])("may be named by its place in a list, or before what announces it: %s", (text) => {
    expect(told(text)).toBe("met");
  });

  it("is no label where an article or an amount stands", () => {
    expect(
      told("- Option A: two racks\n- Option B: one rack\n\nWe take a rack for the 20 machines."),
    ).not.toBe("met");
  });

  it.each([
    "I choose a single rack, because two racks cost more than these 20 machines are worth.",
    "Since 20 machines are few, I choose one rack.",
  ])("is the one before the reason, or behind it where the reason opens: %s", (text) => {
    expect(told(text)).toBe("not-met");
  });
});
