import { type Cap, type ErrorFinding } from "../model/index.ts";
import { type Reading } from "../text/types.ts";
import { type Relevance } from "./relevance.ts";
import { round9 } from "./round.ts";

/**
 * Serious errors at which a fluent answer stops counting as a good one, and the most that it may then score. Two beliefs
 * suffice, since hardly one false claim in three is known: of the sound and middling answers known, none holds two.
 */
const SERIOUS_ERRORS = 3;
const BELIEFS = 2;
const SERIOUS_CAP = 35;
/** Each further serious error lowers that limit, down to what experts give to a design that is wrong throughout. */
const PER_FURTHER = 6;
const LEAST_CAP = 15;
/** What has earned more than this beside two beliefs may be misread: the limit then rises until it no longer binds. */
const DOUBTED_FROM = 60;
const RISE = 2;
/** Slips that count among them: who errs in sums alone has a sound design with wrong numbers, and pays for each as it is. */
const MOST_SLIPS = 2;

const OFF_TOPIC = 10;
const PARTLY_OFF_TOPIC = 25;

/** Share of the words that wave something away, and the most that such an answer may score, the highest share first. */
const DISMISSALS = [
  { from: 0.4, atMost: 12 },
  { from: 0.3, atMost: 20 },
] as const;

export interface CapFacts {
  reading: Reading;
  errors: readonly ErrorFinding[];
  blank: boolean;
  relevance: Relevance;
  /** Before penalties and caps. */
  raw: number;
}

/** The limits an answer runs into, lowest first. */
export function findCaps({ reading, errors, blank, relevance, raw }: CapFacts): Cap[] {
  if (blank)
    return [
      { reason: "blank", atMost: 0, explanation: "The answer is empty, or says that it does not know." },
    ];
  const { shares } = reading;
  const caps: Cap[] = [];
  /* A poor answer that names the subject needs no such verdict. */
  const onTopic = relevance.about === "elsewhere" ? OFF_TOPIC : PARTLY_OFF_TOPIC;
  if (relevance.about !== "this" && (raw > onTopic || !relevance.named))
    caps.push({
      reason: "not-about-this-question",
      atMost: onTopic,
      explanation: `Only ${percent(relevance.topics)} of what the answer speaks of belongs to this question.`,
    });
  const dismissing = DISMISSALS.find(({ from }) => shares.dismissed >= from);
  if (dismissing !== undefined)
    caps.push({
      reason: "mostly-dismissals",
      atMost: dismissing.atMost,
      explanation: `${percent(shares.dismissed)} of the words wave something away instead of designing it.`,
    });
  if (shares.bareList >= 0.5)
    caps.push({
      reason: "lists-without-reasoning",
      atMost: 20,
      explanation: `${percent(shares.bareList)} of the text lists terms and says nothing of them.`,
    });
  if (shares.repeated >= 0.4)
    caps.push({
      reason: "repeated-text",
      atMost: 20,
      explanation: `${percent(shares.repeated)} of the sentences repeat earlier ones.`,
    });
  const serious = seriousErrorsCap(errors, raw);
  if (serious) caps.push(serious);
  return caps.sort((a, b) => a.atMost - b.atMost);
}

/** What the serious ones among these errors limit a raw score to; null: too few, or nothing that binds. */
export function seriousErrorsCap(errors: readonly ErrorFinding[], raw: number): Cap | null {
  const isBelief = ({ kind }: ErrorFinding) => kind === "misconception";
  const beliefs = errors.filter((error) => error.serious && isBelief(error)).length;
  const slips = errors.filter((error) => error.serious && !isBelief(error)).length;
  const serious = beliefs + Math.min(MOST_SLIPS, slips);
  const further = Math.max(beliefs - BELIEFS, serious - SERIOUS_ERRORS);
  const doubt = serious < SERIOUS_ERRORS ? RISE * Math.max(0, raw - DOUBTED_FROM) : 0;
  const atMost = Math.max(LEAST_CAP, SERIOUS_CAP - PER_FURTHER * further) + doubt;
  if (further < 0 || atMost >= 100) return null;
  return {
    reason: "serious-errors",
    atMost: round9(atMost),
    explanation: `${serious} serious errors: a design resting on them fails however well it is argued.`,
  };
}

const percent = (share: number) => `${Math.round(100 * share)}%`;
