import {
  type Answer,
  type Question,
  type ReviewFault,
  SEVERITIES,
  type Severity,
  type Sketch,
  type SoundPart,
} from "../model/index.ts";
import { type Reading, type Sentence } from "../text/types.ts";
import { type Accusation, accusationsOf, complains } from "./accusations.ts";
import { type Aim, aimAt } from "./parts.ts";
import { recognisedIn } from "./recognise.ts";

/** What an accusation makes of one fault. */
export interface Catch {
  fault: ReviewFault;
  accusation: Accusation;
  /** How well it points at the right part. */
  aim: Aim;
  /** The sentence that says what is wrong; null: it only points. */
  claim: Sentence | null;
  fix: Sentence | null;
  /** Steps between the severity given and the right one; null: none given. */
  severityOff: number | null;
  /** 0 to 1. */
  share: number;
}

/** A row that accuses a part that is sound, or says nothing real. */
export interface FalseAlarm {
  accusation: Accusation;
  /** The part that is right as it stands; null: nothing is wrong there that this question knows of. */
  sound: SoundPart | null;
}

/** The candidate's review held against the faults of this variant. */
export interface ReviewReading {
  given: Sketch;
  faults: readonly ReviewFault[];
  sound: readonly SoundPart[];
  accusations: readonly Accusation[];
  /** The best catch of each fault that was caught at all. */
  caught: ReadonlyMap<string, Catch>;
  alarms: readonly FalseAlarm[];
  /** What a catch is worth among so many false alarms, 0 to 1. */
  precision: number;
}

const ONLY_AIMED = 0.3;
const ONLY_CLAIMED = 0.5;
const WITHOUT_FIX = 0.7;
const SEVERITY_WRONG = 0.7;
/** A pointer with fewer words says nothing of the part. */
const FEWEST_WORDS = 3;
/** Words that an accusation spends on one fault when it makes it properly. */
const WORDS_A_FAULT = 6;
/** So many false alarms cost no catch: nobody's first review has none. */
const FREE_ALARMS = 2;

export function readReview(call: {
  question: Question;
  /** Whether a bank condition holds in this variant. */
  holds: (when: string) => boolean;
  given: Sketch;
  answer: Answer;
  reading: Reading;
}): ReviewReading {
  const { question, holds, given, answer, reading } = call;
  const inForce = ({ when }: { when?: string | undefined }) => when === undefined || holds(when);
  const faults = (question.review?.faults ?? []).filter(inForce);
  const sound = (question.review?.sound ?? []).filter(inForce);
  const accusations = accusationsOf(answer, reading, given);

  const catches = accusations.flatMap((accusation) => {
    const soundHere = soundPartOf(accusation, sound, faults);
    const all = faults
      .map((fault) => tryCatch(fault, accusation, reading))
      .filter((one) => one !== null)
      /* A sound part is accused in vain, even in words that are true of another part. */
      .filter(({ aim }) => aim !== "off" || soundHere === null);
    /* What fits a fault in both ways is not a stray shot at others too. */
    const kept = bestOf(all);
    const words = accusation.sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
    const carried = Math.min(1, Math.max(1, words / WORDS_A_FAULT) / Math.max(1, kept.length));
    return kept.map((one) => ({ ...one, share: one.share * carried }));
  });
  const alarms = accusations.filter(complains).flatMap((accusation): FalseAlarm[] => {
    const made = catches.filter((one) => one.accusation === accusation);
    if (made.some(({ claim }) => claim !== null)) return [];
    const part = soundPartOf(accusation, sound, faults);
    if (part !== null) return [{ accusation, sound: part }];
    /* A paragraph may speak of a part for many reasons; a row only accuses it. */
    return made.length > 0 || accusation.row === null ? [] : [{ accusation, sound: null }];
  });
  const found = new Set(catches.filter(({ claim }) => claim !== null).map(({ fault }) => fault.id)).size;
  const precision =
    alarms.length <= Math.max(FREE_ALARMS, found) ? 1 : Math.max(found, FREE_ALARMS) / alarms.length;

  const caught = new Map<string, Catch>();
  for (const one of catches) {
    const best = caught.get(one.fault.id);
    const share = one.share * precision;
    if (best === undefined || share > best.share) caught.set(one.fault.id, { ...one, share });
  }
  return { given, faults, sound, accusations, caught, alarms, precision };
}

/** All that hit their part and say what is wrong; else those beside it; else one that does either. */
function bestOf(all: readonly Catch[]): readonly Catch[] {
  const claimed = all.filter(({ claim }) => claim !== null);
  for (const wanted of ["exact", "near"] as const) {
    const hits = claimed.filter(({ aim }) => aim === wanted);
    if (hits.length > 0) return hits;
  }
  return claimed.length > 0 ? claimed.slice(0, 1) : all.slice(0, 1);
}

/** The sound part that an accusation points at, unless it points at a faulty one as well. */
function soundPartOf(
  { parts }: Accusation,
  sound: readonly SoundPart[],
  faults: readonly ReviewFault[],
): SoundPart | null {
  if (faults.some(({ targets }) => targets.some((target) => parts.has(target)))) return null;
  return sound.find(({ target }) => parts.has(target)) ?? null;
}

function tryCatch(fault: ReviewFault, accusation: Accusation, reading: Reading): Catch | null {
  const aim = aimAt(accusation.parts, fault.targets);
  const claim = recognisedIn(fault.claim, accusation.claim, reading);
  const words = accusation.sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
  if (claim === null && (aim === "off" || accusation.row === null || words < FEWEST_WORDS)) return null;
  const fix = recognisedIn(
    fault.fix,
    accusation.fix,
    reading,
    ({ stance }) => stance === "asserted" || stance === "hypothetical",
  );
  const severityOff = accusation.severity === null ? null : stepsBetween(accusation.severity, fault.severity);
  const base = claim === null ? ONLY_AIMED : aim === "off" ? ONLY_CLAIMED : 1;
  const share =
    base *
    (claim !== null && fix === null ? WITHOUT_FIX : 1) *
    ((severityOff ?? 0) >= 2 ? SEVERITY_WRONG : 1);
  return { fault, accusation, aim, claim, fix, severityOff, share };
}

export const stepsBetween = (one: Severity, other: Severity): number =>
  Math.abs(SEVERITIES.indexOf(one) - SEVERITIES.indexOf(other));
