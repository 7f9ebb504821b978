export * from "./model/index.ts";
export * from "./document/index.ts";
export * from "./ledger/index.ts";
export * from "./simulator/index.ts";
export * from "./text/index.ts";
export * from "./concepts/index.ts";
export * from "./bank/index.ts";
export { grade, GRADER_VERSION, type GradeInput } from "./grade.ts";
export { type Judged } from "./checks/context.ts";
