import type { ClockSnapshot } from "~/components/clock/clock.ts";
import { clockFace } from "~/components/clock/face.ts";
import { LiveRegion } from "~/components/live-region.tsx";

export function ClockFace({ clock }: { clock: ClockSnapshot }) {
  const paused = clock.phase === "paused";
  return (
    <div className="clock" data-urgency={clock.urgency} data-phase={clock.phase}>
      <span className="visually-hidden">Time left </span>
      <time className="clock-face" role="timer" aria-live="off">
        {clockFace(clock.secondsLeft)}
      </time>
      <span className="clock-word">{paused ? "paused" : "left"}</span>
      <LiveRegion message={clock.announcement} />
    </div>
  );
}
