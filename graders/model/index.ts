export * from "./words.ts";
export * from "./sketch.ts";
export * from "./answer.ts";
export * from "./concept.ts";
export * from "./rubric.ts";
export * from "./weights.ts";
export * from "./question.ts";
export * from "./report.ts";
