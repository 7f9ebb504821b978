import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { freshDatabase } from "../../test/support/database.ts";
import { at, save, START, startRound } from "../../test/support/round.ts";
import { getOpenAttempt, listAttempts } from "./attempt-list.server.ts";
import {
  closeIfOverdue,
  deleteAttempt,
  extendAttempt,
  overdueAttempts,
  setPaused,
  submitAttempt,
} from "./attempt.server.ts";
import { reader } from "./db.server.ts";
import { readCountedAnswer, readFields } from "./field-value.server.ts";
import { readOwnAttempt } from "./own-attempt.server.ts";
import { createUser } from "./user.server.ts";
import { loadClock, loadWorkspace } from "./workspace.server.ts";

freshDatabase();
const ZERO = 45 * 60;
const own = async (attemptId: string) =>
  (await reader()).attempt.findUniqueOrThrow({ where: { id: attemptId } });
const change = (value: string, baseRevision = 0) => ({
  saveId: randomUUID(),
  changes: [{ field: "prose", baseRevision, value }],
});

describe("starting", () => {
  it("finds the open round again instead of starting a second clock", async () => {
    const first = await startRound();
    const again = await startRound({ userId: first.userId });
    expect(again.attemptId).toBe(first.attemptId);
  });

  it("starts one round when Start is clicked twice at the same moment", async () => {
    const { id: userId } = await createUser({ now: START });
    const [one, two] = await Promise.all([startRound({ userId }), startRound({ userId })]);
    expect(one.attemptId).toBe(two.attemptId);
  });

  it("starts anew for another seed, another mode, and after submitting", async () => {
    const first = await startRound();
    const { userId } = first;
    await submitAttempt({ ...first, now: at(10) });
    const others = [
      await startRound({ userId }),
      await startRound({ userId, seed: 7 }),
      await startRound({ userId, mode: "practice" }),
    ];
    expect(new Set([first, ...others].map(({ attemptId }) => attemptId)).size).toBe(4);
  });

  it("keeps one snapshot of a question for all who take it", async () => {
    await startRound();
    await startRound();
    expect(await (await reader()).questionSnapshot.count()).toBe(1);
  });
});

describe("submitting", () => {
  it("closes the attempt with the page's last changes and asks for its grade", async () => {
    const round = await startRound();
    expect(await submitAttempt({ ...round, final: change("all I have"), now: at(100) })).toEqual({
      kind: "submitted",
      closedBy: "candidate",
    });
    expect(await own(round.attemptId)).toMatchObject({ needsGrading: true, submittedAt: at(100) });
    expect((await readCountedAnswer(round.attemptId)).prose).toBe("all I have");
  });

  it("submits once, however often it is sent", async () => {
    const round = await startRound();
    const final = change("once");
    const sent = { ...round, final };
    const replies = await Promise.all([
      submitAttempt({ ...sent, now: at(100) }),
      submitAttempt({ ...sent, now: at(100) }),
      submitAttempt({ ...sent, now: at(101) }),
    ]);
    expect(replies.map((reply) => reply?.kind)).toEqual(["submitted", "submitted", "submitted"]);
    expect(await (await reader()).clockEvent.count({ where: { kind: "submit" } })).toBe(1);
    expect((await own(round.attemptId)).submittedAt).toEqual(at(100));
  });

  it("does not submit over newer text of another tab", async () => {
    const round = await startRound();
    await save(round, "prose", "newer");
    const reply = await submitAttempt({ ...round, final: change("older"), now: at(100) });
    expect(reply).toMatchObject({ kind: "conflict", conflicts: [{ field: "prose", value: "newer" }] });
    expect((await own(round.attemptId)).submittedAt).toBeNull();
  });

  it("does not submit changes that do not fit", async () => {
    const round = await startRound();
    const reply = await submitAttempt({ ...round, final: change("x".repeat(60_001)), now: at(100) });
    expect(reply?.kind).toBe("invalid");
    expect((await own(round.attemptId)).submittedAt).toBeNull();
  });

  it("still counts the page's last changes in the closing half minute", async () => {
    const round = await startRound();
    await submitAttempt({ ...round, final: change("at zero"), now: at(ZERO + 20) });
    expect((await readCountedAnswer(round.attemptId)).prose).toBe("at zero");
  });

  it("submits what was saved in time when it comes too late, and keeps the rest as late", async () => {
    const round = await startRound();
    await save(round, "prose", "in time");
    const reply = await submitAttempt({ ...round, final: change("too late", 1), now: at(ZERO + 31) });
    expect(reply).toEqual({ kind: "submitted", closedBy: "clock" });
    expect((await readCountedAnswer(round.attemptId)).prose).toBe("in time");
    expect((await readFields(round.attemptId)).prose.value).toBe("too late");
  });

  it("does not drop a stale tab's text in silence when the time is over", async () => {
    const round = await startRound();
    await save(round, "prose", "in time");
    const reply = await submitAttempt({ ...round, final: change("stale", 0), now: at(ZERO + 31) });
    expect(reply).toMatchObject({ kind: "conflict", clock: { state: "submitted" } });
    expect(await own(round.attemptId)).toMatchObject({ closedBy: "clock", needsGrading: true });
  });

  it("is nothing to be found for another person", async () => {
    const round = await startRound();
    const { userId } = await startRound();
    expect(await submitAttempt({ attemptId: round.attemptId, userId, now: at(100) })).toBeNull();
    expect((await own(round.attemptId)).submittedAt).toBeNull();
  });
});

describe("closing by the clock", () => {
  it("submits the last saved answer when no page is open, but not in the closing half minute", async () => {
    const round = await startRound();
    await save(round, "prose", "last saved");
    expect(await overdueAttempts({ now: at(ZERO + 29), limit: 10 })).toEqual([]);
    expect(await overdueAttempts({ now: at(ZERO + 30), limit: 10 })).toEqual([round.attemptId]);
    await closeIfOverdue({ attemptId: round.attemptId, now: at(ZERO + 75) });
    expect(await own(round.attemptId)).toMatchObject({
      closedBy: "clock",
      submittedAt: at(ZERO + 30),
      needsGrading: true,
    });
    expect(await overdueAttempts({ now: at(ZERO + 999), limit: 10 })).toEqual([]);
  });

  it("closes on a read after the closing half minute, and not before", async () => {
    const round = await startRound();
    expect((await loadWorkspace({ ...round, now: at(ZERO + 29) }))?.attempt.state).toBe("closing");
    expect((await own(round.attemptId)).submittedAt).toBeNull();
    expect((await loadWorkspace({ ...round, now: at(ZERO + 31) }))?.attempt).toMatchObject({
      state: "submitted",
      closedBy: "clock",
    });
    expect((await own(round.attemptId)).submittedAt).toEqual(at(ZERO + 30));
  });

  it("is reopened by an extension while the page shows zero, and again after the clock closed it", async () => {
    const round = await startRound();
    const first = await extendAttempt({ attemptId: round.attemptId, ms: 60_000, now: at(ZERO + 10) });
    expect(first).toMatchObject({ clock: { state: "running", remainingMs: 60_000 } });
    await closeIfOverdue({ attemptId: round.attemptId, now: at(ZERO + 200) });
    expect((await own(round.attemptId)).closedBy).toBe("clock");
    await extendAttempt({ attemptId: round.attemptId, ms: 120_000, now: at(ZERO + 300) });
    expect(await own(round.attemptId)).toMatchObject({
      submittedAt: null,
      closedBy: null,
      needsGrading: false,
      closesAt: at(ZERO + 300 + 120 + 30),
    });
    expect(await submitAttempt({ ...round, now: at(ZERO + 310) })).toMatchObject({
      closedBy: "candidate",
    });
  });

  it("is reopened when the page itself submitted at zero", async () => {
    const round = await startRound();
    await submitAttempt({ ...round, now: at(ZERO + 2) });
    const reply = await extendAttempt({ attemptId: round.attemptId, ms: 60_000, now: at(ZERO + 60) });
    expect(reply).toMatchObject({ kind: "extended", clock: { state: "running" } });
  });

  it("is not reopened once the candidate has submitted", async () => {
    const round = await startRound();
    await submitAttempt({ ...round, now: at(100) });
    expect(await extendAttempt({ attemptId: round.attemptId, ms: 60_000, now: at(200) })).toEqual({
      kind: "submitted-by-candidate",
    });
  });
});

describe("pausing", () => {
  it("stops the clock of a practice round, and never lets it close meanwhile", async () => {
    const round = await startRound({ mode: "practice" });
    await setPaused({ ...round, paused: true, now: at(60) });
    await setPaused({ ...round, paused: true, now: at(90) });
    expect(await overdueAttempts({ now: at(9 * ZERO), limit: 10 })).toEqual([]);
    const resumed = await setPaused({ ...round, paused: false, now: at(9 * ZERO) });
    expect(resumed).toMatchObject({ clock: { state: "running", elapsedMs: 60_000 } });
    expect((await loadClock({ ...round, now: at(9 * ZERO + 5) }))?.clock.elapsedMs).toBe(65_000);
  });

  it("is not for interviews", async () => {
    const round = await startRound({ mode: "interview" });
    expect((await setPaused({ ...round, paused: true, now: at(60) }))?.kind).toBe("not-now");
    expect((await loadClock({ ...round, now: at(120) }))?.clock.elapsedMs).toBe(120_000);
  });
});

describe("probes", () => {
  it("come when their minute has come, and nothing of them before", async () => {
    const round = await startRound();
    expect((await loadWorkspace({ ...round, now: at(ZERO / 2 - 1) }))?.probes).toEqual([]);
    expect((await loadClock({ ...round, now: at(ZERO / 2) }))?.probes).toEqual([
      { id: "late-model", atMs: (ZERO * 1000) / 2, ask: "What happens while the model is down?" },
    ]);
  });

  it("and the rubric are not in what the workspace gets", async () => {
    const round = await startRound();
    const sent = JSON.stringify(await loadWorkspace({ ...round, now: at(1) }));
    for (const secret of ["late-model", "fallback", "Two hundred tickets", "graceful"]) {
      expect(sent).not.toContain(secret);
    }
  });
});

describe("one's own attempts", () => {
  it("are listed newest first, in pages that miss and repeat none", async () => {
    const { id: userId } = await createUser({ now: START });
    for (let seed = 1; seed <= 7; seed++) await startRound({ userId, seed });
    await startRound();
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await listAttempts({ userId, cursor, limit: 3, now: at(10) });
      seen.push(...page.attempts.map((attempt) => attempt.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });

  it.each(["", "nonsense", "2026-03-02T09:00:00.000Z", "../../etc", "2026-99-99T09:00:00.000Z_x"])(
    "start from the newest for the cursor %j",
    async (cursor) => {
      const round = await startRound();
      const page = await listAttempts({ userId: round.userId, cursor, now: at(10) });
      expect(page.attempts).toHaveLength(1);
    },
  );

  it("that are open are found by question until their time is over", async () => {
    const round = await startRound();
    const find = (now: Date) => getOpenAttempt({ userId: round.userId, questionId: "ticket-triage", now });
    expect((await find(at(10)))?.id).toBe(round.attemptId);
    expect(await find(at(ZERO + 31))).toBeNull();
  });

  it("can be deleted with all that belongs to them; exams stay", async () => {
    const round = await startRound();
    await save(round, "prose", "gone soon");
    const stranger = (await startRound()).userId;
    expect(await deleteAttempt({ ...round, userId: stranger })).toBeNull();
    expect(await deleteAttempt(round)).toBe("deleted");
    expect(await readOwnAttempt({ ...round, now: at(10) })).toBeNull();
    expect(await (await reader()).fieldJournal.count()).toBe(0);

    const exam = await startRound({ mode: "exam" });
    expect(await deleteAttempt(exam)).toBe("exam");
    expect(await readOwnAttempt({ ...exam, now: at(10) })).not.toBeNull();
  });
});
