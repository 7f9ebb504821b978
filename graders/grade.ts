import { evaluateCondition, givenSketch, renderTemplate, sha256 } from "./bank/index.ts";
import { BUILT_IN_PRICES, type PriceTable, pricesUsed } from "./capacity/price-table/index.ts";
import { burdens } from "./checks/burden.ts";
import { type CheckContext, type Judged } from "./checks/context.ts";
import { asksForCurveball } from "./checks/curveball.ts";
import { runCheck } from "./checks/registry.ts";
import { findContradictions } from "./contradictions/index.ts";
import { compareRevision } from "./curveball/compare.ts";
import { type Lifted } from "./document/index.ts";
import {
  type Answer,
  type Asked,
  type Curveball,
  EMPTY_ANSWER,
  EMPTY_SKETCH,
  type Finding,
  type Question,
  type Report,
  type Sketch,
  type Variant,
  weightsAt,
} from "./model/index.ts";
import { withoutDenials, withoutDescriptions } from "./review/descriptions.ts";
import { readRepair } from "./review/repair.ts";
import { reportReview } from "./review/report-review.ts";
import { readReview } from "./review/read-review.ts";
import { scoreAgainstBar } from "./scoring/bar.ts";
import { findCaps } from "./scoring/caps.ts";
import { isBlank, readRelevance } from "./scoring/relevance.ts";
import { round9 } from "./scoring/round.ts";
import { isJudgedIn, scoreFindings } from "./scoring/score-findings.ts";
import { simulate } from "./simulator/index.ts";
import { findMisconceptions, readText, withoutFalseClaims } from "./text/index.ts";
import { readBill } from "./truth/bill.ts";
import { countedOnce } from "./truth/counted-once.ts";
import { findErrors, withoutEchoes } from "./truth/errors.ts";
import { findImpossible } from "./truth/impossible.ts";
import { withAssumptions } from "./truth/ledger-lines.ts";
import { readAnswer, workloadOf } from "./truth/read-answer.ts";
import { relocator } from "./truth/relocate.ts";
import { isNamedIn, namedIn, type Vocabulary } from "./truth/vocabulary.ts";

/** Changes whenever the same answer may score differently. */
export const GRADER_VERSION = "1.6.0";

export interface GradeInput {
  question: Question;
  variant: Variant;
  answer: Answer;
  /** Clarifying questions as they were asked. */
  asked?: readonly Asked[];
  /** The answer as it stood at the curveball. */
  before?: Answer;
  /** What the interviewer broke then; left out, with `before` there: the answer had no sketch to break. */
  curveball?: Curveball;
  /** From readDocument: rows of the answer that also stand in its text. Left out: they are looked for here. */
  lifted?: Lifted;
  /** What replicas cost where the sketch does not say; left out: the built-in table. */
  prices?: PriceTable | undefined;
  /** The judge's verdicts by criterion id; left out where the judge is off. */
  judged?: { model: string; verdicts: Readonly<Record<string, Judged>> };
}

/**
 * Grades one answer. Pure: the same input gives the same report, byte for byte, on every engine. Reads top to bottom in
 * the order of the work: read, take the numbers as the candidate took them, look for what is false, check each
 * criterion, score, cap. Judged criteria are scored apart. README.md tells the model on a page.
 */
export function grade(input: GradeInput): Report {
  const { question, variant, asked = [], before, curveball, judged, prices = BUILT_IN_PRICES } = input;
  const { answer, lifted, fromDocument, vocabulary, read, numbers, assumptions, quantities } = readAnswer({
    ...input,
    asked,
    said: curveball ? [curveball.ask] : [],
  });
  const render = (text: string) => renderTemplate(text, quantities.plain);

  const held = findMisconceptions({ reading: read, misconceptions: vocabulary.misconceptions });
  const beliefs = [...withoutDescriptions(held, question), ...findImpossible(numbers)];
  const reading = withoutFalseClaims(read, beliefs);
  const workload = workloadOf(question, quantities);
  const run = (sketch: Sketch) =>
    workload === null || sketch.nodes.length < 2 ? null : simulate({ sketch, workload, prices });
  const holds = (when: string) => evaluateCondition(when, quantities.scope);
  const given = givenSketch(question, variant);
  const review = given === null ? null : readReview({ question, holds, given, answer, reading });
  const repair =
    given === null ? null : { ...readRepair(question, given, answer.sketch), given, before: run(given) };
  const simulation = run(repair?.sketch ?? answer.sketch);
  const revision =
    before === undefined
      ? null
      : compareRevision({ curveball: curveball ?? null, before, answer, rps: workload?.rps ?? null });
  const bill = readBill(answer, numbers, lifted);
  const relocate = relocator(answer, lifted);
  /* A review speaks of the given design and draws a repaired one: the two are meant to differ. */
  const disagreements = (
    given === null
      ? findContradictions({ question, variant, answer, reading, numbers, bill, simulation })
      : []
  ).map((one) => ({ ...one, evidence: one.evidence.map(relocate) }));
  const mistakes = findErrors(withoutEchoes(beliefs, question), numbers, render).map((one) => ({
    ...one,
    evidence: one.evidence.map(relocate),
  }));
  const { errors, contradictions } = countedOnce({ errors: mistakes, contradictions: disagreements });

  const criteria = question.rubric.criteria
    .filter(({ when }) => when === undefined || holds(when))
    .filter(({ check }) => (revision?.curveball ?? null) !== null || !asksForCurveball(check));
  const context: Omit<CheckContext, "judged"> = {
    question,
    answer,
    asked,
    reading,
    numbers,
    bill,
    expected: quantities.expected,
    amount: quantities.amount,
    recompute: quantities.recompute,
    namesOf: quantities.namesOf,
    carries: burdens(criteria, reading),
    conceptName: (id) => vocabulary.byId.get(id)?.name ?? id.replaceAll("-", " "),
    isNamedIn: (id, tokens) => {
      const concept = vocabulary.byId.get(id);
      return concept !== undefined && isNamedIn(concept, tokens);
    },
    namedIn: (ids, tokens) =>
      namedIn(
        ids.flatMap((id) => vocabulary.byId.get(id) ?? []),
        tokens,
      ).map(({ id }) => id),
    askedFor: conceptsAskedFor(asked, vocabulary.concepts),
    fromDocument,
    simulation,
    contradictions,
    before: before ?? null,
    revision,
    review,
    repair,
  };
  const findings = criteria.map((criterion): Finding => {
    const outcome = runCheck(criterion.check, {
      ...context,
      judged: judged?.verdicts[criterion.id] ?? null,
    });
    const { id, title, dimension, level, points } = criterion;
    return {
      criterion: id,
      title: render(title),
      dimension,
      level,
      verdict: outcome.verdict,
      points: outcome.share === null ? null : round9(points * outcome.share),
      possible: points,
      evidence: outcome.evidence.map(relocate),
      found: outcome.found,
      why: render(criterion.why),
      advice: outcome.verdict === "met" ? "" : render(criterion.advice),
    };
  });

  const isJudged = isJudgedIn(question);
  const checked = findings.filter((finding) => !isJudged(finding));
  const weights = weightsAt(question.rubric, question.level);
  const { raw } = scoreAgainstBar(checked, question.level, weights, question.rubric.enough);
  const caps = findCaps({
    reading: review === null ? read : withoutDenials(read),
    errors,
    blank: isBlank(repair?.changed === false ? { ...answer, sketch: EMPTY_SKETCH } : answer, read),
    relevance: readRelevance({ question, prompt: variant.prompt, answer, reading: read, vocabulary }),
    raw: raw ?? 0,
  });
  const scored = scoreFindings({ question, findings, errors, contradictions, caps });

  return {
    question: question.id,
    seed: variant.seed,
    score: scored.score,
    rawScore: scored.rawScore,
    penalty: scored.penalty,
    caps: scored.caps,
    dimensions: scored.dimensions,
    findings,
    errors,
    contradictions,
    flags: read.flags,
    assumptions,
    ledger: withAssumptions(numbers.ledger, assumptions),
    simulation,
    revision: revision && { ...revision, rose: risenSince(findings, input) },
    review:
      review && repair
        ? reportReview({ review, repair, after: simulation, findings, question, render })
        : null,
    level: scored.level,
    judged: scored.judged,
    versions: {
      ...versionsOf(question),
      grader: GRADER_VERSION,
      model: judged?.model ?? null,
      prices: pricesUsed(prices),
    },
  };
}

/** Concepts named in clarifying questions, whether or not the interviewer had an answer. */
function conceptsAskedFor(asked: readonly Asked[], concepts: Vocabulary["concepts"]): ReadonlySet<string> {
  if (asked.length === 0) return new Set();
  const answer: Answer = { ...EMPTY_ANSWER, functional: asked.map(({ text }) => text) };
  const { mentions } = readText({ answer, prompt: "", concepts });
  return new Set(
    [...mentions].filter(([, all]) => all.some(({ stance }) => stance !== "dismissed")).map(([id]) => id),
  );
}

/** Criteria that earn more than they did before the curveball. */
function risenSince(findings: readonly Finding[], { before, ...input }: GradeInput): string[] {
  if (before === undefined) return [];
  const then = grade({ ...input, answer: before, curveball: undefined, lifted: undefined });
  const points = new Map(then.findings.map((finding) => [finding.criterion, finding.points ?? 0]));
  return findings.flatMap(({ criterion, points: now }) => {
    const was = points.get(criterion);
    return was !== undefined && now !== null && now > was ? [criterion] : [];
  });
}

const versions = new WeakMap<Question, { question: string; rubric: string }>();
function versionsOf(question: Question): { question: string; rubric: string } {
  let known = versions.get(question);
  if (!known) {
    const { rubric, ...rest } = question;
    known = {
      question: sha256(JSON.stringify(rest)).slice(0, 16),
      rubric: sha256(JSON.stringify(rubric)).slice(0, 16),
    };
    versions.set(question, known);
  }
  return known;
}
