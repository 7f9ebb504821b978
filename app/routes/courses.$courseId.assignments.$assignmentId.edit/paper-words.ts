/** Why a paper was not changed, and what to do. */
export function paperWords(why: "started" | "released" | "unknown" | "twice" | "full"): string {
  switch (why) {
    case "started":
      return "Somebody has started, so the questions stay as they are.";
    case "released":
      return "Marks are released, so weights stay as they are.";
    case "unknown":
      return "There is no such question or place any more. Load the page again.";
    case "twice":
      return "This question is on the paper already.";
    case "full":
      return "A paper has at most 20 places, and a pool at most 20 questions.";
  }
}
