import { Form, Link } from "@remix-run/react";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { Field, TextField } from "~/components/field.tsx";
import { TextArea } from "~/components/text-area.tsx";
import { counted } from "./words.ts";

interface QuestionFormProps {
  typed: { question: string; answers: readonly { name: string; text: string }[] };
  problems: readonly { file: string; line: number | null; field: string; message: string }[];
  /** The version that is edited; 0 for a new question. */
  after: number;
  submit: string;
}

const FIRST_ANSWER = { name: "model-answer.md", text: "" };
const MORE_ANSWER = { name: "", text: "" };

/** A question's files: pasted, or uploaded. A plain form, so that it posts without the page's script. */
export function QuestionForm({ typed, problems, after, submit }: QuestionFormProps) {
  const [first = FIRST_ANSWER, ...others] = typed.answers;
  const more = [...others, MORE_ANSWER];
  return (
    <>
      {problems.length > 0 ? (
        <Banner tone="bad">
          <p>
            <strong>{counted(problems.length, "place")} to mend. Nothing is saved yet.</strong>
          </p>
          <ul className="stack gap-1">
            {problems.map(({ file, line, field, message }, index) => (
              <li key={index} className="break-words">
                <code>
                  {file}
                  {line === null ? "" : `:${line}`}
                </code>{" "}
                {field ? (
                  <>
                    <code className="break-all">{field}</code>{" "}
                  </>
                ) : null}
                {message}
              </li>
            ))}
          </ul>
        </Banner>
      ) : null}
      <Form method="post" encType="multipart/form-data" className="card stack gap-5">
        <input type="hidden" name="after" value={after} />
        <Field
          label="question.yaml"
          hint="Prompt, numbers, clarifications and rubric, in the format of the bank. It may have 250,000 characters."
        >
          {(control) => (
            <TextArea
              {...control}
              name="question"
              className="input-mono max-h-[36rem]"
              rows={18}
              spellCheck={false}
              defaultValue={typed.question}
            />
          )}
        </Field>
        <AnswerFields {...first} label="Model answer (optional)" />
        <details className="stack gap-4" open={others.length > 0}>
          <summary className="py-2 font-semibold">More model answers</summary>
          <div className="stack gap-4 pt-2">
            <p className="muted">
              Where seeds turn the right architecture over, each regime has a model answer of its own.
            </p>
            {more.map((answer, index) => (
              <AnswerFields key={index} {...answer} label={`Model answer ${index + 2}`} />
            ))}
          </div>
        </details>
        <Field
          label="Or upload the files"
          hint="One YAML file, and model answers as Markdown. An uploaded file takes the place of what is typed for it."
        >
          {(control) => (
            <input
              {...control}
              className="input"
              type="file"
              name="files"
              accept=".yaml,.yml,.md,.markdown,text/markdown,text/plain,application/yaml"
              multiple
            />
          )}
        </Field>
        <p className="muted">
          No rubric yet? <Link to="/rubrics/new">Draft one from reference answers</Link>, download its YAML
          and upload that here.
        </p>
        <div>
          <Button type="submit" look="primary">
            {submit}
          </Button>
        </div>
      </Form>
    </>
  );
}

function AnswerFields({ name, text, label }: { name: string; text: string; label: string }) {
  return (
    <div className="stack gap-2">
      <Field label={label} hint="A Markdown document, as a candidate would hand it in.">
        {(control) => (
          <TextArea
            {...control}
            name="answer"
            className="input-mono max-h-[24rem]"
            rows={8}
            defaultValue={text}
          />
        )}
      </Field>
      <TextField
        label={`File name of ${label.replace(" (optional)", "").toLowerCase()}`}
        name="answer-name"
        defaultValue={name}
        placeholder="model-answer.REGIME.md"
        maxLength={120}
        spellCheck={false}
      />
    </div>
  );
}
