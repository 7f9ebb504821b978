import { useState } from "react";
import { TextField } from "../field.tsx";
import { readValue, shownValue } from "./parameters.ts";

/** A number with its unit. What is typed stays as typed; only a value in range reaches the sketch. */
export function NumberField({
  label,
  unit,
  hint,
  value,
  range,
  onValue,
  disabled,
}: {
  label: string;
  unit: string;
  hint?: string | undefined;
  value: number | undefined;
  range: { min: number; max: number; whole: boolean; scale: number };
  onValue: (value: number | undefined) => void;
  disabled: boolean;
}) {
  const shown = shownValue(value, range.scale);
  const [typed, setTyped] = useState<{ text: string; from: string } | null>(null);
  // A change from elsewhere (undo, the text pane) wins over what was typed before it.
  const text = typed && typed.from === shown ? typed.text : shown;
  const read = readValue(text, range);
  return (
    <TextField
      label={
        <>
          {label} {unit && <span className="muted">{unit}</span>}
        </>
      }
      {...(hint === undefined ? {} : { hint })}
      error={read.ok ? undefined : read.message}
      className="sketch-number"
      inputMode="decimal"
      autoComplete="off"
      disabled={disabled}
      value={text}
      onChange={(event) => {
        const next = readValue(event.target.value, range);
        if (next.ok) onValue(next.value);
        setTyped({ text: event.target.value, from: next.ok ? shownValue(next.value, range.scale) : shown });
      }}
      onBlur={() => {
        if (read.ok) setTyped(null);
      }}
    />
  );
}
