/** Who may import whom: routes → components, models, grading → graders → zod and small libraries. */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "graders-are-pure",
      comment: "graders import only themselves and isomorphic libraries",
      severity: "error",
      from: { path: "^graders/", pathNot: ["^graders/cli/", "\\.test\\.ts$"] },
      to: {
        pathNot: ["^graders/(?!cli/)", "^node_modules/(zod|mathjs|stemmer|yaml|pure-rand|papaparse)/"],
      },
    },
    {
      name: "cli-is-node-only",
      severity: "error",
      from: { path: "^(app|graders)/", pathNot: "^graders/cli/" },
      to: { path: "^graders/cli/" },
    },
    {
      name: "graders-through-index",
      severity: "error",
      from: { path: "^(app|prisma|server)" },
      to: { path: "^graders/", pathNot: "^graders/index\\.ts$" },
    },
    { name: "nothing-imports-the-bank", severity: "error", from: {}, to: { path: "^questions/" } },
    {
      name: "components-stay-in-the-browser",
      severity: "error",
      from: { path: "^app/components/" },
      to: { path: "\\.server\\.tsx?$|^app/(models|grading|generated)/", reachable: true },
    },
    {
      name: "prisma-behind-models",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/models/" },
      to: { path: "^app/generated/|@prisma/" },
    },
    {
      name: "no-source-imports-tests",
      severity: "error",
      from: { pathNot: "^test/|\\.test\\.tsx?$" },
      to: { path: "^test/|\\.test\\.tsx?$" },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^app/generated/|^build/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
