import { describe, expect, test } from "vitest";
import { LEXICON } from "../concepts/index.ts";
import { EMPTY_ANSWER } from "../model/index.ts";
import { readText } from "./index.ts";

const read = (prose: string) =>
  readText({ answer: { ...EMPTY_ANSWER, prose }, prompt: "", concepts: LEXICON });
const asserted = (prose: string) =>
  [...read(prose).mentions.values()].flat().filter(({ stance }) => stance === "asserted").length;

const REFUSALS: Record<string, string> = {
  "bold titles": `**Health checks.** These are overhead we can skip.

**Autoscaling.** Demand follows the clock, so machines could come and go. I wouldn't bother.

**A queue in front.** Uploads arrive in bursts and a buffer would even them out. Leave it.

**Load shedding.** Refusing the excess keeps the rest quick, they say. A luxury.

**Canary releases.** One per cent first, then ten. Not worth the wait.`,
  headings: `## Health checks
They find dead machines within seconds. No need for it.

## Autoscaling
Machines come and go with the load. Overkill.

## Queue
It holds bursts of uploads. We can do without that.

## Load shedding
Excess is refused early. Forget it.`,
  "titles before a colon": `- Health checks: no, machines tell you when they die.
- Autoscaling: no. The load follows the clock.
- Queue: skip, bursts of uploads pass.
- Load shedding: unnecessary, users wait.`,
  rows: `| Part | Verdict |
|---|---|
| Health checks | skip |
| Autoscaling | overkill, load follows the clock |
| Queue for bursts of uploads | unnecessary |
| Load shedding when overloaded | drop, users wait |`,
};

describe("a list that turns its subjects down", () => {
  test.each(Object.keys(REFUSALS))("adopts none of them, told in %s", (layout) => {
    const text = REFUSALS[layout] ?? "";
    expect(asserted(text)).toBe(0);
    expect(read(text).shares.dismissed).toBeGreaterThan(0.5);
  });
  test("is none where most subjects are adopted", () => {
    const text = `**Health checks.** Every two seconds; three silences take a machine out.

**Autoscaling.** On requests in flight, six machines at least.

**Queue.** Not needed: uploads come at 3 a second and one worker handles 40.

**Load shedding.** Above 300 ms of waiting the excess is refused.`;
    expect(asserted(text)).toBeGreaterThan(3);
    expect(read(text).shares.dismissed).toBeLessThan(0.3);
  });
  test("is none where a table says what each way cannot do", () => {
    const text = `| Trouble | Bigger machine | More machines |
|---|---|---|
| too many requests | no | load balancing over 10 machines |
| a machine dies | no | health checks take it out |
| quiet nights | no | autoscaling drops half of them |
| slow start | no | a warm pool of two |`;
    expect(asserted(text)).toBeGreaterThan(2);
  });
});
