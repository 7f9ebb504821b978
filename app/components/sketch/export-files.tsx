import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { type Sketch, writeMermaid } from "~graders";
import { FILE_COLOURS, SketchSvg } from "./sketch-svg.tsx";

export const EXPORTS = ["PNG", "SVG", "Mermaid", "JSON"] as const;
export type ExportKind = (typeof EXPORTS)[number];

/** Pixels a side; a canvas beyond this fails silently in some browsers. */
const SIDE_MAX = 8_000;

function drawing(sketch: Sketch): SVGSVGElement {
  const holder = document.createElement("div");
  const root = createRoot(holder);
  flushSync(() => root.render(<SketchSvg sketch={sketch} colours={FILE_COLOURS} fixedSize />));
  const svg = holder.querySelector("svg")?.cloneNode(true);
  root.unmount();
  if (!(svg instanceof SVGSVGElement)) throw new Error("the sketch could not be drawn");
  return svg;
}

async function png(svg: SVGSVGElement): Promise<Blob> {
  const [width, height] = [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))];
  const scale = Math.min(2, SIDE_MAX / Math.max(width, height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("the picture could not be made"))),
      "image/png",
    );
  });
}

/** The sketch as a file of the given kind. */
export async function exportSketch(sketch: Sketch, kind: ExportKind): Promise<{ name: string; blob: Blob }> {
  const { draft: _draft, ...drawn } = sketch;
  switch (kind) {
    case "PNG":
      return { name: "sketch.png", blob: await png(drawing(drawn)) };
    case "SVG":
      return {
        name: "sketch.svg",
        blob: new Blob([new XMLSerializer().serializeToString(drawing(drawn))], { type: "image/svg+xml" }),
      };
    case "Mermaid":
      return { name: "sketch.mmd", blob: new Blob([writeMermaid(drawn)], { type: "text/plain" }) };
    case "JSON":
      return {
        name: "sketch.json",
        blob: new Blob([JSON.stringify(drawn, null, 2)], { type: "application/json" }),
      };
  }
}

export function download({ name, blob }: { name: string; blob: Blob }): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
