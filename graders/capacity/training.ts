import { choice, defineCalculator, figure, integer, number, share, step } from "./calculator.ts";

/**
 * FLOP = 6 × params × tokens (8 with recomputation); days = FLOP ÷ (GPUs × peak × MFU × 86,400 s). Peak dense, in
 * FLOP/s. Kaplan et al. 2020.
 */
export const training = defineCalculator({
  name: "training",
  title: "Training time",
  family: "training",
  summary: "Arithmetic and days of a training run.",
  formula:
    "FLOP = 6 × params × tokens (8 with activation recomputation); days = FLOP ÷ (GPUs × peak × MFU × 86,400 s)",
  source:
    "Kaplan et al. 2020, Scaling laws for neural language models; Narayanan et al. 2021, Megatron-LM (8TP/nX).",
  assumptions: [
    "Dense peak, and the share of it that a run reaches: 30 to 50% is usual.",
    "Restarts, evaluation and stragglers come on top; attention's quadratic part is left out.",
    "With recomputation MFU here counts the hardware's work, all 8 FLOP.",
  ],
  example: { params: "70B", tokens: "1.4T", gpus: "2048", peak_flops: "312 TFLOP/s", mfu: "0.45" },
  inputs: {
    params: number("Parameters used by a token", "1"),
    tokens: number("Tokens", "1"),
    gpus: integer("GPUs", "1", { min: 1 }),
    peak_flops: number("Peak of one GPU, dense", "FLOP/s", { positive: true }),
    mfu: share("Share of peak reached", { default: 0.4, positive: true }),
    recompute: choice("Activations computed twice", ["true", "false"], "false"),
  },
  results: { flops: { label: "Arithmetic", unit: "FLOP" }, days: { label: "Time", unit: "day" } },
  ledger: ({ params, tokens, gpus, peak_flops, mfu, recompute }) => ({
    name: "training_time",
    of: "days",
    expression: `${recompute === "true" ? 8 : 6} * ${figure(params)} * ${figure(tokens)} / (${gpus} * ${figure(peak_flops)} * ${figure(mfu)}) * 1 s`,
  }),
  run({ params, tokens, gpus, peak_flops, mfu, recompute }) {
    const perToken = recompute === "true" ? 8 : 6;
    const flops = perToken * params * tokens;
    const days = flops / (gpus * peak_flops * mfu) / 86_400;
    return {
      result: { flops, days },
      steps: [
        step("Arithmetic", `${perToken} × ${params} × ${tokens}`, flops, "FLOP"),
        step("Time", `÷ (${gpus} × ${peak_flops} × ${mfu}) ÷ 86,400 s`, days, "day"),
      ],
    };
  },
});

/**
 * 6 × params × tokens ÷ (GPU hours × 3,600 s × peak), a share. Counts the model's own arithmetic, not
 * recomputation. Chowdhery et al. 2022.
 */
export const trainingMfu = defineCalculator({
  name: "training_mfu",
  title: "Training efficiency (MFU)",
  family: "training",
  summary: "Share of peak that a finished run reached.",
  formula: "6 × params × tokens ÷ (GPU hours × 3,600 s × peak)",
  source: "Chowdhery et al. 2022, PaLM, appendix B: model FLOPs utilisation.",
  assumptions: [
    "Model FLOPs: what the hardware computes a second time does not count.",
    "Dense peak of the precision that was used.",
  ],
  example: { params: "70B", tokens: "2T", gpu_hours: "1720320", peak_flops: "312 TFLOP/s" },
  inputs: {
    params: number("Parameters used by a token", "1"),
    tokens: number("Tokens", "1"),
    gpu_hours: number("GPU hours", "1", { positive: true }),
    peak_flops: number("Peak of one GPU, dense", "FLOP/s", { positive: true }),
  },
  results: { mfu: { label: "Model FLOPs utilisation", unit: "1" } },
  ledger: ({ params, tokens, gpu_hours, peak_flops }) => ({
    name: "mfu",
    of: "mfu",
    expression: `6 * ${figure(params)} * ${figure(tokens)} / (${figure(gpu_hours)} * 3600 * ${figure(peak_flops)})`,
  }),
  run({ params, tokens, gpu_hours, peak_flops }) {
    const flops = 6 * params * tokens;
    const offered = gpu_hours * 3600 * peak_flops;
    return {
      result: { mfu: flops / offered },
      steps: [
        step("Needed", `6 × ${params} × ${tokens}`, flops, "FLOP"),
        step("Offered", `${gpu_hours} × 3,600 s × ${peak_flops}`, offered, "FLOP"),
        step("MFU", "needed ÷ offered", flops / offered, "1"),
      ],
    };
  },
});

/** Tokens per parameter at the compute-optimal point. */
const CHINCHILLA = 20;

/**
 * tokens = 20 × params; FLOP = 6 × params × tokens, so params = √(FLOP ÷ 120). Counts and FLOP. Least training
 * loss for a budget. Hoffmann et al. 2022.
 */
export const computeOptimal = defineCalculator({
  name: "compute_optimal",
  title: "Compute-optimal size",
  family: "training",
  summary: "Model size and tokens that make the most of a training budget.",
  formula: "tokens = 20 × params; FLOP = 6 × params × tokens, so params = √(FLOP ÷ 120)",
  source: "Hoffmann et al. 2022, Training compute-optimal large language models.",
  assumptions: [
    "Least loss for a training budget; a model that will serve many requests is trained on far more tokens.",
    "20 tokens a parameter is the rounded result for Chinchilla's data.",
  ],
  example: { params: "70B" },
  inputs: {
    params: number("Parameters", "1", { optional: true, positive: true }),
    flops: number("Or: budget", "FLOP", { optional: true, positive: true }),
  },
  results: {
    tokens: { label: "Tokens", unit: "1" },
    params: { label: "Parameters", unit: "1" },
    flops: { label: "Arithmetic", unit: "FLOP" },
  },
  ledger: ({ params, flops }) => ({
    name: "training_tokens",
    of: "tokens",
    expression: params === undefined ? `20 * sqrt(${figure(flops ?? 0)} / 120)` : `20 * ${figure(params)}`,
  }),
  run({ params, flops }) {
    if ((params === undefined) === (flops === undefined))
      return { problem: "compute_optimal takes either params or flops." };
    const size = params ?? Math.sqrt((flops ?? 0) / (6 * CHINCHILLA));
    const tokens = CHINCHILLA * size;
    const total = flops ?? 6 * size * tokens;
    return {
      result: { tokens, params: size, flops: total },
      steps: [
        step("Parameters", params === undefined ? `√(${flops} ÷ 120)` : "given", size, "1"),
        step("Tokens", "20 × parameters", tokens, "1"),
        step("Arithmetic", "6 × parameters × tokens", total, "FLOP"),
      ],
    };
  },
});

/** Bytes per parameter in mixed precision with Adam: bf16 weights, bf16 gradients, fp32 copy and two moments. */
const WEIGHTS = 2;
const GRADIENTS = 2;
const OPTIMISER = 12;

/**
 * 2Ψ weights + 2Ψ gradients + 12Ψ Adam, in bytes; stage 1 splits the 12Ψ over the GPUs, 2 the gradients too, 3 the
 * weights too. Rajbhandari et al. 2020.
 */
export const zeroMemory = defineCalculator({
  name: "zero_memory",
  title: "Training memory (ZeRO)",
  family: "training",
  summary: "Memory of weights, gradients and optimiser on each GPU, by ZeRO stage.",
  formula: "2Ψ + 2Ψ + 12Ψ; stage 1 splits the 12Ψ over the GPUs, 2 the gradients too, 3 the weights too",
  source:
    "Rajbhandari et al. 2020, ZeRO: memory optimizations toward training trillion parameter models; activations left out.",
  assumptions: [
    "Mixed precision with Adam: 16 bytes a parameter in all.",
    "Activations, buffers and fragmentation come on top.",
  ],
  example: { params: "7.5B", gpus: "64", stage: "2" },
  inputs: {
    params: number("Parameters", "1"),
    gpus: integer("GPUs", "1", { min: 1 }),
    stage: integer("ZeRO stage", "1", { max: 3 }),
  },
  results: { per_gpu: { label: "On each GPU", unit: "B" } },
  ledger: ({ params, gpus, stage }) => ({
    name: "memory_per_gpu",
    of: "per_gpu",
    expression: `${figure(params)} * (${stage >= 3 ? `2 / ${gpus}` : "2"} + ${stage >= 2 ? `2 / ${gpus}` : "2"} + ${stage >= 1 ? `12 / ${gpus}` : "12"}) * 1 B`,
  }),
  run({ params, gpus, stage }) {
    const part = (bytes: number, splitFrom: number) => (params * bytes) / (stage >= splitFrom ? gpus : 1);
    const parts = [part(WEIGHTS, 3), part(GRADIENTS, 2), part(OPTIMISER, 1)] as const;
    const perGpu = parts[0] + parts[1] + parts[2];
    return {
      result: { per_gpu: perGpu },
      steps: [
        step("Weights", `2 × ${params}${stage >= 3 ? ` ÷ ${gpus}` : ""}`, parts[0], "B"),
        step("Gradients", `2 × ${params}${stage >= 2 ? ` ÷ ${gpus}` : ""}`, parts[1], "B"),
        step("Optimiser", `12 × ${params}${stage >= 1 ? ` ÷ ${gpus}` : ""}`, parts[2], "B"),
        step("On each GPU", "sum", perGpu, "B"),
      ],
    };
  },
});
