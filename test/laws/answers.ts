import {
  type Asked,
  drawVariant,
  grade,
  type Question,
  readDocument,
  type Report,
  type Variant,
} from "~graders";
import { splitFrontMatter } from "../../graders/bank/sample-files.ts";
import { loadQuestion, questionFolders } from "../../graders/cli/bank-from-disk.ts";

/** One of the bank's answers, as the document it was written as. */
export interface Document {
  /** `recsys-100k-rps strong-ops-minded`. */
  name: string;
  question: Question;
  quality: string;
  variant: Variant;
  asked: Asked[];
  text: string;
}

/** Every sample of the bank that is a document. */
export function bankDocuments(): Document[] {
  return questionFolders().flatMap((folder) => {
    const loaded = loadQuestion(folder);
    if (!loaded.ok) throw new Error(`${folder.id} does not parse`);
    const { question, samples } = loaded.entry;
    return samples.flatMap(({ name, quality, seed, asked }): Document[] => {
      const file = folder.files[`samples/${name}.md`];
      if (file === undefined) return [];
      return [
        {
          name: `${question.id} ${name}`,
          question,
          quality,
          variant: drawVariant({ question, seed: seed ?? null }),
          asked,
          text: splitFrontMatter(file).body,
        },
      ];
    });
  });
}

/** Questions that every law is held against with all their samples. */
export const FIRST: ReadonlySet<string> = new Set([
  "batch-vs-realtime-inference",
  "cap-theorem-ml-serving",
  "global-feature-store",
  "llm-support-agent",
  "realtime-image-classification",
  "recsys-100k-rps",
  "serve-100b-llm-cheaply",
  "training-serving-skew",
  "vertical-vs-horizontal-inference",
  "video-recommendation",
]);

/**
 * The documents that one law is held against: all of the first questions, and of each other one so many, the same in every
 * run and others for each law, so that the time of the laws does not grow with laws times questions times samples.
 */
export function shareFor(law: string, documents: readonly Document[], fromEach = 2): Document[] {
  const byQuestion = new Map<string, Document[]>();
  for (const document of documents) {
    const of = byQuestion.get(document.question.id);
    if (of) of.push(document);
    else byQuestion.set(document.question.id, [document]);
  }
  return [...byQuestion].flatMap(([id, of]) => {
    if (FIRST.has(id) || of.length <= fromEach) return of;
    const turn = [...`${law} ${id}`].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) % 9973, 7);
    const stride = Math.floor(of.length / fromEach);
    return of.filter((_, at) => (at + turn) % stride === 0).slice(0, fromEach);
  });
}

/** The report on a document, with other words in its place where `text` is given. */
export function reportOn({ question, variant, asked, text }: Document, other = text): Report {
  const { answer, lifted } = readDocument(other);
  return grade({ question, variant, asked, answer, lifted });
}

/** The report on a document whose boxes carry a code name beside their own, under other ids. */
export function withCodeNames({ question, variant, asked, text }: Document): Report {
  const { answer, lifted } = readDocument(text);
  const { nodes, edges, groups } = answer.sketch;
  const other = (id: string) => `box-${id}`;
  const sketch = {
    groups,
    nodes: nodes.map((node) => ({ ...node, id: other(node.id), label: `${node.label} Kestrel` })),
    edges: edges.map((edge) => ({ ...edge, from: other(edge.from), to: other(edge.to) })),
  };
  return grade({ question, variant, asked, answer: { ...answer, sketch }, lifted });
}

const RANK = { "not-graded": 0, "not-met": 0, "partly-met": 1, met: 2 } as const;

/** Criteria whose verdict is worse in the second report. */
export function fallen(before: Report, after: Report) {
  const now = new Map(after.findings.map((finding) => [finding.criterion, finding]));
  return before.findings.filter(
    (finding) => RANK[now.get(finding.criterion)?.verdict ?? "not-met"] < RANK[finding.verdict],
  );
}
