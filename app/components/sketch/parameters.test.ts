import { describe, expect, test } from "vitest";
import { NODE_KINDS, NODE_PARAMETERS, NodeParametersSchema } from "~graders";
import { PARAMETERS, parametersFor, parameterSummary, readValue, shownValue } from "./parameters.ts";

describe("numbers as people type them", () => {
  test.each([
    ["", undefined],
    ["3", 3],
    ["1,200", 1200],
    ["20k", 20_000],
    ["1.5M", 1_500_000],
    [" 7 ", 7],
    [".5", 0.5],
  ])("%j", (typed, value) => {
    expect(readValue(typed, PARAMETERS.serviceTimeMs)).toEqual({ ok: true, value });
  });

  test.each([
    ["abc", "Write a number"],
    ["-1", "Write a number"],
    ["1e9", "Write a number"],
    ["Infinity", "Write a number"],
    ["2.5", "whole number"],
    ["0", "at least 1"],
    ["2M", "at most 1,000,000"],
  ])("%j replicas are refused in words", (typed, words) => {
    const read = readValue(typed, PARAMETERS.replicas);
    expect(read.ok ? "" : read.message).toContain(words);
  });

  test("shares are typed as percent and stored from 0 to 1, without drift", () => {
    const read = readValue("29", PARAMETERS.hitRate);
    expect(read).toEqual({ ok: true, value: 0.29 });
    expect(shownValue(0.29, 100)).toBe("29");
  });

  test("whatever a field accepts, the sketch's schema accepts", () => {
    for (const key of NODE_PARAMETERS) {
      for (const typed of ["0", "1", "100", "0.000001", "999999", "1000000"]) {
        const read = readValue(typed, PARAMETERS[key]);
        if (read.ok)
          expect(NodeParametersSchema.safeParse({ [key]: read.value }).success, `${key} ${typed}`).toBe(true);
      }
    }
  });
});

test("a parameter that is set is shown whatever the kind", () => {
  for (const kind of NODE_KINDS) {
    expect(parametersFor({ kind, parameters: { hitRate: 0.5, batchSize: 4 } })).toEqual(
      expect.arrayContaining(["hitRate", "batchSize"]),
    );
  }
});

test("a node's summary keeps to one short line", () => {
  expect(parameterSummary({ parameters: {} })).toBe("");
  expect(parameterSummary({ parameters: { replicas: 140, zones: 3, capacityPerReplica: 250_000 } })).toBe(
    "×140 · 3 zones",
  );
  expect(parameterSummary({ parameters: { replicas: 2, hitRate: 0.3 } })).toBe("×2 · 30% hits");
});
