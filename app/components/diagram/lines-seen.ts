/** Numbers, from 1, of the lines that mermaid's own reader gets to see: it drops front matter, comments and a blank start. */
export function linesSeen(text: string): number[] {
  const lines = text.split("\n");
  const front =
    lines[0]?.trim() === "---" ? lines.findIndex((line, at) => at > 0 && line.trim() === "---") : -1;
  const seen: number[] = [];
  lines.forEach((line, at) => {
    const begun = seen.length > 0 || line.trim() !== "";
    if (at > front && begun && !/^\s*%%/.test(line)) seen.push(at + 1);
  });
  return seen;
}
