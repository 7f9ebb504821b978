import { splitFrontMatter } from "~graders";
import { unzipSync } from "fflate";

/** What one upload may hold. A class of hundreds with long answers stays far below. */
export const MOST_UPLOAD_BYTES = 12 * 1024 * 1024;
export const MOST_DOCUMENTS = 600;
const MOST_UNPACKED_BYTES = 40 * 1024 * 1024;
/** Four bytes is the most that a character takes, and a document has 200,000 of these at most. */
const MOST_DOCUMENT_BYTES = 800_000;
const LONGEST_NAME = 200;

/** One document of an upload. `problem`: why it cannot be read. */
export interface Uploaded {
  /** As it was called, with its folders: a label, never a path that anything is read from or written to. */
  name: string;
  text: string;
  problem: string | null;
}

export type Unpacked = { ok: true; documents: Uploaded[] } | { ok: false; message: string };

const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
const isDocument = (name: string) => /\.(?:md|markdown|txt)$/i.test(name);
/** What systems put beside the documents, and folders themselves. */
const isClutter = (name: string) =>
  name.endsWith("/") || /(?:^|\/)(?:\.(?!\.?\/)|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i.test(name);

/** Without what would break a line or hide in it; long ones keep their end, where the file's own name stands. */
function labelOf(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}]/gu, "").replaceAll("\\", "/");
  return plain.length > LONGEST_NAME ? `…${plain.slice(-LONGEST_NAME)}` : plain;
}

const bad = (name: string, problem: string): Uploaded => ({ name: labelOf(name), text: "", problem });

const NESTED = "A zip within a zip is not opened. Put its documents into the upload.";

/** What is wrong with a file before any of it is read; null: nothing. */
function outerProblem(name: string, size: number): string | null {
  if (/\.zip$/i.test(name)) return NESTED;
  if (!isDocument(name)) return "Only Markdown and plain text are graded (.md, .markdown, .txt).";
  return size > MOST_DOCUMENT_BYTES ? "This is larger than a document can be." : null;
}

function textOf(name: string, bytes: Uint8Array): Uploaded {
  const problem = isZip(bytes) ? NESTED : outerProblem(name, bytes.length);
  if (problem !== null) return bad(name, problem);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\r\n", "\n");
    if (text.includes("\u0000")) return bad(name, "This is no text. Save it as Markdown first.");
    if (text.trim() === "") return bad(name, "This file is empty.");
    return { name: labelOf(name), text, problem: null };
  } catch {
    return bad(name, "This is not UTF-8 text. Save it as UTF-8, then upload it again.");
  }
}

interface Room {
  files: number;
  bytes: number;
}

/** A zip's documents. Sizes are those it declares, and nothing is unpacked beyond them. */
function unzip(name: string, bytes: Uint8Array, room: Room): Uploaded[] {
  const listed: { name: string; size: number }[] = [];
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        if (!isClutter(entry.name) && listed.length <= MOST_DOCUMENTS)
          listed.push({ name: entry.name, size: entry.originalSize });
        return false;
      },
    });
  } catch {
    return [bad(name, "This zip is damaged and cannot be opened.")];
  }
  const seen = new Set<string>();
  return listed.flatMap((entry): Uploaded[] => {
    room.files -= 1;
    if (room.files < 0) return [];
    if (seen.has(entry.name)) return [bad(entry.name, "The zip has two files of this name.")];
    seen.add(entry.name);
    const problem = outerProblem(entry.name, entry.size);
    if (problem !== null) return [bad(entry.name, problem)];
    room.bytes -= entry.size;
    if (room.bytes < 0) return [bad(entry.name, "The upload unpacks to more than 40 MB; send it in parts.")];
    return [unpackOne(bytes, entry)];
  });
}

function unpackOne(bytes: Uint8Array, { name, size }: { name: string; size: number }): Uploaded {
  try {
    const files = unzipSync(bytes, { filter: (entry) => entry.name === name });
    const content = files[name];
    if (content?.length !== size) return bad(name, "This file is damaged in the zip.");
    return textOf(name, content);
  } catch {
    return bad(name, "This file is damaged or locked with a password.");
  }
}

/** The documents of an upload: files, or zips of them, each readable or with what is wrong. Nothing touches the disk. */
export async function unpackDocuments(files: readonly File[]): Promise<Unpacked> {
  const given = files.filter(({ size }) => size > 0);
  if (given.length === 0) return { ok: false, message: "Choose a zip, or Markdown files." };
  if (given.reduce((sum, { size }) => sum + size, 0) > MOST_UPLOAD_BYTES)
    return { ok: false, message: "This is larger than 12 MB. Send it in parts." };
  const room: Room = { files: MOST_DOCUMENTS, bytes: MOST_UNPACKED_BYTES };
  const documents: Uploaded[] = [];
  for (const file of given) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (isZip(bytes)) documents.push(...unzip(file.name, bytes, room));
    else {
      room.files -= 1;
      documents.push(textOf(file.name, bytes));
    }
  }
  if (room.files < 0)
    return { ok: false, message: `At most ${MOST_DOCUMENTS} documents go into one upload.` };
  if (documents.length === 0) return { ok: false, message: "There is no document in this zip." };
  return { ok: true, documents };
}

/** A document's own text: some editors put data about it above. */
export const withoutFrontMatter = (name: string, text: string): string =>
  /\.(?:md|markdown)$/i.test(name) ? splitFrontMatter(text).body : text;
