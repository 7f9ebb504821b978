import { type Hardware } from "../price-table/schema.ts";

type Figures = Pick<Hardware, "memoryGb" | "bandwidthGbS" | "bf16Dense" | "fp8Dense">;
type Origin = Pick<Hardware, "source" | "url" | "comparedWith" | "note">;

/** The day on which every row below was last compared. What a row holds is said in price-table/schema.ts. */
const COMPARED = "2026-11-21";

const row = (
  name: string,
  aliases: readonly string[],
  [memoryGb, bandwidthGbS, bf16Dense, fp8Dense]: readonly [number, number, number, number | null],
  { source, url, comparedWith, note }: Partial<Origin> & Pick<Origin, "source" | "url">,
): Hardware => ({
  name,
  aliases: [...aliases],
  ...({ memoryGb, bandwidthGbS, bf16Dense, fp8Dense } satisfies Figures),
  source,
  url,
  comparedWith: comparedWith ?? url,
  date: COMPARED,
  note: note ?? "",
});

const HALVED = "The sheet's figures with sparsity, halved.";
const nvidia = (page: string) => `https://www.nvidia.com/en-us/data-center/${page}/`;

export const HARDWARE: readonly Hardware[] = [
  row("A10", [], [24, 600, 125, null], {
    source: "NVIDIA A10 data sheet",
    url: nvidia("products/a10-gpu"),
    comparedWith: "https://www.baseten.co/blog/nvidia-a10-vs-a10g-for-ml-model-inference/",
    note: "Memory and bandwidth compared; the BF16 figure is as commonly quoted, unverified.",
  }),
  row("L4", [], [24, 300, 121, 242.5], {
    source: "NVIDIA L4 data sheet",
    url: nvidia("l4"),
    comparedWith: "https://grokipedia.com/page/NVIDIA_L4_vs_L40S",
    note: HALVED,
  }),
  row("L40S", [], [48, 864, 362.05, 733], {
    source: "NVIDIA L40S data sheet",
    url: nvidia("l40s"),
    comparedWith: "https://www.mullet.se/product.html?product_id=355414",
    note: "The sheet prints dense | sparse; these are the dense figures.",
  }),
  row("A100 40GB SXM", ["A100 40GB"], [40, 1555, 312, null], {
    source: "NVIDIA A100 data sheet",
    url: nvidia("a100"),
    comparedWith: "https://glennklockwood.com/garden/processors/A100",
  }),
  row("A100 80GB SXM", ["A100", "A100 80GB"], [80, 2039, 312, null], {
    source: "NVIDIA A100 80GB data sheet",
    url: nvidia("a100"),
    comparedWith: "https://glennklockwood.com/garden/processors/A100",
  }),
  row("H100 SXM", ["H100", "H100 80GB", "H100 SXM5"], [80, 3350, 989.5, 1979], {
    source: "NVIDIA H100 data sheet",
    url: nvidia("h100"),
    comparedWith: "https://archive-lib.hpctech.co.jp/gpuproduct/nvidia-h100.html",
    note: HALVED,
  }),
  row("H100 PCIe", [], [80, 2000, 756.5, 1513], {
    source: "NVIDIA H100 PCIe data sheet",
    url: nvidia("h100"),
    comparedWith: "https://archive-lib.hpctech.co.jp/gpuproduct/nvidia-h100.html",
    note: HALVED,
  }),
  row("H200 SXM", ["H200"], [141, 4800, 989.5, 1979], {
    source: "NVIDIA H200 data sheet",
    url: nvidia("h200"),
    comparedWith: "https://itkb.uw.cz/2026/06/nvidia-h200-vs-b300-precisions-cores.html",
    note: HALVED,
  }),
  row("B200", ["B200 SXM", "HGX B200"], [180, 8000, 2250, 4500], {
    source: "NVIDIA DGX B200 data sheet ÷ 8",
    url: nvidia("dgx-b200"),
    comparedWith: "https://glennklockwood.com/garden/processors/B200",
    note: `${HALVED} The chip has 192 GB, of which DGX and HGX boards show 180.`,
  }),
  row("MI300X", [], [192, 5300, 1307.4, 2614.9], {
    source: "AMD Instinct MI300X data sheet",
    url: "https://www.amd.com/en/products/accelerators/instinct/mi300/mi300x.html",
    comparedWith: "https://www.emergentmind.com/topics/amd-instinct-mi300x-gpus",
    note: "Memory and bandwidth compared; the FLOPS are as commonly quoted, unverified.",
  }),
  row("MI325X", [], [256, 6000, 1307.4, 2614.9], {
    source: "AMD Instinct MI325X data sheet",
    url: "https://www.amd.com/en/products/accelerators/instinct/mi300/mi325x.html",
    comparedWith: "https://unanswered.io/guide/amd-instinct-mi325x",
    note: "Memory and bandwidth compared; the FLOPS are as commonly quoted, unverified.",
  }),
  row("TPU v5e", ["v5e"], [16, 819, 197, null], {
    source: "Google Cloud TPU v5e documentation",
    url: "https://docs.cloud.google.com/tpu/docs/v5e",
  }),
  row("TPU v5p", ["v5p"], [95, 2765, 459, null], {
    source: "Google Cloud TPU v5p documentation",
    url: "https://cloud.google.com/tpu/docs/v5p-training",
  }),
  row("TPU v6e", ["v6e", "Trillium"], [32, 1638, 918, null], {
    source: "Google Cloud TPU v6e documentation",
    url: "https://docs.cloud.google.com/tpu/docs/v6e",
  }),
  row("Gaudi 3", ["Gaudi3"], [128, 3700, 1835, 1835], {
    source: "Intel Gaudi 3 white paper",
    url: "https://www.intel.com/content/www/us/en/products/details/processors/ai-accelerators/gaudi.html",
    comparedWith: "https://www.yobitel.com/knowledge-base/intel-gaudi-3",
  }),
  row("Trainium2", ["Trn2"], [103.08, 2900, 667, 1299], {
    source: "AWS Neuron documentation, Trainium2 architecture",
    url: "https://awsdocs-neuron.readthedocs-hosted.com/en/latest/about-neuron/arch/neuron-hardware/trainium2.html",
    comparedWith:
      "https://awsdocs-neuron.readthedocs-hosted.com/en/v2.29.0/_sources/about-neuron/arch/neuron-hardware/trainium2.rst",
    note: "Printed as 96 GiB, which is 103.08 GB.",
  }),
];
