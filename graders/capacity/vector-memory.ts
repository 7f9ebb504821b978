import { choice, defineCalculator, integer, number, step } from "./calculator.ts";

interface Shape {
  n: number;
  dim: number;
  bytes_per_dim: number;
  index: "flat" | "hnsw" | "ivf" | "hnsw_pq" | "ivf_pq" | "binary";
  m: number;
  nlist: number;
  pq_m: number;
  pq_bits: number;
  bits: number;
  segments: number;
}

/** Bytes of one vector's code: as stored, product-quantised, or a few bits a dimension. */
function codeBytes({ index, dim, bytes_per_dim, pq_m, pq_bits, bits }: Shape): number {
  if (index === "hnsw_pq" || index === "ivf_pq") return (pq_m * pq_bits) / 8;
  return index === "binary" ? (dim * bits) / 8 : dim * bytes_per_dim;
}
const hasGraph = ({ index }: Shape) => index === "hnsw" || index === "hnsw_pq" || index === "binary";
const hasLists = ({ index }: Shape) => index === "ivf" || index === "ivf_pq";
const codebook = (shape: Shape) =>
  shape.index === "hnsw_pq" || shape.index === "ivf_pq" ? 2 ** shape.pq_bits * 4 * shape.dim : 0;
const centroids = (shape: Shape) => (hasLists(shape) ? 4 * shape.nlist * shape.dim : 0);

/** faiss wiki, Guidelines to choose an index: (4d + 8M) bytes with HNSW; inverted lists keep an 8-byte id. */
function faiss(shape: Shape): number {
  const perVector = codeBytes(shape) + (hasGraph(shape) ? 8 * shape.m : 0) + (hasLists(shape) ? 8 : 0);
  return shape.n * perVector + codebook(shape) + centroids(shape);
}

/** OpenSearch k-NN documentation, Memory estimation: the sums below, times 1.1; quantised codes carry 24 bytes more. */
function openSearch(shape: Shape): number {
  const extra = codebook(shape) > 0 ? 24 : 0;
  const perVector = codeBytes(shape) + extra + (hasGraph(shape) ? 8 * shape.m : 0);
  const once = codebook(shape) > 0 ? shape.segments * (codebook(shape) + centroids(shape)) : centroids(shape);
  return 1.1 * (shape.n * perVector + once);
}

/** Qdrant documentation, Capacity planning: vectors × 1.5, indexes and temporary segments included. */
const qdrant = (shape: Shape) => 1.5 * shape.n * codeBytes(shape);

/** ScyllaDB Cloud documentation, Vector search sizing: N × (D × B + m × 16) × 1.2; an HNSW graph in every case. */
const scylla = (shape: Shape) => 1.2 * shape.n * (codeBytes(shape) + (hasGraph(shape) ? 16 * shape.m : 0));

const ENGINES = { faiss, opensearch: openSearch, qdrant, scylla } as const;

/**
 * Per vector: code + HNSW graph or list id, × each engine's allowance; bytes. A band over faiss, OpenSearch,
 * Qdrant and ScyllaDB, since they differ by half.
 */
export const vectorMemory = defineCalculator({
  name: "vector_memory",
  title: "Vector index memory",
  family: "vectors",
  summary: "Memory of a vector index; engines differ, so a band comes with it.",
  formula:
    "per vector: code + graph (8m to 16m) or list id; × engine's allowance (1 to 1.5); PQ code = m × bits ÷ 8",
  source:
    "faiss wiki, Guidelines to choose an index; OpenSearch k-NN, Memory estimation; Qdrant, Capacity planning; ScyllaDB, Vector search sizing.",
  assumptions: [
    "Engines differ: the band spans their own published formulas, and its middle is no measurement.",
    "Payload, deleted vectors and the copy kept while an index is rebuilt come on top.",
    "PQ and binary codes need the full vectors on disk where results are scored again.",
  ],
  example: { n: "10M", dim: "768", index: "hnsw", m: "16" },
  inputs: {
    n: number("Vectors", "1", { max: 1e15 }),
    dim: integer("Dimensions", "1", { min: 1, max: 1e6 }),
    bytes_per_dim: number("Bytes per dimension", "B", { default: 4, positive: true }),
    index: choice("Index", ["flat", "hnsw", "ivf", "hnsw_pq", "ivf_pq", "binary"], "hnsw"),
    m: integer("Neighbours per node (HNSW)", "1", { default: 16, min: 2, max: 1000 }),
    nlist: integer("Lists (IVF)", "1", { default: 4096, min: 1, max: 1e8 }),
    pq_m: integer("Sub-vectors (PQ)", "1", { default: 64, min: 1, max: 1e5 }),
    pq_bits: integer("Bits of a sub-vector's code (PQ)", "1", { default: 8, min: 1, max: 16 }),
    bits: integer("Bits per dimension (binary)", "1", { default: 1, min: 1, max: 8 }),
    segments: integer("Segments, each with its own code book", "1", { default: 1, min: 1, max: 1e6 }),
    engine: choice("Engine", ["faiss", "opensearch", "qdrant", "scylla", "band"], "band"),
  },
  results: {
    total: { label: "Memory (band: its middle)", unit: "B" },
    per_vector: { label: "Per vector", unit: "B" },
    low: { label: "Band over engines, low", unit: "B" },
    high: { label: "Band over engines, high", unit: "B" },
  },
  run(shape) {
    const { engine, n } = shape;
    const all = Object.values(ENGINES).map((memory) => memory(shape));
    const low = Math.min(...all);
    const high = Math.max(...all);
    const total = engine === "band" ? (low + high) / 2 : ENGINES[engine](shape);
    return {
      result: { total, per_vector: n > 0 ? total / n : 0, low, high },
      steps: [
        step("Code of one vector", codeText(shape), codeBytes(shape), "B"),
        ...(hasGraph(shape)
          ? [step("Graph of one vector", `8 × ${shape.m} (ScyllaDB: 16 × m)`, 8 * shape.m, "B")]
          : []),
        ...(hasLists(shape)
          ? [step("Centroids", `4 × ${shape.nlist} × ${shape.dim}`, centroids(shape), "B")]
          : []),
        step("Band, low", "least of the engines' formulas", low, "B"),
        step("Band, high", "most of the engines' formulas", high, "B"),
        step("Memory", engine === "band" ? "middle of the band" : `${engine}'s formula`, total, "B"),
      ],
    };
  },
});

function codeText({ index, dim, bytes_per_dim, pq_m, pq_bits, bits }: Shape): string {
  if (index === "hnsw_pq" || index === "ivf_pq") return `${pq_m} × ${pq_bits} ÷ 8`;
  return index === "binary" ? `${dim} × ${bits} ÷ 8` : `${dim} × ${bytes_per_dim}`;
}
