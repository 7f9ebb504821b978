import { useNavigate } from "@remix-run/react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Given, Mode, Format, Sketch } from "~graders";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import type { RoundPrices } from "~/components/prices/round-prices.ts";
import { LiveRegion, Toast } from "~/components/live-region.tsx";
import type { Exchange } from "~/protocol/attempt.ts";
import { AnswerSection } from "./answer-section.tsx";
import { AskForm, Talk } from "./ask-panel.tsx";
import { ConflictDialog, RecoveryDialog } from "./conflict-dialog.tsx";
import { isStillGiven, WorkspaceContext, type WorkspaceTools } from "./context.ts";
import { BringDocument } from "./document/bring-document.tsx";
import { Milestones } from "./milestones.tsx";
import { type PacedPhase, PhaseBar } from "./phase-bar.tsx";
import { PromptPanel } from "./prompt-panel.tsx";
import { SaveState } from "./save-state.tsx";
import { SectionNav } from "./section-nav.tsx";
import { isFilled, sectionsOf, titleOf } from "./sections.ts";
import { setPaused } from "./server-calls.ts";
import { SubmitDialog, trySubmit } from "./submit-dialog.tsx";
import { TopBar } from "./top-bar.tsx";
import { useRecovery } from "./use-recovery.ts";
import { type RoundStart, useRound, useSnapshot } from "./use-round.ts";

export interface WorkspaceProps extends RoundStart {
  /** All ids of this person, those of before the account among them: copies on the device may stand under any. */
  users: readonly string[];
  title: string;
  format: Format;
  mode: Mode;
  promptHtml: string;
  givens: readonly Given[];
  sketch: Sketch | null;
  phases: readonly PacedPhase[];
  exchanges: readonly Exchange[];
  prices: RoundPrices;
  /** What the server could not take of a page posted as a plain form, by field. */
  refused: Record<string, string>;
}

/** The round: the prompt and the interviewer on one side, the answer on the other, the time above both. */
export function Workspace(props: WorkspaceProps) {
  const { attempt, users, title, format, mode, givens, sketch, prices } = props;
  const { saver, clock: clockMachine, probes, writer } = useRound(props);
  const saving = useSnapshot(saver);
  const clock = useSnapshot(clockMachine);
  const due = useSnapshot({ subscribe: probes.subscribe, getSnapshot: probes.read });
  const recovery = useRecovery({ users, attempt, saver, writer });
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<"submit" | "conflict" | "recovery" | null>(null);
  const [exchanges, setExchanges] = useState(props.exchanges);
  const [said, setSaid] = useState("");
  const [toast, setToast] = useState<string | null>(null);
  const sections = sectionsOf(format);
  const { locked } = clock;
  const report = `/attempts/${attempt}/report`;

  const tools = useMemo<WorkspaceTools>(
    () => ({ saver, locked, mode, givens, sketch, prices, announce: setSaid }),
    [saver, locked, mode, givens, sketch, prices],
  );

  const conflictCount = saving.conflicts.length;
  useEffect(() => {
    if (conflictCount > 0) setDialog("conflict");
  }, [conflictCount]);

  const offeredCount = recovery.offered.length;
  useEffect(() => {
    if (offeredCount > 0) setDialog((open) => open ?? "recovery");
  }, [offeredCount]);

  const probeCount = useRef(due.length);
  useEffect(() => {
    if (due.length > probeCount.current) setToast(`The interviewer asks: ${due.at(-1)?.ask ?? ""}`);
    probeCount.current = due.length;
  }, [due]);

  // From zero on, what is typed goes out at once; when the server has closed the round, the report is next.
  const { phase } = clock;
  useEffect(() => {
    if (phase === "asking" || phase === "closing" || phase === "paused") saver.flush();
    if (phase !== "over") return;
    let alive = true;
    void saver.settled(5_000).then((done) => {
      if (alive && done) navigate(report, { replace: true });
    });
    return () => {
      alive = false;
    };
  }, [phase, saver, navigate, report]);

  const pause = (paused: boolean) => {
    saver.flush();
    setPaused(attempt, paused).then(
      (outcome) => (outcome.ok ? clockMachine.accept(outcome.clock) : setToast(outcome.message)),
      () => setToast("The clock could not be changed: the server cannot be reached."),
    );
  };

  const pace =
    format === "project" ? (
      <Milestones phases={props.phases} sections={sections} saver={saver} />
    ) : props.phases.length > 1 ? (
      <PhaseBar phases={props.phases} elapsedMs={clock.elapsedMs} durationMs={clock.durationMs} />
    ) : null;

  const empty = sections
    .filter(
      ({ field, optional }) =>
        !optional &&
        (isStillGiven(field, tools) || !isFilled(saver.value(field) as Parameters<typeof isFilled>[0])),
    )
    .map((section) => section.title);

  return (
    <WorkspaceContext.Provider value={tools}>
      <div className="workspace" data-locked={locked}>
        <TopBar
          attempt={attempt}
          title={title}
          mode={mode}
          pace={pace}
          clock={clock}
          saveState={<SaveState status={saving.status} onRetry={saver.retry} />}
          onPause={pause}
          onSubmit={() => {
            saver.flush();
            setDialog("submit");
          }}
        />
        <div className="workspace-grid">
          <aside className="workspace-brief" aria-label="Prompt and interviewer">
            <div className="brief-scroll">
              <PromptPanel html={props.promptHtml} givens={givens} />
              <Talk exchanges={exchanges} probes={due} />
            </div>
            <AskForm
              attempt={attempt}
              locked={locked}
              onAnswered={(exchange, reading) => {
                setExchanges((before) => [...before, exchange]);
                clockMachine.accept(reading);
              }}
            />
          </aside>
          <SectionNav sections={sections} />
          <form
            id="answer"
            method="post"
            className="answer"
            onSubmit={(event) => {
              event.preventDefault();
              saver.flush();
            }}
          >
            <div className="notices">
              {phase === "paused" ? (
                <Banner
                  actions={
                    <Button look="primary" onClick={() => pause(false)}>
                      Resume
                    </Button>
                  }
                >
                  Paused. The clock stands still, and so does the answer.
                </Banner>
              ) : null}
              {phase === "asking" || phase === "closing" ? (
                <TimeIsUp
                  attempt={attempt}
                  saver={saver}
                  onDone={() => navigate(report, { replace: true })}
                />
              ) : null}
              {phase === "over" && saving.dirty ? (
                <Banner
                  tone="bad"
                  actions={
                    <>
                      <Button onClick={saver.retry}>Save again</Button>
                      <Button onClick={() => navigate(report)}>Go to the report</Button>
                    </>
                  }
                >
                  The round is over, and some text has not reached the server. It is kept on this device.
                </Banner>
              ) : null}
              {saving.status.kind === "refused" ? (
                <Banner tone="bad" actions={<Button onClick={saver.retry}>Try again</Button>}>
                  {saving.status.message} Your text is kept in this page and on this device.
                </Banner>
              ) : null}
              {conflictCount > 0 ? (
                <Banner tone="warn" actions={<Button onClick={() => setDialog("conflict")}>Compare</Button>}>
                  Another tab saved newer text in{" "}
                  {saving.conflicts.map(({ field }) => titleOf(field)).join(", ")}.
                </Banner>
              ) : null}
              {offeredCount > 0 ? (
                <Banner tone="warn" actions={<Button onClick={() => setDialog("recovery")}>Compare</Button>}>
                  This device holds text that was never saved.
                </Banner>
              ) : null}
              {recovery.restored.length > 0 ? (
                <Banner tone="ok">
                  Brought back from this device: {recovery.restored.map(titleOf).join(", ")}. Nothing was
                  lost.
                </Banner>
              ) : null}
              {saving.keepsCopies ? null : (
                <Banner tone="warn">
                  This browser keeps no copy of unsaved text. Leave the page only when it says “Saved”.
                </Banner>
              )}
              <noscript>
                <div className="banner banner-warn">
                  <p>
                    Without JavaScript nothing is saved by itself: press Save. Each save adds a row to each
                    list.
                  </p>
                  <button type="submit" name="intent" value="save" className="button button-primary">
                    Save
                  </button>
                </div>
              </noscript>
            </div>
            {format === "project" || format === "design" ? (
              <BringDocument sections={sections} problem={props.refused["document"]} />
            ) : null}
            {sections.map((section) => (
              <AnswerSection
                key={section.field}
                section={section}
                problem={saving.problems[section.field] ?? props.refused[section.field]}
              />
            ))}
          </form>
        </div>
        <SubmitDialog
          attempt={attempt}
          saver={saver}
          empty={empty}
          open={dialog === "submit"}
          onClose={() => setDialog(null)}
          onSubmitted={() => navigate(report, { replace: true })}
        />
        <ConflictDialog
          conflicts={saving.conflicts}
          saver={saver}
          open={dialog === "conflict"}
          onClose={() => setDialog(null)}
        />
        <RecoveryDialog
          offered={recovery.offered}
          saver={saver}
          settle={recovery.settle}
          open={dialog === "recovery"}
          onClose={() => setDialog(null)}
        />
        <LiveRegion message={said} />
        <Toast message={toast} onDone={() => setToast(null)} ms={12_000} />
      </div>
    </WorkspaceContext.Provider>
  );
}

function TimeIsUp({
  attempt,
  saver,
  onDone,
}: {
  attempt: string;
  saver: WorkspaceTools["saver"];
  onDone: () => void;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Banner
      tone="warn"
      actions={
        <Button
          look="primary"
          onClick={() =>
            void trySubmit(attempt, saver).then((trouble) => (trouble ? setProblem(trouble) : onDone()))
          }
        >
          See the report now
        </Button>
      }
    >
      {problem ??
        "Time is up. The page is locked; what is typed is being saved, and the report follows within half a minute."}
    </Banner>
  );
}
