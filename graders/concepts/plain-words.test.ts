import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EMPTY_ANSWER } from "../model/index.ts";
import { readText } from "../text/index.ts";
import { LEXICON } from "./index.ts";

interface Case {
  concept: string;
  says: boolean;
  sentence: string;
}

/** The table: a line with a concept's id, then `+` lines that say it in plain words and `-` lines that come near. */
function cases(): Case[] {
  const table: Case[] = [];
  let concept = "";
  for (const line of readFileSync(new URL("plain-words.txt", import.meta.url), "utf8").split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    if (/^[+-] /.test(line)) table.push({ concept, says: line.startsWith("+"), sentence: line.slice(2) });
    else concept = line;
  }
  return table;
}

const hears = ({ concept, sentence }: Case) =>
  (
    readText({ answer: { ...EMPTY_ANSWER, prose: sentence }, prompt: "", concepts: LEXICON }).mentions.get(
      concept,
    ) ?? []
  ).some(({ stance, depth }) => (stance === "asserted" || stance === "rejected") && depth !== "named");

describe("ideas said without jargon", () => {
  const table = cases();
  const said = table.filter(({ says }) => says);
  const near = table.filter(({ says }) => !says);
  const missed = said.filter((one) => !hears(one));
  const mistaken = near.filter(hears);

  test("the table speaks of at least 120 concepts of the lexicon, twice each, with a near miss", () => {
    const known = new Set(LEXICON.map(({ id }) => id));
    const ids = new Set(table.map(({ concept }) => concept));
    expect([...ids].filter((id) => !known.has(id))).toEqual([]);
    expect(ids.size).toBeGreaterThanOrEqual(120);
    for (const id of ids) {
      expect(said.filter(({ concept }) => concept === id).length).toBeGreaterThanOrEqual(2);
      expect(near.some(({ concept }) => concept === id)).toBe(true);
    }
  });

  test("more than nine in ten are heard, at a depth that earns points", () => {
    expect(missed.length / said.length, missed.map(({ sentence }) => sentence).join("\n")).toBeLessThan(0.08);
  });

  test("hardly any sentence that only comes near is taken for the idea", () => {
    expect(
      mistaken.length / near.length,
      mistaken.map(({ sentence }) => sentence).join("\n"),
    ).toBeLessThanOrEqual(0.03);
  });
});
