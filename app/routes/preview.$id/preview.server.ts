import {
  type Answer,
  type Asked,
  type BankProblem,
  CONCEPT_IDS,
  drawVariant,
  type Given,
  grade,
  type Lifted,
  parseQuestionFiles,
  type Question,
  readDocument,
  renderTemplate,
  type Report,
  resolveQuantities,
  type Variant,
} from "~graders";
import { readQuestionFolder } from "~/bank-files.server.ts";
import { config } from "~/config.server.ts";
import { renderMarkdown } from "~/markdown.server.ts";
import { plainly } from "~/own-request.server.ts";

/** One answer of the question, graded on its own seed. */
export interface GradedAnswer {
  name: string;
  seed: number | null;
  score: number | null;
  /** Null: a model answer, or one that was pasted. */
  band: readonly [number, number] | null;
  caps: string[];
  errors: string[];
  findings: { criterion: string; verdict: string; points: number | null; possible: number; found: string }[];
}

export interface PreviewedQuestion {
  title: string;
  level: Question["level"];
  format: Question["format"];
  minutes: number;
  regime: string | null;
  promptHtml: string;
  givens: Given[];
  criteria: {
    id: string;
    dimension: string;
    level: string;
    points: number;
    title: string;
    why: string;
    advice: string;
    check: string;
  }[];
  answers: GradedAnswer[];
}

export interface Preview {
  signature: string;
  problems: BankProblem[];
  question: PreviewedQuestion | null;
}

/** The page is for authors at work; a production server answers as if it were not there. */
async function folderOf(id: string) {
  if (config().mode !== "development") throw plainly("There is no such page.", 404);
  const folder = await readQuestionFolder(config().questionsFolder, id);
  if (!folder) throw plainly(`There is no question “${id}”. Begin one: headroom bank --new ${id}`, 404);
  return folder;
}

export const signatureOf = async (id: string): Promise<string> => (await folderOf(id)).signature;

async function parse(id: string) {
  const folder = await folderOf(id);
  const parsed = parseQuestionFiles({ id, ...folder, conceptIds: new Set(CONCEPT_IDS) });
  return { parsed, signature: folder.signature };
}

interface ToGrade {
  name: string;
  question: Question;
  variant: Variant;
  answer: Answer;
  asked?: readonly Asked[];
  lifted?: Lifted | undefined;
  band?: readonly [number, number];
}

function gradeOne({ name, band, ...input }: ToGrade): GradedAnswer {
  const { lifted, ...rest } = input;
  const report: Report = grade({ ...rest, ...(lifted ? { lifted } : {}) });
  return {
    name,
    seed: input.variant.seed,
    score: report.score,
    band: band ?? null,
    caps: report.caps.map(({ explanation }) => explanation),
    errors: [
      ...report.errors.map(({ says }) => says),
      ...report.contradictions.map((one) => one.explanation),
    ],
    findings: report.findings.map(({ criterion, verdict, points, possible, found }) => ({
      criterion,
      verdict,
      points,
      possible,
      found,
    })),
  };
}

/** The question as its files stand: as a candidate sees it with this seed, and as its answers are graded. */
export async function loadPreview(id: string, seed: number | null): Promise<Preview> {
  const { parsed, signature } = await parse(id);
  if (!parsed.ok) return { signature, problems: parsed.problems, question: null };
  const { entry, lifted } = parsed;
  const { question, modelAnswers, samples } = entry;
  const variant = drawVariant({ question, seed });
  const values = Object.fromEntries(
    Object.entries(resolveQuantities({ question, variant })).map(([name, { raw }]) => [name, raw]),
  );
  const render = (text: string) => renderTemplate(text, values);
  const models = modelAnswers.filter(({ regime }) => regime === undefined || regime === variant.regime);
  return {
    signature,
    problems: [],
    question: {
      title: question.title,
      level: question.level,
      format: question.format,
      minutes: question.minutes,
      regime: variant.regime,
      promptHtml: renderMarkdown(variant.prompt),
      givens: variant.givens,
      criteria: question.rubric.criteria.map(
        ({ id: criterion, dimension, level, points, title, why, advice, check }) => ({
          id: criterion,
          dimension,
          level,
          points,
          title: render(title),
          why: render(why),
          advice: render(advice),
          check: check.kind,
        }),
      ),
      answers: [
        ...models.map(({ answer }) =>
          gradeOne({ name: "model answer", question, variant, answer, lifted: lifted.get(answer) }),
        ),
        ...samples.map(({ name, band, seed: own, asked, answer }) =>
          gradeOne({
            name,
            band,
            question,
            variant: drawVariant({ question, seed: own ?? null }),
            answer,
            asked,
            lifted: lifted.get(answer),
          }),
        ),
      ],
    },
  };
}

/** Grades a pasted document on a seed. Null: the question does not parse. */
export async function gradePasted(
  id: string,
  seed: number | null,
  markdown: string,
): Promise<GradedAnswer | null> {
  const { parsed } = await parse(id);
  if (!parsed.ok) return null;
  const { question } = parsed.entry;
  const { answer, lifted } = readDocument(markdown.replaceAll("\r\n", "\n"));
  return gradeOne({ name: "pasted", question, variant: drawVariant({ question, seed }), answer, lifted });
}
