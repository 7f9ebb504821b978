import { TextArea } from "~/components/text-area.tsx";
import { useField, useWorkspace } from "../context.ts";

/** Markdown in one field. */
export function AnswerText({
  field,
  label,
  placeholder,
  tall = false,
}: {
  field: "scope" | "api" | "dataModel" | "operations" | "prose";
  label: string;
  placeholder?: string;
  tall?: boolean;
}) {
  const [value, set] = useField(field);
  const { locked } = useWorkspace();
  return (
    <TextArea
      name={field}
      aria-label={label}
      placeholder={placeholder}
      className={tall ? "input-tall" : undefined}
      value={value}
      readOnly={locked}
      maxLength={60_000}
      onChange={(event) => set(event.target.value)}
    />
  );
}
