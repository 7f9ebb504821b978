import { defineCalculator, step, text } from "./calculator.ts";

/** `H100-SXM`, `nvidia h100 sxm` and `H100 SXM` are one name. */
const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/\b(?:nvidia|amd|google|intel|aws|instinct|cloud)\b/g, "")
    .replace(/[^a-z0-9]/g, "");

/**
 * A row of the table's hardware: GB, GB/s and dense TFLOP/s as the maker prints them; figures with sparsity are
 * halved.
 */
export const hardware = defineCalculator({
  name: "hardware",
  title: "Accelerators",
  family: "hardware",
  summary: "Memory, bandwidth and dense peak of an accelerator.",
  formula: "a row of the dated table",
  source: "The maker's data sheet, named in the result.",
  assumptions: [
    "Dense peaks; what a model reaches is 30 to 60% of them.",
    "GB as the maker prints it. Drivers report some 80 GB cards as 80 GiB; plan with the smaller figure.",
  ],
  example: { name: "H100 SXM" },
  inputs: { name: text("Accelerator, as H100 or TPU v5e", "") },
  main: "memory",
  results: {
    name: { label: "Accelerator", unit: "" },
    memory: { label: "Memory", unit: "GB" },
    bandwidth: { label: "Memory bandwidth", unit: "GB/s" },
    bf16_dense: { label: "BF16, dense", unit: "TFLOP/s" },
    fp8_dense: { label: "FP8, dense", unit: "TFLOP/s" },
    source: { label: "Source", unit: "" },
    date: { label: "Compared with it on", unit: "" },
    url: { label: "Maker's page", unit: "" },
    note: { label: "Note", unit: "" },
  },
  run({ name }, { hardware: rows }) {
    const asked = plain(name);
    const found = rows.find((row) => [row.name, ...row.aliases].some((known) => plain(known) === asked));
    if (!found)
      return {
        problem: `No such accelerator in the table: it has ${rows.map((row) => row.name).join(", ")}.`,
      };
    return {
      result: {
        name: found.name,
        memory: found.memoryGb,
        bandwidth: found.bandwidthGbS,
        bf16_dense: found.bf16Dense,
        ...(found.fp8Dense === null ? {} : { fp8_dense: found.fp8Dense }),
        source: found.source,
        date: found.date,
        url: found.url,
        ...(found.note === "" ? {} : { note: found.note }),
      },
      steps: [
        step("Memory", `${found.name}, as printed`, found.memoryGb, "GB"),
        step("Bandwidth", "as printed", found.bandwidthGbS, "GB/s"),
        step("BF16", "dense", found.bf16Dense, "TFLOP/s"),
        step(
          "Critical batch at 2 bytes a weight",
          "BF16 ÷ bandwidth",
          (found.bf16Dense * 1e3) / found.bandwidthGbS,
          "tokens",
        ),
      ],
    };
  },
});
