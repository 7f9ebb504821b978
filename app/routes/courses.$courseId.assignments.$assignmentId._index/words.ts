/** Why a round was not started, and what to do. */
export function startWords(
  why: "no-student" | "not-published" | "not-yet" | "closed" | "ended" | "no-slot",
): string {
  switch (why) {
    case "no-student":
      return "Only students of the course start it.";
    case "not-published":
      return "This assignment is not published.";
    case "not-yet":
      return "It has not opened yet.";
    case "closed":
      return "It has closed, so nothing new is started. Speak to your instructor if the server was at fault.";
    case "ended":
      return "The course has ended.";
    case "no-slot":
      return "The paper has no such question. Load the page again.";
  }
}

export function publishWords(why: "no-questions" | "over" | "started"): string {
  switch (why) {
    case "no-questions":
      return "It has no question yet. Add one, then publish it.";
    case "over":
      return "Its closing is in the past. Move it, then publish.";
    case "started":
      return "Somebody has started, so it stays published.";
  }
}
