import { clip, quoteOf } from "../checks/told.ts";
import { claims, contradiction, type FindContradictions, plainSentences } from "./facts.ts";

const SEVERAL =
  /\bmulti-?region\b|\bactive-active\b|\b(?:two|three|four|five|[2-9]) (?:aws |cloud |geographic )?regions\b|\b(?:deployed|runs?|live|served?) (?:in|from) (?:all|each|every) regions?\b/i;
/** All of the design in one region, not its writes, its training or a step of its rollout. */
const ALL_IN_ONE =
  /\b(?:we|everything|it all|all of it|the (?:whole )?(?:system|service|design|product|deployment|stack|application))\b[^.;]{0,30}\b(?:runs?|deploy(?:ed|s)?|lives?|stays?|operates?|is hosted|host)\b[^.;]{0,25}\b(?:one|a single|single) region\b/i;
const LATER = /\b(?:phase|later|eventually|roadmap|month \d|reject\w*|instead|option)\b/i;
const STEP =
  /\b(?:canary|roll\w*|first|at a time|month|phase|later|initially|start\w*|begin\w*|until|today|currently|los(?:e|es|ing|t)|fail\w*|down|outage|home|primary|writes?|leader|train\w*|batch|instead|reject\w*|per|each|region pair)\b/i;

/** The text runs in several regions, and the sketch draws one; or the text says both of the whole design. */
export const regionDisagrees: FindContradictions = ({ answer, reading }) => {
  const told = plainSentences(reading);
  const several = told.find(
    (sentence) =>
      claims(sentence, SEVERAL) && !LATER.test(sentence.text) && (sentence.hasAction || sentence.hasNumber),
  );
  if (!several) return [];
  const regions = answer.sketch.groups.filter(({ kind }) => kind === "region");
  const inside = answer.sketch.nodes.filter(({ group }) => group !== undefined).length;
  const only = regions[0];
  const oneOfThem = /\b(?:each|every|per|one of|same|again|others?)\b/i.test(only?.label ?? "");
  if (only && !oneOfThem && regions.length === 1 && inside >= answer.sketch.nodes.length - 2)
    return [
      contradiction(
        "region-disagrees",
        1,
        `The text says “${clip(several.text, 60)}”, and everything in the sketch stands in “${only.label}”.`,
        [quoteOf(several)],
      ),
    ];
  const single = told.find((sentence) => claims(sentence, ALL_IN_ONE) && !STEP.test(sentence.text));
  if (!single || single === several || SEVERAL.test(single.text)) return [];
  return [
    contradiction(
      "region-disagrees",
      1,
      `One place says “${clip(several.text, 60)}”, another “${clip(single.text, 60)}”.`,
      [quoteOf(several), quoteOf(single)],
    ),
  ];
};
