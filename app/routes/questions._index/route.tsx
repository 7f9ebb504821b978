import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData, useSubmit } from "@remix-run/react";
import { listQuestions } from "~/bank.server.ts";
import { Button, ButtonLink } from "~/components/button.tsx";
import { EmptyState } from "~/components/empty-state.tsx";
import { SelectField, TextField } from "~/components/field.tsx";
import { FORMAT_LABELS, LEVEL_LABELS, skillLabel } from "~/components/labels.ts";
import { QuestionFacts } from "~/components/question-facts.tsx";
import { readFilters } from "./filters.server.ts";

export const meta: MetaFunction = () => [{ title: "Questions · Headroom" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const filters = readFilters(new URL(request.url).searchParams);
  const [questions, all] = await Promise.all([listQuestions(filters), listQuestions({})]);
  const skills = [...new Set(all.flatMap((question) => question.skills))].sort();
  const formats = [...new Set(all.map((question) => question.format))];
  return { filters, questions, total: all.length, skills, formats };
}

const any = (label: string) => ({ value: "", label });
const LEVEL_OPTIONS = [
  any("Any level"),
  ...Object.entries(LEVEL_LABELS).map(([value, label]) => ({ value, label })),
];
const MINUTES_OPTIONS = [
  any("Any length"),
  { value: "15", label: "Up to 15 min" },
  { value: "30", label: "Up to 30 min" },
  { value: "60", label: "Up to 60 min" },
];

export default function Questions() {
  const { filters, questions, total, skills, formats } = useLoaderData<typeof loader>();
  const submit = useSubmit();
  const filtered = questions.length < total;
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <h1>Questions</h1>
        <p className="lead">
          Pick a level and a format. Every question is timed, graded with evidence, and can be drawn again
          with other numbers.
        </p>
      </header>
      <Form
        method="get"
        role="search"
        className="card grid grid-cols-2 gap-4 lg:grid-cols-[2fr_1fr_1fr_1fr_1fr_auto] items-end"
        key={JSON.stringify(filters)}
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) submit(event.currentTarget, { replace: true });
        }}
      >
        <TextField
          className="col-span-2 lg:col-span-1"
          label="Search"
          type="search"
          name="q"
          defaultValue={filters.search ?? ""}
          maxLength={100}
        />
        <SelectField label="Level" name="level" defaultValue={filters.level ?? ""} options={LEVEL_OPTIONS} />
        <SelectField
          label="Format"
          name="format"
          defaultValue={filters.format ?? ""}
          options={[any("Any format"), ...formats.map((value) => ({ value, label: FORMAT_LABELS[value] }))]}
        />
        <SelectField
          label="Skill"
          name="skill"
          defaultValue={filters.skill ?? ""}
          options={[any("Any skill"), ...skills.map((value) => ({ value, label: skillLabel(value) }))]}
        />
        <SelectField
          label="Length"
          name="minutes"
          defaultValue={filters.minutes === undefined ? "" : String(filters.minutes)}
          options={MINUTES_OPTIONS}
        />
        <Button type="submit">Filter</Button>
      </Form>
      <section className="stack" aria-labelledby="found">
        <div className="row justify-between">
          <h2 id="found" className="visually-hidden">
            Found
          </h2>
          <p className="eyebrow" role="status">
            {filtered ? `${questions.length} of ${total} questions` : `${total} questions`}
          </p>
          {filtered ? <Link to="/questions">Show all</Link> : null}
        </div>
        {questions.length === 0 ? (
          <EmptyState
            title="No question fits"
            action={<ButtonLink to="/questions">Show all questions</ButtonLink>}
          >
            <p className="muted">Widen one of the filters, or search for another word.</p>
          </EmptyState>
        ) : (
          <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
            {questions.map((question) => (
              <li key={question.id} className="card card-link stack gap-3">
                <QuestionFacts {...question} />
                <h3>
                  <Link to={`/questions/${question.id}`} prefetch="intent">
                    {question.title}
                  </Link>
                </h3>
                <p className="muted">{question.summary}</p>
                <p className="eyebrow mt-auto">{question.skills.map(skillLabel).join(" · ")}</p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <p className="muted">
        Grading a question of your own? <Link to="/rubrics/new">Draft a rubric from reference answers</Link>.
      </p>
    </div>
  );
}
