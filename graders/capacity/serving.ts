import { defineCalculator, figure, integer, number, share, step } from "./calculator.ts";

const PEAK = number("Peak of one GPU, dense", "FLOP/s", { positive: true });
const HBM = number("Memory bandwidth of one GPU", "B/s", { positive: true });
const GPUS = integer("GPUs", "1", { default: 1, min: 1 });

/**
 * KV budget = GPUs × (HBM × utilisation − overhead) − weights, in bytes; sequences = budget ÷ (KV per token ×
 * context). GB of 1e9 B. Kwon et al. 2023.
 */
export const gpuFit = defineCalculator({
  name: "gpu_fit",
  title: "Does it fit on the GPUs?",
  family: "serving",
  summary: "Whether a model and its KV cache fit on so many GPUs, and how many sequences beside it.",
  formula:
    "KV budget = GPUs × (HBM × utilisation − overhead) − weights; sequences = KV budget ÷ (per token × context)",
  source: "Kwon et al. 2023, PagedAttention (vLLM), gpu_memory_utilization; memory in GB of 1e9 bytes.",
  assumptions: [
    "Not all memory is for the KV cache: weights come first, and a share (10% by default) stays for the runtime.",
    "The model splits evenly over the GPUs; head counts may force 1, 2, 4 or 8.",
    "Memory in GB of 1e9 bytes, as data sheets print it; every sequence at its full context.",
  ],
  example: {
    params: "70B",
    weight_bytes: "2",
    hbm_gb: "80",
    gpus: "4",
    kv_per_token_bytes: "327680",
    context: "8192",
  },
  inputs: {
    params: number("Parameters", "1"),
    weight_bytes: number("Bytes per parameter", "B", { default: 2, positive: true }),
    hbm_gb: number("Memory of one GPU", "GB", { positive: true }),
    gpus: GPUS,
    utilisation: share("Share of memory in use", { default: 0.9, positive: true }),
    overhead_gb: number("Activations and runtime, each GPU", "GB", { default: 0 }),
    kv_per_token_bytes: number("KV cache per token", "B", { optional: true, positive: true }),
    context: number("Tokens of one sequence", "1", { optional: true, positive: true }),
  },
  results: {
    weights: { label: "Weights", unit: "B" },
    kv_budget: { label: "Left for the KV cache", unit: "B" },
    kv_tokens: { label: "Tokens that fit", unit: "1" },
    concurrency: { label: "Sequences at once", unit: "1" },
    fits: { label: "It fits", unit: "" },
    min_gpus: { label: "Fewest GPUs", unit: "1" },
  },
  ledger: ({ params, weight_bytes, hbm_gb, gpus, utilisation, overhead_gb }) => ({
    name: "kv_budget",
    of: "kv_budget",
    expression: `max(0 B, ${gpus} * (${figure(hbm_gb)} GB * ${figure(utilisation)} - ${figure(overhead_gb)} GB) - ${figure(params)} * ${figure(weight_bytes)} B)`,
  }),
  run({ params, weight_bytes, hbm_gb, gpus, utilisation, overhead_gb, kv_per_token_bytes, context }) {
    const weights = params * weight_bytes;
    const usable = (hbm_gb * utilisation - overhead_gb) * 1e9;
    if (usable <= 0) return { problem: "overhead_gb leaves no memory on a GPU." };
    const left = gpus * usable - weights;
    const budget = Math.max(0, left);
    const oneSequence = (kv_per_token_bytes ?? 0) * (context ?? 1);
    const minGpus = Math.max(1, Math.ceil((weights + oneSequence) / usable - 1e-9));
    const tokens = kv_per_token_bytes === undefined ? undefined : Math.floor(budget / kv_per_token_bytes);
    const concurrency =
      tokens === undefined || context === undefined ? undefined : Math.floor(tokens / context);
    const fits = left >= 0 && (concurrency ?? 1) >= 1;
    return {
      result: {
        weights,
        kv_budget: budget,
        ...(tokens === undefined ? {} : { kv_tokens: tokens }),
        ...(concurrency === undefined ? {} : { concurrency }),
        fits,
        min_gpus: minGpus,
      },
      steps: [
        step("Weights", `${params} × ${weight_bytes} B`, weights, "B"),
        step("Usable on a GPU", `${hbm_gb} GB × ${utilisation} − ${overhead_gb} GB`, usable, "B"),
        step("Left for the KV cache", `${gpus} × usable − weights`, left, "B"),
        ...(tokens === undefined
          ? []
          : [step("Tokens that fit", `left ÷ ${kv_per_token_bytes} B`, tokens, "1")]),
        ...(concurrency === undefined ? [] : [step("Sequences", `tokens ÷ ${context}`, concurrency, "1")]),
        step("Fewest GPUs", "(weights + one sequence) ÷ usable, rounded up", minGpus, "1"),
      ],
    };
  },
});

/**
 * tokens = peak × bytes per weight ÷ (2 × bandwidth): where reading weights and multiplying take equally long.
 * FLOP/s dense, B/s. Pope et al. 2022.
 */
export const criticalBatch = defineCalculator({
  name: "critical_batch",
  title: "Critical batch",
  family: "serving",
  summary: "Batch at which decoding stops being bound by memory and starts being bound by arithmetic.",
  formula: "tokens = peak × bytes per weight ÷ (2 × bandwidth)",
  source: "Pope et al. 2022, Efficiently scaling transformer inference; Williams et al. 2009, Roofline.",
  assumptions: [
    "Dense peak: a figure with sparsity is twice what an ordinary model gets.",
    "Reading the KV cache is left out; with long contexts decoding stays bound by memory at any batch.",
  ],
  example: { peak_flops: "989.5 TFLOP/s", hbm_bytes_s: "3.35 TB/s" },
  inputs: {
    peak_flops: PEAK,
    hbm_bytes_s: HBM,
    weight_bytes: number("Bytes per parameter", "B", { default: 2, positive: true }),
  },
  results: { tokens: { label: "Critical batch", unit: "1" } },
  ledger: ({ peak_flops, hbm_bytes_s, weight_bytes }) => ({
    name: "critical_batch",
    of: "tokens",
    expression: `${figure(peak_flops)} * ${figure(weight_bytes)} / (2 * ${figure(hbm_bytes_s)})`,
  }),
  run({ peak_flops, hbm_bytes_s, weight_bytes }) {
    const tokens = (peak_flops * weight_bytes) / (2 * hbm_bytes_s);
    return {
      result: { tokens },
      steps: [step("Critical batch", `${peak_flops} × ${weight_bytes} ÷ (2 × ${hbm_bytes_s})`, tokens, "1")],
    };
  },
});

/**
 * step = max((params × bytes + batch × context × KV) ÷ bandwidth, 2 × params × batch ÷ peak), over GPUs ×
 * efficiency, in s. Communication left out. Pope et al. 2022.
 */
export const decode = defineCalculator({
  name: "decode",
  title: "Decoding speed",
  family: "serving",
  summary: "Time of one decoding step, and tokens per second, by the roofline.",
  formula:
    "step = max((params × bytes + batch × context × KV) ÷ bandwidth, 2 × params × batch ÷ peak), over GPUs × efficiency",
  source:
    "Pope et al. 2022; Williams et al. 2009, Roofline. Attention's own arithmetic and communication left out.",
  assumptions: [
    "A step reads all weights and every sequence's KV cache once: at small batches memory decides, not FLOPS.",
    "Perfect split over the GPUs, no time for communication; efficiency makes up for both.",
    "For a mixture of experts a large batch reads all experts: give all parameters, not the active ones.",
  ],
  example: {
    params: "70B",
    kv_per_token_bytes: "327680",
    context: "4096",
    batch: "32",
    peak_flops: "989.5 TFLOP/s",
    hbm_bytes_s: "3.35 TB/s",
    gpus: "4",
    efficiency: "0.7",
  },
  inputs: {
    params: number("Parameters read for a token", "1", { positive: true }),
    weight_bytes: number("Bytes per parameter", "B", { default: 2, positive: true }),
    kv_per_token_bytes: number("KV cache per token", "B", { default: 0 }),
    context: number("Tokens of one sequence", "1", { default: 0 }),
    batch: number("Sequences at once", "1", { default: 1, positive: true }),
    peak_flops: PEAK,
    hbm_bytes_s: HBM,
    gpus: GPUS,
    efficiency: share("Share of peak reached", { default: 1, positive: true }),
  },
  results: {
    step: { label: "One step", unit: "s" },
    tokens_per_s: { label: "Tokens per second, all sequences", unit: "1/s" },
    tpot: { label: "Time per output token of one sequence", unit: "s" },
    bound: { label: "Bound by", unit: "" },
  },
  ledger: (i) => ({
    name: "decode_step",
    of: "step",
    expression: `max((${figure(i.params)} * ${figure(i.weight_bytes)} + ${figure(i.batch)} * ${figure(i.context)} * ${figure(i.kv_per_token_bytes)}) / ${figure(i.hbm_bytes_s)}, 2 * ${figure(i.params)} * ${figure(i.batch)} / ${figure(i.peak_flops)}) / ${figure(i.gpus * i.efficiency)} * 1 s`,
  }),
  run(i) {
    const bytes = i.params * i.weight_bytes + i.batch * i.context * i.kv_per_token_bytes;
    const memory = bytes / (i.hbm_bytes_s * i.gpus * i.efficiency);
    const compute = (2 * i.params * i.batch) / (i.peak_flops * i.gpus * i.efficiency);
    const time = Math.max(memory, compute);
    return {
      result: {
        step: time,
        tokens_per_s: i.batch / time,
        tpot: time,
        bound: memory >= compute ? "memory" : "compute",
      },
      steps: [
        step(
          "Read",
          `${i.params} × ${i.weight_bytes} + ${i.batch} × ${i.context} × ${i.kv_per_token_bytes}`,
          bytes,
          "B",
        ),
        step("By memory", `read ÷ (${i.hbm_bytes_s} × ${i.gpus} × ${i.efficiency})`, memory, "s"),
        step(
          "By arithmetic",
          `2 × ${i.params} × ${i.batch} ÷ (${i.peak_flops} × ${i.gpus} × ${i.efficiency})`,
          compute,
          "s",
        ),
        step("One step", "the longer", time, "s"),
      ],
    };
  },
});

/**
 * 2 × params × tokens ÷ (GPUs × peak × MFU), in s; 2 FLOP per parameter and token forward. Attention's quadratic
 * part left out. Kaplan et al. 2020.
 */
export const prefill = defineCalculator({
  name: "prefill",
  title: "Prefill time",
  family: "serving",
  summary: "Time to read a prompt.",
  formula: "2 × params × tokens ÷ (GPUs × peak × MFU)",
  source:
    "Kaplan et al. 2020 (2 FLOP per parameter and token forward); Pope et al. 2022. Attention's quadratic part left out.",
  assumptions: [
    "Bound by arithmetic, as prompts of some hundred tokens are.",
    "Attention's own arithmetic is left out; it counts from tens of thousands of tokens.",
    "Dense peak; 40 to 60% of it is usual.",
  ],
  example: { params: "70B", tokens: "4096", peak_flops: "989.5 TFLOP/s", gpus: "4", mfu: "0.5" },
  inputs: {
    params: number("Parameters used by a token", "1"),
    tokens: number("Tokens of the prompt", "1"),
    peak_flops: PEAK,
    gpus: GPUS,
    mfu: share("Share of peak reached", { default: 1, positive: true }),
  },
  results: { time: { label: "Prefill", unit: "s" } },
  ledger: ({ params, tokens, peak_flops, gpus, mfu }) => ({
    name: "prefill",
    of: "time",
    expression: `2 * ${figure(params)} * ${figure(tokens)} / (${gpus} * ${figure(peak_flops)} * ${figure(mfu)}) * 1 s`,
  }),
  run({ params, tokens, peak_flops, gpus, mfu }) {
    const flops = 2 * params * tokens;
    const time = flops / (gpus * peak_flops * mfu);
    return {
      result: { time },
      steps: [
        step("Arithmetic", `2 × ${params} × ${tokens}`, flops, "FLOP"),
        step("Prefill", `÷ (${gpus} × ${peak_flops} × ${mfu})`, time, "s"),
      ],
    };
  },
});

/**
 * batch × prefill ÷ (output tokens × step): prefill servers that keep one decoding server full. Times in s. Austin
 * et al. 2025.
 */
export const prefillDecodeRatio = defineCalculator({
  name: "prefill_decode_ratio",
  title: "Prefill to decode servers",
  family: "serving",
  summary: "Prefill servers needed for each decoding server when the two are split.",
  formula: "batch × prefill ÷ (output tokens × step)",
  source: "Austin et al. 2025, How to scale your model (inference chapter); Zhong et al. 2024, DistServe.",
  assumptions: ["Both kinds of server are kept busy; replies are all of the mean length."],
  example: { batch: "32", output_tokens: "512", step_s: "19 ms", prefill_s: "0.91" },
  inputs: {
    batch: number("Sequences a decoding server holds", "1", { positive: true }),
    output_tokens: number("Tokens of one reply", "1", { positive: true }),
    step_s: number("One decoding step", "s", { positive: true }),
    prefill_s: number("One prefill", "s"),
  },
  results: { ratio: { label: "Prefill servers per decoding server", unit: "1" } },
  ledger: ({ batch, output_tokens, step_s, prefill_s }) => ({
    name: "prefill_servers",
    of: "ratio",
    expression: `${figure(batch)} * ${figure(prefill_s)} / (${figure(output_tokens)} * ${figure(step_s)})`,
  }),
  run({ batch, output_tokens, step_s, prefill_s }) {
    const finished = batch / (output_tokens * step_s);
    const ratio = finished * prefill_s;
    return {
      result: { ratio },
      steps: [
        step("Replies finished", `${batch} ÷ (${output_tokens} × ${step_s} s)`, finished, "1/s"),
        step("Prefill servers", `× ${prefill_s} s`, ratio, "1"),
      ],
    };
  },
});

/**
 * tokens = (1 − α^(γ+1)) ÷ (1 − α) a step; speed-up = tokens ÷ (γ c + 1). α, c shares. Assumes independent
 * acceptance and idle arithmetic. Leviathan et al. 2023.
 */
export const speculativeDecoding = defineCalculator({
  name: "speculative_decoding",
  title: "Speculative decoding",
  family: "serving",
  summary: "Tokens per step of the large model when a small one drafts, and the speed-up.",
  formula: "tokens = (1 − α^(γ+1)) ÷ (1 − α); speed-up = tokens ÷ (γ c + 1)",
  source:
    "Leviathan, Kalman, Matias 2023, Fast inference from transformers via speculative decoding, theorem 3.8.",
  assumptions: [
    "Each drafted token is accepted independently with the same chance.",
    "Checking several tokens takes as long as making one: true only while decoding is bound by memory.",
  ],
  example: { acceptance: "0.8", draft_tokens: "5", draft_cost: "0.05" },
  inputs: {
    acceptance: share("Chance that a drafted token is accepted, α"),
    draft_tokens: integer("Tokens drafted, γ", "1", { max: 10_000 }),
    draft_cost: number("Draft step over target step, c", "1", { default: 0 }),
  },
  results: {
    tokens_per_step: { label: "Tokens per step", unit: "1" },
    speedup: { label: "Speed-up", unit: "1" },
  },
  ledger: ({ acceptance, draft_tokens, draft_cost }) => ({
    name: "speedup",
    of: "speedup",
    expression:
      acceptance === 1
        ? `(${draft_tokens} + 1) / (${draft_tokens} * ${figure(draft_cost)} + 1)`
        : `(1 - ${figure(acceptance)}^${draft_tokens + 1}) / (1 - ${figure(acceptance)}) / (${draft_tokens} * ${figure(draft_cost)} + 1)`,
  }),
  run({ acceptance, draft_tokens, draft_cost }) {
    const tokens =
      acceptance === 1 ? draft_tokens + 1 : (1 - Math.pow(acceptance, draft_tokens + 1)) / (1 - acceptance);
    const speedup = tokens / (draft_tokens * draft_cost + 1);
    return {
      result: { tokens_per_step: tokens, speedup },
      steps: [
        step("Tokens per step", `(1 − ${acceptance}^${draft_tokens + 1}) ÷ (1 − ${acceptance})`, tokens, "1"),
        step("Speed-up", `÷ (${draft_tokens} × ${draft_cost} + 1)`, speedup, "1"),
      ],
    };
  },
});
