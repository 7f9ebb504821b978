import { useState } from "react";
import { readValue } from "../sketch/parameters.ts";
import type { RunWorkload } from "./messages.ts";
import type { StatedNumber, StatedWorkload } from "./stated.ts";

const RANGE = { min: 1e-6, max: 1e12, whole: false, scale: 1 };
/** The choice of typing a load of one's own. */
export const OWN_LOAD = "own";

export interface WorkloadChoice {
  loads: readonly StatedNumber[];
  /** Where the chosen load comes from, or OWN_LOAD. */
  chosen: string;
  choose: (from: string) => void;
  typed: string;
  type: (text: string) => void;
  /** What is wrong with the typed load. */
  refused: string | null;
  /** Null: no load is stated. */
  workload: RunWorkload | null;
}

/** The load to run under: one that stands on the page, or one typed here. Targets are taken as they are stated. */
export function useWorkloadChoice(stated: StatedWorkload): WorkloadChoice {
  const [wanted, setWanted] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const { loads } = stated;
  const found = loads.find(({ from }) => from === wanted) ?? (wanted === OWN_LOAD ? undefined : loads[0]);
  const read = readValue(typed, RANGE);
  const rps = found ? found.value : read.ok ? read.value : undefined;
  return {
    loads,
    chosen: found?.from ?? OWN_LOAD,
    choose: setWanted,
    typed,
    type: setTyped,
    refused: found || read.ok ? null : read.message,
    workload:
      rps === undefined
        ? null
        : {
            rps,
            ...(stated.p99Ms && { p99Ms: stated.p99Ms.value }),
            ...(stated.availability && { availability: stated.availability.value }),
            ...(stated.usdPerMonth && { usdPerMonth: stated.usdPerMonth.value }),
          },
  };
}
