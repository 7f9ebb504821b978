import { Button } from "~/components/button.tsx";

export function PrintButton() {
  return <Button onClick={() => window.print()}>Print</Button>;
}
