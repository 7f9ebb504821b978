import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const noImports = (group, message) => ({ group, message });
const restrict = (...patterns) => ({ "no-restricted-imports": ["error", { patterns }] });

const bankFromDisk = noImports(["**/questions/**"], "The bank is read from disk by one server module.");
const throughIndex = noImports(
  ["**/graders/*/**", "~graders/*"],
  "Import graders through its index (~graders), not its inner files.",
);

export default tseslint.config(
  { ignores: ["node_modules", "build", "data", "coverage", "app/generated", "prisma/schema-engine.mjs"] },
  ...tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: ["error", "always"],
      "no-console": "error",
    },
  },
  {
    files: ["app/**/*.tsx"],
    ...jsxA11y.flatConfigs.recommended,
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      /* An import of types alone written `import { type X }` stays as an import of the module while developing. */
      "@typescript-eslint/no-import-type-side-effects": "error",
      ...restrict(bankFromDisk, throughIndex),
    },
  },
  {
    files: ["app/components/**/*.{ts,tsx}"],
    rules: restrict(
      bankFromDisk,
      throughIndex,
      noImports(
        ["**/*.server", "**/*.server.ts", "~/models/**", "~/grading/**"],
        "Components never reach the server.",
      ),
    ),
  },
  {
    files: ["graders/**/*.ts"],
    ignores: ["graders/cli/**", "graders/**/*.test.ts"],
    rules: {
      ...restrict(
        bankFromDisk,
        noImports(["node:*", "fs", "path", "crypto"], "graders is pure: no Node modules."),
        noImports(["~/*", "**/app/**"], "graders knows nothing of app."),
      ),
      "no-restricted-globals": ["error", "window", "document", "process", "fetch", "performance"],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Pass `now` in." },
        { object: "Math", property: "random", message: "Pass a seed in." },
      ],
    },
  },
  { files: ["graders/cli/**", "prisma/**", "test/bench/**", "server.ts"], rules: { "no-console": "off" } },
);
