import { type Concept } from "../model/index.ts";
import { caching } from "./caching.ts";
import { capacity } from "./capacity.ts";
import { consistency } from "./consistency.ts";
import { cost } from "./cost.ts";
import { data } from "./data.ts";
import { features } from "./features.ts";
import { llm } from "./llm.ts";
import { monitoring } from "./monitoring.ts";
import { ranking } from "./ranking.ts";
import { regions } from "./regions.ts";
import { release } from "./release.ts";
import { reliability } from "./reliability.ts";
import { requirements } from "./requirements.ts";
import { retrieval } from "./retrieval.ts";
import { safety } from "./safety.ts";
import { serving } from "./serving.ts";

/** The ideas of the field and the ways people say them. */
export const LEXICON: readonly Concept[] = [
  ...requirements,
  ...capacity,
  ...retrieval,
  ...ranking,
  ...features,
  ...caching,
  ...consistency,
  ...regions,
  ...reliability,
  ...serving,
  ...llm,
  ...data,
  ...release,
  ...monitoring,
  ...safety,
  ...cost,
];
