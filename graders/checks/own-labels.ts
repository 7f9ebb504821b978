import { type Mention, type Reading, type Sentence } from "../text/types.ts";

const KEYWORD = String.raw`(?:option|variant|plan|way|path|road|route|choice|alternative|number|no\.?|#)`;
/** `I'd do (b)`, `Recommendation: C.`, `Decision: Option 2`, `so I'd go with 2.` */
const CHOOSES_LABEL = new RegExp(
  String.raw`(?:^\W*(?:=>|⇒)|\b(?:decision|verdict|recommendation|conclusion|choice|pick|answer|winner)\b(?: is)?\s*[:=—–-]?|\b(?:i|we)(?:['’](?:d|ll)| would| will| should)? (?:therefore |thus |then )?(?:do|take|choose|pick|order|recommend|go (?:for|with)|settle (?:for|on)|opt for))\W{1,4}(?:the )?(?:${KEYWORD}\s*)?(?:\(([a-e1-5])\)|([a-e1-5]))(?=\W*$|\W*[.,;:!—–]|\s+(?:because|since|as|for|is)\b)`,
  "i",
);
/** `(b) L4s.`, `B. …`, `**Option B – L4.**`, `| B | … |` */
const OPENS_WITH_LABEL = new RegExp(
  String.raw`^[\s*_|]*(?:${KEYWORD}\s*)?\(?([a-e1-5])\s*(?:[).:=|—–-]|\*\*)`,
  "i",
);

/** The last choice that names an option by the letter or number of the candidate's own list, with what the option is. */
export function labelledChoice(
  concepts: readonly string[],
  { mentions, sentences }: Reading,
): { sentence: Sentence; mentions: Mention[] } | null {
  const here = concepts.flatMap((id) => mentions.get(id) ?? []);
  for (const sentence of sentences.filter(({ setAside, text }) => setAside === null && !text.includes("?"))) {
    const found = CHOOSES_LABEL.exec(sentence.text);
    const label = (found?.[1] ?? found?.[2])?.toLowerCase();
    if (found === null || label === undefined) continue;
    /* `I choose a …`: an article, unless brackets or a keyword make a label of it. */
    if (
      found[1] === undefined &&
      /\sa$/.test(found[0]) &&
      !new RegExp(`${KEYWORD}\\s+a$`, "i").test(found[0])
    )
      continue;
    const option = optionOf(label, sentence, sentences);
    const inOption = here.filter((mention) => option.includes(mention.sentence));
    const meant = inOption.length > 0 ? inOption : inlineOption(label, sentence, here);
    if (meant.length > 0) return { sentence, mentions: meant };
  }
  return null;
}

/** `Two ways: (a) one rack, (b) two racks.`: what stands between the label and the next one. */
function inlineOption(label: string, choice: Sentence, here: readonly Mention[]): Mention[] {
  const spans = here.filter(({ sentence, start }) => {
    if (sentence.field !== choice.field || sentence.index >= choice.index) return false;
    const before = [...sentence.text.slice(0, start - sentence.start).matchAll(/\(([a-e1-5])\)/gi)];
    return before.at(-1)?.[1]?.toLowerCase() === label;
  });
  return spans.filter(({ sentence }) => sentence === spans.at(-1)?.sentence);
}

/** The sentences of a labelled option: its first one where that names something, which the caller finds out. */
function optionOf(label: string, choice: Sentence, sentences: readonly Sentence[]): Sentence[] {
  const before = sentences.filter(({ index, field }) => index < choice.index && field === choice.field);
  const opening = before.findLast((one) => OPENS_WITH_LABEL.exec(one.text)?.[1]?.toLowerCase() === label);
  if (opening) return untilNextLabel(opening, before);
  const place = Number(label);
  return Number.isInteger(place) ? numberedItem(place, before) : [];
}

function untilNextLabel(opening: Sentence, before: readonly Sentence[]): Sentence[] {
  const rest = before.filter(({ block, index }) => block === opening.block && index > opening.index);
  const end = rest.findIndex(({ text }) => OPENS_WITH_LABEL.test(text));
  return [opening, ...(end < 0 ? rest : rest.slice(0, end))];
}

/** The item at a place of the nearest numbered list before; Markdown takes its number away. */
function numberedItem(place: number, before: readonly Sentence[]): Sentence[] {
  const blocks: { block: number; items: Sentence[] }[] = [];
  for (const sentence of [...before].reverse()) {
    if (sentence.kind !== "item") {
      if (blocks.length > 0) break;
      continue;
    }
    if (blocks[0]?.block === sentence.block) blocks[0].items.unshift(sentence);
    else blocks.unshift({ block: sentence.block, items: [sentence] });
  }
  return blocks[place - 1]?.items ?? [];
}
