import { useDeferredValue, useMemo } from "react";
import type { CostLine } from "~graders";
import { useField, useWorkspace } from "../context.ts";
import { RowControls, useRows } from "./rows.tsx";
import { useEngine } from "./use-engine.ts";

const BLANK: CostLine = { item: "", quantity: "", unitPrice: "", perMonth: "" };
const EXAMPLE: CostLine = { item: "GPU servers", quantity: "140", unitPrice: "$0.70/h", perMonth: "" };
const LABELS = { item: "Item", quantity: "Quantity", unitPrice: "Unit price", perMonth: "Per month" };

/** The bill. Quantity times unit price fills the month by itself; a stated month is held against it. */
export function CostsField() {
  const tools = useRows("costs", BLANK);
  const [ledger] = useField("ledger");
  const { locked, givens } = useWorkspace();
  const engine = useEngine();
  const costs = useDeferredValue(tools.rows);
  const rows = useDeferredValue(ledger);
  const bill = useMemo(() => engine?.priceCosts({ costs, rows, givens }), [engine, costs, rows, givens]);

  return (
    <>
      <div className="cost-head" aria-hidden="true">
        <span>Item</span>
        <span>Quantity</span>
        <span>Unit price</span>
        <span>Per month</span>
      </div>
      <ol className="rows">
        {tools.shown.map((cost, index) => {
          const priced = bill?.lines[index];
          return (
            <li key={index} className="cost-row" data-row={`costs.${index}`}>
              {(["item", "quantity", "unitPrice", "perMonth"] as const).map((key) => (
                <input
                  key={key}
                  className={key === "item" ? "input" : "input input-mono"}
                  name={`costs.${index}.${key}`}
                  aria-label={`${LABELS[key]}, cost ${index + 1}`}
                  data-control={key}
                  placeholder={
                    key === "perMonth" && priced?.text ? priced.text : index === 0 ? EXAMPLE[key] : undefined
                  }
                  value={cost[key]}
                  readOnly={locked}
                  maxLength={2000}
                  autoComplete="off"
                  spellCheck={key === "item"}
                  onChange={(event) => tools.change(index, { ...cost, [key]: event.target.value })}
                  onKeyDown={tools.onKeyDown(index, key)}
                />
              ))}
              <RowControls tools={tools} index={index} name="cost" />
              {priced?.remark ? <p className="ledger-remark ledger-remark-warn">{priced.remark}</p> : null}
            </li>
          );
        })}
      </ol>
      <p className="cost-total">
        Total a month <output className="ledger-figure">{bill ? bill.totalText : "…"}</output>
      </p>
    </>
  );
}
