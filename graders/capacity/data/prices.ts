/**
 * Prices to start an estimate from. No calculator reads them: prices are always inputs. Each row says who quoted it and
 * when; look at the seller's own page before relying on one. A range is the spread between sellers.
 */
export interface Price {
  item: string;
  /** USD per `unit`. */
  low: number;
  high: number;
  unit: string;
  source: string;
  /** The page that quotes it, or the seller's own for rows that nothing was compared with. */
  url: string;
  /** Month of the quotation, ISO 8601; null: as commonly quoted, unverified. */
  quoted: string | null;
}

const row = (
  item: string,
  [low, high]: readonly [number, number],
  unit: string,
  [source, url, quoted]: readonly [string, string, string | null],
): Price => ({ item, low, high, unit, source, url, quoted });

const MERCATUS = ["Mercatus, Cloud GPU pricing", "https://www.mercatus-ai.com/blog/cloud-gpu-pricing", "2026-05"] as const;
const TOOLHUBLY = ["Toolhubly, AI pricing", "https://www.toolhubly.com/en/tools/ai-pricing.html", "2026-11"] as const;

export const PRICES: readonly Price[] = [
  row("L4, on demand, large clouds", [0.56, 0.8], "GPU-hour", [
    "Forward Compute, L4 and L40 compared",
    "https://advisor.forwardcompute.ai/compare/l4-vs-l40",
    "2026-04",
  ]),
  row("L40S, on demand, AWS", [1.861, 1.861], "GPU-hour", [
    "Modal, NVIDIA L40S price",
    "https://modal.com/blog/nvidia-l40s-price-article",
    "2025-08",
  ]),
  row("A100 80GB, on demand, large clouds", [1.5, 3], "GPU-hour", MERCATUS),
  row("H100 SXM, on demand, large clouds", [3.5, 5], "GPU-hour", MERCATUS),
  row("H100 SXM, on demand, specialised clouds", [2.5, 3.5], "GPU-hour", MERCATUS),
  row("H200 SXM, on demand, large clouds", [4.5, 7], "GPU-hour", MERCATUS),
  row("AWS p5.48xlarge (8 × H100), on demand", [80.62, 98.32], "hour", [
    "Digiteria Labs, Cloud GPU pricing Q1 2026: before and after the cut of 15 January",
    "https://digiterialabs.com/ai/insights/cloud-gpu-pricing-q1-2026",
    "2026-03",
  ]),
  row("GPT-4.1, input", [2, 2], "million tokens", TOOLHUBLY),
  row("GPT-4.1, output", [8, 8], "million tokens", TOOLHUBLY),
  row("GPT-4.1 mini, input", [0.4, 0.4], "million tokens", TOOLHUBLY),
  row("GPT-4.1 mini, output", [1.6, 1.6], "million tokens", TOOLHUBLY),
  row("Claude Sonnet 4, input", [3, 3], "million tokens", TOOLHUBLY),
  row("Claude Sonnet 4, output", [15, 15], "million tokens", TOOLHUBLY),
  row("text-embedding-3-small", [0.02, 0.02], "million tokens", [
    "OpenAI, API pricing",
    "https://openai.com/api/pricing/",
    null,
  ]),
  row("Object storage, standard, first 50 TB (S3, N. Virginia)", [0.023, 0.023], "GB-month", [
    "Deepesh Soni, Understanding Amazon S3 pricing",
    "https://deepeshsoni.com/archives/256",
    "2026-11",
  ]),
  row("Object storage, writes (S3, N. Virginia)", [0.005, 0.005], "1,000 requests", [
    "Amazon S3 pricing",
    "https://aws.amazon.com/s3/pricing/",
    null,
  ]),
  row("Object storage, reads (S3, N. Virginia)", [0.0004, 0.0004], "1,000 requests", [
    "Amazon S3 pricing",
    "https://aws.amazon.com/s3/pricing/",
    null,
  ]),
  row("Egress to the internet, first 10 TB a month (AWS)", [0.09, 0.09], "GB", [
    "Serverless Savants, Serverless GPU pricing",
    "https://serverlesssavants.org/?p=6627",
    "2026-11",
  ]),
];
