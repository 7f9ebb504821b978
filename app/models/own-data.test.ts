import { expect, it } from "vitest";
import { freshDatabase } from "../../test/support/database.ts";
import { markedClass } from "../../test/support/marked-class.ts";
import { at } from "../../test/support/round.ts";
import { readAttemptHistory } from "./own-data.server.ts";
import { askRegrade } from "./regrade-request.server.ts";

freshDatabase();

it("holds what a person asked to have looked at again", async () => {
  const { attempts, students } = await markedClass({ answers: ["We route tickets to queues."] });
  const attemptId = attempts[0] ?? "";
  await askRegrade({
    attemptId,
    criterion: "fallback",
    reason: "It says so.",
    by: students[0] ?? "",
    now: at(9000),
  });
  expect((await readAttemptHistory(attemptId)).regradeRequests).toMatchObject([
    { criterion: "fallback", reason: "It says so.", outcome: null },
  ]);
});
