import { type CheckOf, type Decision, type Evidence } from "../model/index.ts";
import { normalise, tokenise } from "../text/index.ts";
import { withoutArticles } from "../text/pattern.ts";
import { type Mention, type Reading, type Sentence, type Token } from "../text/types.ts";
import { type CheckContext } from "./context.ts";
import { notMet, outcome, type Outcome } from "./outcome.ts";
import { alternatives, quoteMention } from "./covers.ts";

/** What a decision shows, each part of it once. */
interface Argued {
  alternative: boolean;
  choice: boolean;
  reason: boolean;
  /** The reason names a number or a requirement of this question. */
  tied: boolean;
  consequence: boolean;
  title: string;
  /** What its sentence can carry beside other points, 0 to 1. */
  carried: number;
  evidence: Evidence[];
}

const ALTERNATIVE =
  /\binstead of\b|\brather than\b|\bover\b|\bvs\.?(?=\s)|\bversus\b|\balternativ\w*|\breject\w*|\bagainst\b|\bwhy not\b|\bcompared (?:to|with)\b|\bthan\b|\bor\b|\bnot\b|\bother option\b/i;
const REQUIREMENT =
  /\b(?:latency|budget|p9\d|p50|target|slo|cost\w*|cheap\w*|dear\w*|fresh\w*|stale\w*|availab\w*|recall|memory|traffic|peak|requirement|deadline|load|accura\w*|loss|money|throughput|qps|rps|within|seconds?|minutes?|ms|slow\w*|fast\w*|quick\w*)\b/i;
const CONSEQUENCE =
  /\bbut\b|\bcosts? (?:us|is|of|more|extra)\b|\bat the (?:price|cost|expense)\b|\b(?:down|flip)side\b|\bin exchange\b|\b(?:we|i)(?:['’](?:re|m|ll|d)| are| am| would| will)? (?:therefore |thus )?(?:lose|give up|accept|pay|take on|blind|sacrifice|trade away|put up with|live with|tolerate)\b|\bwhat (?:we|i) (?:lose|give up|pay)\b|\bin return\b|\bsacrific\w*|\bharder to\b|\b(?:one|another) more (?:system|service|thing|component|part|model)\b|\b(?:price|disadvantage|downside|minus|con)s?:|\bgives? up\b|\bstale\b|\bslower\b|\brisk\w*\b|\bacceptable\b|\bup to\b|\bas a back-?up\b|\bkept (?:as|for)\b|\bpenalty\b|\btrade-?offs?\b|\bwasteful\b|\bdrawback\b|\bloses?\b|\bmiss(?:es)?\b|\bblind\b|\bfine\b|\bat most\b|\bexcept\b|\bon the other hand\b|\buntil\b|\bif it\b|\b(?:price|cost) (?:of (?:it|this|that) )?is that\b|\bdearer\b|\briskier\b/i;

/** Of a decision row, the part in which its subject is looked for. */
const LONGEST_ROW = 4_000;

const wordCount = (text: string) => text.split(/\s+/).filter((word) => word !== "").length;

/** A trade-off about one of these concepts, in a decision row or told as prose. */
export function checkDecision(check: CheckOf<"decision">, context: CheckContext): Outcome {
  const { answer, reading } = context;
  const mentions = check.about.flatMap((concept) => reading.mentions.get(concept) ?? []);
  const rows = answer.decisions
    .map((row, index) => ({ row, index }))
    .filter(({ row, index }) => isAbout(row, index, check, context, mentions))
    .map(({ row, index }) => fromRow(row, index, reading));
  const told = mentions
    .filter(({ stance, sentence }) => (stance === "asserted" || stance === "rejected") && !sentence.bareList)
    .map((mention) => fromProse(mention, context));
  const best = [...rows, ...told].sort((a, b) => worth(b) - worth(a))[0];
  if (best && worth(best) > 0) return outcome(worth(best), describe(best), best.evidence);
  return best
    ? notMet(
        `${best.title === "" ? "It" : `“${best.title}”`} is settled on, but weighed against nothing.`,
        best.evidence,
      )
    : notMet(`No alternatives are weighed: ${alternatives(check.about.map(context.conceptName))}.`);
}

function isAbout(
  row: Decision,
  index: number,
  check: CheckOf<"decision">,
  context: CheckContext,
  mentions: readonly Mention[],
): boolean {
  const path = `decisions.${index}`;
  if (mentions.some(({ sentence }) => sentence.field.startsWith(`${path}.`))) return true;
  const tokens = wordsOf(row);
  return check.about.some((concept) => context.isNamedIn(concept, tokens));
}

const wordsRead = new WeakMap<Decision, readonly Token[]>();

/** Every criterion about a decision looks at every row. */
function wordsOf(row: Decision): readonly Token[] {
  let words = wordsRead.get(row);
  if (!words) {
    const text = [row.title, ...row.options, row.choice, row.because].join(" . ").slice(0, LONGEST_ROW);
    words = withoutArticles(tokenise(normalise(text).text));
    wordsRead.set(row, words);
  }
  return words;
}

function fromRow(row: Decision, index: number, reading: Reading): Argued {
  const options = row.options.filter((option) => option.trim() !== "");
  const turnedDown = /^(?:not|no|against)\b/i.test(row.choice.trim());
  const reason = wordCount(row.because) >= 3 && !isUntrue(row, index, reading);
  return {
    alternative:
      options.length >= 2 || (options.length === 1 && (turnedDown || row.choice.trim() !== options[0])),
    choice: row.choice.trim() !== "",
    reason,
    tied: reason && isTied(row.because),
    consequence: wordCount(row.consequences) >= 3 || (reason && CONSEQUENCE.test(row.because)),
    title: row.title || row.choice,
    carried: 1,
    evidence: [{ kind: "decision", row: index, title: row.title || row.choice }],
  };
}

/** Whether a false belief is the reason: it stands in the row, or in the sentence that the row was read out of. */
export function isUntrue({ because }: Decision, index: number, { untrue }: Reading): boolean {
  const said = because.trim();
  for (const { field, text } of untrue ?? [])
    if (
      field.startsWith(`decisions.${index}.`) ||
      said.includes(text) ||
      (said !== "" && text.includes(said))
    )
      return true;
  return false;
}

/** Reads the mention's sentence together with its neighbours in the same block. */
function fromProse(mention: Mention, { reading, carries }: CheckContext): Argued {
  const { sentence, stance } = mention;
  const said = saidAround(sentence, reading);
  return {
    ...said,
    alternative: stance === "rejected" || said.alternative,
    /* Its sentence is the evidence, and stands beside what is said of it. */
    title: "",
    carried: carries(sentence),
    evidence: [quoteMention(mention)],
  };
}

type Said = Omit<Argued, "title" | "carried" | "evidence">;
const saidIn = new WeakMap<Reading, Map<Sentence, Said>>();

/** What a sentence and its neighbours argue, whichever of the concepts in it is asked about. */
function saidAround(sentence: Sentence, reading: Reading): Said {
  let known = saidIn.get(reading);
  if (!known) saidIn.set(reading, (known = new Map()));
  let said = known.get(sentence);
  if (!said) {
    const { field, block, index } = sentence;
    const near = reading.sentences
      .slice(Math.max(0, index - 1), index + 2)
      .filter(
        (other) =>
          other.field === field &&
          other.block === block &&
          other.setAside === null &&
          reading.untrue?.has(other) !== true,
      );
    const text = near.map((other) => other.text).join(" ");
    const reason = near.some((other) => other.hasReason);
    said = {
      alternative: ALTERNATIVE.test(text),
      choice: wordCount(sentence.text) >= 5,
      reason,
      tied: reason && isTied(text),
      consequence: CONSEQUENCE.test(text),
    };
    known.set(sentence, said);
  }
  return said;
}

const isTied = (text: string) => /\d/.test(text) || REQUIREMENT.test(text);

/** A choice with a named alternative and a tied reason is most of it; the consequence admitted makes it whole. */
const worth = (argued: Argued): number => argued.carried * worthAlone(argued);

function worthAlone({ alternative, choice, reason, tied, consequence }: Argued): number {
  if (!choice || !reason) return choice && alternative ? 0.25 : 0;
  if (!alternative) return tied ? 0.5 : 0.25;
  if (!tied) return 0.5;
  return consequence ? 1 : 0.75;
}

function describe({ alternative, reason, tied, consequence, title, carried }: Argued): string {
  const subject = title === "" ? "" : `“${title}”: `;
  const lacks = [
    alternative ? "" : "no alternative is named",
    reason ? (tied ? "" : "the reason rests on no number or requirement") : "no reason is given",
    consequence ? "" : "what it costs is not admitted",
    carried === 1 ? "" : "one short sentence stands for this and for other points",
  ].filter((lack) => lack !== "");
  const said =
    lacks.length === 0
      ? "argued with its alternative, its reason and its price"
      : [lacks.slice(0, -1).join(", "), lacks.at(-1)].filter((part) => part !== "").join(" and ");
  return subject === "" ? `${said.charAt(0).toUpperCase()}${said.slice(1)}.` : `${subject}${said}.`;
}
