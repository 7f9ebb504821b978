import { describe, expect, it } from "vitest";
import { readDocument } from "./read-document.ts";

const read = (markdown: string) => {
  const { answer } = readDocument(markdown);
  return {
    sums: answer.ledger.map(({ expression }) => expression),
    targets: answer.nonFunctional.map(({ metric, value, unit }) => `${metric} ${value} ${unit}`),
    costs: answer.costs.map(({ item, perMonth }) => `${item} ${perMonth}`),
  };
};
const BILL = ["GPUs $43,800", "storage $6,900", "people $20,000"];
const TARGETS = ["latency 300 ms", "availability 99.9 %"];

describe("the same design in the forms that people send", () => {
  it.each<[string, string, Partial<ReturnType<typeof read>>]>([
    [
      "lines broken anywhere",
      "Cost per month: GPUs 24 x $2.50/h x 730 h =\n$43,800, storage $6,900 and\npeople $20,000.\n\nWe expect 20M images per day of 2 MB, so\n20M x 2 MB = 40 TB a day.\n",
      { sums: ["20M × 2 MB = 40 TB/day"], costs: BILL },
    ],
    [
      "headings underlined",
      "Requirements\n============\n\np99 under 300 ms, 99.9% availability.\n\nNumbers\n-------\n\n20M / 86,400 = 231 per second\n\nCost\n----\n\n* GPUs 24 * $2.5 * 730 = $43,800\n* storage $6,900\n* people $20,000\n",
      { sums: ["20M / 86,400 = 231/second"], targets: TARGETS, costs: BILL },
    ],
    [
      "no heading at all",
      "p99 under 300 ms and 99.9% availability are what I aim at. 20M images per day / 86,400 = 231 per second. Bill: GPUs $43,800, storage $6,900, people $20,000.",
      { sums: ["20M images/day / 86,400 = 231/second"], targets: TARGETS, costs: BILL },
    ],
    [
      "HTML",
      "<h2>Requirements</h2>\n<p>p99 under 300 ms, 99.9% availability.</p>\n<h2>Estimates</h2>\n<ul><li>20M / 86,400 = 231 per second</li></ul>\n<h2>Cost</h2>\n<table><tr><th>item</th><th>per month</th></tr><tr><td>GPUs</td><td>$43,800</td></tr><tr><td>storage</td><td>$6,900</td></tr><tr><td>people</td><td>$20,000</td></tr></table>\n",
      { sums: ["20M / 86,400 = 231/second"], targets: TARGETS, costs: BILL },
    ],
    [
      "a numbered outline",
      "1. Requirements\n   1.1 p99 under 300 ms\n   1.2 99.9% availability\n2. Estimates\n   2.1 20M / 86,400 = 231 per second\n3. Cost\n   3.1 GPUs 24 × $2.5 × 730 = $43,800\n   3.2 storage $6,900\n   3.3 people $20,000\n",
      { sums: ["20M / 86,400 = 231/second"], targets: TARGETS, costs: BILL },
    ],
    [
      "tabs",
      "## Estimates\n\n\t- 20M / 86,400 = 231 per second\n\t- 231 × 4 = 924 at peak\n\n## Cost\n\n-\tGPUs $43,800\n-\tstorage $6,900\n-\tpeople $20,000\n",
      { sums: ["20M / 86,400 = 231/second"], costs: BILL },
    ],
    [
      "Windows line ends, a byte order mark, curly quotes, thin and hard spaces",
      "\ufeff## Estimates\r\n\r\n“Average”: 20M ÷ 86’400 = 231. It’s fine.\r\n\r\n## Cost\r\n\r\nGPUs $43,800; storage\u00A0$6,900; people $20,000.\r\n",
      { sums: ["20M / 86’400 = 231"], costs: BILL },
    ],
    [
      "tables without bars around them",
      "quantity | sum | result\n--- | --- | ---\naverage | 20M / 86,400 | 231/s\npeak | 231 × 4 | 924/s\n\nitem | per month\n--- | ---\nGPUs | $43,800\nstorage | $6,900\npeople | $20,000\n",
      { sums: ["20M / 86,400 = 231/s", "231 × 4 = 924/s"], costs: BILL },
    ],
    [
      "lists with letters",
      "## Estimates\n\na) 20M / 86,400 = 231 per second\nb) 231 × 4 = 924 at peak\n\n## Cost\n\na) GPUs $43,800\nb) storage $6,900\nc) people $20,000\n",
      { sums: ["20M / 86,400 = 231/second", "231 × 4 = 924"], costs: BILL },
    ],
    [
      "a calculation in a code block",
      "## Estimates\n\n```\navg  = 20M / 86400 = 231/s\npeak = 231 * 4 = 924/s\nstorage = 20M * 2MB = 40TB/day\n```\n",
      { sums: ["20M / 86400 = 231/s", "231 × 4 = 924/s", "20M × 2MB = 40TB/day"] },
    ],
    [
      "LaTeX",
      "## Estimates\n\n$20\\text{M} \\times 2\\,\\text{MB} = 40\\,\\text{TB/day}$.\n\n$$\\frac{20{,}000{,}000}{86{,}400} \\approx 231\\ \\text{req/s}$$\n",
      { sums: ["20M × 2 MB = 40 TB/day", "(20,000,000) / (86,400) = ~231 req/s"] },
    ],
    [
      "units glued to numbers",
      "20Mimages/day×2MB=40TB/day, p99<300ms, 99.9%availability",
      { sums: ["20Mimages/day × 2MB = 40TB/day"], targets: TARGETS },
    ],
  ])("%s", (_, markdown, expected) => {
    const found = read(markdown);
    if (expected.sums) expect(found.sums).toEqual(expect.arrayContaining(expected.sums));
    if (expected.targets) expect(found.targets).toEqual(expected.targets);
    if (expected.costs) expect(found.costs).toEqual(expected.costs);
  });

  it("code stays code, and money stays money", () => {
    const { answer } = readDocument(
      "## API\n\n```\nfor (i = 0; i < 10; i++) { x = 2 * i; }\n```\n\n## Cost\n\nGPUs $40k and storage $6k, both \\times nothing.\n",
    );
    expect(answer.api).toContain("for (i = 0");
    expect(answer.ledger).toEqual([]);
    expect(answer.costs.map(({ item, perMonth }) => `${item} ${perMonth}`)).toEqual([
      "GPUs $40k",
      "storage $6k",
    ]);
  });
});
