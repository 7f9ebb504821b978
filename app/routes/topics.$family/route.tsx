import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { CALCULATORS, LEVELS, LEXICON } from "~graders";
import { listTopics, questionsAbout } from "~/bank.server.ts";
import { LEVEL_LABELS } from "~/components/labels.ts";
import { QuestionFacts } from "~/components/question-facts.tsx";
import { renderMarkdown } from "~/markdown.server.ts";
import { plainly } from "~/own-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "Topic"} · Headroom` },
];

export async function loader({ params }: LoaderFunctionArgs) {
  const topic = (await listTopics()).find(({ family }) => family === params["family"]);
  if (!topic) throw plainly("There is no such topic. The list of topics shows all of them.", 404);
  const questions = await questionsAbout(topic.family);
  return {
    title: topic.title,
    html: renderMarkdown(topic.text),
    sources: topic.sources,
    concepts: Object.entries(topic.meanings).map(([id, meaning]) => ({
      id,
      name: LEXICON.find((concept) => concept.id === id)?.name ?? id,
      meaning,
    })),
    calculators: topic.calculators.flatMap((wanted) =>
      CALCULATORS.filter(({ name }) => name === wanted).map(({ name, title, summary }) => ({
        name,
        title,
        summary,
      })),
    ),
    levels: LEVELS.map((level) => ({
      level,
      questions: questions.filter((question) => question.level === level),
    })).filter((group) => group.questions.length > 0),
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** One concept family: read, calculate, practise. */
export default function TopicPage() {
  const { title, html, sources, concepts, calculators, levels } = useLoaderData<typeof loader>();
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <p className="eyebrow">
          <Link to="/topics">Topics</Link>
        </p>
        <h1>{title}</h1>
      </header>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] items-start">
        <div className="stack gap-6">
          <article className="card stack gap-4">
            <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
            <footer className="muted stack gap-1 border-t border-line pt-4 text-sm">
              <h2 className="text-sm">Sources</h2>
              <ul className="stack gap-1">
                {sources.map((source) => (
                  <li key={source}>{source}</li>
                ))}
              </ul>
            </footer>
          </article>
          <section className="card stack gap-4" aria-labelledby="concepts">
            <h2 id="concepts">Concepts</h2>
            <dl className="grid gap-4">
              {concepts.map(({ id, name, meaning }) => (
                <div key={id} id={id} className="scroll-mt-24">
                  <dt className="font-semibold">{capital(name)}</dt>
                  <dd className="muted">{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
        <div className="stack gap-6">
          <section className="card stack gap-3" aria-labelledby="calculate">
            <h2 id="calculate">Calculate</h2>
            <ul className="stack gap-3">
              {calculators.map(({ name, title: label, summary }) => (
                <li key={name}>
                  <Link to={`/calculators/${name}`} prefetch="intent">
                    {label}
                  </Link>
                  <p className="muted text-sm">{summary}</p>
                </li>
              ))}
            </ul>
          </section>
          <section className="card stack gap-4" aria-labelledby="practise">
            <h2 id="practise">Practise</h2>
            {levels.length === 0 ? (
              <p className="muted">No question of the bank asks much about this yet.</p>
            ) : null}
            {levels.map(({ level, questions }) => (
              <div key={level} className="stack gap-2">
                <h3 className="text-sm">{LEVEL_LABELS[level]}</h3>
                <ul className="stack gap-3">
                  {questions.map((question) => (
                    <li key={question.id} className="stack gap-1">
                      <Link to={`/questions/${question.id}`} prefetch="intent">
                        {question.title}
                      </Link>
                      <QuestionFacts {...question} />
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
        </div>
      </div>
    </div>
  );
}
