/** Words that stand between others without changing what is said; patterns and sentences are matched without them. */
export const ARTICLES: ReadonlySet<string> = new Set([
  "a",
  "an",
  "the",
  "its",
  "their",
  "our",
  "your",
  "my",
  "his",
  "her",
  "very",
  "really",
  "simply",
]);
