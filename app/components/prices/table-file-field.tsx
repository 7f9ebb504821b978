import { Field, type FieldProps } from "../field.tsx";

/** Takes a price table as a file, in any form that it is read in; posted as `file`. */
export const TableFileField = (field: FieldProps) => (
  <Field {...field}>
    {(control) => (
      <input
        {...control}
        className="input"
        type="file"
        name="file"
        accept=".csv,.tsv,.json,text/csv,application/json"
      />
    )}
  </Field>
);
