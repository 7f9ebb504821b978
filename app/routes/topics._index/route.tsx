import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listTopics, questionsAbout } from "~/bank.server.ts";

export const meta: MetaFunction = () => [{ title: "Topics · Headroom" }];

export async function loader() {
  const topics = await Promise.all(
    (await listTopics()).map(async ({ family, title, meanings, calculators }) => ({
      family,
      title,
      concepts: Object.keys(meanings).length,
      calculators: calculators.length,
      questions: (await questionsAbout(family)).length,
    })),
  );
  return { topics };
}

const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

export default function Topics() {
  const { topics } = useLoaderData<typeof loader>();
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <h1>Topics</h1>
        <p className="lead">
          What the questions are about, family by family: a short explanation with its sources, the sums that
          belong to it, and where to practise it.
        </p>
      </header>
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {topics.map(({ family, title, concepts, calculators, questions }) => (
          <li key={family} className="card card-link stack gap-2">
            <h2 className="text-lg">
              <Link to={`/topics/${family}`} prefetch="intent">
                {title}
              </Link>
            </h2>
            <p className="muted">
              {count(concepts, "concept")}, {count(calculators, "calculator")}, {count(questions, "question")}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
