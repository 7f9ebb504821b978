/**
 * Accelerators as their makers' data sheets give them. Dense figures only: sheets that quote "with sparsity" are halved.
 * `date` is that of the document; look again before relying on one for a purchase.
 */
export interface Hardware {
  name: string;
  aliases: readonly string[];
  memoryGb: number;
  bandwidthGbS: number;
  /** TFLOP/s, dense. */
  bf16Dense: number;
  /** TFLOP/s, dense; null: the chip has no FP8. */
  fp8Dense: number | null;
  source: string;
  date: string;
}

const row = (
  name: string,
  aliases: readonly string[],
  [memoryGb, bandwidthGbS, bf16Dense, fp8Dense]: readonly [number, number, number, number | null],
  source: string,
  date: string,
): Hardware => ({ name, aliases, memoryGb, bandwidthGbS, bf16Dense, fp8Dense, source, date });

export const HARDWARE: readonly Hardware[] = [
  row("A10", [], [24, 600, 125, null], "NVIDIA A10 data sheet", "2021-04"),
  row("L4", [], [24, 300, 121, 242.5], "NVIDIA L4 data sheet (sparse figures halved)", "2023-03"),
  row("L40S", [], [48, 864, 362, 733], "NVIDIA L40S data sheet", "2023-08"),
  row("A100 40GB SXM", ["A100 40GB"], [40, 1555, 312, null], "NVIDIA A100 data sheet", "2020-05"),
  row("A100 80GB SXM", ["A100", "A100 80GB"], [80, 2039, 312, null], "NVIDIA A100 80GB data sheet", "2021-06"),
  row(
    "H100 SXM",
    ["H100", "H100 80GB", "H100 SXM5"],
    [80, 3350, 989.5, 1979],
    "NVIDIA H100 data sheet (sparse figures halved)",
    "2023-03",
  ),
  row("H100 PCIe", [], [80, 2000, 756.5, 1513], "NVIDIA H100 PCIe data sheet (sparse figures halved)", "2022-11"),
  row("H200 SXM", ["H200"], [141, 4800, 989.5, 1979], "NVIDIA H200 data sheet (sparse figures halved)", "2023-11"),
  row(
    "B200",
    ["B200 SXM", "HGX B200"],
    [180, 8000, 2250, 4500],
    "NVIDIA DGX B200 data sheet ÷ 8 (sparse figures halved)",
    "2024-03",
  ),
  row("MI300X", [], [192, 5300, 1307.4, 2614.9], "AMD Instinct MI300X data sheet", "2023-12"),
  row("MI325X", [], [256, 6000, 1307.4, 2614.9], "AMD Instinct MI325X data sheet", "2024-10"),
  row("TPU v5e", ["v5e"], [16, 819, 197, null], "Google Cloud TPU v5e documentation", "2023-08"),
  row("TPU v5p", ["v5p"], [95, 2765, 459, null], "Google Cloud TPU v5p documentation", "2023-12"),
  row("TPU v6e", ["v6e", "Trillium"], [32, 1640, 918, null], "Google Cloud TPU v6e documentation", "2024-10"),
  row("Gaudi 3", ["Gaudi3"], [128, 3700, 1835, 1835], "Intel Gaudi 3 white paper", "2024-04"),
  row("Trainium2", ["Trn2"], [96, 2900, 667, 1299], "AWS Trainium2 documentation", "2024-12"),
];
