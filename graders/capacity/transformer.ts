import { choice, defineCalculator, figure, integer, number, step } from "./calculator.ts";

const YES_NO = ["true", "false"] as const;

/**
 * Attention L(2h·heads·d + 2h·kv_heads·d), FFN L·experts·(3 gated, 2 plain)·h·ffn, embeddings vocab·h (×2 untied),
 * norms; counts. Vaswani et al. 2017, Ainslie et al. 2023.
 */
export const transformerParams = defineCalculator({
  name: "transformer_params",
  title: "Transformer parameters",
  family: "transformers",
  summary: "Parameters of a decoder-only transformer, dense or mixture of experts.",
  formula:
    "attention = L(2 h·heads·d + 2 h·kv_heads·d); FFN = L·experts·(3 gated, 2 plain)·h·ffn (+ router); embeddings = vocab·h (×2 untied) + positions·h; norms",
  source:
    "Vaswani et al. 2017; Touvron et al. 2023 (gated FFN, RMSNorm); Ainslie et al. 2023 (GQA); Jiang et al. 2024 (MoE).",
  assumptions: [
    "A decoder-only transformer with grouped-query attention; kv_heads of 1 is multi-query, as many as heads is full.",
    "Every layer has the same shape; models with some dense and some expert layers need two runs.",
  ],
  example: { layers: "80", hidden: "8192", vocab: "128256", ffn: "28672", heads: "64", kv_heads: "8" },
  inputs: {
    layers: integer("Layers", "1", { min: 1 }),
    hidden: integer("Hidden size", "1", { min: 1 }),
    vocab: integer("Vocabulary", "1"),
    ffn: integer("Inner size of the FFN (of one expert)", "1"),
    heads: integer("Attention heads", "1", { min: 1 }),
    kv_heads: integer("Key and value heads; left out: as many", "1", { optional: true, min: 1 }),
    head_dim: number("Size of a head; left out: hidden ÷ heads", "1", { optional: true, positive: true }),
    gated: choice("Gated FFN (SwiGLU)", YES_NO, "true"),
    tied: choice("Input and output embeddings are one", YES_NO, "false"),
    positions: integer("Learned positions", "1", { default: 0 }),
    biases: choice("Biases in all linear layers and norms (GPT-2)", YES_NO, "false"),
    experts: integer("Experts per layer", "1", { default: 1, min: 1 }),
    active_experts: integer("Experts a token uses", "1", { default: 1, min: 1 }),
  },
  results: {
    total: { label: "Parameters", unit: "1" },
    attention: { label: "In attention", unit: "1" },
    ffn: { label: "In FFNs", unit: "1" },
    embeddings: { label: "In embeddings", unit: "1" },
    active: { label: "Used by one token", unit: "1" },
  },
  run(i) {
    const { layers, hidden, heads, experts, active_experts } = i;
    const kvHeads = i.kv_heads ?? heads;
    const headDim = i.head_dim ?? hidden / heads;
    if (kvHeads > heads) return { problem: "kv_heads is at most heads." };
    if (active_experts > experts) return { problem: "active_experts is at most experts." };
    const biased = i.biases === "true" ? 1 : 0;
    const queries = heads * headDim;
    const keys = kvHeads * headDim;
    const attention =
      layers * (2 * hidden * queries + 2 * hidden * keys + biased * (queries + 2 * keys + hidden));
    const matrices = i.gated === "true" ? 3 : 2;
    const expert = matrices * hidden * i.ffn + biased * (i.ffn * (matrices - 1) + hidden);
    const router = experts > 1 ? hidden * experts : 0;
    const ffn = layers * (experts * expert + router);
    const embeddings = i.vocab * hidden * (i.tied === "true" ? 1 : 2) + i.positions * hidden;
    const norms = (2 * layers + 1) * hidden * (1 + biased);
    const total = attention + ffn + embeddings + norms;
    return {
      result: {
        total,
        attention,
        ffn,
        embeddings,
        active: total - layers * (experts - active_experts) * expert,
      },
      steps: [
        step(
          "Attention",
          `${layers} × (2 × ${hidden} × ${queries} + 2 × ${hidden} × ${keys})`,
          attention,
          "1",
        ),
        step("FFNs", `${layers} × ${experts} × ${matrices} × ${hidden} × ${i.ffn}`, ffn, "1"),
        step("Embeddings", `${i.vocab} × ${hidden}${i.tied === "true" ? "" : " × 2"}`, embeddings, "1"),
        step("Norms", `(2 × ${layers} + 1) × ${hidden}`, norms, "1"),
        step("Parameters", "sum", total, "1"),
      ],
    };
  },
});

/**
 * params × bytes per parameter, in bytes (fp32 4, bf16 2, fp8 1, int4 0.5). Scales of quantised formats left out.
 * Arithmetic.
 */
export const weights = defineCalculator({
  name: "weights",
  title: "Model weights",
  family: "transformers",
  summary: "Memory of a model's weights at a precision.",
  formula: "params × bytes per parameter (fp32 4, bf16 2, fp8 and int8 1, int4 0.5)",
  source: "Arithmetic; scales of quantised formats add a few per cent.",
  assumptions: [
    "All parameters have one precision; scales and embeddings kept at 16 bits add a few per cent.",
  ],
  example: { params: "70B", bytes_per_param: "2" },
  inputs: {
    params: number("Parameters", "1"),
    bytes_per_param: number("Bytes per parameter", "B", { default: 2, positive: true }),
  },
  results: { size: { label: "Weights", unit: "B" } },
  ledger: ({ params, bytes_per_param }) => ({
    name: "weights",
    of: "size",
    expression: `${figure(params)} * ${figure(bytes_per_param)} B`,
  }),
  run({ params, bytes_per_param }) {
    const size = params * bytes_per_param;
    return { result: { size }, steps: [step("Weights", `${params} × ${bytes_per_param} B`, size, "B")] };
  },
});

/**
 * Per token 2 × layers × kv_heads × head_dim × bytes (2: keys and values; kv_heads, not heads); latent: layers ×
 * (rank + rope) × bytes. In bytes. Pope et al. 2022.
 */
export const kvCache = defineCalculator({
  name: "kv_cache",
  title: "KV cache",
  family: "transformers",
  summary: "Memory of the key-value cache, for full, grouped-query or latent attention.",
  formula:
    "per token = 2 × layers × kv_heads × head_dim × bytes; latent (MLA): layers × (kv_lora_rank + rope_dim) × bytes",
  source:
    "Pope et al. 2022, Efficiently scaling transformer inference; Ainslie et al. 2023 (GQA); DeepSeek-AI 2024 (MLA).",
  assumptions: [
    "The factor 2 is keys and values. kv_heads are the key and value heads: with grouped-query attention fewer than the query heads.",
    "Latent attention (MLA) keeps one compressed vector for both, so it has no factor 2.",
    "Every layer attends to all tokens; sliding-window layers keep less.",
  ],
  example: { layers: "80", kv_heads: "8", head_dim: "128", bytes: "2", tokens: "8192" },
  inputs: {
    layers: integer("Layers", "1", { min: 1 }),
    kv_heads: integer("Key and value heads", "1", { optional: true, min: 1 }),
    head_dim: integer("Size of a head", "1", { optional: true, min: 1 }),
    bytes: number("Bytes per value", "B", { default: 2, positive: true }),
    tokens: number("Tokens kept", "1", { default: 1 }),
    kv_lora_rank: integer("Or, with latent attention: its rank", "1", { optional: true, min: 1 }),
    rope_dim: integer("Size of the rotary key", "1", { optional: true }),
  },
  results: { per_token: { label: "Per token", unit: "B" }, total: { label: "All tokens", unit: "B" } },
  ledger: ({ layers, kv_heads, head_dim, bytes, tokens, kv_lora_rank, rope_dim = 0 }) => ({
    name: "kv_cache",
    of: "total",
    expression:
      kv_lora_rank === undefined
        ? `2 * ${layers} * ${kv_heads ?? 0} * ${head_dim ?? 0} * ${figure(bytes)} B * ${figure(tokens)}`
        : `${layers} * (${kv_lora_rank} + ${rope_dim}) * ${figure(bytes)} B * ${figure(tokens)}`,
  }),
  run({ layers, kv_heads, head_dim, bytes, tokens, kv_lora_rank, rope_dim = 0 }) {
    let perToken: number;
    let expression: string;
    if (kv_lora_rank !== undefined && kv_heads === undefined) {
      perToken = layers * (kv_lora_rank + rope_dim) * bytes;
      expression = `${layers} × (${kv_lora_rank} + ${rope_dim}) × ${bytes} B`;
    } else if (kv_heads !== undefined && head_dim !== undefined && kv_lora_rank === undefined) {
      perToken = 2 * layers * kv_heads * head_dim * bytes;
      expression = `2 × ${layers} × ${kv_heads} × ${head_dim} × ${bytes} B`;
    } else
      return {
        problem: "kv_cache takes kv_heads and head_dim, or kv_lora_rank and rope_dim (latent attention).",
      };
    const total = perToken * tokens;
    return {
      result: { per_token: perToken, total },
      steps: [
        step("Per token", expression, perToken, "B"),
        step("All tokens", `per token × ${tokens}`, total, "B"),
      ],
    };
  },
});
