import { BANK_USAGE, bankCommand } from "./bank-command.ts";
import { CALC_USAGE, calcCommand } from "./calc-command.ts";
import { GRADE_REFERENCE_USAGE, GRADE_USAGE, gradeCommand } from "./grade-command.ts";
import { type CommandOutcome, done, refuse } from "./outcome.ts";
import { RUBRIC_USAGE, rubricCommand } from "./rubric-command.ts";
import { SIMULATE_USAGE, simulateCommand } from "./simulate-command.ts";

const COMMANDS: Readonly<
  Record<string, (args: readonly string[]) => CommandOutcome | Promise<CommandOutcome>>
> = {
  grade: gradeCommand,
  rubric: rubricCommand,
  calc: calcCommand,
  simulate: simulateCommand,
  bank: bankCommand,
};

const USAGE = `Headroom grades system design answers, computes capacity, runs sketches and checks the bank.

  ${GRADE_USAGE}
  ${GRADE_REFERENCE_USAGE}
  ${RUBRIC_USAGE}
  ${CALC_USAGE}
  ${SIMULATE_USAGE}
      --sweep   p50 and p99 from a tenth of the load to ten times it, what saturates when, and p99 measured at three loads
      --pareto  variants of replicas, accelerators, batches and caches by cost and p99, and what dominates the sketch
  ${BANK_USAGE}

Exit code: 0 done, 1 the work found a fault, 2 bad input.
`;

/** What one command line comes to, without touching the process. */
export async function runCommandLine([name, ...args]: readonly string[]): Promise<CommandOutcome> {
  if (name === undefined) return refuse(`Name a command: ${Object.keys(COMMANDS).join(", ")}, or help.`);
  if (["help", "--help", "-h"].includes(name) || args.includes("--help")) return done(USAGE);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return command
    ? command(args)
    : refuse(`There is no command “${name.slice(0, 40)}”; there are ${Object.keys(COMMANDS).join(", ")}.`);
}
