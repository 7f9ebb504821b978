import { Chip, type Tone } from "~/components/chip.tsx";
import { TextField } from "~/components/field.tsx";

interface Sum {
  name: string;
  because: "missed" | "again";
  drill: {
    title: string;
    label: string;
    unit: string;
    givens: { id: string; label: string; text: string }[];
  };
}

type Judged =
  | { kind: "empty" }
  | { kind: "unreadable"; message: string }
  | {
      kind: "right" | "near" | "off";
      factor: number;
      read: string;
      expected: string;
      working: { label: string; expression: string; text: string }[];
    };

const SAID: Record<"right" | "near" | "off", { tone: Tone; text: string }> = {
  right: { tone: "ok", text: "Right" },
  near: { tone: "warn", text: "Near" },
  off: { tone: "bad", text: "Off" },
};

/** One sum: what is given, a field for the result, and after checking how it is worked out. */
export function SumCard({ sum, typed, judged }: { sum: Sum; typed: string; judged: Judged | null }) {
  const { name, because, drill } = sum;
  const unit = drill.unit === "1" ? "" : `, in ${drill.unit}`;
  return (
    <li className="card stack gap-3">
      <div className="row justify-between">
        <h2 className="text-lg">{drill.title}</h2>
        <span className="muted text-sm">{because === "missed" ? "missed last time" : "right last time"}</span>
      </div>
      <dl className="grid gap-x-5 gap-y-1 sm:grid-cols-[auto_1fr]">
        {drill.givens.map(({ id, label, text }) => (
          <div key={id} className="contents">
            <dt className="muted">
              {label} <code className="text-sm">{id}</code>
            </dt>
            <dd className="number">{text}</dd>
          </div>
        ))}
      </dl>
      <TextField
        label={`${capital(drill.label)}${unit}`}
        name={name}
        defaultValue={typed}
        autoComplete="off"
        maxLength={500}
        error={judged?.kind === "unreadable" ? judged.message : undefined}
      />
      {judged === null || judged.kind === "unreadable" ? null : <Outcome judged={judged} />}
    </li>
  );
}

function Outcome({ judged }: { judged: Exclude<Judged, { kind: "unreadable" }> }) {
  if (judged.kind === "empty") return <p className="muted">Left out.</p>;
  const { tone, text } = SAID[judged.kind];
  return (
    <div className="stack gap-2">
      <p className="row gap-2">
        <Chip tone={tone}>{text}</Chip>
        <span>
          You have {judged.read}; it comes to {judged.expected}
          {judged.factor < 1.02 || !Number.isFinite(judged.factor)
            ? "."
            : `, a factor of ${Number(judged.factor.toPrecision(2))}.`}
        </span>
      </p>
      <ul className="stack gap-1 text-sm">
        {judged.working.map(({ label, expression, text: result }) => (
          <li key={label}>
            {capital(label)} = <code>{expression}</code> = <span className="number">{result}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
