export { inferNodeKind, type NodeShape } from "./node-kind.ts";
export { readMermaid } from "./read-mermaid.ts";
export { writeMermaid } from "./write-mermaid.ts";
export { mergeMermaid } from "./merge-mermaid.ts";
export type { SketchResult, TextProblem } from "./result.ts";
export { readExcalidraw } from "./read-excalidraw.ts";
