/** Seeds for which a bank question must make sense, beside the unseeded variant. */
export const SEEDS: readonly (number | null)[] = [
  null,
  ...Array.from({ length: 20 }, (_, index) => index + 1),
];
