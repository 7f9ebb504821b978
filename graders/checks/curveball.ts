import { lossNamed, percentOf, standingInWords } from "../curveball/words.ts";
import { type Break, type Check, type CheckOf, type Standing } from "../model/index.ts";
import { type Sentence } from "../text/types.ts";
import { type CheckContext } from "./context.ts";
import { met, notGraded, notMet, outcome, type Outcome } from "./outcome.ts";
import { simulated } from "./simulated.ts";
import { clip, quoteOf, tellsOf } from "./told.ts";

/** A revision that wins back this share of what the loss took earns half. */
const WON_BACK = 0.5;
/** What was written since, and says what happens now, is worth half a change of the sketch. */
const TOLD = 0.5;

const RESPONSE =
  /\b(?:shed\w*|degrad\w*|falls? back|fallbacks?|fell back|fail(?:s|ing)? over|failover|retr(?:y|ies)|time[sd]? out|timeouts?|queue[sd]?|back ?off|backpressure|replicas?|cop(?:y|ies)|spares?|headroom|stand-?by|autoscal\w*|scale[sd]? (?:out|up)|drain\w*|reject\w*|limit\w*|stale|cached|circuit|breakers?|takes? over|surviv\w*|absorb\w*|capacity|n ?\+ ?[12])\b/i;
const PLACES = /\bzones?\b|\bazs?\b|\bregions?\b|\bdata ?cent\w+|\bcop(?:y|ies)\b|\breplicas?\b/i;

/**
 * The loss that the interviewer chose, on the sketch as it stood and as it was revised. What the revision still answers
 * earns; what was only written since then about the loss earns half.
 */
export function checkCurveball(check: CheckOf<"curveball">, context: CheckContext): Outcome {
  const { revision } = context;
  const breaks = revision?.curveball?.breaks;
  if (!revision || !breaks) return notGraded("Nothing was broken in this round.");
  const { before, after } = revision;
  const loss = lossNamed(breaks);
  const told = writtenSince(context, breaks);
  const quotes = told.map(quoteOf);
  if (before === null || after === null) {
    const gone = `${loss} cannot be tried on the sketch as it is now: no request reaches what broke any more.`;
    return told.length > 0 ? outcome(TOLD / 2, `${gone} You write of it since.`, quotes) : notMet(gone);
  }
  const aim = `${percentOf(check.keeps)} of requests`;
  const evidence = [
    simulated(
      "served after the loss, as you had it",
      `${percentOf(before.servedShare)} of requests`,
      aim,
      ids(before),
    ),
    simulated(
      "served after the loss, as revised",
      `${percentOf(after.servedShare)} of requests`,
      aim,
      ids(after),
    ),
    ...quotes,
  ];
  const said = comparison(loss, before, after);
  if (after.servedShare >= check.keeps) return met(said, evidence);
  const lost = check.keeps - before.servedShare;
  const wonBack = lost > 0 ? (after.servedShare - before.servedShare) / lost : 0;
  const share = Math.max(wonBack >= WON_BACK ? 0.5 : 0, told.length > 0 ? TOLD : 0);
  const both = wonBack >= WON_BACK && told.length > 0 ? 0.75 : share;
  const words = told[0] ? ` Since then you write: “${clip(told[0].text)}”.` : "";
  return outcome(both, `${said}${words}`, evidence);
}

function comparison(loss: string, before: Standing, after: Standing): string {
  const [was, is] = [standingInWords(before), standingInWords(after)];
  if (was === is) return `${loss} leaves ${is}, before your revision and after it.`;
  return `${loss} left ${was} as you had it. As revised, it leaves ${is}.`;
}

/** Components that the standing turns on: what is overloaded, what is gone, what lost copies. */
const ids = ({ overloaded, lost, busiest }: Standing): string[] => [
  ...new Set([
    ...overloaded.map(({ id }) => id),
    ...lost.map(({ id }) => id),
    ...(overloaded.length === 0 && busiest ? [busiest.id] : []),
  ]),
];

/** Sentences that were not there before, speak of what broke or where it stood, and say what the system then does. */
function writtenSince({ reading, before }: CheckContext, breaks: Break): Sentence[] {
  const old = before === null ? "" : flat(textsIn(before).join(" "));
  const subject = "label" in breaks ? wordsOf(breaks.label) : [];
  const speaksOf = (text: string) =>
    PLACES.test(text) ||
    ("nodeKind" in breaks && tellsOf(text, breaks.nodeKind)) ||
    subject.some((word) => text.toLowerCase().includes(word));
  return reading.sentences
    .filter(
      (sentence) =>
        sentence.setAside === null &&
        reading.untrue?.has(sentence) !== true &&
        !sentence.bareList &&
        sentence.kind !== "heading" &&
        !sentence.field.startsWith("sketch") &&
        (sentence.hasAction || sentence.hasReason || sentence.hasNumber) &&
        RESPONSE.test(sentence.text) &&
        speaksOf(sentence.text) &&
        !old.includes(flat(sentence.text)),
    )
    .slice(0, 2);
}

const flat = (text: string) => text.toLowerCase().replaceAll(/\s+/g, " ").trim();
const wordsOf = (label: string) =>
  label
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 3);

/** Every text that an answer holds, at any depth. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Whether a criterion counts only in rounds in which something was broken. */
export function asksForCurveball(check: Check): boolean {
  switch (check.kind) {
    case "all":
    case "any":
      return check.of.some(asksForCurveball);
    case "not":
      return asksForCurveball(check.of);
    default:
      return check.kind === "curveball";
  }
}
