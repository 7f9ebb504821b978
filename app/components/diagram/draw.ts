import mermaid from "mermaid";
import { linesSeen } from "./lines-seen.ts";

/** What comes of drawing: a picture, or one sentence that says which line is in the way. */
export type Drawing =
  | { ok: true; url: string; width: number; height: number }
  | { ok: false; message: string; line: number | null };

/** Text that is drawn at all: beyond it nobody could read the picture, and the page would stand still. */
const LONGEST = 20_000;
const MOST_EDGES = 300;
const MOST_LINES = 600;
const WAIT_MS = 6_000;

let drawn = 0;
/** Mermaid keeps one state for the page, so drawings wait for each other. */
let last: Promise<unknown> = Promise.resolve();

/** Draws Mermaid text as an SVG picture. Scripts, links and HTML labels are off, and a picture cannot run any. */
export function draw(text: string, dark: boolean): Promise<Drawing> {
  const tooLong = text.length > LONGEST || text.split("\n").length > MOST_LINES;
  if (tooLong)
    return Promise.resolve({ ok: false, line: null, message: "This diagram is too long to draw; split it." });
  const next = last.then(() => withinTime(render(text, dark)));
  last = next;
  return next;
}

async function render(text: string, dark: boolean): Promise<Drawing> {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    maxTextSize: LONGEST,
    maxEdges: MOST_EDGES,
    theme: dark ? "dark" : "neutral",
    fontFamily: "system-ui, sans-serif",
    htmlLabels: false,
    flowchart: { htmlLabels: false, useMaxWidth: false },
    sequence: { useMaxWidth: false },
    // What a diagram's own directives and front matter may not change.
    secure: ["secure", "securityLevel", "startOnLoad", "maxTextSize", "maxEdges", "htmlLabels", "fontFamily"],
  });
  drawn += 1;
  const id = `drawing-${drawn}`;
  try {
    const { svg } = await mermaid.render(id, text);
    return asPicture(svg);
  } catch (error) {
    // What mermaid leaves behind when it gives up.
    document.getElementById(`d${id}`)?.remove();
    return explain(text, error instanceof Error ? error.message : String(error));
  }
}

function withinTime(work: Promise<Drawing>): Promise<Drawing> {
  const late = new Promise<Drawing>((resolve) =>
    setTimeout(
      () => resolve({ ok: false, line: null, message: "Drawing this takes too long; make it smaller." }),
      WAIT_MS,
    ),
  );
  return Promise.race([work, late]);
}

/** The SVG as a file of its own: what stands in it can neither run nor style the page. */
function asPicture(svg: string): Drawing {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
  const root = parsed.documentElement;
  for (const element of parsed.querySelectorAll("script, foreignObject, iframe, image, a"))
    element.replaceWith(...(element.tagName === "a" ? element.childNodes : []));
  const [, , width = 0, height = 0] = (root.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  if (root.tagName !== "svg" || !(width > 0 && height > 0))
    return { ok: false, line: null, message: "This diagram draws nothing yet." };
  root.setAttribute("width", String(Math.ceil(width)));
  root.setAttribute("height", String(Math.ceil(height)));
  root.style.maxWidth = "";
  const source = new XMLSerializer().serializeToString(root);
  const url = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
  return { ok: true, url, width: Math.ceil(width), height: Math.ceil(height) };
}

/** Mermaid counts lines after it has dropped comments and front matter; people count those that they see. */
function explain(text: string, message: string): Drawing {
  const counted = /\bline:?\s+(\d{1,5})/i.exec(message)?.[1];
  if (counted === undefined) {
    const known = /No diagram type detected/i.test(message)
      ? "This is no diagram yet: begin with sequenceDiagram, flowchart LR or C4Deployment."
      : `This cannot be drawn yet: ${message.split("\n")[0]?.slice(0, 160) ?? ""}`;
    return { ok: false, line: null, message: known };
  }
  const line = linesSeen(text)[Number(counted) - 1] ?? Number(counted);
  const said = text.split("\n")[line - 1]?.trim().slice(0, 60) ?? "";
  return { ok: false, line, message: `Line ${line} cannot be drawn${said === "" ? "" : `: “${said}”`}.` };
}
