import { describe, expect, it } from "vitest";
import { loadQuestion, questionFolders } from "../../graders/cli/bank-from-disk.ts";
import { drawVariant, grade, readDocument } from "~graders";

function gradeAs(id: string, markdown: string) {
  const folder = questionFolders({ only: id })[0];
  const loaded = folder && loadQuestion(folder);
  if (!loaded?.ok) throw new Error(`${id} does not parse`);
  const { question } = loaded.entry;
  const { answer, lifted } = readDocument(markdown);
  const report = grade({ question, variant: drawVariant({ question, seed: null }), answer, lifted });
  return {
    taken: Object.fromEntries(report.assumptions.map(({ parameter, value }) => [parameter, value])),
    verdicts: Object.fromEntries(report.findings.map(({ criterion, verdict }) => [criterion, verdict])),
    slips: report.errors.filter(({ kind }) => kind !== "misconception"),
  };
}

/** The author's own numbers are 5M pictures a day of 2 MB, at a peak factor of 3. */
describe("a marketplace of another size than the author thought of", () => {
  it.each([
    [
      "guessed in words",
      "I'd guess the marketplace gets thirty million photos a day, about 1 MB each, so 30 TB a day. That's about 350 a second, and the evening peak is five times that, 1,750 a second.",
      { uploads_per_day: 30e6, image_mb: 1, peak_factor: 5 },
    ],
    [
      "assumed in bullets",
      "## Assumptions\n\n- 800k images/day\n- 3 MB per image\n- peak = 4 × average\n\n## Estimates\n\n- average: 800k / 86,400 = 9.3/s\n- peak: 37/s\n- storage: 2.4 TB/day",
      { uploads_per_day: 800e3, image_mb: 3, peak_factor: 4 },
    ],
    [
      "said in passing",
      "Say 200M uploads per day at 0.5 MB each. 200M / 86,400 ≈ 2,300/s average, ×3 → 7,000/s at peak. 100 TB/day of new pictures.",
      { uploads_per_day: 200e6, peak_factor: 3 },
    ],
    [
      "taken",
      "Let's take 1M pictures daily, 4 MB. One million over 86,400 seconds is about 12 per second. Peak factor 6: 70 per second. 4 TB daily.",
      { uploads_per_day: 1e6, image_mb: 4, peak_factor: 6 },
    ],
    [
      "in a table whose first column holds the units",
      "| quantity | value |\n|---|---|\n| images per day | 60M |\n| image size (MB) | 1.2 |\n| average rate (1/s) | 694 |\n| peak rate (1/s) | 2,083 |\n| storage per day (TB) | 72 |",
      { uploads_per_day: 60e6, image_mb: 1.2 },
    ],
    [
      "as a range, whose middle is meant",
      "Assuming 10–20M images a day of 2 MB: 174/s on average, 520/s at peak, 30 TB/day.",
      { uploads_per_day: 15e6, image_mb: 2 },
    ],
    [
      "in one chain",
      "20M images/day × 2MB = 40TB/day → 463MB/s avg → ×3 = 1.4GB/s peak; 231 img/s avg → 694 img/s peak",
      { uploads_per_day: 20e6, image_mb: 2, peak_factor: 3 },
    ],
  ])("%s", (_, markdown, taken) => {
    const graded = gradeAs("realtime-image-classification", markdown);
    expect(graded.taken).toMatchObject(taken);
    expect(graded.verdicts).toMatchObject({ "average-rate": "met", "peak-rate": "met", storage: "met" });
    expect(graded.slips).toEqual([]);
  });

  it("and sized against neither its own numbers nor the author's, earns nothing", () => {
    const { verdicts } = gradeAs(
      "realtime-image-classification",
      "Assume 30M images a day, 1 MB each. The average is 4/s, the peak 12/s, storage 300 GB per day.",
    );
    expect(verdicts["average-rate"]).toBe("not-met");
    expect(verdicts["peak-rate"]).toBe("not-met");
  });

  it("takes no absurd number over", () => {
    const { taken } = gradeAs("realtime-image-classification", "Assume 900B images a day of 2 MB each.");
    expect(taken["uploads_per_day"]).toBe(5e6);
  });
});

it("an assumption that only shows in a sum is followed from there on", () => {
  const { verdicts } = gradeAs(
    "video-recommendation",
    "DAU = 100M; 40 requests/user/day → 4B/day → 46k QPS avg, 140k QPS peak (3×). Ranking 140k × 600 = 84M scores/s.",
  );
  expect(verdicts).toMatchObject({ "dau-to-rps": "met", peak: "met", scores: "met" });
});
