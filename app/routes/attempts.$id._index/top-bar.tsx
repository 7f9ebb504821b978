import { Link, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Mode } from "~graders";
import { Button } from "~/components/button.tsx";
import { Chip } from "~/components/chip.tsx";
import type { ClockSnapshot } from "~/components/clock/clock.ts";
import { Mark, PauseIcon, PlayIcon } from "~/components/icons.tsx";
import { MODE_LABELS } from "~/components/labels.ts";
import type { Theme } from "~/components/theme.ts";
import { ThemeToggle } from "~/components/theme-toggle.tsx";
import { ClockFace } from "./clock-face.tsx";

/** Stays in sight: the question, the time and its pace, where saving stands, pause and submit. */
export function TopBar({
  attempt,
  title,
  mode,
  pace,
  clock,
  saveState,
  onPause,
  onSubmit,
}: {
  attempt: string;
  title: string;
  mode: Mode;
  /** How the time is meant to be spent; null: one piece of work. */
  pace: ReactNode;
  clock: ClockSnapshot;
  saveState: ReactNode;
  onPause: (paused: boolean) => void;
  onSubmit: () => void;
}) {
  const paused = clock.phase === "paused";
  const theme = useRouteLoaderData<{ theme: Theme }>("root")?.theme ?? "system";
  return (
    <header className="top-bar">
      <div className="top-bar-row">
        <Link to="/attempts" className="brand top-bar-brand" aria-label="Headroom, my attempts">
          <Mark />
        </Link>
        <h1 className="top-bar-title">{title}</h1>
        <Chip tone="accent">{MODE_LABELS[mode]}</Chip>
        {saveState}
        <div className="top-bar-theme">
          <ThemeToggle theme={theme} />
        </div>
        <ClockFace clock={clock} />
        {mode === "practice" && (paused || clock.phase === "running") ? (
          <form
            method="post"
            action={`/attempts/${attempt}/pause`}
            onSubmit={(event) => {
              event.preventDefault();
              onPause(!paused);
            }}
          >
            <input type="hidden" name="intent" value={paused ? "resume" : "pause"} />
            <Button type="submit" icon aria-label={paused ? "Resume the clock" : "Pause the clock"}>
              {paused ? <PlayIcon /> : <PauseIcon />}
            </Button>
          </form>
        ) : null}
        <Button
          type="submit"
          form="answer"
          name="intent"
          value="submit"
          look="primary"
          onClick={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          Submit
        </Button>
      </div>
      {pace}
    </header>
  );
}
