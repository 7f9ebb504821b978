import type { InputHTMLAttributes, ReactNode } from "react";
import { classes } from "~/components/classes.ts";
import type { TypedErrors, TypedHardware, TypedPrice } from "./typed-table.ts";

/** A field of a row: its label stands above it on narrow screens, and in the head of the list on wide ones. */
function Cell({
  name,
  label,
  errors,
  className,
  children,
  ...rest
}: {
  name: string;
  label: string;
  errors: TypedErrors;
  children?: (control: {
    id: string;
    name: string;
    "aria-invalid"?: true;
    "aria-describedby"?: string;
  }) => ReactNode;
} & Omit<InputHTMLAttributes<HTMLInputElement>, "children" | "name">) {
  const id = name.replaceAll(".", "-");
  const error = errors[name];
  const control = {
    id,
    name,
    ...(error === undefined ? {} : { "aria-invalid": true as const, "aria-describedby": `${id}-error` }),
  };
  return (
    <div className={classes("field", className)}>
      <label className="field-label price-cell-label" htmlFor={id}>
        {label}
      </label>
      {children ? children(control) : <input className="input" autoComplete="off" {...control} {...rest} />}
      {error === undefined ? null : (
        <p className="field-error" id={`${id}-error`}>
          {label} {error}.
        </p>
      )}
    </div>
  );
}

const PRICE_HEAD = ["Item", "USD", "Up to", "For a", "Quoted", "Source"];
const HARDWARE_HEAD = ["Accelerator", "GB", "GB/s", "BF16", "FP8", "Compared", "Source"];

/** The columns' names over the rows; each field says its own to a screen reader. */
function Head({ names, className }: { names: readonly string[]; className: string }) {
  return (
    <div className={`price-head ${className}`} aria-hidden="true">
      {names.map((name) => (
        <span key={name}>{name}</span>
      ))}
    </div>
  );
}

export function PriceRows({
  rows,
  accelerators,
  errors,
}: {
  rows: readonly TypedPrice[];
  accelerators: readonly string[];
  errors: TypedErrors;
}) {
  return (
    <>
      <Head names={PRICE_HEAD} className="price-grid" />
      <ol className="price-rows">
        {rows.map((row, i) => {
          const at = `prices.${i}`;
          const cell = (field: keyof Omit<TypedPrice, "remove" | "id">) => ({
            name: `${at}.${field}`,
            defaultValue: row[field],
            errors,
          });
          return (
            <li key={i} className="price-row" aria-label={row.item || "A new price"}>
              <input type="hidden" name={`${at}.id`} defaultValue={row.id} />
              <div className="price-grid">
                <Cell
                  {...cell("item")}
                  label="Item"
                  maxLength={120}
                  placeholder={row.id === "" ? "New row" : undefined}
                />
                <Cell {...cell("low")} label="USD" inputMode="decimal" maxLength={20} />
                <Cell {...cell("high")} label="Up to" inputMode="decimal" maxLength={20} />
                <Cell {...cell("unit")} label="For a" maxLength={40} />
                <Cell {...cell("quoted")} label="Quoted" maxLength={10} placeholder="2026-11" />
                <Cell {...cell("source")} label="Source" maxLength={200} />
              </div>
              <More open={hasError(errors, at, ["url", "components", "accelerator", "id"])} of={row.item}>
                <Cell {...cell("url")} label="Address of the source" type="url" maxLength={500} />
                <Cell
                  {...cell("components")}
                  label="Price of components"
                  maxLength={400}
                  placeholder="sql nosql"
                />
                <Cell name={`${at}.accelerator`} label="Rents the accelerator" errors={errors}>
                  {(control) => (
                    <select className="input" defaultValue={row.accelerator} {...control}>
                      <option value="">none</option>
                      {[...new Set([...accelerators, ...(row.accelerator ? [row.accelerator] : [])])].map(
                        (name) => (
                          <option key={name}>{name}</option>
                        ),
                      )}
                    </select>
                  )}
                </Cell>
                <Remove name={`${at}.remove`} of={row.item} ticked={row.remove} />
              </More>
            </li>
          );
        })}
      </ol>
    </>
  );
}

export function HardwareRows({ rows, errors }: { rows: readonly TypedHardware[]; errors: TypedErrors }) {
  return (
    <>
      <Head names={HARDWARE_HEAD} className="hardware-grid" />
      <ol className="price-rows">
        {rows.map((row, i) => {
          const at = `hardware.${i}`;
          const cell = (field: keyof Omit<TypedHardware, "remove">) => ({
            name: `${at}.${field}`,
            defaultValue: row[field],
            errors,
          });
          return (
            <li key={i} className="price-row" aria-label={row.name || "A new accelerator"}>
              <div className="hardware-grid">
                <Cell
                  {...cell("name")}
                  label="Accelerator"
                  maxLength={60}
                  placeholder={row.name === "" ? "New row" : undefined}
                />
                <Cell {...cell("memoryGb")} label="Memory, GB" inputMode="decimal" maxLength={20} />
                <Cell {...cell("bandwidthGbS")} label="GB/s" inputMode="decimal" maxLength={20} />
                <Cell {...cell("bf16Dense")} label="BF16, dense TFLOP/s" inputMode="decimal" maxLength={20} />
                <Cell {...cell("fp8Dense")} label="FP8, dense TFLOP/s" inputMode="decimal" maxLength={20} />
                <Cell {...cell("date")} label="Compared on" maxLength={10} placeholder="2026-11" />
                <Cell {...cell("source")} label="Source" maxLength={200} />
              </div>
              <More open={hasError(errors, at, ["url", "comparedWith", "aliases", "note"])} of={row.name}>
                <Cell {...cell("url")} label="Maker's page" type="url" maxLength={500} />
                <Cell {...cell("comparedWith")} label="Compared with" type="url" maxLength={500} />
                <Cell {...cell("aliases")} label="Other names, split by |" maxLength={400} />
                <Cell {...cell("note")} label="Note" maxLength={400} />
                <Remove name={`${at}.remove`} of={row.name} ticked={row.remove} />
              </More>
            </li>
          );
        })}
      </ol>
    </>
  );
}

const hasError = (errors: TypedErrors, at: string, fields: readonly string[]) =>
  fields.some((field) => errors[`${at}.${field}`] !== undefined);

function More({ open, of, children }: { open: boolean; of: string; children: ReactNode }) {
  return (
    <details open={open}>
      <summary>
        More<span className="visually-hidden"> on {of || "the new row"}</span>
      </summary>
      <div className="price-more">{children}</div>
    </details>
  );
}

function Remove({ name, of, ticked }: { name: string; of: string; ticked: boolean }) {
  if (of === "") return null;
  const id = name.replaceAll(".", "-");
  return (
    <label className="choice" htmlFor={id}>
      <input id={id} type="checkbox" name={name} defaultChecked={ticked} />
      <span>
        Remove<span className="visually-hidden"> {of}</span>
      </span>
    </label>
  );
}
