import { describe, expect, test } from "vitest";
import { LEXICON } from "../concepts/index.ts";
import { EMPTY_ANSWER } from "../model/index.ts";
import { readText } from "./index.ts";

const dismissed = (prose: string) =>
  [
    ...readText({ answer: { ...EMPTY_ANSWER, prose }, prompt: "", concepts: LEXICON }).mentions.values(),
  ].flatMap((mentions) => mentions.filter(({ stance }) => stance === "dismissed"));

describe("a denial of harm", () => {
  test.each([
    "Goal: NDCG@10 up by 15% overall, no query class worse.",
    "Gang scheduling, so no half-started training job blocks GPUs while it waits for the rest.",
    "Config is validated and cached locally so a broken feature store does not matter.",
  ])("waves nothing away: %s", (text) => {
    expect(dismissed(text)).toEqual([]);
  });

  test.each([
    "The traffic is small, so no cache and no monitoring.",
    "Monitoring does not matter for a service of this size.",
    "Our users are patient, so no load balancer, no autoscaling.",
  ])("is another thing than waving away: %s", (text) => {
    expect(dismissed(text)).not.toEqual([]);
  });
});
