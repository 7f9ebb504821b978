import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import type { Sketch } from "~graders";

/**
 * Starts the clock on the question's page that is open, saves the sketch as the page itself would, and opens the canvas on
 * it. A sketch of many components takes minutes to draw by hand.
 */
export async function startWithSketch(page: Page, sketch: Sketch): Promise<void> {
  await page.getByRole("button", { name: "Start the clock" }).click();
  await page.waitForURL(/\/attempts\/[^/]+$/);
  await page.waitForLoadState("networkidle");
  const status = await page.evaluate(
    async (body) => {
      const headers = { "Content-Type": "application/json" };
      return (await fetch(`${location.pathname}/save`, { method: "POST", headers, body })).status;
    },
    JSON.stringify({
      saveId: randomUUID(),
      changes: [{ field: "sketch", baseRevision: 0, value: sketch }],
    }),
  );
  if (status !== 200) throw new Error(`Saving the sketch answered ${status}.`);
  await page.reload();
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Open the sketch" }).click();
}
