import { defineCalculator, step, text } from "./calculator.ts";
import { HARDWARE } from "./data/hardware.ts";

/** `H100-SXM`, `nvidia h100 sxm` and `H100 SXM` are one name. */
const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/\b(?:nvidia|amd|google|intel|aws|instinct|cloud)\b/g, "")
    .replace(/[^a-z0-9]/g, "");

export const hardware = defineCalculator({
  name: "hardware",
  family: "hardware",
  summary: "Memory, bandwidth and dense peak of an accelerator.",
  formula: "a row of the dated table",
  source: "The maker's data sheet, named in the result.",
  inputs: { name: text("Accelerator, as H100 or TPU v5e", "") },
  results: {
    name: { label: "Accelerator", unit: "" },
    memory: { label: "Memory", unit: "GB" },
    bandwidth: { label: "Memory bandwidth", unit: "GB/s" },
    bf16_dense: { label: "BF16, dense", unit: "TFLOP/s" },
    fp8_dense: { label: "FP8, dense", unit: "TFLOP/s" },
    source: { label: "Source", unit: "" },
    date: { label: "Date of the source", unit: "" },
  },
  run({ name }) {
    const asked = plain(name);
    const found = HARDWARE.find((row) => [row.name, ...row.aliases].some((known) => plain(known) === asked));
    if (!found)
      return {
        problem: `No such accelerator in the table: it has ${HARDWARE.map((row) => row.name).join(", ")}.`,
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
      },
      steps: [step("Memory", `${found.name}, ${found.source}`, found.memoryGb, "GB")],
    };
  },
});
