import { clip, quoteOf } from "../checks/told.ts";
import { readable } from "../checks/simulated.ts";
import { contradiction, type FindContradictions, ownTarget } from "./facts.ts";

const FRESH = /\b(?:fresh\w*|stale\w*|up to date|lag)\b/i;
/** Things that are kept for long without anything growing stale for a reader. */
const OTHER_THING =
  /\b(?:dns|sessions?|idempot\w*|weights?|models?|tokens?|static|assets?|credentials?|certificates?|logs?|retention|archive|raw|backups?|would|if|instead|reject\w*|fallback|outage|stale-while|when .{0,30} down)\b/i;
const KEPT = /\bttl\b|\bcached? for\b|\bexpires? after\b/i;

/** A cache keeps results for longer than the freshness that the answer promises, and nothing invalidates them. */
export const freshnessDisagrees: FindContradictions = ({ numbers, reading }) => {
  const target = ownTarget(numbers, "s", FRESH, "lowest");
  if (target === null) return [];
  if (/\binvalidat\w*|\bevict\w* on\b|\bpurge\w*/i.test(reading.sentences.map(({ text }) => text).join(" ")))
    return [];
  const kept = numbers.stated.find((number) => {
    const seconds = number.in("s");
    return (
      number.sentence !== null &&
      KEPT.test(number.said) &&
      !OTHER_THING.test(number.sentence.text) &&
      seconds !== null &&
      seconds > 2 * target.value
    );
  });
  if (!kept?.sentence) return [];
  return [
    contradiction(
      "freshness-disagrees",
      1,
      `You promise results no older than ${readable(target.value)} s, and keep them longer: “${clip(kept.sentence.text, 70)}”.`,
      [target.number.evidence, quoteOf(kept.sentence)],
    ),
  ];
};
