import { type z } from "zod";
import { type Concept, type ConceptSchema } from "../model/index.ts";
import { type ConceptFamily } from "./ids.ts";

type Draft = Omit<z.input<typeof ConceptSchema>, "family">;

/** Fills in what an author may leave out. The patterns themselves are checked by a test, not on every start. */
export const defineConcepts = (family: ConceptFamily, drafts: readonly Draft[]): Concept[] =>
  drafts.map(({ plain = [], mechanisms = [], ambiguous = [], context = [], ...draft }) => ({
    ...draft,
    family,
    plain,
    mechanisms,
    ambiguous,
    context,
    misconceptions: [],
  }));
