import { describe, expect, test } from "vitest";
import { readHeading } from "./headings.ts";

/** Headings of design documents as people write them, in jargon and in plain words. */
const HEADINGS = [
  ["Functional requirements", "functional"],
  ["Use cases", "functional"],
  ["Non-functional requirements", "nonFunctional"],
  ["NFRs", "nonFunctional"],
  ["1. Requirements and sizing", "scope"],
  ["What I'm assuming (would ask first)", "scope"],
  ["What we're building and for whom", "scope"],
  ["Scope", "scope"],
  ["Out of scope", "scope"],
  ["Numbers", "ledger"],
  ["Back-of-the-envelope", "ledger"],
  ["Capacity planning", "ledger"],
  ["How big is it?", "ledger"],
  ["API", "api"],
  ["API design", "api"],
  ["Interfaces", "api"],
  ["Data model", "dataModel"],
  ["Where the facts live", "dataModel"],
  ["What we store", "dataModel"],
  ["High level", "architecture"],
  ["2. Architecture", "architecture"],
  ["The big picture", "architecture"],
  ["Deep dive 1: funnel", "deepDives"],
  ["Deep dives", "deepDives"],
  ["Trade-offs", "decisions"],
  ["What I chose against", "decisions"],
  ["Rejected", "decisions"],
  ["Alternatives considered", "decisions"],
  ["Cost (reserved-ish prices)", "costs"],
  ["Money", "costs"],
  ["What it costs", "costs"],
  ["Monitoring & rollout", "operations"],
  ["When things break", "operations"],
  ["Staying up", "operations"],
  ["6. Monitoring", "operations"],
  ["Security", "operations"],
  ["Consistency", null],
  ["3. Model training", null],
  ["Learning without fooling ourselves", null],
  ["Why we can't do the obvious thing", null],
] as const;

describe("headings", () => {
  test.each(HEADINGS)("%s → %s", (title, target) => {
    expect(readHeading(title).target).toBe(target);
  });

  test.each([
    ["Deep dive 1: funnel", "funnel"],
    ["Deep dive: caching", "caching"],
    ["Deep-dive 2 — staying up", "staying up"],
    ["Zoom in on ranking", "on ranking"],
    ["Consistency", "Consistency"],
  ])("%s is about %s", (title, topic) => {
    expect(readHeading(title).topic).toBe(topic);
  });
});
