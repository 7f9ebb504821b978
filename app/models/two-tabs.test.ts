import fc from "fast-check";
import { expect, it } from "vitest";
import { freshDatabase } from "../../test/support/database.ts";
import { at, save, startRound } from "../../test/support/round.ts";
import { reader } from "./db.server.ts";
import { readFields } from "./field-value.server.ts";

freshDatabase();

const step = fc.record({
  tab: fc.constantFrom(0, 1),
  field: fc.constantFrom("prose", "api"),
  text: fc.string({ maxLength: 5 }),
  /** The reply is lost, so the tab sends the same save again. */
  lost: fc.boolean(),
  /** After a conflict the tab takes over what the server holds, or tries its own text on top of it. */
  yields: fc.boolean(),
});

it("loses no acknowledged text and overwrites none unseen, whatever two tabs do", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const own = await startRound();
      const known = [new Map<string, number>(), new Map<string, number>()];
      const acknowledged: string[] = [];
      let seconds = 0;
      for (const { tab, field, text, lost, yields } of steps) {
        const mine = known[tab] ?? new Map<string, number>();
        const send = async (saveId?: string) => {
          seconds += 1;
          const base = mine.get(field) ?? 0;
          return save(own, field as "prose", text, { base, now: at(seconds), ...(saveId && { saveId }) });
        };
        const before = (await readFields(own.attemptId))[field as "prose"];
        let reply = await send();
        if (lost && reply?.kind === "saved") reply = await send(reply.saveId);
        if (reply?.kind === "conflict") {
          expect(before.revision).not.toBe(mine.get(field) ?? 0);
          expect((await readFields(own.attemptId))[field as "prose"]).toEqual(before);
          mine.set(field, reply.conflicts[0]?.revision ?? 0);
          if (yields) continue;
          reply = await send();
        }
        if (reply?.kind !== "saved") throw new Error(`was ${reply?.kind}`);
        mine.set(field, reply.revisions[field] ?? 0);
        acknowledged.push(`${field} ${JSON.stringify(text)}`);
        expect((await readFields(own.attemptId))[field as "prose"].value).toBe(text);
      }
      const journal = await (await reader()).fieldJournal.findMany({ where: { attemptId: own.attemptId } });
      const kept = new Set(journal.map(({ field, value }) => `${field} ${value}`));
      for (const text of acknowledged) expect(kept).toContain(text);
      for (const field of ["prose", "api"]) {
        const revisions = journal.filter((row) => row.field === field).map(({ revision }) => revision);
        expect(revisions).toEqual(revisions.map((_, index) => index + 1));
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);
