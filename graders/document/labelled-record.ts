import type { Decision } from "../model/index.ts";

type RecordPart = "options" | "choice" | "because" | "consequences";

/** What people put before the parts of a decision record, lower-case letters only. */
const LABELS: Readonly<Record<RecordPart, string>> = {
  options:
    "options, option, optionsconsidered, consideredoptions, alternatives, alternative, alternativesconsidered, consideredalternatives, considered, candidates, choices, theoptions",
  choice:
    "choice, chosen, decision, thedecision, decided, decisionoutcome, outcome, chosenoption, wechose, ourchoice, selected, selection, verdict, picked, wetake",
  because:
    "because, reason, reasons, reasoning, why, whythis, whythisone, rationale, justification, motivation, context, background, drivers, decisiondrivers, problem, forces, arguments",
  consequences:
    "consequences, consequence, tradeoff, tradeoffs, cost, costs, price, theprice, whatitcosts, whatitcostsus, downside, downsides, drawback, drawbacks, risk, risks, impact, implications, negative, negatives, welose, wegiveup, accepted, prosandcons",
};

const PART_OF = /* @__PURE__ */ new Map(
  (Object.entries(LABELS) as [RecordPart, string][]).flatMap(([part, words]) =>
    words.split(", ").map((word) => [word, part] as const),
  ),
);

/** "ADR 3: Where the model lives" → "Where the model lives". */
export const withoutNumber = (title: string) =>
  title
    .replace(
      /^\W{0,4}(?:adr|decision|record|dr?(?=[\s#-]{0,3}\d))?[\s#-]{0,3}\d{0,4}\s{0,2}[:.)–—-]{0,2}\s+/i,
      "",
    )
    .trim() || title;

/** The part that a label or a heading names. */
export const partOf = (label: string): RecordPart | null =>
  PART_OF.get(
    label
      .slice(0, 60)
      .toLowerCase()
      .replace(/[^a-z]/g, ""),
  ) ?? null;

/** `- **Options:** a; b`, `Choice: a`, `Why? since …`: a label at the beginning of a line, and what follows it. */
const LABELLED =
  /^[ \t]{0,8}(?:(?:[-*+•]|\d{1,2}[.)])[ \t]{1,4})?(?:\*\*|__|\*|_)?([A-Za-z][A-Za-z' -]{2,30})(?:\*\*|__|\*|_)?[ \t]{0,3}[:?][ \t]{0,3}(?:\*\*|__|\*|_)?[ \t]{0,4}(.*)$/;
/** A sentence that begins with the reason itself. */
const BECAUSE = /^[ \t]{0,8}(?:[-*+•][ \t]{1,4})?((?:Because|Since)\b.*)$/;
/** Labels that follow each other in one paragraph stand on lines of their own. */
const INLINE =
  /(?<=[.;!?])[ \t]+(?=(?:\*\*|__)?(?:Options|Alternatives|Choice|Decision|Chosen|Because|Reason|Why|Rationale|Consequences?|Trade-?offs?|Downsides?|Cost|Price)(?:\*\*|__)?:|Because\b)/g;
const BULLET = /^[ \t]{0,8}(?:[-*+•]|\d{1,2}[.)])[ \t]{1,4}/;

const bare = (text: string) => text.replace(/^(?:\*\*|__)|(?:\*\*|__)$/g, "").trim();

/** `a; b; c`, `a, b or c`, `a vs b`; a comma in brackets divides nothing. */
export function optionsIn(text: string): string[] {
  const flat = text.trim().replace(/\.$/, "");
  if (flat === "") return [];
  const strong = flat.split(/(?:(?<!\s)\s+)?;\s*|(?<!\s)\s+(?:vs\.?|versus|\/|\|)\s+/);
  if (strong.length > 1) return strong;
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < flat.length; at += 1) {
    const sign = flat[at];
    if (sign === "(" || sign === "[") depth += 1;
    else if (sign === ")" || sign === "]") depth = Math.max(0, depth - 1);
    else if (sign === "," && depth === 0) {
      parts.push(flat.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(flat.slice(from));
  const last = parts.pop() ?? "";
  return [...parts, ...last.split(/^\s*(?:or|and)\s+|(?<!\s)\s+or\s+/)];
}

/** How often a text says under a label what was chosen: more than once, and it holds several records. */
export const choicesIn = (text: string): number =>
  text
    .replace(INLINE, "\n")
    .split("\n")
    .filter((line) => partOf(LABELLED.exec(line)?.[1] ?? "") === "choice").length;

/**
 * A decision whose parts are told apart by labels, at the beginning of lines or as headings (`sections`). Null: too few
 * of them to be a record. Nothing of the text gets lost: what stands under no label is part of the reason.
 */
export function readLabelledRecord(
  title: string,
  body: string,
  sections: readonly { label: string; body: string }[] = [],
): Decision | null {
  const found: Record<RecordPart, string[]> = { options: [], choice: [], because: [], consequences: [] };
  const seen = new Set<RecordPart>();
  const before: string[] = [];
  const take = (text: string, within: RecordPart | null) => {
    let current = within;
    for (const line of text.replace(INLINE, "\n").split("\n")) {
      const [, label = "", rest = ""] = LABELLED.exec(line) ?? [];
      const part = partOf(label);
      const reason = part === null ? BECAUSE.exec(line)?.[1] : undefined;
      if (part !== null) {
        current = part;
        seen.add(part);
        if (rest.trim() !== "") found[part].push(rest);
      } else if (reason !== undefined && current !== "consequences") {
        current = "because";
        seen.add("because");
        found.because.push(reason);
      } else if (current === null) before.push(line);
      else found[current].push(line);
    }
  };
  take(body, null);
  for (const section of sections) {
    const part = partOf(section.label);
    if (part === null) take(`${section.label}\n${section.body}`, null);
    else {
      seen.add(part);
      take(section.body, part);
    }
  }
  if (!seen.has("choice") || seen.size < 2) return null;
  const textOf = (lines: readonly string[]) => lines.join("\n").trim();
  const bullets = found.options.filter((line) => BULLET.test(line));
  const options =
    bullets.length > 0
      ? bullets.map((line) => line.replace(BULLET, ""))
      : found.options.flatMap((line) => optionsIn(line));
  const [choice = "", ...why] = textOf(found.choice).split(/,?\s+(?=(?:because|since)\b)/);
  return {
    title: title.trim(),
    options: options.map(bare).filter((option) => option !== ""),
    choice: bare(choice.replace(BULLET, "")).replace(/\.$/, ""),
    because: textOf([...before, ...why, ...found.because]),
    consequences: textOf(found.consequences),
  };
}
