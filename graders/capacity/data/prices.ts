import { type Price } from "../price-table/schema.ts";

/**
 * Prices to start from. Each row says who quoted it and when; look at the seller's own page before relying on one. A range
 * is the spread between sellers. Rows with `components` are what one replica of these kinds costs where a sketch states no
 * price; a row with `accelerator` is what the Pareto mirror rents it at. price-table/schema.ts says what a row holds.
 */
const row = (
  id: string,
  item: string,
  [low, high]: readonly [number, number],
  unit: string,
  [source, url, quoted]: readonly [string, string, string | null],
  used: Partial<Pick<Price, "components" | "accelerator">> = {},
): Price => ({ id, item, low, high, unit, source, url, quoted, components: [], accelerator: null, ...used });

const MERCATUS = [
  "Mercatus, Cloud GPU pricing",
  "https://www.mercatus-ai.com/blog/cloud-gpu-pricing",
  "2026-05",
] as const;
const TOOLHUBLY = [
  "Toolhubly, AI pricing",
  "https://www.toolhubly.com/en/tools/ai-pricing.html",
  "2026-11",
] as const;

const EC2 = [
  "Amazon EC2 on-demand pricing, us-east-1, Linux",
  "https://aws.amazon.com/ec2/pricing/on-demand/",
  "2025-11",
] as const;

export const PRICES: readonly Price[] = [
  row(
    "machine-general",
    "Machine of 8 vCPU, 32 GiB (m7i.2xlarge), on demand",
    [0.4032, 0.4032],
    "hour",
    EC2,
    { components: ["service", "worker", "stream-job", "batch-job"] },
  ),
  row("machine-memory", "Machine of 8 vCPU, 64 GiB (r7g.2xlarge), on demand", [0.4284, 0.4284], "hour", EC2, {
    components: ["cache", "stream", "sql", "nosql", "search-index", "vector-index", "feature-store-online"],
  }),
  row("machine-l4", "Machine with one L4 (g6.xlarge), on demand", [0.8048, 0.8048], "hour", EC2, {
    components: ["model-server", "embedding-server", "guardrail"],
  }),
  row(
    "machine-h100",
    "One H100 of eight (p5.48xlarge at $55.04/h ÷ 8), on demand",
    [6.88, 6.88],
    "GPU-hour",
    EC2,
    { components: ["llm-server", "training-job"] },
  ),
  row(
    "load-balancer",
    "Load balancer at $0.0225/h, and usage",
    [25, 25],
    "month",
    [
      "Amazon Elastic Load Balancing pricing",
      "https://aws.amazon.com/elasticloadbalancing/pricing/",
      "2025-11",
    ],
    { components: ["load-balancer"] },
  ),
  row(
    "dns-zone",
    "DNS zone at $0.50, and queries",
    [1, 1],
    "month",
    ["Amazon Route 53 pricing", "https://aws.amazon.com/route53/pricing/", "2025-11"],
    { components: ["dns"] },
  ),
  row(
    "l4-large-clouds",
    "L4, on demand, large clouds",
    [0.56, 0.8],
    "GPU-hour",
    [
      "Forward Compute, L4 and L40 compared",
      "https://advisor.forwardcompute.ai/compare/l4-vs-l40",
      "2026-04",
    ],
    { accelerator: "L4" },
  ),
  row(
    "l40s-aws",
    "L40S, on demand, AWS",
    [1.861, 1.861],
    "GPU-hour",
    ["Modal, NVIDIA L40S price", "https://modal.com/blog/nvidia-l40s-price-article", "2025-08"],
    { accelerator: "L40S" },
  ),
  row("a100-large-clouds", "A100 80GB, on demand, large clouds", [1.5, 3], "GPU-hour", MERCATUS, {
    accelerator: "A100 80GB SXM",
  }),
  row("h100-large-clouds", "H100 SXM, on demand, large clouds", [3.5, 5], "GPU-hour", MERCATUS, {
    accelerator: "H100 SXM",
  }),
  row("h100-specialised-clouds", "H100 SXM, on demand, specialised clouds", [2.5, 3.5], "GPU-hour", MERCATUS),
  row("h200-large-clouds", "H200 SXM, on demand, large clouds", [4.5, 7], "GPU-hour", MERCATUS, {
    accelerator: "H200 SXM",
  }),
  row("aws-p5-48xlarge", "AWS p5.48xlarge (8 × H100), on demand", [80.62, 98.32], "hour", [
    "Digiteria Labs, Cloud GPU pricing Q1 2026: before and after the cut of 15 January",
    "https://digiterialabs.com/ai/insights/cloud-gpu-pricing-q1-2026",
    "2026-03",
  ]),
  row("gpt-4-1-input", "GPT-4.1, input", [2, 2], "million tokens", TOOLHUBLY),
  row("gpt-4-1-output", "GPT-4.1, output", [8, 8], "million tokens", TOOLHUBLY),
  row("gpt-4-1-mini-input", "GPT-4.1 mini, input", [0.4, 0.4], "million tokens", TOOLHUBLY),
  row("gpt-4-1-mini-output", "GPT-4.1 mini, output", [1.6, 1.6], "million tokens", TOOLHUBLY),
  row("claude-sonnet-4-input", "Claude Sonnet 4, input", [3, 3], "million tokens", TOOLHUBLY),
  row("claude-sonnet-4-output", "Claude Sonnet 4, output", [15, 15], "million tokens", TOOLHUBLY),
  row("text-embedding-3-small", "text-embedding-3-small", [0.02, 0.02], "million tokens", [
    "OpenAI, API pricing",
    "https://openai.com/api/pricing/",
    null,
  ]),
  row(
    "object-storage-gb-month",
    "Object storage, standard, first 50 TB (S3, N. Virginia)",
    [0.023, 0.023],
    "GB-month",
    ["Deepesh Soni, Understanding Amazon S3 pricing", "https://deepeshsoni.com/archives/256", "2026-11"],
  ),
  row("object-storage-writes", "Object storage, writes (S3, N. Virginia)", [0.005, 0.005], "1,000 requests", [
    "Amazon S3 pricing",
    "https://aws.amazon.com/s3/pricing/",
    null,
  ]),
  row("object-storage-reads", "Object storage, reads (S3, N. Virginia)", [0.0004, 0.0004], "1,000 requests", [
    "Amazon S3 pricing",
    "https://aws.amazon.com/s3/pricing/",
    null,
  ]),
  row("egress-internet", "Egress to the internet, first 10 TB a month (AWS)", [0.09, 0.09], "GB", [
    "Serverless Savants, Serverless GPU pricing",
    "https://serverlesssavants.org/?p=6627",
    "2026-11",
  ]),
];
