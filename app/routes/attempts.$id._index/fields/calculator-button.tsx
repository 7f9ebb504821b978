import { useState } from "react";
import type { Estimate } from "~graders";
import { Button } from "~/components/button.tsx";
import { Dialog } from "~/components/dialog.tsx";
import { useWorkspace } from "../context.ts";
import type { CalculatorPicker } from "./calculator-picker.tsx";

/** Opens the calculators beside the ledger. They are fetched when first asked for; offline it says so. */
export function CalculatorButton({
  disabled,
  onInsert,
}: {
  disabled: boolean;
  onInsert: (row: Estimate) => void;
}) {
  const { prices } = useWorkspace();
  const [open, setOpen] = useState(false);
  const [picker, setPicker] = useState<{ View: typeof CalculatorPicker } | "loading" | "failed">("loading");

  const show = () => {
    setOpen(true);
    if (typeof picker !== "string") return;
    setPicker("loading");
    import("./calculator-picker.tsx").then(
      (loaded) => setPicker({ View: loaded.CalculatorPicker }),
      () => setPicker("failed"),
    );
  };

  return (
    <>
      <Button disabled={disabled} onClick={show}>
        Use a calculator
      </Button>
      <Dialog title="Use a calculator" open={open} onClose={() => setOpen(false)} wide>
        {picker === "loading" ? (
          <p role="status">Fetching the calculators…</p>
        ) : picker === "failed" ? (
          <p role="alert">The calculators could not be fetched. Try again when you are online.</p>
        ) : (
          <picker.View
            prices={prices.table}
            onInsert={(row) => {
              setOpen(false);
              onInsert(row);
            }}
          />
        )}
      </Dialog>
    </>
  );
}
