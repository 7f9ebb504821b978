import { type Calculator, type InputField } from "./calculator.ts";

/** JSON Schema (2020-12) of a calculator's inputs. Numbers may come as text with a unit: "10k/s", "2 kB". */
export function inputSchema(calculator: Calculator): Record<string, unknown> {
  const fields = Object.entries(calculator.inputs);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: calculator.name,
    description: calculator.summary,
    type: "object",
    properties: Object.fromEntries(fields.map(([key, field]) => [key, fieldSchema(field)])),
    required: fields
      .filter(([, field]) => field.default === undefined && !field.optional)
      .map(([key]) => key),
    additionalProperties: false,
    examples: [calculator.example],
  };
}

function fieldSchema(field: InputField): Record<string, unknown> {
  const unit = field.unit === "" || field.unit === "1" ? "" : `, in ${field.unit} where no unit is given`;
  const shared = {
    description: `${field.label}${unit}`,
    ...(field.default === undefined ? {} : { default: field.default }),
  };
  switch (field.kind) {
    case "choice":
      return { ...shared, type: "string", enum: field.choices };
    case "text":
      return { ...shared, type: "string" };
    case "list":
      return { ...shared, type: "string", description: `${shared.description}; split by commas` };
    case "integer":
    case "number":
      return {
        ...shared,
        // Bounds hold for numbers; text is checked after its unit has been read.
        type: [field.kind, "string"],
        ...(field.positive ? { exclusiveMinimum: 0 } : { minimum: field.min ?? 0 }),
        ...(field.max === undefined ? {} : { maximum: field.max }),
      };
  }
}
