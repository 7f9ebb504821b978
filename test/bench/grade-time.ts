import { type Answer, drawVariant, grade, readDocument, simulate, writeDocument } from "~graders";
import { soundQuestions } from "./bank.ts";
import { type Bench, percentile, timed } from "./bench.ts";

const WORDS = 1500;
const RUNS = 200;
const AIM_MS = 20;
const READING_AIM_MS = 15;

const wordsIn = (value: unknown): number =>
  typeof value === "string"
    ? value.split(/\s+/).filter((word) => word !== "").length
    : typeof value === "object" && value !== null
      ? Object.values(value).reduce<number>((sum, part) => sum + wordsIn(part), 0)
      : 0;

/** Words that a person wrote: the sketch's ids and kinds are not. */
const answerWords = ({ sketch: _, ...text }: Answer) => wordsIn(text);

/** Time to grade the design answer of the bank that is nearest to 1,500 words, and to run its sketch. */
export const gradeTime: Bench = {
  name: "grading time",
  run() {
    const answers = soundQuestions()
      .filter(({ entry }) => entry.question.format === "design")
      .flatMap(({ entry: { question, modelAnswers } }) =>
        modelAnswers.map(({ answer }) => ({ question, answer, words: answerWords(answer) })),
      )
      .sort((a, b) => Math.abs(a.words - WORDS) - Math.abs(b.words - WORDS));
    const [chosen] = answers;
    if (!chosen) throw new Error("The bank has no design question that parses.");
    const { question, answer, words } = chosen;
    const variant = drawVariant({ question, seed: null });
    const grading = timed({
      warmUp: 20,
      times: RUNS,
      work: () => grade({ question, variant, answer, asked: [] }),
    });
    const cpuBefore = process.cpuUsage();
    for (let i = 0; i < RUNS; i++) grade({ question, variant, answer, asked: [] });
    const cpu = process.cpuUsage(cpuBefore);
    const markdown = writeDocument({ title: question.title, answer });
    const reading = timed({ warmUp: 20, times: RUNS, work: () => readDocument(markdown) });
    const { sketch } = answer;
    const running = timed({
      warmUp: 20,
      times: RUNS,
      work: () => simulate({ sketch, workload: { rps: 10_000 } }),
    });
    const what = `${question.id}, ${words} words`;
    return [
      { name: `grade, median (${what})`, value: percentile(grading, 0.5), unit: "ms" },
      { name: `grade, p95 (${what})`, value: percentile(grading, 0.95), unit: "ms", aim: AIM_MS },
      // What it takes of a processor, which a busy machine does not change.
      { name: "grade, processor time", value: (cpu.user + cpu.system) / 1000 / RUNS, unit: "ms" },
      {
        name: "reading it from a document, median",
        value: percentile(reading, 0.5),
        unit: "ms",
        aim: READING_AIM_MS,
      },
      {
        name: `closed form, median (${sketch.nodes.length} nodes)`,
        value: percentile(running, 0.5),
        unit: "ms",
      },
    ];
  },
};
