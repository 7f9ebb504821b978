export { CONCEPT_FAMILIES, CONCEPT_IDS, type ConceptFamily } from "./ids.ts";
export { LEXICON } from "./lexicon.ts";
export { FIELD_MISCONCEPTIONS } from "./beliefs/index.ts";
