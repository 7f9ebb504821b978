import { clip, quoteOf } from "../checks/told.ts";
import { claims, contradiction, type FindContradictions, plainSentences } from "./facts.ts";

const SEVERAL =
  /\bmulti-?region\b|\bactive-active\b|\b(?:two|three|four|[2-9]) regions\b|\b(?:all|each|every) regions?\b/i;
const ONE = /\b(?:one|a single|single) region\b/i;

/** The text runs in several regions, and the sketch draws one; or the text says both. */
export const regionDisagrees: FindContradictions = ({ answer, reading }) => {
  const told = plainSentences(reading);
  const several = told.find(
    (sentence) => claims(sentence, SEVERAL) && (sentence.hasAction || sentence.hasNumber),
  );
  if (!several) return [];
  const regions = answer.sketch.groups.filter(({ kind }) => kind === "region");
  const inside = answer.sketch.nodes.filter(({ group }) => group !== undefined).length;
  const only = regions[0];
  if (only && regions.length === 1 && inside >= answer.sketch.nodes.length - 2)
    return [
      contradiction(
        "region-disagrees",
        1,
        `The text says “${clip(several.text, 60)}”, and everything in the sketch stands in “${only.label}”.`,
        [quoteOf(several)],
      ),
    ];
  const single = told.find(
    (sentence) =>
      claims(sentence, ONE) && /\b(?:runs?|deploy\w*|we use|stays?|lives?)\b/i.test(sentence.text),
  );
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
